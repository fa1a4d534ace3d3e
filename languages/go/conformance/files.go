// Files: writing, reading, appending, seeking, folders, walking, temporary files, CSV, gzip and zip archives, templates, embedded binary forms.
package main

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

type header struct {
	Magic   [4]byte
	Version uint16
	Flags   uint16
	Length  int64
	Ratio   float32
}

func main() {
	root := must(os.MkdirTemp("", "files"))
	defer os.RemoveAll(root)
	check(os.Chdir(root))

	check(os.WriteFile("poem.txt", []byte("one\ntwo\nthree\n"), 0o644))
	f := must(os.OpenFile("poem.txt", os.O_APPEND|os.O_WRONLY, 0))
	fmt.Fprintf(f, "%s\n", "four")
	check(f.Close())
	f = must(os.Open("poem.txt"))
	scanner := bufio.NewScanner(f)
	for n := 1; scanner.Scan(); n++ {
		fmt.Println(n, scanner.Text())
	}
	must(f.Seek(4, io.SeekStart))
	part := make([]byte, 3)
	must(io.ReadFull(f, part))
	at := must(f.Seek(0, io.SeekCurrent))
	info := must(f.Stat())
	fmt.Println(string(part), at, info.Size(), info.Name(), info.IsDir(), info.Mode().IsRegular())
	n, err := f.ReadAt(part, info.Size()-2)
	fmt.Println(n, err, f.Close(), errors.Is(f.Close(), fs.ErrClosed))

	for _, path := range []string{"a/b/c", "a/d"} {
		check(os.MkdirAll(path, 0o755))
		check(os.WriteFile(filepath.Join(path, "note.md"), []byte(path), 0o644))
	}
	check(os.Rename("a/d/note.md", "a/d/moved.md"))
	check(filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		fmt.Print(filepath.ToSlash(path), " ", entry.IsDir(), "; ")
		return err
	}))
	fmt.Println()
	fmt.Println(must(filepath.Glob("a/*/*.md")), must(fs.ReadFile(os.DirFS("a"), "b/c/note.md")), filepath.Ext("x.tar.gz"), filepath.Base("/a/b"), filepath.Dir("a/b/c"), filepath.Clean("a/../b//c"))
	fmt.Println(errors.Is(os.Remove("a"), fs.ErrNotExist), errors.Is(os.Mkdir("a", 0o755), fs.ErrExist), os.RemoveAll("a"))
	_, err = os.Stat("a")
	fmt.Println(os.IsNotExist(err), len(must(os.ReadDir("."))))
	check(os.Truncate("poem.txt", 5))
	fmt.Printf("%q\n", must(os.ReadFile("poem.txt")))

	table := csv.NewWriter(must(os.Create("table.csv")))
	check(table.WriteAll([][]string{{"name", "motto", "price"}, {"Ann, A.", `says "hi"`, "1.50"}, {"Bob", "two\nlines", "2"}}))
	fmt.Print(string(must(os.ReadFile("table.csv"))))
	reader := csv.NewReader(must(os.Open("table.csv")))
	for row, err := reader.Read(); err == nil; row, err = reader.Read() {
		fmt.Printf("%d %q\n", len(row), row)
	}
	_, err = csv.NewReader(strings.NewReader("a,b\n1,2,3\n")).ReadAll()
	fmt.Println(err)

	text := strings.Repeat("the same words again and again. ", 500)
	var packed bytes.Buffer
	writer := must(gzip.NewWriterLevel(&packed, gzip.BestCompression))
	must(writer.Write([]byte(text)))
	check(writer.Close())
	unpacked := must(io.ReadAll(must(gzip.NewReader(bytes.NewReader(packed.Bytes())))))
	fmt.Println(len(text), packed.Len() < 300, string(unpacked) == text, crc32.ChecksumIEEE(unpacked))
	packed.Bytes()[20] ^= 0xff
	_, err = io.ReadAll(must(gzip.NewReader(&packed)))
	fmt.Println(err != nil)

	archive := zip.NewWriter(must(os.Create("all.zip")))
	for _, name := range []string{"first.txt", "folder/second.txt"} {
		must(must(archive.Create(name)).Write([]byte(strings.Repeat(name, 10))))
	}
	check(archive.Close())
	opened := must(zip.OpenReader("all.zip"))
	for _, file := range opened.File {
		content := must(io.ReadAll(must(file.Open())))
		fmt.Println(file.Name, file.UncompressedSize64, len(content), hex.EncodeToString(content[:5]))
	}
	var tape bytes.Buffer
	tw := tar.NewWriter(&tape)
	check(tw.WriteHeader(&tar.Header{Name: "t.txt", Mode: 0o600, Size: 5}))
	must(io.WriteString(tw, "hello"))
	check(tw.Close())
	tr := tar.NewReader(&tape)
	entry := must(tr.Next())
	fmt.Println(entry.Name, entry.Size, string(must(io.ReadAll(tr))))

	var binaryForm bytes.Buffer
	check(binary.Write(&binaryForm, binary.LittleEndian, header{[4]byte{'G', 'O', 'B', '1'}, 2, 0x8001, -5, 0.5}))
	fmt.Printf("% x\n", binaryForm.Bytes())
	var back header
	check(binary.Read(&binaryForm, binary.LittleEndian, &back))
	fmt.Printf("%+v %d %x\n", back, binary.BigEndian.Uint32([]byte{1, 2, 3, 4}), binary.AppendUvarint(nil, 300))
	fmt.Println(base64.StdEncoding.EncodeToString([]byte("any carnal pleas")), base64.RawURLEncoding.EncodeToString([]byte{0xfb, 0xff}), string(must(base64.StdEncoding.DecodeString("aMOp"))))
	fmt.Printf("%x\n", sha256.Sum256([]byte("abc")))

	page := template.Must(template.New("page").Funcs(template.FuncMap{"upper": strings.ToUpper}).Parse(
		`{{define "item"}}- {{.Name | printf "%-6s"}} {{printf "%.2f" .Price}}{{if gt .Price 2.0}} (dear){{end}}
{{end}}{{with .Title}}{{upper .}}{{end}}
{{range $i, $item := .Items}}{{$i}} {{template "item" $item}}{{else}}none{{end}}{{len .Items}} items, {{index .Items 0 | printf "%v"}}{{/* no more */}}
`))
	type item struct {
		Name  string
		Price float64
	}
	check(page.Execute(os.Stdout, map[string]any{"Title": "prices", "Items": []item{{"tea", 1.5}, {"coffee", 2.75}}}))
	_, err = template.New("bad").Parse("{{if}}")
	fmt.Println(err)

	pipeReader, pipeWriter := io.Pipe()
	go func() {
		fmt.Fprint(pipeWriter, "through the pipe")
		pipeWriter.CloseWithError(errors.New("closed on purpose"))
	}()
	var seen strings.Builder
	_, err = io.Copy(io.MultiWriter(&seen, io.Discard), io.TeeReader(pipeReader, io.Discard))
	fmt.Println(seen.String(), err, must(io.ReadAll(io.LimitReader(strings.NewReader("limited"), 3))))
}
