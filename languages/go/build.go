// Builds Go's compiler, its linker and its standard library for WebAssembly, out of the toolchain that runs this program:
// compile.wasm, link.wasm and std.tar in the current folder. The same source makes the same bytes, on every machine. Its
// argument is the folder that this file is in.
package main

import (
	"archive/tar"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	// The toolchain's own folder: its environment names it.
	root := os.Getenv("GOROOT")
	for _, step := range []func(root string) error{apply, inline, plant, renew, install, take, pack} {
		if err := step(root); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// apply makes the edits.
func apply(root string) error {
	for _, edit := range slices.Concat(edits, layout, loops, speed) {
		path := filepath.Join(root, edit.path)
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if n := strings.Count(string(source), edit.old); n != 1 {
			return fmt.Errorf("%s: a text that is edited is there %d times", edit.path, n)
		}
		edited := strings.Replace(string(source), edit.old, edit.new, 1)
		if err := os.WriteFile(path, []byte(edited), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// plant adds files of our own.
func plant(root string) error {
	for name, place := range map[string]string{
		"trunk/trunk.go":     "src/internal/trunk/trunk.go",
		"trunk/link.go":      "src/cmd/link/internal/ld/trunk.go",
		"trunk/loader.go":    "src/cmd/link/internal/loader/trunk.go",
		"compiler/loops.go":  "src/cmd/internal/obj/wasm/loops.go",
		"runtime/collect.go": "src/runtime/wasmcollect.go",
		"compiler/order.go":  "src/cmd/compile/internal/ssa/wasmorder.go",
	} {
		content, err := os.ReadFile(filepath.Join(os.Args[1], name))
		if err != nil {
			return err
		}
		path := filepath.Join(root, place)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// renew builds the compiler that builds the rest, for that to be compiled as programs will be. Go's cache does not tell it
// from the one of the same version that was there before: nothing for WebAssembly may be in it yet.
func renew(root string) error {
	return run(root, nil, "install", "cmd/compile")
}

// install builds all of it into the toolchain's folder.
func install(root string) error {
	env := []string{"GOOS=wasip1", "GOARCH=wasm", "GODEBUG=installgoroot=all"}
	return run(root, env, "install", "-trimpath", "-pgo=off", "-ldflags=-s -w -buildid=", "cmd/compile", "cmd/link", "std")
}

func run(root string, env []string, args ...string) error {
	command := exec.Command(filepath.Join(root, "bin", "go"), args...)
	command.Dir = root
	command.Env = append(os.Environ(), env...)
	command.Stderr = os.Stderr
	return command.Run()
}

// take moves the compiler and the linker here.
func take(root string) error {
	for _, tool := range []string{"compile", "link"} {
		if err := os.Rename(filepath.Join(root, "pkg", "tool", "wasip1_wasm", tool), tool+".wasm"); err != nil {
			return err
		}
	}
	return nil
}

// pack puts the standard library into an archive: its files by name, and nothing of when and by whom they were made.
func pack(root string) error {
	packages := filepath.Join(root, "pkg", "wasip1_wasm")
	file, err := os.Create("std.tar")
	if err != nil {
		return err
	}
	defer file.Close()
	archive := tar.NewWriter(file)
	err = filepath.WalkDir(packages, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".a" {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(packages, path)
		if err != nil {
			return err
		}
		header := &tar.Header{Name: filepath.ToSlash(name), Mode: 0o644, Size: int64(len(content)), Format: tar.FormatUSTAR}
		if err := archive.WriteHeader(header); err != nil {
			return err
		}
		_, err = archive.Write(content)
		return err
	})
	if err != nil {
		return err
	}
	return archive.Close()
}
