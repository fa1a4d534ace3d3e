// Sorting: stability, several keys, own orders, heaps and merges by hand, binary search, partial sorts, top lists, permutation checks.
package main

import (
	"cmp"
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"slices"
	"sort"
	"strings"
)

type person struct {
	name string
	city string
	age  int
}

type byCityThenAge []person

func (p byCityThenAge) Len() int      { return len(p) }
func (p byCityThenAge) Swap(i, j int) { p[i], p[j] = p[j], p[i] }
func (p byCityThenAge) Less(i, j int) bool {
	if p[i].city != p[j].city {
		return p[i].city < p[j].city
	}
	return p[i].age < p[j].age
}

// A generator of our own, so that numbers are the same everywhere.
type random uint64

func (r *random) next(below int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r)>>33) % below
}

func numbers(count, below int) []int {
	r := random(42)
	out := make([]int, count)
	for i := range out {
		out[i] = r.next(below)
	}
	return out
}

func quick(a []int) {
	for len(a) > 12 {
		pivot := a[len(a)/2]
		i, j := 0, len(a)-1
		for i <= j {
			for a[i] < pivot {
				i++
			}
			for a[j] > pivot {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i, j = i+1, j-1
			}
		}
		quick(a[:j+1])
		a = a[i:]
	}
	for i := 1; i < len(a); i++ {
		for j := i; j > 0 && a[j] < a[j-1]; j-- {
			a[j], a[j-1] = a[j-1], a[j]
		}
	}
}

func mergeSort(a []int) (sorted []int, inversions int) {
	if len(a) < 2 {
		return a, 0
	}
	left, x := mergeSort(a[:len(a)/2])
	right, y := mergeSort(a[len(a)/2:])
	inversions = x + y
	for len(left) > 0 && len(right) > 0 {
		if left[0] <= right[0] {
			sorted, left = append(sorted, left[0]), left[1:]
		} else {
			inversions += len(left)
			sorted, right = append(sorted, right[0]), right[1:]
		}
	}
	return append(append(sorted, left...), right...), inversions
}

func heapSort(a []int) {
	down := func(at, end int) {
		for {
			child := 2*at + 1
			if child >= end {
				return
			}
			if child+1 < end && a[child] < a[child+1] {
				child++
			}
			if a[at] >= a[child] {
				return
			}
			a[at], a[child] = a[child], a[at]
			at = child
		}
	}
	for i := len(a)/2 - 1; i >= 0; i-- {
		down(i, len(a))
	}
	for end := len(a) - 1; end > 0; end-- {
		a[0], a[end] = a[end], a[0]
		down(0, end)
	}
}

func radix(a []uint32) {
	buffer := make([]uint32, len(a))
	for shift := 0; shift < 32; shift += 8 {
		var counts [257]int
		for _, value := range a {
			counts[value>>shift&255+1]++
		}
		for i := range 256 {
			counts[i+1] += counts[i]
		}
		for _, value := range a {
			buffer[counts[value>>shift&255]] = value
			counts[value>>shift&255]++
		}
		copy(a, buffer)
	}
}

type largest []int

func (h largest) Len() int           { return len(h) }
func (h largest) Less(i, j int) bool { return h[i] < h[j] }
func (h largest) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *largest) Push(x any)        { *h = append(*h, x.(int)) }
func (h *largest) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

func top(values []int, count int) []int {
	h := &largest{}
	for _, value := range values {
		heap.Push(h, value)
		if h.Len() > count {
			heap.Pop(h)
		}
	}
	out := slices.Clone(*h)
	slices.SortFunc(out, func(a, b int) int { return b - a })
	return out
}

func main() {
	people := []person{{"Ann", "Oslo", 31}, {"Bob", "Bern", 25}, {"Cyd", "Oslo", 25}, {"Dan", "Bern", 40}, {"Eve", "Oslo", 31}, {"Fay", "Rome", 25}, {"Gus", "Bern", 25}}
	show := func(people []person) {
		for _, p := range people {
			fmt.Print(p.name, " ")
		}
		fmt.Println()
	}
	for _, less := range []func(a, b person) int{
		func(a, b person) int { return cmp.Compare(a.age, b.age) },
		func(a, b person) int { return cmp.Compare(b.age, a.age) },
		func(a, b person) int { return strings.Compare(a.city, b.city) },
		func(a, b person) int {
			return cmp.Or(-cmp.Compare(a.city, b.city), cmp.Compare(a.age, b.age), -strings.Compare(a.name, b.name))
		},
	} {
		sorted := slices.Clone(people)
		slices.SortStableFunc(sorted, less)
		show(sorted)
	}
	byInterface := slices.Clone(people)
	sort.Stable(byCityThenAge(byInterface))
	show(byInterface)
	sort.Stable(sort.Reverse(byCityThenAge(byInterface)))
	show(byInterface)
	sort.SliceStable(byInterface, func(i, j int) bool {
		return len(byInterface[i].city)*byInterface[i].age < len(byInterface[j].city)*byInterface[j].age
	})
	show(byInterface)

	type keyed struct{ key, order int }
	var many []keyed
	for i, key := range numbers(20000, 50) {
		many = append(many, keyed{key, i})
	}
	slices.SortStableFunc(many, func(a, b keyed) int { return a.key - b.key })
	stable := true
	for i := 1; i < len(many); i++ {
		stable = stable && (many[i-1].key < many[i].key || many[i-1].key == many[i].key && many[i-1].order < many[i].order)
	}
	fmt.Println("stable", stable, many[0], many[len(many)-1])

	values := numbers(30000, 1_000_000)
	expected := slices.Sorted(slices.Values(values))
	a, b, c := slices.Clone(values), slices.Clone(values), slices.Clone(values)
	quick(a)
	heapSort(b)
	sort.Sort(sort.IntSlice(c))
	d, inversions := mergeSort(values)
	words := make([]uint32, len(values))
	for i, value := range values {
		words[i] = uint32(value)
	}
	radix(words)
	fmt.Println(slices.Equal(a, expected), slices.Equal(b, expected), slices.Equal(c, expected), slices.Equal(d, expected), inversions, slices.IsSorted(words), slices.IsSorted(values))
	fmt.Println(expected[:5], expected[len(expected)-3:], top(values, 4))

	index, found := slices.BinarySearch(expected, expected[777])
	fmt.Println(expected[index] == expected[777], found, sort.SearchInts([]int{1, 3, 3, 5}, 3), sort.SearchInts([]int{1, 3, 5}, 4), sort.Search(100, func(i int) bool { return i*i >= 50 }))
	at, found := slices.BinarySearchFunc(people[:1], "Zed", func(p person, name string) int { return strings.Compare(p.name, name) })
	fmt.Println(at, found)
	text := strings.Split("Zebra äpfel apple Banana banana Äpfel zoo", " ")
	slices.Sort(text)
	fmt.Println(text)
	slices.SortFunc(text, func(a, b string) int {
		return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
	})
	fmt.Println(text)
	floats := []float64{2.5, -1, 0, 1e10, -3.75}
	sort.Float64s(floats)
	fmt.Println(floats, slices.Max(floats), len(slices.Compact([]int{1, 1, 2, 2, 1})))

	queue := list.New()
	for i := range 5 {
		if i%2 == 0 {
			queue.PushBack(i)
		} else {
			queue.PushFront(i)
		}
	}
	queue.MoveToFront(queue.Back())
	for e := queue.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	circle := ring.New(7)
	for i := range 7 {
		circle.Value = i
		circle = circle.Next()
	}
	for circle.Len() > 1 {
		circle = circle.Move(2)
		fmt.Print(circle.Unlink(1).Value, ",")
	}
	fmt.Println(" left", circle.Value)
}
