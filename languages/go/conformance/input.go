// Stdin: commands of a small bank line by line, words and numbers by fmt, totals at the end, messages to stderr, an exit code.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

type money int64

func (m money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s%d.%02d", sign, m/100, m%100)
}

func (m *money) Scan(state fmt.ScanState, verb rune) error {
	token, err := state.Token(true, func(r rune) bool { return r >= '0' && r <= '9' || r == '.' })
	if err != nil {
		return err
	}
	whole, cents, _ := strings.Cut(string(token), ".")
	if whole == "" || len(cents) > 2 {
		return fmt.Errorf("%q is no amount", token)
	}
	for len(cents) < 2 {
		cents += "0"
	}
	_, err = fmt.Sscan(whole+cents, (*int64)(m))
	return err
}

type bank struct {
	accounts map[string]money
	history  []string
}

var errUnknown = errors.New("no such account")

type shortError struct {
	name    string
	missing money
}

func (e shortError) Error() string { return fmt.Sprintf("%s lacks %v", e.name, e.missing) }

func (b *bank) move(from, to string, amount money) error {
	for _, name := range []string{from, to} {
		if _, ok := b.accounts[name]; !ok {
			return fmt.Errorf("%w: %s", errUnknown, name)
		}
	}
	if missing := amount - b.accounts[from]; missing > 0 {
		return shortError{from, missing}
	}
	b.accounts[from] -= amount
	b.accounts[to] += amount
	b.history = append(b.history, fmt.Sprintf("%s→%s %v", from, to, amount))
	return nil
}

func (b *bank) do(line string) error {
	var command, first, second string
	var amount money
	fields := strings.Fields(line)
	if len(fields) == 0 || strings.HasPrefix(line, "#") {
		return nil
	}
	switch command = fields[0]; command {
	case "open":
		if _, err := fmt.Sscanf(line, "open %s %v", &first, &amount); err != nil {
			return fmt.Errorf("open: %w", err)
		}
		if _, there := b.accounts[first]; there {
			return fmt.Errorf("%s is open already", first)
		}
		b.accounts[first] = amount
	case "move":
		if _, err := fmt.Sscan(line, &command, &first, &second, &amount); err != nil {
			return fmt.Errorf("move: %w", err)
		}
		return b.move(first, second, amount)
	case "show":
		names := fields[1:]
		if len(names) == 0 {
			for name := range b.accounts {
				names = append(names, name)
			}
			slices.Sort(names)
		}
		for _, name := range names {
			fmt.Printf("%-8s%10v\n", name, b.accounts[name])
		}
	default:
		return fmt.Errorf("unknown command %q", command)
	}
	return nil
}

func main() {
	in := bufio.NewReader(os.Stdin)
	b := &bank{accounts: map[string]money{}}
	failed := 0
	for number := 1; ; number++ {
		line, err := in.ReadString('\n')
		line = strings.TrimSpace(line)
		if line == "end" {
			break
		}
		if problem := b.do(line); problem != nil {
			failed++
			var short shortError
			fmt.Println("line", number, problem, errors.Is(problem, errUnknown), errors.As(problem, &short))
			fmt.Fprintln(os.Stderr, "failed:", line)
		}
		if err == io.EOF {
			break
		}
	}
	fmt.Println(strings.Join(b.history, ", "))

	var count int
	fmt.Fscan(in, &count)
	matrix := make([][]float64, count)
	for i := range matrix {
		matrix[i] = make([]float64, count)
		for j := range matrix[i] {
			fmt.Fscan(in, &matrix[i][j])
		}
	}
	fmt.Println(matrix, determinant(matrix))
	var hex, octal, binary int
	var letter rune
	var word string
	n, err := fmt.Fscanf(in, "\n%x %o %b %c %q\n", &hex, &octal, &binary, &letter, &word)
	fmt.Println(n, err, hex, octal, binary, string(letter), word)

	scanner := bufio.NewScanner(in)
	scanner.Split(bufio.ScanRunes)
	runes := map[string]int{}
	for scanner.Scan() {
		runes[scanner.Text()]++
	}
	fmt.Println(runes)
	n, err = fmt.Fscan(in, &word)
	fmt.Println(n, err, failed)
	if failed > 0 {
		os.Exit(3)
	}
}

func determinant(m [][]float64) float64 {
	if len(m) == 1 {
		return m[0][0]
	}
	sum, sign := 0.0, 1.0
	for column := range m {
		var minor [][]float64
		for _, row := range m[1:] {
			minor = append(minor, slices.Delete(slices.Clone(row), column, column+1))
		}
		sum += sign * m[0][column] * determinant(minor)
		sign = -sign
	}
	return sum
}
