package main

import (
	"fmt"
	"strings"
)

func main() {
	line := strings.Repeat("x", 49)
	for i := 0; i < 20000; i++ {
		fmt.Println(line)
	}
}
