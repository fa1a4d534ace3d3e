package main

import (
	"fmt"
	"sort"
	"strings"
)

const n = 500000

var frequencies = []struct {
	letter byte
	limit  float64
}{{'A', 0.3029549426680}, {'C', 0.5009432431601}, {'G', 0.6984905497992}, {'T', 1}}

var fragments = []string{"GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT"}

func makeSequence(length int) string {
	seed := 42
	var sequence strings.Builder
	for i := 0; i < length; i++ {
		seed = (seed*3877 + 29573) % 139968
		chance := float64(seed) / 139968
		for _, entry := range frequencies {
			if chance < entry.limit {
				sequence.WriteByte(entry.letter)
				break
			}
		}
	}
	return sequence.String()
}

func countFragments(sequence string, size int) map[string]int {
	counts := make(map[string]int)
	for start := 0; start+size <= len(sequence); start++ {
		counts[sequence[start:start+size]]++
	}
	return counts
}

func printFrequencies(sequence string, size int) {
	counts := countFragments(sequence, size)
	sorted := make([]string, 0, len(counts))
	for fragment := range counts {
		sorted = append(sorted, fragment)
	}
	sort.Slice(sorted, func(i, j int) bool {
		a, b := sorted[i], sorted[j]
		if counts[a] != counts[b] {
			return counts[a] > counts[b]
		}
		return a < b
	})
	total := len(sequence) - size + 1
	for _, fragment := range sorted {
		fmt.Printf("%s %.3f\n", fragment, float64(counts[fragment])*100/float64(total))
	}
	fmt.Println()
}

func main() {
	sequence := makeSequence(n)
	printFrequencies(sequence, 1)
	printFrequencies(sequence, 2)
	for _, fragment := range fragments {
		counts := countFragments(sequence, len(fragment))
		fmt.Printf("%d\t%s\n", counts[fragment], fragment)
	}
}
