package main

import (
	"fmt"
	"math"
)

const n = 2000

func a(i, j int) float64 {
	return 1 / float64((i+j)*(i+j+1)/2+i+1)
}

func times(vector []float64) []float64 {
	result := make([]float64, len(vector))
	for i := range result {
		sum := 0.0
		for j, value := range vector {
			sum += a(i, j) * value
		}
		result[i] = sum
	}
	return result
}

func timesTransposed(vector []float64) []float64 {
	result := make([]float64, len(vector))
	for i := range result {
		sum := 0.0
		for j, value := range vector {
			sum += a(j, i) * value
		}
		result[i] = sum
	}
	return result
}

func main() {
	u := make([]float64, n)
	for i := range u {
		u[i] = 1
	}
	var v []float64
	for i := 0; i < 10; i++ {
		v = timesTransposed(times(u))
		u = timesTransposed(times(v))
	}
	var uv, vv float64
	for i := range u {
		uv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	fmt.Printf("%.9f\n", math.Sqrt(uv/vv))
}
