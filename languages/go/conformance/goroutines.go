// Goroutines and what they share: channels, select, pipelines, worker pools, mutexes, wait groups, contexts, timers, once, atomics.
package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

func generate(ctx context.Context) <-chan int {
	numbers := make(chan int)
	go func() {
		defer close(numbers)
		for n := 2; ; n++ {
			select {
			case numbers <- n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return numbers
}

func without(ctx context.Context, prime int, from <-chan int) <-chan int {
	numbers := make(chan int)
	go func() {
		defer close(numbers)
		for n := range from {
			if n%prime == 0 {
				continue
			}
			select {
			case numbers <- n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return numbers
}

type account struct {
	mutex   sync.RWMutex
	balance int
}

func (a *account) deposit(amount int) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	balance := a.balance
	runtime.Gosched()
	a.balance = balance + amount
}

func (a *account) read() int {
	a.mutex.RLock()
	defer a.mutex.RUnlock()
	return a.balance
}

func merge[T any](sources ...<-chan T) <-chan T {
	merged := make(chan T)
	var group sync.WaitGroup
	for _, source := range sources {
		group.Go(func() {
			for value := range source {
				merged <- value
			}
		})
	}
	go func() {
		group.Wait()
		close(merged)
	}()
	return merged
}

type buffer struct {
	mutex sync.Mutex
	ready *sync.Cond
	items []int
}

func philosophers(count, meals int) []int {
	forks := make([]sync.Mutex, count)
	eaten := make([]int, count)
	var group sync.WaitGroup
	for i := range count {
		group.Go(func() {
			first, second := i, (i+1)%count
			if first > second {
				first, second = second, first
			}
			for range meals {
				forks[first].Lock()
				forks[second].Lock()
				eaten[i]++
				runtime.Gosched()
				forks[second].Unlock()
				forks[first].Unlock()
			}
		})
	}
	group.Wait()
	return eaten
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	numbers := generate(ctx)
	var primes []int
	for range 15 {
		prime := <-numbers
		primes = append(primes, prime)
		numbers = without(ctx, prime, numbers)
	}
	cancel()
	fmt.Println(primes, ctx.Err())

	jobs, results := make(chan int), make(chan [2]int)
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for n := range jobs {
				results <- [2]int{n, n * n}
			}
		})
	}
	go func() {
		for n := range 20 {
			jobs <- n
		}
		close(jobs)
		workers.Wait()
		close(results)
	}()
	squares := make([]int, 20)
	for result := range results {
		squares[result[0]] = result[1]
	}
	fmt.Println(squares)

	var shared account
	var visits atomic.Int64
	var group sync.WaitGroup
	for i := range 100 {
		group.Go(func() {
			shared.deposit(i)
			visits.Add(1)
		})
	}
	group.Wait()
	fmt.Println(shared.read(), visits.Load())

	a, b := make(chan string, 2), make(chan string, 2)
	a <- "a1"
	a <- "a2"
	b <- "b1"
	close(a)
	close(b)
	var all []string
	for value := range merge(a, b) {
		all = append(all, value)
	}
	slices.Sort(all)
	value, ok := <-a
	fmt.Printf("%v %q %v %d %d\n", all, value, ok, len(b), cap(b))

	quiet := make(chan int)
	select {
	case n := <-quiet:
		fmt.Println("got", n)
	default:
		fmt.Println("nothing yet")
	}
	select {
	case <-quiet:
	case <-time.After(10 * time.Millisecond):
		fmt.Println("waited")
	}

	slow, stop := context.WithTimeout(context.WithValue(context.Background(), "user", "ann"), 5*time.Millisecond)
	defer stop()
	<-slow.Done()
	fmt.Println(slow.Err(), errors.Is(slow.Err(), context.DeadlineExceeded), slow.Value("user"))
	caused, end := context.WithCancelCause(context.Background())
	end(errors.New("enough"))
	fmt.Println(caused.Err(), context.Cause(caused))

	ticker, ticks := time.NewTicker(2*time.Millisecond), 0
	for range ticker.C {
		if ticks++; ticks == 3 {
			ticker.Stop()
			break
		}
	}
	fmt.Println("ticks", ticks)

	var once sync.Once
	for i := range 3 {
		once.Do(func() { fmt.Println("once", i) })
	}
	lazy := sync.OnceValue(func() int { fmt.Println("computed"); return 42 })
	fmt.Println(lazy(), lazy())

	queue := &buffer{}
	queue.ready = sync.NewCond(&queue.mutex)
	done := make(chan int)
	go func() {
		total := 0
		for range 10 {
			queue.mutex.Lock()
			for len(queue.items) == 0 {
				queue.ready.Wait()
			}
			total += queue.items[0]
			queue.items = queue.items[1:]
			queue.mutex.Unlock()
		}
		done <- total
	}()
	for n := range 10 {
		queue.mutex.Lock()
		queue.items = append(queue.items, n)
		queue.mutex.Unlock()
		queue.ready.Signal()
	}
	fmt.Println("total", <-done)
	fmt.Println(philosophers(5, 20))

	ping, pong := make(chan int), make(chan int)
	go func() {
		for n := range ping {
			pong <- n + 1
		}
		close(pong)
	}()
	n := 0
	for range 1000 {
		ping <- n
		n = <-pong
	}
	close(ping)
	fmt.Println(n)

	failures := make(chan error, 3)
	for i := range 3 {
		go func() {
			defer func() {
				if r := recover(); r != nil {
					failures <- fmt.Errorf("worker %d: %v", i, r)
				}
			}()
			var list []int
			_ = list[i]
		}()
	}
	var told []string
	for range 3 {
		told = append(told, (<-failures).Error())
	}
	slices.Sort(told)
	for _, line := range told {
		fmt.Println(line)
	}

	var cache sync.Map
	for i := range 5 {
		cache.LoadOrStore(i%3, i)
	}
	size := 0
	cache.Range(func(key, value any) bool { size += value.(int); return true })
	many, sum := make(chan int), 0
	for i := range 1000 {
		go func() { many <- i }()
	}
	for range 1000 {
		sum += <-many
	}
	fmt.Println(size, sum, runtime.GOMAXPROCS(0) > 0)
}
