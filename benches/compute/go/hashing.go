package main

import (
	"fmt"
	"strconv"
)

const n = 350000

var seed uint32 = 42

func below(limit int) int {
	seed = (seed*1103515245 + 12345) & 0x7fffffff
	return int(seed>>8) % limit
}

func key(number int) string {
	return "key" + strconv.Itoa(number)
}

func stringKeys() {
	counts := make(map[string]int)
	for i := 0; i < n; i++ {
		counts[key(below(n/4))]++
	}
	hits := 0
	for i := 0; i < n; i++ {
		if _, found := counts[key(i)]; found {
			hits++
		}
	}
	greatest := 0
	for _, count := range counts {
		if count > greatest {
			greatest = count
		}
	}
	fmt.Printf("strings: %d %d %d\n", len(counts), hits, greatest)
}

func integerKeys() {
	last := make(map[int]int)
	for i := 0; i < n; i++ {
		last[below(n*8)] = i
	}
	hits := 0
	total := 0
	for i := 0; i < n; i++ {
		if value, found := last[i*8]; found {
			hits++
			total += value
		}
	}
	fmt.Printf("integers: %d %d %d\n", len(last), hits, total)
}

func fnv1a() {
	digest := uint32(2166136261)
	for i := 0; i < n; i++ {
		for _, letter := range []byte(key(i)) {
			digest = (digest ^ uint32(letter)) * 16777619
		}
	}
	fmt.Printf("fnv: %08x\n", digest)
}

func main() {
	stringKeys()
	integerKeys()
	fnv1a()
}
