package main

import (
	"fmt"
	"strconv"
	"strings"
)

const n = 120000

const rounds = 10

func reversed(text string) string {
	bytes := []byte(text)
	for i, j := 0, len(bytes)-1; i < j; i, j = i+1, j-1 {
		bytes[i], bytes[j] = bytes[j], bytes[i]
	}
	return string(bytes)
}

func main() {
	total := 0
	sevens := 0
	var backwards, mirrored, loud string
	for round := 0; round < rounds; round++ {
		var words []string
		for i := 0; i < n; i++ {
			words = append(words, "item"+strconv.Itoa(i*7+round))
		}
		text := strings.Join(words, ",")
		backwards = reversed(text)
		loud = strings.ToUpper(text)
		sevens += strings.Count(loud, "ITEM7")

		var builder strings.Builder
		for _, word := range strings.Split(text, ",") {
			builder.WriteString(reversed(word))
			builder.WriteByte(';')
		}
		mirrored = builder.String()
		total += len(text) + len(mirrored)
	}
	fmt.Printf("total: %d\n", total)
	fmt.Printf("sevens: %d\n", sevens)
	fmt.Printf("backwards: %s\n", backwards[:16])
	fmt.Printf("mirrored: %s\n", mirrored[:16])
	fmt.Printf("loud: %s\n", loud[len(loud)-16:])
}
