package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	for scanner := bufio.NewScanner(os.Stdin); scanner.Scan(); {
		fmt.Println(strings.ToUpper(scanner.Text()))
	}
}
