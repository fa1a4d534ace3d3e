;; A million writes of one byte, to stdout and stderr in turns.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start") (local $left i32)
    (i32.store8 (i32.const 64) (i32.const 46))
    (i32.store (i32.const 0) (i32.const 64))
    (i32.store (i32.const 4) (i32.const 1))
    (local.set $left (i32.const 1000000))
    (loop $again
      (drop (call $write
        (i32.add (i32.const 1) (i32.and (local.get $left) (i32.const 1)))
        (i32.const 0) (i32.const 1) (i32.const 8)))
      (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))))
