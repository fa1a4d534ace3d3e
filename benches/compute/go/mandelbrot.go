package main

import "fmt"

const n = 1800

const limit = 50

func escapeTime(cr, ci float64) int {
	zr, zi := 0.0, 0.0
	i := 0
	for i < limit && zr*zr+zi*zi <= 4 {
		zr, zi = zr*zr-zi*zi+cr, 2*zr*zi+ci
		i++
	}
	return i
}

func main() {
	inside := 0
	steps := 0
	for y := 0; y < n; y++ {
		ci := 2*float64(y)/n - 1
		for x := 0; x < n; x++ {
			i := escapeTime(2*float64(x)/n-1.5, ci)
			steps += i
			if i == limit {
				inside++
			}
		}
	}
	fmt.Println("inside:", inside)
	fmt.Println("steps:", steps)
}
