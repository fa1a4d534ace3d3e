package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

const n = 10000

var (
	names    = []string{"alice", "bob", "carol", "dave", "erin"}
	hosts    = []string{"example", "sample", "mail"}
	domains  = []string{"org", "com", "net"}
	methods  = []string{"GET", "POST", "PUT", "HEAD"}
	folders  = []string{"images", "docs", "files"}
	statuses = []string{"200", "404", "500"}
	states   = []string{"loading", "running", "stopped", "waiting", "done", "sleeping"}
)

var seed uint32 = 42

func below(limit int) int {
	seed = (seed*1103515245 + 12345) & 0x7fffffff
	return int(seed>>8) % limit
}

func pick(choices []string) string {
	return choices[below(len(choices))]
}

func makeText(lines int) string {
	var text strings.Builder
	for i := 0; i < lines; i++ {
		fmt.Fprintf(&text, "%04d-%02d-%02d ", 2000+below(25), 1+below(12), 1+below(28))
		fmt.Fprintf(&text, "%s%d@%s.%s ", pick(names), below(1000), pick(hosts), pick(domains))
		fmt.Fprintf(&text, "%s /%s/item%d ", pick(methods), pick(folders), below(10000))
		fmt.Fprintf(&text, "%s %s\n", pick(statuses), pick(states))
	}
	return text.String()
}

func main() {
	text := makeText(n)

	dates := regexp.MustCompile(`([0-9]{4})-([0-9]{2})-([0-9]{2})`).FindAllStringSubmatch(text, -1)
	dateSum := 0
	for _, date := range dates {
		for _, part := range date[1:] {
			number, _ := strconv.Atoi(part)
			dateSum += number
		}
	}
	fmt.Printf("dates: %d %d\n", len(dates), dateSum)

	addresses := regexp.MustCompile(`[a-z]+[0-9]+@[a-z]+\.org`).FindAllString(text, -1)
	fmt.Printf("addresses: %d\n", len(addresses))

	requests := regexp.MustCompile(`(?:GET|POST) /[a-z]+/[a-z]+[0-9]+ 200`).FindAllString(text, -1)
	fmt.Printf("requests: %d\n", len(requests))

	words := regexp.MustCompile(`[a-z]+ing`).FindAllString(text, -1)
	letters := 0
	for _, word := range words {
		letters += len(word)
	}
	fmt.Printf("words: %d %d\n", len(words), letters)

	replaced := regexp.MustCompile(`[0-9]+`).ReplaceAllString(text, "#")
	fmt.Printf("replaced: %d\n", len(replaced))
}
