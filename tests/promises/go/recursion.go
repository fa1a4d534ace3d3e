package main

import "fmt"

func deeper(n int) int {
	return deeper(n+1) + 1
}

func main() {
	fmt.Println(deeper(0))
}
