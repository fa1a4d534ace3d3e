package main

import (
	"fmt"
	"math/rand"
)

func main() {
	if rand.Uint64() != rand.Uint64() {
		fmt.Println("ok")
	} else {
		fmt.Println("same")
	}
}
