// Regular expressions: groups, names, replacement, splitting, flags, Unicode classes, laziness, a tokenizer and a template.
package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var token = regexp.MustCompile(`(?P<number>\d+(?:\.\d+)?)|(?P<name>[\p{L}_]\w*)|(?P<operator>[-+*/^()=])|(?P<space>\s+)|(?P<bad>.)`)

type lexeme struct{ kind, text string }

func tokens(text string) (out []lexeme) {
	names := token.SubexpNames()
	for _, match := range token.FindAllStringSubmatchIndex(text, -1) {
		for group := 1; group < len(names); group++ {
			if from, to := match[2*group], match[2*group+1]; from >= 0 {
				if names[group] != "space" {
					out = append(out, lexeme{names[group], text[from:to]})
				}
				break
			}
		}
	}
	return
}

type parser struct {
	lexemes []lexeme
	known   map[string]float64
}

func (p *parser) peek() string {
	if len(p.lexemes) == 0 {
		return ""
	}
	return p.lexemes[0].text
}

func (p *parser) next() (l lexeme) {
	if len(p.lexemes) > 0 {
		l, p.lexemes = p.lexemes[0], p.lexemes[1:]
	}
	return
}

func (p *parser) sum() float64 {
	value := p.product()
	for {
		switch p.peek() {
		case "+":
			p.next()
			value += p.product()
		case "-":
			p.next()
			value -= p.product()
		default:
			return value
		}
	}
}

func (p *parser) product() float64 {
	value := p.atom()
	for {
		switch p.peek() {
		case "*":
			p.next()
			value *= p.atom()
		case "/":
			p.next()
			value /= p.atom()
		default:
			return value
		}
	}
}

func (p *parser) atom() float64 {
	switch l := p.next(); l.kind {
	case "number":
		value, _ := strconv.ParseFloat(l.text, 64)
		return value
	case "name":
		value, ok := p.known[l.text]
		if !ok {
			panic("unknown name " + l.text)
		}
		return value
	default:
		switch l.text {
		case "(":
			value := p.sum()
			p.next()
			return value
		case "-":
			return -p.atom()
		}
		panic(fmt.Sprintf("unexpected %q", l.text))
	}
}

func evaluate(text string, known map[string]float64) (result string) {
	defer func() {
		if r := recover(); r != nil {
			result = fmt.Sprint("error: ", r)
		}
	}()
	p := &parser{tokens(text), known}
	value := p.sum()
	if p.peek() != "" {
		panic("left over: " + p.peek())
	}
	return strconv.FormatFloat(value, 'g', 10, 64)
}

func main() {
	fmt.Println(tokens("größe = 3.5*(x_1 - 2) ?"))
	for _, text := range []string{"1 + 2 * 3", "(1 + 2) * 3 - -4", "2 * π", "10 / 4 / 5", "1 +", "x + 1", "2 3", "1 / 0"} {
		fmt.Println(text, "→", evaluate(text, map[string]float64{"π": 3.14159265}))
	}

	log := `2024-02-29 12:00:01 ERROR [db] connection lost (code=42)
2024-02-29 12:00:02 info  [web] GET /index.html 200
2024-03-01 00:00:00 WARN  [db] slow query: 1532ms
no log line at all`
	line := regexp.MustCompile(`(?mi)^(?P<date>\d{4}-\d{2}-\d{2}) (?P<time>[\d:]{8}) (?P<level>error|warn|info)\s+\[(?P<part>\w+)\] (?P<text>.*)$`)
	for _, match := range line.FindAllStringSubmatch(log, -1) {
		fmt.Printf("%s|%s|%s|%s\n", match[line.SubexpIndex("level")], match[line.SubexpIndex("part")], match[line.SubexpIndex("date")], match[line.SubexpIndex("text")])
	}
	fmt.Println(line.NumSubexp(), strings.Join(line.SubexpNames(), ","), len(line.FindAllString(log, 2)))

	date := regexp.MustCompile(`(\d{4})-(\d\d)-(\d\d)`)
	fmt.Println(date.ReplaceAllString("from 2024-02-29 to 2024-03-01", "$3.$2.$1"), date.ReplaceAllString("on 2024-02-29", "${1}x $1x"), date.ReplaceAllLiteralString("on 2024-02-29", "$1"))
	double := regexp.MustCompile(`\d+`).ReplaceAllStringFunc("3 apples and 14 pears", func(n string) string {
		value, _ := strconv.Atoi(n)
		return strconv.Itoa(2 * value)
	})
	fmt.Println(double)
	fmt.Printf("%q\n", date.ExpandString(nil, "$2/$1", "2024-02-29", date.FindStringSubmatchIndex("2024-02-29")))

	fmt.Printf("%q\n", regexp.MustCompile(`\s*[,;]\s*`).Split("a , b;c ;; d", -1))
	fmt.Printf("%q %q\n", regexp.MustCompile(`a*`).Split("baaac", -1), regexp.MustCompile(`,`).Split("a,b,c", 2))
	fmt.Printf("%q %q\n", regexp.MustCompile(`<.+>`).FindString("<a><b>"), regexp.MustCompile(`<.+?>`).FindString("<a><b>"))
	fmt.Printf("%q\n", regexp.MustCompile(`(?s)begin(.*?)end`).FindAllStringSubmatch("begin one\nend begin two end", -1))
	fmt.Println(regexp.MustCompile(`(?i)straße`).MatchString("STRAßE"), regexp.MustCompile(`^\p{Greek}+$`).MatchString("αβγ"), regexp.MustCompile(`\bcat\b`).FindAllStringIndex("cat concat cat", -1))
	fmt.Printf("%q %v\n", regexp.MustCompile(`[^\x00-\x7F]`).FindAllString("naïve 日本", -1), regexp.MustCompile(`日`).FindStringIndex("naïve 日本"))
	fmt.Println(regexp.MustCompile(`(a|ab)(c|bcd)(d*)`).FindStringSubmatch("abcd"), regexp.MustCompilePOSIX(`(a|ab)(c|bcd)(d*)`).FindStringSubmatch("abcd"))
	fmt.Println(regexp.QuoteMeta("1+1=2? [yes]"), regexp.MustCompile(`x*`).ReplaceAllString("abc", "-"))
	for _, bad := range []string{`a(b`, `*a`, `[z-a]`, `(?<n>a)(?<n>b)`, `a{1001}`, `\8`} {
		_, err := regexp.Compile(bad)
		fmt.Println(err)
	}

	var email = regexp.MustCompile(`^[\w.+-]+@[\w-]+(\.[\w-]+)+$`)
	for _, address := range []string{"ann@example.org", "a.b+c@mail.example.co.uk", "no at sign", "two@@example.org", "x@y"} {
		fmt.Print(email.MatchString(address), " ")
	}
	fmt.Println()
	// Linear, whatever the expression.
	evil := regexp.MustCompile(`^(a+)+$`)
	fmt.Println(evil.MatchString(strings.Repeat("a", 20000)), evil.MatchString(strings.Repeat("a", 20000)+"b"))
	words := regexp.MustCompile(`\w+`)
	counts := map[int]int{}
	for _, word := range words.FindAllString(strings.Repeat("the quick brown fox ", 500), -1) {
		counts[len(word)]++
	}
	fmt.Println(counts)
}
