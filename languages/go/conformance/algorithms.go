// Classic algorithms: sieves, shortest paths, dynamic programming, backtracking, union-find, heaps, tries, topological order.
package main

import (
	"container/heap"
	"fmt"
	"math"
	"slices"
	"strings"
)

func sieve(limit int) []int {
	composite := make([]bool, limit+1)
	var primes []int
	for n := 2; n <= limit; n++ {
		if composite[n] {
			continue
		}
		primes = append(primes, n)
		for m := n * n; m <= limit; m += n {
			composite[m] = true
		}
	}
	return primes
}

type edge struct{ to, weight int }

type item struct{ node, distance int }

type queue []item

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].distance < q[j].distance }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(item)) }
func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}

func dijkstra(graph [][]edge, from int) ([]int, []int) {
	distance := make([]int, len(graph))
	previous := make([]int, len(graph))
	for i := range distance {
		distance[i], previous[i] = math.MaxInt, -1
	}
	distance[from] = 0
	q := &queue{{from, 0}}
	for q.Len() > 0 {
		at := heap.Pop(q).(item)
		if at.distance > distance[at.node] {
			continue
		}
		for _, e := range graph[at.node] {
			if next := at.distance + e.weight; next < distance[e.to] {
				distance[e.to], previous[e.to] = next, at.node
				heap.Push(q, item{e.to, next})
			}
		}
	}
	return distance, previous
}

func path(previous []int, to int) string {
	var nodes []string
	for at := to; at >= 0; at = previous[at] {
		nodes = append(nodes, fmt.Sprint(at))
	}
	slices.Reverse(nodes)
	return strings.Join(nodes, " → ")
}

func editDistance(a, b string) int {
	s, t := []rune(a), []rune(b)
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(s); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := diagonal
			if s[i-1] != t[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(t)]
}

func queens(n int) (count int, first []int) {
	columns := make([]int, 0, n)
	var place func(row int, cols, diag, anti uint)
	place = func(row int, cols, diag, anti uint) {
		if row == n {
			if count == 0 {
				first = slices.Clone(columns)
			}
			count++
			return
		}
		for c := 0; c < n; c++ {
			bit := uint(1) << c
			if cols&bit != 0 || diag&(1<<(row+c)) != 0 || anti&(1<<(row-c+n)) != 0 {
				continue
			}
			columns = append(columns, c)
			place(row+1, cols|bit, diag|1<<(row+c), anti|1<<(row-c+n))
			columns = columns[:len(columns)-1]
		}
	}
	place(0, 0, 0, 0)
	return
}

type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(x int) int {
	for u[x] != x {
		u[x] = u[u[x]]
		x = u[x]
	}
	return x
}

func (u union) join(a, b int) bool {
	a, b = u.find(a), u.find(b)
	u[a] = b
	return a != b
}

type trie struct {
	next map[rune]*trie
	word bool
}

func (t *trie) add(word string) {
	for _, r := range word {
		if t.next == nil {
			t.next = map[rune]*trie{}
		}
		if t.next[r] == nil {
			t.next[r] = &trie{}
		}
		t = t.next[r]
	}
	t.word = true
}

func (t *trie) words(prefix string, found func(string)) {
	if t.word {
		found(prefix)
	}
	var keys []rune
	for r := range t.next {
		keys = append(keys, r)
	}
	slices.Sort(keys)
	for _, r := range keys {
		t.next[r].words(prefix+string(r), found)
	}
}

func topological(after map[string][]string) (order []string, err error) {
	state := map[string]int{}
	var names []string
	for name := range after {
		names = append(names, name)
	}
	slices.Sort(names)
	var visit func(string) error
	visit = func(name string) error {
		switch state[name] {
		case 1:
			return fmt.Errorf("%s depends on itself", name)
		case 2:
			return nil
		}
		state[name] = 1
		for _, other := range after[name] {
			if err := visit(other); err != nil {
				return err
			}
		}
		state[name] = 2
		order = append(order, name)
		return nil
	}
	for _, name := range names {
		if err := visit(name); err != nil {
			return nil, err
		}
	}
	return order, nil
}

func main() {
	primes := sieve(100_000)
	fmt.Println(len(primes), primes[:10], primes[len(primes)-1])

	graph := [][]edge{{{1, 7}, {2, 9}, {5, 14}}, {{2, 10}, {3, 15}}, {{3, 11}, {5, 2}}, {{4, 6}}, nil, {{4, 9}}, nil}
	distance, previous := dijkstra(graph, 0)
	for node, d := range distance {
		if d == math.MaxInt {
			fmt.Printf("%d: unreachable\n", node)
			continue
		}
		fmt.Printf("%d: %2d by %s\n", node, d, path(previous, node))
	}

	for _, pair := range [][2]string{{"kitten", "sitting"}, {"straße", "strasse"}, {"", "abc"}, {"same", "same"}} {
		fmt.Printf("%q to %q: %d\n", pair[0], pair[1], editDistance(pair[0], pair[1]))
	}

	for n := 1; n <= 8; n++ {
		count, first := queens(n)
		fmt.Println("queens", n, count, first)
	}

	u, roads := newUnion(6), 0
	for _, road := range [][2]int{{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 3}, {2, 4}} {
		if u.join(road[0], road[1]) {
			roads++
		}
	}
	fmt.Println("roads", roads, u.find(0) == u.find(3), u.find(0) == u.find(5))

	root := &trie{}
	for _, word := range strings.Fields("tea ten to inn in i über überall") {
		root.add(word)
	}
	root.words("", func(word string) { fmt.Print(word, " ") })
	fmt.Println()

	order, err := topological(map[string][]string{"shirt": nil, "tie": {"shirt"}, "jacket": {"tie", "belt"}, "belt": {"trousers"}, "trousers": nil})
	fmt.Println(order, err)
	_, err = topological(map[string][]string{"hen": {"egg"}, "egg": {"hen"}})
	fmt.Println(err)

	hanoi, moves := func() func(int, string, string, string) { return nil }(), 0
	hanoi = func(n int, from, to, by string) {
		if n == 0 {
			return
		}
		hanoi(n-1, from, by, to)
		moves++
		hanoi(n-1, by, to, from)
	}
	hanoi(16, "a", "b", "c")
	fmt.Println("moves", moves)
}
