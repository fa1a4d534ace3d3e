;; Moves descriptors onto themselves, onto closed ones and onto the preopened folder.
(module
  (import "wasi_snapshot_preview1" "fd_renumber" (func $renumber (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (drop (call $renumber (i32.const 1) (i32.const 1)))
    (drop (call $renumber (i32.const 1) (i32.const 99)))
    (drop (call $renumber (i32.const 99) (i32.const 1)))
    (drop (call $renumber (i32.const 1) (i32.const 3)))
    (drop (call $renumber (i32.const -1) (i32.const -1)))
    (drop (call $close (i32.const 3)))
    (drop (call $close (i32.const 3)))))
