// Structs, methods, embedding, interfaces, type switches, method values, comparison, constants, arrays and slices, labels, defer.
package main

import (
	"errors"
	"fmt"
	"math"
	"sort"
	"strings"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}

type Named interface{ Name() string }

type NamedShape interface {
	Shape
	Named
}

type Point struct{ X, Y float64 }

func (p Point) Distance(q Point) float64 { return math.Hypot(p.X-q.X, p.Y-q.Y) }
func (p *Point) Move(dx, dy float64)     { p.X += dx; p.Y += dy }
func (p Point) String() string           { return fmt.Sprintf("(%g, %g)", p.X, p.Y) }

type Circle struct {
	Point
	Radius float64
}

func (c Circle) Area() float64      { return math.Pi * c.Radius * c.Radius }
func (c Circle) Perimeter() float64 { return 2 * math.Pi * c.Radius }
func (Circle) Name() string         { return "circle" }

type Polygon []Point

func (p Polygon) Area() float64 {
	sum := 0.0
	for i, a := range p {
		b := p[(i+1)%len(p)]
		sum += a.X*b.Y - b.X*a.Y
	}
	return math.Abs(sum) / 2
}

func (p Polygon) Perimeter() (sum float64) {
	for i, a := range p {
		sum += a.Distance(p[(i+1)%len(p)])
	}
	return
}

type Weekday int

const (
	Monday Weekday = iota
	Tuesday
	Wednesday
	_
	Friday
)

func (d Weekday) String() string {
	names := [...]string{Monday: "Monday", Tuesday: "Tuesday", Wednesday: "Wednesday", Friday: "Friday"}
	if int(d) >= len(names) || names[d] == "" {
		return fmt.Sprintf("Weekday(%d)", int(d))
	}
	return names[d]
}

type Size uint64

const (
	KiB Size = 1 << (10 * (iota + 1))
	MiB
	GiB
)

type Animal interface{ Sound() string }
type Dog struct{ name string }
type Puppy struct {
	*Dog
	age int
}

func (d *Dog) Sound() string  { return d.name + " says woof" }
func (p Puppy) Sound() string { return strings.Replace(p.Dog.Sound(), "woof", "yip", 1) }

type Stack struct{ items []any }

func (s *Stack) Push(items ...any) *Stack { s.items = append(s.items, items...); return s }
func (s *Stack) Pop() (any, error) {
	if len(s.items) == 0 {
		return nil, errors.New("the stack is empty")
	}
	last := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return last, nil
}

func describe(value any) string {
	switch v := value.(type) {
	case nil:
		return "nothing"
	case int, int64:
		return fmt.Sprintf("an integer, %v", v)
	case float64:
		return fmt.Sprintf("a float, %.2f", v)
	case string:
		return "a text of " + fmt.Sprint(len(v))
	case []int:
		return fmt.Sprintf("%d integers", len(v))
	case error:
		return "an error: " + v.Error()
	case fmt.Stringer:
		return "something called " + v.String()
	case func(int) int:
		return fmt.Sprint("a function that makes 2 to ", v(2))
	default:
		return fmt.Sprintf("a %T", v)
	}
}

func deferred() (result string) {
	defer func() { result += "!" }()
	for i := range 3 {
		defer func(n int) { result += fmt.Sprint(n) }(i)
	}
	return "result "
}

func main() {
	shapes := []Shape{Circle{Point{1, 2}, 3}, Polygon{{0, 0}, {4, 0}, {4, 3}}, &Circle{Radius: 1}}
	for _, shape := range shapes {
		name := "unnamed"
		if named, ok := shape.(NamedShape); ok {
			name = named.Name()
		}
		fmt.Printf("%-8s %T %.3f %.3f\n", name, shape, shape.Area(), shape.Perimeter())
	}
	sort.Slice(shapes, func(i, j int) bool { return shapes[i].Area() < shapes[j].Area() })
	fmt.Printf("%v\n%+v\n", shapes, shapes[2])

	circle := Circle{Point{1, 1}, 2}
	move := circle.Move
	move(2, 3)
	fmt.Println(circle.Point, circle.X, circle, Point.Distance(Point{}, Point{3, 4}))
	fmt.Printf("%v %+v %#v %T\n", circle, struct {
		A int
		B []string
	}{1, nil}, Polygon{{1, 2}}, circle)
	fmt.Println(Point{1, 2} == Point{1, 2}, [2]int{1, 2} == [2]int{2, 1}, any(1) == any(1.0), any(Monday) == any(0))

	fmt.Println(Monday, Friday, Weekday(3), Weekday(9), KiB, MiB, GiB)
	fmt.Printf("%d %v %s %x\n", Wednesday, Wednesday, Wednesday, Wednesday)

	dog := &Dog{"Rex"}
	for _, animal := range []Animal{dog, Puppy{dog, 1}} {
		fmt.Println(animal.Sound())
	}
	stack := new(Stack).Push(1, "two", 3.0)
	for range 4 {
		fmt.Println(stack.Pop())
	}
	for _, value := range []any{nil, 7, int64(8), 2.5, "héllo", []int{1, 2}, errors.New("bad"), Tuesday, func(n int) int { return n * n }, map[string]int{}, struct{}{}} {
		fmt.Println(describe(value))
	}

	array := [5]int{1, 2, 3, 4, 5}
	copied := array
	slice := array[1:3]
	slice = append(slice, 99)
	fmt.Println(array, copied, slice, len(slice), cap(slice), array[1:3:3])
	slice = append(array[1:3:3], 100)
	slice[0] = -1
	fmt.Println(array, slice)
	matrix := [3][3]int{}
	for i := range matrix {
		for j := range matrix[i] {
			matrix[i][j] = i * j
		}
	}
	fmt.Println(matrix, len(matrix), [...]string{2: "c", 0: "a"})
	bytes := make([]byte, 3, 10)
	fmt.Println(copy(bytes, "hello"), string(bytes), bytes)
	clear(bytes)
	fmt.Println(bytes, [4]int(array[:4]), max(3, 1, 2), min(2.5, 1))

	ages := map[string]int{"ann": 30, "bob": 25}
	ages["cyd"]++
	delete(ages, "bob")
	age, ok := ages["bob"]
	fmt.Println(ages, len(ages), age, ok)
	nested := map[Point]map[string]bool{{1, 2}: {"a": true}}
	fmt.Println(nested[Point{1, 2}]["a"], nested[Point{}]["a"])

outer:
	for i := 0; ; i++ {
		for j := range i {
			if i*j > 20 {
				fmt.Println("left at", i, j)
				break outer
			}
			if j%2 == 1 {
				continue outer
			}
		}
	}
	switch x := 5; {
	case x > 3:
		fmt.Println("large")
		fallthrough
	case x > 10:
		fmt.Println("fell through")
	default:
		fmt.Println("small")
	}
	fmt.Println(deferred())

	var small int8 = 127
	small++
	var unsigned uint8 = 0
	unsigned--
	fmt.Println(small, unsigned, -7/2, -7%3, 7&^5, 1<<3|1, ^5, math.MaxInt64, math.Inf(-1), math.NaN() == math.NaN())
	fmt.Println(uint32(1<<32-1), int32(math.Round(2.5)), math.Trunc(-2.7), 0.1+0.2, float32(0.1), complex(1, 2)*complex(0, 1), real(3+4i))
}
