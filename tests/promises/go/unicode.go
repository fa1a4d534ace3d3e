package main

import (
	"fmt"
	"unicode/utf8"
)

func main() {
	text := "héllo wörld ✓ 🦀"
	fmt.Println(text)
	fmt.Println(utf8.RuneCountInString(text))
}
