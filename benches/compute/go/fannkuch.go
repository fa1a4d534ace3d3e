package main

import "fmt"

const n = 10

func fannkuch() (checksum, maxFlips int) {
	permutation := make([]int, n)
	work := make([]int, n)
	count := make([]int, n)
	for i := range permutation {
		permutation[i] = i
	}
	even := true
	r := n
	for {
		for ; r > 1; r-- {
			count[r-1] = r
		}

		if permutation[0] != 0 {
			copy(work, permutation)
			flips := 0
			for work[0] != 0 {
				for i, j := 0, work[0]; i < j; i, j = i+1, j-1 {
					work[i], work[j] = work[j], work[i]
				}
				flips++
			}
			if flips > maxFlips {
				maxFlips = flips
			}
			if even {
				checksum += flips
			} else {
				checksum -= flips
			}
		}

		for ; ; r++ {
			if r == n {
				return checksum, maxFlips
			}
			first := permutation[0]
			copy(permutation[:r], permutation[1:r+1])
			permutation[r] = first
			count[r]--
			if count[r] > 0 {
				break
			}
		}
		even = !even
	}
}

func main() {
	checksum, maxFlips := fannkuch()
	fmt.Println(checksum)
	fmt.Printf("Pfannkuchen(%d) = %d\n", n, maxFlips)
}
