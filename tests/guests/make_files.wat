;; Makes files without end, then fails with what it was told.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "work/aaaaaaa")
  (func (export "_start") (local $n i32) (local $errno i32)
    (loop $again
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      ;; Four letters of the name are the number.
      (i32.store8 (i32.const 72) (i32.add (i32.const 97) (i32.and (local.get $n) (i32.const 15))))
      (i32.store8 (i32.const 73) (i32.add (i32.const 97) (i32.and (i32.shr_u (local.get $n) (i32.const 4)) (i32.const 15))))
      (i32.store8 (i32.const 74) (i32.add (i32.const 97) (i32.and (i32.shr_u (local.get $n) (i32.const 8)) (i32.const 15))))
      (i32.store8 (i32.const 75) (i32.add (i32.const 97) (i32.and (i32.shr_u (local.get $n) (i32.const 12)) (i32.const 15))))
      (local.set $errno (call $open (i32.const 3) (i32.const 0) (i32.const 64) (i32.const 12) (i32.const 1)
        (i64.const 0x40) (i64.const 0) (i32.const 0) (i32.const 16)))
      (drop (call $close (i32.load (i32.const 16))))
      (br_if $again (i32.eqz (local.get $errno))))
    (call $exit (local.get $errno))))
