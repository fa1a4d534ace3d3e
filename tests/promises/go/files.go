package main

import (
	"fmt"
	"os"
)

func main() {
	if err := os.WriteFile("note.txt", []byte("written and read back\n"), 0o644); err != nil {
		panic(err)
	}
	note, err := os.ReadFile("note.txt")
	if err != nil {
		panic(err)
	}
	fmt.Print(string(note))
}
