package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"
	"sort"
	"strings"
	"time"
)

// Types that only this program has, and that reflection must find where it makes them anew.

type Celsius float64

type Point struct {
	X, Y int `json:"coordinate"`
	name string
}

func (p Point) String() string        { return fmt.Sprintf("(%d, %d)", p.X, p.Y) }
func (p *Point) Move(dx, dy int)      { p.X, p.Y = p.X+dx, p.Y+dy }
func (p Point) Distance(q Point) int  { return abs(p.X-q.X) + abs(p.Y-q.Y) }
func (c Celsius) Fahrenheit() float64 { return float64(c)*9/5 + 32 }

type Shape interface {
	Area() float64
	Name() string
}

type Square struct{ Side float64 }
type Circle struct{ Radius float64 }

func (s Square) Area() float64  { return s.Side * s.Side }
func (s Square) Name() string   { return "square" }
func (c *Circle) Area() float64 { return 3 * c.Radius * c.Radius }
func (c *Circle) Name() string  { return "circle" }

type Tree[K any] struct {
	Left, Right *Tree[K]
	Key         K
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// made tells whether reflection makes the types that the compiler made.
func made() {
	var (
		points   []Point
		byName   map[string]Point
		moves    chan *Point
		compare  func(Point, Point) bool
		four     [4]Point
		celsius  []Celsius
		ages     map[string]int
		shapes   map[Shape][]error
		buffers  []*strings.Builder
		readers  map[io.Reader]time.Duration
		tree     *Tree[Celsius]
		variadic func(string, ...Celsius) error
	)
	point, err := reflect.TypeFor[Point](), reflect.TypeFor[error]()
	text, number := reflect.TypeFor[string](), reflect.TypeFor[int]()
	for _, pair := range []struct{ made, had reflect.Type }{
		{reflect.SliceOf(point), reflect.TypeOf(points)},
		{reflect.MapOf(text, point), reflect.TypeOf(byName)},
		{reflect.ChanOf(reflect.BothDir, reflect.PointerTo(point)), reflect.TypeOf(moves)},
		{reflect.FuncOf([]reflect.Type{point, point}, []reflect.Type{reflect.TypeFor[bool]()}, false), reflect.TypeOf(compare)},
		{reflect.ArrayOf(4, point), reflect.TypeOf(four)},
		{reflect.SliceOf(reflect.TypeFor[Celsius]()), reflect.TypeOf(celsius)},
		{reflect.MapOf(text, number), reflect.TypeOf(ages)},
		{reflect.MapOf(reflect.TypeFor[Shape](), reflect.SliceOf(err)), reflect.TypeOf(shapes)},
		{reflect.SliceOf(reflect.PointerTo(reflect.TypeFor[strings.Builder]())), reflect.TypeOf(buffers)},
		{reflect.MapOf(reflect.TypeFor[io.Reader](), reflect.TypeFor[time.Duration]()), reflect.TypeOf(readers)},
		{reflect.PointerTo(reflect.TypeFor[Tree[Celsius]]()), reflect.TypeOf(tree)},
		{reflect.FuncOf([]reflect.Type{text, reflect.SliceOf(reflect.TypeFor[Celsius]())}, []reflect.Type{err}, true), reflect.TypeOf(variadic)},
		{reflect.SliceOf(reflect.SliceOf(reflect.SliceOf(number))), reflect.TypeFor[[][][]int]()},
	} {
		fmt.Println(pair.made == pair.had, pair.made)
	}
	// One that nobody has.
	pair := reflect.StructOf([]reflect.StructField{
		{Name: "Key", Type: text, Tag: `json:"k"`},
		{Name: "Value", Type: point},
	})
	value := reflect.New(pair).Elem()
	value.Field(0).SetString("home")
	value.Field(1).Set(reflect.ValueOf(Point{3, 4, "x"}))
	fmt.Printf("%v %+v\n", pair, value)
}

func looked() {
	point := reflect.TypeFor[Point]()
	for field := range point.Fields() {
		fmt.Println(field.Name, field.Type, field.Tag.Get("json"), field.IsExported())
	}
	for _, ty := range []reflect.Type{point, reflect.PointerTo(point)} {
		for i := range ty.NumMethod() {
			fmt.Println(ty, ty.Method(i).Name, ty.Method(i).Type)
		}
	}
	p := &Point{1, 2, "p"}
	value := reflect.ValueOf(p)
	value.MethodByName("Move").Call([]reflect.Value{reflect.ValueOf(10), reflect.ValueOf(20)})
	distance := value.MethodByName("Distance").Call([]reflect.Value{reflect.ValueOf(Point{})})
	fmt.Println(p, distance[0].Int(), value.Elem().Field(2).CanSet())
	fmt.Println(reflect.ValueOf(Celsius(100)).MethodByName("Fahrenheit").Call(nil)[0].Float())
	double := reflect.MakeFunc(reflect.TypeFor[func(int) int](), func(args []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(int(args[0].Int() * 2))}
	})
	fmt.Println(double.Interface().(func(int) int)(21))
}

func asked() {
	shape := reflect.TypeFor[Shape]()
	for _, value := range []any{Square{2}, &Square{3}, &Circle{1}, Circle{1}, 7, errors.New("no"), os.Stdout, time.Second} {
		ty := reflect.TypeOf(value)
		area := "none"
		if shape, ok := value.(Shape); ok {
			area = fmt.Sprint(shape.Name(), " ", shape.Area())
		}
		_, isStringer := value.(fmt.Stringer)
		_, isWriter := value.(io.Writer)
		_, isError := value.(error)
		fmt.Println(ty, ty.Kind(), ty.PkgPath(), ty.Implements(shape), area, isStringer, isWriter, isError)
	}
}

// Functions are found by where they are, those of the library and those of the program.
func found() {
	for _, function := range []any{abs, made, strings.ToUpper, fmt.Sprintf, sort.Ints, (*Point).Move, time.Now} {
		pc := reflect.ValueOf(function).Pointer()
		file, line := runtime.FuncForPC(pc).FileLine(pc)
		fmt.Println(runtime.FuncForPC(pc).Name(), line > 0, strings.HasSuffix(file, ".go"))
	}
	sort.Slice([]int{2, 1}, func(i, j int) bool {
		pcs := make([]uintptr, 10)
		frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
		for {
			frame, more := frames.Next()
			fmt.Println(frame.Function)
			if !more || frame.Function == "main.main" {
				break
			}
		}
		return i < j
	})
}

// What the collector has to look at: variables without initial values, with some, and large ones.
var (
	root   *Tree[int]
	table  = [1000]*Point{999: {7, 8, "last"}}
	matrix [300][300]float64
	lists  [5000][]int
	words  = map[string][]*Point{"a": {{1, 1, "a"}}}
)

func insert(tree **Tree[int], key int) {
	for *tree != nil {
		if key < (*tree).Key {
			tree = &(*tree).Left
		} else {
			tree = &(*tree).Right
		}
	}
	*tree = &Tree[int]{Key: key}
}

func sum(tree *Tree[int]) int {
	if tree == nil {
		return 0
	}
	return sum(tree.Left) + tree.Key + sum(tree.Right)
}

func kept() {
	for i := range 2000 {
		insert(&root, i*7919%2003)
		lists[i%len(lists)] = append(lists[i%len(lists)], i)
		matrix[i%300][i*7%300] += float64(i)
		table[i%999] = &Point{i, -i, "t"}
		words[fmt.Sprint(i%50)] = append(words[fmt.Sprint(i%50)], table[i%999])
		if i%500 == 0 {
			runtime.GC()
		}
	}
	garbage := 0
	for i := range 200 {
		garbage += len(make([]byte, i*1000))
	}
	runtime.GC()
	total, points := 0.0, 0
	for _, row := range matrix {
		for _, cell := range row {
			total += cell
		}
	}
	for _, list := range words {
		for _, point := range list {
			points += point.X + point.Y
		}
	}
	fmt.Println(sum(root), lists[1999], total, *table[999], *table[0], points, len(words), garbage)
}

func main() {
	made()
	looked()
	asked()
	found()
	kept()
}
