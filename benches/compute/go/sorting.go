package main

import (
	"fmt"
	"sort"
)

const n = 800000

func randomValues(count int) []int {
	seed := uint32(42)
	values := make([]int, count)
	for i := range values {
		seed = (seed*1103515245 + 12345) & 0x7fffffff
		values[i] = int(seed)
	}
	return values
}

func quicksort(values []int, low, high int) {
	for low < high {
		pivot := values[(low+high)/2]
		i, j := low, high
		for i <= j {
			for values[i] < pivot {
				i++
			}
			for values[j] > pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		quicksort(values, low, j)
		low = i
	}
}

func report(name string, values []int) {
	checksum := int64(0)
	for _, value := range values {
		checksum = (checksum*31 + int64(value)) % 1000000007
	}
	fmt.Printf("%s: %d %d %d %d\n", name, values[0], values[len(values)/2], values[len(values)-1], checksum)
}

func main() {
	values := randomValues(n)

	// By the last three digits, then the greater value first.
	sorted := append([]int(nil), values...)
	sort.Slice(sorted, func(i, j int) bool {
		a, b := sorted[i], sorted[j]
		if a%1000 != b%1000 {
			return a%1000 < b%1000
		}
		return a > b
	})
	report("library", sorted)

	quicksort(values, 0, len(values)-1)
	report("quicksort", values)
}
