(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\32\00\00\00")
  (func (export "_start")
    (local $lines i32)
    (memory.fill (i32.const 16) (i32.const 120) (i32.const 49))
    (i32.store8 (i32.const 65) (i32.const 10))
    (loop $next
      (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
      (br_if $next (i32.lt_u (local.tee $lines (i32.add (local.get $lines) (i32.const 1))) (i32.const 20000))))))
