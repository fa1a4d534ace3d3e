// Text: runes and bytes, builders, splitting, case, word counts, wrapping, Caesar and Vigenère, run lengths, palindromes, tables.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

const poem = `The time has come, the Walrus said,
To talk of many things:
Of shoes and ships and sealing-wax,
Of cabbages and kings,
And why the sea is boiling hot,
And whether pigs have wings.`

func wordCounts(text string) map[string]int {
	counts := map[string]int{}
	split := func(r rune) bool { return !unicode.IsLetter(r) }
	for _, word := range strings.FieldsFunc(strings.ToLower(text), split) {
		counts[word]++
	}
	return counts
}

func wrap(text string, width int) []string {
	var lines []string
	var line strings.Builder
	for word := range strings.FieldsSeq(text) {
		if line.Len() > 0 && utf8.RuneCountInString(line.String())+1+utf8.RuneCountInString(word) > width {
			lines = append(lines, line.String())
			line.Reset()
		}
		if line.Len() > 0 {
			line.WriteByte(' ')
		}
		line.WriteString(word)
	}
	return append(lines, line.String())
}

func rotate(by rune) func(rune) rune {
	return func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return 'a' + (r-'a'+by+26)%26
		case 'A' <= r && r <= 'Z':
			return 'A' + (r-'A'+by+26)%26
		}
		return r
	}
}

func vigenere(text, key string, sign rune) string {
	var out strings.Builder
	at := 0
	for _, r := range text {
		if unicode.IsLetter(r) && r < unicode.MaxASCII {
			r = rotate(sign * rune(key[at%len(key)]-'a'))(r)
			at++
		}
		out.WriteRune(r)
	}
	return out.String()
}

func runLengths(text string) string {
	var out strings.Builder
	runes := []rune(text)
	for i := 0; i < len(runes); {
		j := i
		for j < len(runes) && runes[j] == runes[i] {
			j++
		}
		if j-i > 1 {
			out.WriteString(strconv.Itoa(j - i))
		}
		out.WriteRune(runes[i])
		i = j
	}
	return out.String()
}

func isPalindrome(text string) bool {
	var letters []rune
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters = append(letters, unicode.ToLower(r))
		}
	}
	for i, j := 0, len(letters)-1; i < j; i, j = i+1, j-1 {
		if letters[i] != letters[j] {
			return false
		}
	}
	return true
}

func main() {
	type entry struct {
		word  string
		count int
	}
	var entries []entry
	for word, count := range wordCounts(poem) {
		entries = append(entries, entry{word, count})
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.count, a.count), strings.Compare(a.word, b.word))
	})
	table := tabwriter.NewWriter(os.Stdout, 0, 8, 2, '.', tabwriter.AlignRight)
	for _, e := range entries[:6] {
		fmt.Fprintf(table, "%s\t%d\t%s\n", e.word, e.count, strings.Repeat("#", e.count))
	}
	table.Flush()

	for i, line := range wrap(poem, 30) {
		fmt.Printf("%2d|%-30s|\n", i+1, line)
	}

	word := "naïve café 日本語 🦀"
	fmt.Println(len(word), utf8.RuneCountInString(word), utf8.ValidString(word), utf8.ValidString(word[:3]))
	for at, r := range "aé日🦀" {
		fmt.Printf("%d %c %U %q %d % x\n", at, r, r, r, utf8.RuneLen(r), string(r))
	}
	fmt.Println(utf16.Encode([]rune("🦀é")), strings.ToUpper("straße İ ǆ"), strings.ToTitle("ǆ"))
	fmt.Printf("%q %+q %x %X\n", "tab\there \x00 é", "日🦀", "hex", []byte("HEX"))
	for r := range strings.SplitSeq("\xff\xfea", "") {
		fmt.Printf("%q ", r)
	}
	fmt.Println([]rune("\xffz"))

	secret := strings.Map(rotate(3), "Hello, Zebra!")
	fmt.Println(secret, strings.Map(rotate(-3), secret))
	hidden := vigenere("Attack at dawn", "lemon", 1)
	fmt.Println(hidden, vigenere(hidden, "lemon", -1))
	fmt.Println(runLengths("aaabccddddé日日日"), runLengths(""))
	fmt.Println(isPalindrome("A man, a plan, a canal: Panama"), isPalindrome("Не палиндром"), isPalindrome("А роза упала на лапу Азора"))

	fmt.Println(strings.Split("a,b,,c", ","), len(strings.Split("", ",")), strings.SplitN("a,b,c", ",", 2), strings.SplitAfter("a-b", "-"))
	fmt.Println(strings.TrimLeft("xxhixx", "x"), strings.TrimSuffix("main.go", ".go"), strings.Trim(" \t é \n", " \t\n"))
	before, after, found := strings.Cut("key=value=more", "=")
	fmt.Println(before, after, found, strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"), strings.IndexRune("chicken", 'k'))
	fmt.Println(strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;").Replace("<a & b>"), strings.EqualFold("Straße", "STRAßE"))
	fmt.Println(strings.Contains("seafood", "foo"), strings.Count("cheese", "e"), strings.Count("five", ""), strings.ContainsAny("x", "xyz"))

	scanner := bufio.NewScanner(strings.NewReader("one two\nthree  four five\n"))
	scanner.Split(bufio.ScanWords)
	var lengths []int
	for scanner.Scan() {
		lengths = append(lengths, len(scanner.Text()))
	}
	fmt.Println(lengths, scanner.Err())

	for _, text := range []string{"42", "-0x1f", "0b101", "1_000", "9223372036854775808", "ten"} {
		n, err := strconv.ParseInt(text, 0, 64)
		fmt.Println(n, err)
	}
	fmt.Println(strconv.Quote("a\n\"b\"☺"), strconv.FormatInt(-255, 16), strconv.FormatFloat(1.0/3, 'g', -1, 32))
	unquoted, err := strconv.Unquote(`"\u00e9\t"`)
	fmt.Printf("%q %v\n", unquoted, err)
	var buffer bytes.Buffer
	buffer.WriteString("line one\nline two")
	line, _ := buffer.ReadString('\n')
	fmt.Printf("%q %q %v\n", line, buffer.String(), bytes.Fields([]byte(" a  b ")))
}
