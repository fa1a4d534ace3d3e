// Type parameters: constraints, containers, functions over slices and maps, linked lists, sets, heaps, results, inference, methods.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

type Celsius float64
type ID int

func Sum[T Number](values ...T) (total T) {
	for _, value := range values {
		total += value
	}
	return
}

func Map[T, U any](values []T, f func(T) U) []U {
	out := make([]U, 0, len(values))
	for _, value := range values {
		out = append(out, f(value))
	}
	return out
}

func Filter[S ~[]T, T any](values S, keep func(T) bool) S {
	var out S
	for _, value := range values {
		if keep(value) {
			out = append(out, value)
		}
	}
	return out
}

func Reduce[T, A any](values []T, start A, f func(A, T) A) A {
	for _, value := range values {
		start = f(start, value)
	}
	return start
}

func GroupBy[K comparable, T any](values []T, key func(T) K) map[K][]T {
	groups := make(map[K][]T)
	for _, value := range values {
		k := key(value)
		groups[k] = append(groups[k], value)
	}
	return groups
}

type Pair[K cmp.Ordered, V any] struct {
	Key   K
	Value V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("<%v: %v>", p.Key, p.Value) }

func Pairs[M ~map[K]V, K cmp.Ordered, V any](m M) []Pair[K, V] {
	var pairs []Pair[K, V]
	for key, value := range m {
		pairs = append(pairs, Pair[K, V]{key, value})
	}
	slices.SortFunc(pairs, func(a, b Pair[K, V]) int { return cmp.Compare(a.Key, b.Key) })
	return pairs
}

type List[T any] struct {
	head, tail *node[T]
	size       int
}

type node[T any] struct {
	value T
	next  *node[T]
}

func (l *List[T]) Add(values ...T) *List[T] {
	for _, value := range values {
		n := &node[T]{value: value}
		if l.tail == nil {
			l.head = n
		} else {
			l.tail.next = n
		}
		l.tail = n
		l.size++
	}
	return l
}

func (l *List[T]) Reverse() {
	var previous *node[T]
	l.tail = l.head
	for at := l.head; at != nil; {
		at.next, previous, at = previous, at, at.next
	}
	l.head = previous
}

func (l *List[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i, at := 0, l.head; at != nil; i, at = i+1, at.next {
			if !yield(i, at.value) {
				return
			}
		}
	}
}

type Set[T comparable] map[T]struct{}

func SetOf[T comparable](values ...T) Set[T] {
	set := Set[T]{}
	for _, value := range values {
		set[value] = struct{}{}
	}
	return set
}

func (s Set[T]) Has(value T) bool { _, ok := s[value]; return ok }
func (s Set[T]) Union(other Set[T]) Set[T] {
	union := SetOf[T]()
	for _, from := range []Set[T]{s, other} {
		for value := range from {
			union[value] = struct{}{}
		}
	}
	return union
}

type Heap[T any] struct {
	items []T
	less  func(a, b T) bool
}

func (h *Heap[T]) Push(value T) {
	h.items = append(h.items, value)
	for at := len(h.items) - 1; at > 0; {
		parent := (at - 1) / 2
		if !h.less(h.items[at], h.items[parent]) {
			break
		}
		h.items[at], h.items[parent] = h.items[parent], h.items[at]
		at = parent
	}
}

func (h *Heap[T]) Pop() (value T, ok bool) {
	if len(h.items) == 0 {
		return value, false
	}
	value = h.items[0]
	last := len(h.items) - 1
	h.items[0] = h.items[last]
	h.items = h.items[:last]
	for at := 0; ; {
		least := at
		for _, child := range []int{2*at + 1, 2*at + 2} {
			if child < last && h.less(h.items[child], h.items[least]) {
				least = child
			}
		}
		if least == at {
			return value, true
		}
		h.items[at], h.items[least] = h.items[least], h.items[at]
		at = least
	}
}

type Result[T any] struct {
	value T
	err   error
}

func Try[T any](value T, err error) Result[T] { return Result[T]{value, err} }
func (r Result[T]) Or(other T) T {
	if r.err != nil {
		return other
	}
	return r.value
}

type Tree[T interface{ Compare(T) int }] struct {
	left, right *Tree[T]
	value       T
}

type Version struct{ major, minor int }

func (v Version) Compare(w Version) int {
	return cmp.Or(cmp.Compare(v.major, w.major), cmp.Compare(v.minor, w.minor))
}

func (t *Tree[T]) Insert(value T) *Tree[T] {
	if t == nil {
		return &Tree[T]{value: value}
	}
	switch c := value.Compare(t.value); {
	case c < 0:
		t.left = t.left.Insert(value)
	case c > 0:
		t.right = t.right.Insert(value)
	}
	return t
}

func (t *Tree[T]) Walk(visit func(T)) {
	if t != nil {
		t.left.Walk(visit)
		visit(t.value)
		t.right.Walk(visit)
	}
}

type Scanner[T any] interface {
	*T
	Scan(string) error
}

func (id *ID) Scan(text string) error {
	n, err := strconv.Atoi(strings.TrimPrefix(text, "#"))
	*id = ID(n)
	return err
}

func ScanAll[T any, P Scanner[T]](texts ...string) ([]T, error) {
	out := make([]T, len(texts))
	var failed []error
	for i, text := range texts {
		failed = append(failed, P(&out[i]).Scan(text))
	}
	return out, errors.Join(failed...)
}

type Matrix[T Number] [][]T

func (m Matrix[T]) Times(n Matrix[T]) Matrix[T] {
	out := make(Matrix[T], len(m))
	for i := range m {
		out[i] = make([]T, len(n[0]))
		for j := range out[i] {
			for k := range n {
				out[i][j] += m[i][k] * n[k][j]
			}
		}
	}
	return out
}

type Alias[T any] = map[string][]T

func Zero[T any]() (zero T) { return }

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[Celsius](20, 1.5), Sum[int8](100, 27, 1), Sum[float32]())
	words := strings.Fields("the quick brown fox jumps over the lazy dog")
	lengths := Map(words, func(w string) int { return len(w) })
	fmt.Println(lengths, Filter(lengths, func(n int) bool { return n > 3 }), Reduce(words, 0, func(n int, w string) int { return n + len(w) }))
	for _, pair := range Pairs(GroupBy(words, func(w string) int { return len(w) })) {
		fmt.Print(pair, " ")
	}
	fmt.Println()
	fmt.Printf("%v %+v %T\n", Pair[string, bool]{"a", true}, struct{ P *int }{}, Pair[ID, []Celsius]{})

	list := new(List[string]).Add("a", "b").Add("c")
	list.Reverse()
	for i, value := range list.All() {
		fmt.Print(i, value, " ")
	}
	fmt.Println(list.size)

	set := SetOf(1, 2, 3).Union(SetOf(3, 4))
	fmt.Println(len(set), set.Has(4), set.Has(5), set)

	heap := &Heap[string]{less: func(a, b string) bool { return len(a) < len(b) || len(a) == len(b) && a < b }}
	for _, word := range words {
		heap.Push(word)
	}
	for word, ok := heap.Pop(); ok; word, ok = heap.Pop() {
		fmt.Print(word, " ")
	}
	fmt.Println()

	fmt.Println(Try(strconv.Atoi("12")).Or(-1), Try(strconv.Atoi("x")).Or(-1), Try(strconv.ParseBool("true")).Or(false))
	var tree *Tree[Version]
	for _, v := range []Version{{1, 20}, {1, 3}, {2, 0}, {1, 3}, {0, 9}} {
		tree = tree.Insert(v)
	}
	tree.Walk(func(v Version) { fmt.Print(v, " ") })
	fmt.Println()

	ids, err := ScanAll[ID]("#1", "22", "#x", "")
	fmt.Printf("%v %q\n", ids, err.Error())
	fib := Matrix[int]{{1, 1}, {1, 0}}
	power := fib
	for range 9 {
		power = power.Times(fib)
	}
	fmt.Println(power, Matrix[float64]{{0.5}}.Times(Matrix[float64]{{4}}))
	alias := Alias[int]{"one": {1}}
	fmt.Printf("%v %T %v %q %v\n", alias, alias, Zero[*int]() == nil, Zero[string](), Zero[Pair[string, int]]())
	numbers := []int{5, 2, 8, 2}
	at, found := slices.BinarySearch(slices.Sorted(slices.Values(numbers)), 5)
	fmt.Println(at, found, slices.Index(numbers, 8), slices.Contains(numbers, 9), slices.Compact(slices.Sorted(slices.Values(numbers))), slices.Insert(numbers, 1, 7, 7))
	fmt.Println(min("b", "a"), max(ID(3), 4), cmp.Compare(2.5, 1), slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) }))
}
