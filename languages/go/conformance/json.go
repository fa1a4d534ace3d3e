// JSON: marshalling with tags, own forms, unknown shapes, streams, raw messages, errors with their place, numbers, escapes.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

type Level int

func (l Level) MarshalText() ([]byte, error) {
	names := []string{"low", "middle", "high"}
	if int(l) >= len(names) {
		return nil, fmt.Errorf("no level %d", int(l))
	}
	return []byte(names[l]), nil
}

func (l *Level) UnmarshalText(text []byte) error {
	switch string(text) {
	case "low":
		*l = 0
	case "middle":
		*l = 1
	case "high":
		*l = 2
	default:
		return fmt.Errorf("no level is called %q", text)
	}
	return nil
}

type Base struct {
	ID      int       `json:"id"`
	Created time.Time `json:"created"`
}

type Task struct {
	Base
	Title    string            `json:"title"`
	Level    Level             `json:"level"`
	Tags     []string          `json:"tags,omitempty"`
	Labels   map[string]string `json:"labels,omitempty"`
	Parent   *Task             `json:"parent"`
	Hidden   string            `json:"-"`
	Size     int64             `json:"size,string"`
	Data     []byte            `json:"data"`
	Anything any               `json:"anything"`
	private  int
}

type Temperature float64

func (t Temperature) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, `"%.1f °C"`, float64(t)), nil
}
func (t *Temperature) UnmarshalJSON(text []byte) error {
	_, err := fmt.Sscanf(string(text), `"%f °C"`, (*float64)(t))
	return err
}

type Shape struct {
	Kind string          `json:"kind"`
	Of   json.RawMessage `json:"of"`
}

func show(value any, depth int) {
	indent := strings.Repeat("  ", depth)
	switch v := value.(type) {
	case map[string]any:
		var keys []string
		for key := range v {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			fmt.Printf("%s%s:\n", indent, key)
			show(v[key], depth+1)
		}
	case []any:
		for i, element := range v {
			fmt.Printf("%s[%d]\n", indent, i)
			show(element, depth+1)
		}
	default:
		fmt.Printf("%s%T %v\n", indent, v, v)
	}
}

func main() {
	created := time.Date(2024, 2, 29, 12, 30, 0, 500_000_000, time.UTC)
	task := Task{
		Base:     Base{7, created},
		Title:    "Tea & <cake> \"for\" two\n\u2028 日本 🦀",
		Level:    2,
		Tags:     []string{"a", "b"},
		Labels:   map[string]string{"z": "1", "a": "2"},
		Hidden:   "secret",
		Size:     1 << 60,
		Data:     []byte{0, 1, 254, 255},
		Anything: []any{nil, true, 1.5, "x", map[string]int{"k": 1}},
	}
	text, err := json.Marshal(task)
	fmt.Println(string(text), err)
	pretty, _ := json.MarshalIndent(map[string]any{"b": []int{}, "a": map[string]any{}, "c": []Temperature{21.55, -3}, "n": 1e21, "f": 100.0}, "> ", "\t")
	fmt.Println(string(pretty))

	var back Task
	fmt.Println(json.Unmarshal(text, &back), back.Title == task.Title, back.Created.Equal(created), back.Level, back.Size, back.Data, back.Hidden == "", back.Anything)

	var anything any
	err = json.Unmarshal([]byte(`{"name": "caf\u00e9 \ud83e\udd80", "list": [1, -2.5e3, null, {"deep": [[]]}], "ok": false}`), &anything)
	fmt.Println(err)
	show(anything, 0)

	for _, bad := range []string{`{"id": "seven"}`, `{"id": 1,}`, `[1, 2`, `{"level": "huge"}`, `{"tags": [1]}`, ``, `{"size": 5}`, `nul`} {
		err := json.Unmarshal([]byte(bad), new(Task))
		var syntax *json.SyntaxError
		var kind *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			fmt.Printf("%-20s syntax error\n", bad)
		case errors.As(err, &kind):
			fmt.Printf("%-20s a %s where %s belongs, in %q\n", bad, kind.Value, kind.Type, kind.Field)
		default:
			fmt.Printf("%-20s %v\n", bad, err != nil)
		}
	}

	decoder := json.NewDecoder(strings.NewReader(`{"t": "20.5 °C"} {"t": "-1.0 °C"}` + "\n" + `{"t": 5}`))
	for {
		var reading struct{ T Temperature }
		if err := decoder.Decode(&reading); err == io.EOF {
			break
		} else if err != nil {
			fmt.Println("error")
			break
		}
		fmt.Println(float64(reading.T))
	}
	strict := json.NewDecoder(strings.NewReader(`{"id": 1, "colour": "red"}`))
	strict.DisallowUnknownFields()
	fmt.Println(strict.Decode(&back) != nil)
	exact := json.NewDecoder(strings.NewReader(`{"n": 12345678901234567890}`))
	exact.UseNumber()
	var numbers map[string]json.Number
	fmt.Println(exact.Decode(&numbers), numbers["n"])

	var shapes []Shape
	json.Unmarshal([]byte(`[{"kind": "circle", "of": {"r": 2}}, {"kind": "square", "of": {"side": 3}}]`), &shapes)
	for _, shape := range shapes {
		var of map[string]float64
		json.Unmarshal(shape.Of, &of)
		fmt.Println(shape.Kind, of)
	}
	tokens := json.NewDecoder(strings.NewReader(`{"a": [1, "x", null, true]}`))
	for token, err := tokens.Token(); err == nil; token, err = tokens.Token() {
		fmt.Printf("%T:%v ", token, token)
	}
	fmt.Println()

	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	encoder.Encode([]any{"<&>", map[int]string{2: "two", 1: "one"}, struct {
		X, Y int
		Z    *int `json:",omitempty"`
	}{1, 2, nil}, [2]bool{true}})
	var compact bytes.Buffer
	json.Compact(&compact, []byte("{ \"a\" : [ 1 , 2 ] }"))
	fmt.Println(compact.String(), json.Valid([]byte("{}")), json.Valid([]byte("{'a'}")))
	_, err = json.Marshal(map[string]any{"f": func() {}})
	fmt.Println(err != nil)
	_, err = json.Marshal(Level(9))
	fmt.Println(err != nil)
}
