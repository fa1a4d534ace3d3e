;; Ten million turns, and then one sleep of 584 years.
(module
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start") (local $turns i32)
    (local.set $turns (i32.const 10000000))
    (loop $again
      (br_if $again (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))))
    (i32.store (i32.const 16) (i32.const 1))                 ;; clock: monotonic
    (i64.store (i32.const 24) (i64.const -1))                ;; timeout: the largest
    (drop (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128)))))
