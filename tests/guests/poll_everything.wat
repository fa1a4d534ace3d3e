;; 2^32-1 subscriptions: refused, exit code 28 (EINVAL).
(module
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (call $exit (call $poll (i32.const 0) (i32.const 64) (i32.const -1) (i32.const 128)))))
