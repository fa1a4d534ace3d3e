// Errors: wrapping, joining, sentinel and typed errors, panics, recovery, order of deferred calls, and an end by a panic.
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

var errEmpty = errors.New("nothing there")

type parseError struct {
	line int
	text string
	err  error
}

func (e *parseError) Error() string { return fmt.Sprintf("line %d: %q: %v", e.line, e.text, e.err) }
func (e *parseError) Unwrap() error { return e.err }

type temporary struct{ tries int }

func (t temporary) Error() string        { return fmt.Sprintf("failed %d times", t.tries) }
func (t temporary) Is(target error) bool { _, ok := target.(temporary); return ok }

func parse(text string) (sum int, err error) {
	if text == "" {
		return 0, errEmpty
	}
	for i, line := range strings.Split(text, "\n") {
		n, err := strconv.Atoi(line)
		if err != nil {
			return sum, &parseError{i + 1, line, err}
		}
		sum += n
	}
	return sum, nil
}

func load(name, text string) (int, error) {
	sum, err := parse(text)
	if err != nil {
		return sum, fmt.Errorf("loading %s: %w", name, err)
	}
	return sum, nil
}

func safely(f func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = fmt.Errorf("recovered: %w", r)
		default:
			err = fmt.Errorf("recovered a %T: %v", r, r)
		}
	}()
	f()
	return nil
}

type resource struct{ name string }

func open(name string) *resource { fmt.Print("+", name, " "); return &resource{name} }
func (r *resource) Close() error {
	fmt.Print("-", r.name, " ")
	if r.name == "c" {
		return errors.New("cannot close c")
	}
	return nil
}

func use(names ...string) (err error) {
	for _, name := range names {
		r := open(name)
		defer func() { err = errors.Join(err, r.Close()) }()
	}
	if len(names) > 2 {
		return errors.New("too many")
	}
	return nil
}

func retry(most int, f func(int) error) error {
	var all []error
	for i := range most {
		err := f(i)
		if err == nil {
			return nil
		}
		all = append(all, fmt.Errorf("try %d: %w", i, err))
	}
	return errors.Join(all...)
}

func nested() (result string) {
	defer func() { result += fmt.Sprint(" outer:", recover()) }()
	defer func() {
		defer func() { result += fmt.Sprint(" inner:", recover()) }()
		panic("second")
	}()
	panic("first")
}

func process(depth int) {
	defer fmt.Println("leaving", depth)
	if depth == 0 {
		var table map[string]int
		table["x"] = 1
	}
	process(depth - 1)
}

func main() {
	for _, text := range []string{"1\n2\n39", "", "1\ntwo", "99999999999999999999"} {
		sum, err := load("data", text)
		var at *parseError
		fmt.Println(sum, err, errors.Is(err, errEmpty), errors.As(err, &at), errors.Is(err, strconv.ErrSyntax), errors.Is(err, strconv.ErrRange))
		if at != nil {
			fmt.Println(at.line, errors.Unwrap(errors.Unwrap(at)))
		}
	}
	joined := errors.Join(errEmpty, nil, temporary{3})
	fmt.Printf("%q %v %v %v\n", joined.Error(), errors.Is(joined, errEmpty), errors.Is(joined, temporary{}), errors.Join(nil, nil) == nil)
	both := fmt.Errorf("%w and %w", io.EOF, fs.ErrNotExist)
	fmt.Println(both, errors.Is(both, io.EOF), errors.Is(both, os.ErrNotExist), errors.Unwrap(both) == nil)
	_, err := os.Open("no/such/file")
	var path *fs.PathError
	fmt.Println(errors.Is(err, fs.ErrNotExist), errors.As(err, &path), path.Op, path.Path)

	zero, list := 0, []int{1, 2, 3}
	var pointer *parseError
	var any any = "text"
	for _, f := range []func(){
		func() {},
		func() { fmt.Println(1 / zero) },
		func() { fmt.Println(list[zero+3]) },
		func() { fmt.Println(list[zero+2 : zero+1]) },
		func() { fmt.Println(pointer.line) },
		func() { fmt.Println(any.(int)) },
		func() { fmt.Println(any.(fmt.Stringer)) },
		func() { panic("own words") },
		func() { panic(fmt.Errorf("own error: %w", io.ErrUnexpectedEOF)) },
		func() { panic(temporary{7}) },
		func() { close((chan int)(nil)) },
		func() { c := make(chan int); close(c); close(c) },
		func() { c := make(chan int, 1); close(c); c <- 1 },
		func() { _ = make([]int, zero-1) },
		func() { _ = [2]int(list[:1]) },
		func() { _ = strings.Repeat("x", zero-1) },
		func() { fmt.Println(map[any2]int{}[[]int{}]) },
	} {
		fmt.Println(safely(f))
	}

	fmt.Println(use("a", "b"))
	fmt.Println(use("a", "b", "c"))
	fmt.Println(retry(3, func(i int) error {
		if i == 2 {
			return nil
		}
		return temporary{i}
	}))
	fmt.Println(retry(2, func(i int) error { return temporary{i} }))
	fmt.Println(nested())
	process(3)
}

type any2 = interface{}
