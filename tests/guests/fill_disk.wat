;; Writes 1 MiB blocks into a file until it is refused, then fails with what it was told.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 32)
  (data (i32.const 64) "work/full")
  (func (export "_start") (local $errno i32)
    (drop (call $open (i32.const 3) (i32.const 0) (i32.const 64) (i32.const 9) (i32.const 1)
      (i64.const 0x40) (i64.const 0) (i32.const 0) (i32.const 16)))
    (i32.store (i32.const 0) (i32.const 1024))
    (i32.store (i32.const 4) (i32.const 0x100000))
    (loop $again
      (br_if $again (i32.eqz (local.tee $errno
        (call $write (i32.load (i32.const 16)) (i32.const 0) (i32.const 1) (i32.const 8))))))
    (call $exit (local.get $errno))))
