;; Writes two million empty buffers in one call: refused, exit code 28 (EINVAL).
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 512)
  (func (export "_start")
    (call $exit (call $write (i32.const 1) (i32.const 64) (i32.const 2000000) (i32.const 8)))))
