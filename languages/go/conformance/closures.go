// Functions as values: closures, counters, memoisation, composition, currying, iterators by range over functions, variadics, recursion.
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func counter(step int) (next func() int, reset func()) {
	count := 0
	next = func() int { count += step; return count }
	reset = func() { count = 0 }
	return
}

func memoised(f func(self func(int) int, n int) int) (func(int) int, *int) {
	known, calls := map[int]int{}, 0
	var self func(int) int
	self = func(n int) int {
		if value, ok := known[n]; ok {
			return value
		}
		calls++
		value := f(self, n)
		known[n] = value
		return value
	}
	return self, &calls
}

type transform func(string) string

func (t transform) then(next transform) transform { return func(s string) string { return next(t(s)) } }

func curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

func fibonacci() iter.Seq[int] {
	return func(yield func(int) bool) {
		for a, b := 0, 1; yield(a); a, b = b, a+b {
		}
	}
}

func filter[T any](from iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for value := range from {
			if keep(value) && !yield(value) {
				return
			}
		}
	}
}

func mapped[T, U any](from iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		for value := range from {
			if !yield(f(value)) {
				return
			}
		}
	}
}

func take[T any](from iter.Seq[T], count int) iter.Seq[T] {
	return func(yield func(T) bool) {
		if count <= 0 {
			return
		}
		left := count
		for value := range from {
			left--
			if !yield(value) || left == 0 {
				return
			}
		}
	}
}

func zip[A, B any](as iter.Seq[A], bs iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		nextA, stopA := iter.Pull(as)
		defer stopA()
		nextB, stopB := iter.Pull(bs)
		defer stopB()
		for {
			a, okA := nextA()
			b, okB := nextB()
			if !okA || !okB || !yield(a, b) {
				return
			}
		}
	}
}

type tree struct {
	left, right *tree
	value       int
}

func (t *tree) insert(value int) *tree {
	switch {
	case t == nil:
		return &tree{value: value}
	case value < t.value:
		t.left = t.left.insert(value)
	default:
		t.right = t.right.insert(value)
	}
	return t
}

func (t *tree) all() iter.Seq[int] {
	return func(yield func(int) bool) { t.push(yield) }
}

func (t *tree) push(yield func(int) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.value) && t.right.push(yield)
}

func permutations[T any](items []T) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		items := slices.Clone(items)
		var permute func(int) bool
		permute = func(k int) bool {
			if k == len(items) {
				return yield(slices.Clone(items))
			}
			for i := k; i < len(items); i++ {
				items[k], items[i] = items[i], items[k]
				if !permute(k + 1) {
					return false
				}
				items[k], items[i] = items[i], items[k]
			}
			return true
		}
		permute(0)
	}
}

func sum(values ...int) (total int) {
	for _, value := range values {
		total += value
	}
	return
}

type option func(*settings)
type settings struct {
	name  string
	level int
}

func withName(name string) option { return func(s *settings) { s.name = name } }
func withLevel(level int) option  { return func(s *settings) { s.level = level } }
func configure(options ...option) settings {
	s := settings{"default", 1}
	for _, apply := range options {
		apply(&s)
	}
	return s
}

func main() {
	next, reset := counter(3)
	next()
	next()
	fmt.Print(next(), " ")
	reset()
	fmt.Println(next())

	var functions []func() int
	for i := 0; i < 4; i++ {
		functions = append(functions, func() int { i *= 10; return i })
	}
	for _, f := range functions {
		f()
		fmt.Print(f(), " ")
	}
	fmt.Println()

	fib, calls := memoised(func(self func(int) int, n int) int {
		if n < 2 {
			return n
		}
		return self(n-1) + self(n-2)
	})
	fmt.Println(fib(80), *calls)

	shout := transform(strings.TrimSpace).then(strings.ToUpper).then(func(s string) string { return s + "!" })
	fmt.Println(shout("  hey "))
	add := curry(func(a int, b string) string { return strings.Repeat(b, a) })
	fmt.Println(add(3)("ab"), func(x, y int) int { return x*x + y*y }(3, 4))
	fmt.Println(sum(), sum(1, 2, 3), sum([]int{4, 5}...))
	fmt.Printf("%+v %+v\n", configure(), configure(withName("x"), withLevel(5)))

	even := func(n int) bool { return n%2 == 0 }
	square := func(n int) string { return fmt.Sprint(n * n) }
	fmt.Println(slices.Collect(take(mapped(filter(fibonacci(), even), square), 6)))
	for word, n := range zip(slices.Values([]string{"zero", "one", "two"}), fibonacci()) {
		fmt.Print(word, "=", n, " ")
	}
	fmt.Println()

	var root *tree
	for _, value := range []int{50, 30, 70, 20, 40, 60, 80, 30} {
		root = root.insert(value)
	}
	for value := range root.all() {
		if value > 60 {
			break
		}
		fmt.Print(value, " ")
	}
	fmt.Println(slices.Max(slices.Collect(root.all())))
	func() {
		defer fmt.Println("left the loop")
		for value := range root.all() {
			if value == 40 {
				fmt.Println("found", value)
				return
			}
		}
	}()
	count := 0
	for p := range permutations([]string{"a", "b", "c", "d"}) {
		count++
		if count%8 == 1 {
			fmt.Print(strings.Join(p, ""), " ")
		}
	}
	fmt.Println(count)

	stock := map[string]int{"pear": 3, "apple": 5, "fig": 0}
	for _, name := range slices.Sorted(maps.Keys(stock)) {
		fmt.Print(name, ":", stock[name], " ")
	}
	fmt.Println(slices.Sorted(maps.Values(stock)))
	for chunk := range slices.Chunk([]int{1, 2, 3, 4, 5, 6, 7}, 3) {
		fmt.Print(chunk)
	}
	for i, value := range slices.Backward([]string{"x", "y", "z"}) {
		fmt.Print(" ", i, value)
	}
	fmt.Println()

	ackermann := func() func(int, int) int {
		var a func(int, int) int
		a = func(m, n int) int {
			switch {
			case m == 0:
				return n + 1
			case n == 0:
				return a(m-1, 1)
			}
			return a(m-1, a(m, n-1))
		}
		return a
	}()
	fmt.Println(ackermann(2, 9), ackermann(3, 5))
	depth := 0
	var dive func()
	dive = func() {
		if depth++; depth < 100_000 {
			dive()
		}
	}
	dive()
	fmt.Println(depth)
}
