;; The arguments, and how many variables the environment has.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_sizes_get" (func $environ_sizes_get (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 4096) ": ")
  (data (i32.const 4098) "arguments ")
  (data (i32.const 4108) "bytes ")
  (data (i32.const 4114) "result ")
  (data (i32.const 4121) "first at its place ")
  (data (i32.const 4140) "environment ")

  ;; Bytes 0 to 15 of the memory hold a piece of output and how much of it was written.
  (func $write (param $fd i32) (param $at i32) (param $length i32)
    (i32.store (i32.const 0) (local.get $at))
    (i32.store (i32.const 4) (local.get $length))
    (drop (call $fd_write (local.get $fd) (i32.const 0) (i32.const 1) (i32.const 8))))

  (func $print (param $at i32) (param $length i32)
    (call $write (i32.const 1) (local.get $at) (local.get $length)))

  (func $print_char (param $character i32)
    (i32.store8 (i32.const 12) (local.get $character))
    (call $print (i32.const 12) (i32.const 1)))

  (func $space (call $print_char (i32.const 32)))
  (func $newline (call $print_char (i32.const 10)))

  ;; Digits are made from the right, in bytes 16 to 47.
  (func $print_unsigned (param $n i64)
    (local $at i32)
    (local.set $at (i32.const 48))
    (loop $digits
      (local.set $at (i32.sub (local.get $at) (i32.const 1)))
      (i32.store8 (local.get $at)
        (i32.add (i32.const 48) (i32.wrap_i64 (i64.rem_u (local.get $n) (i64.const 10)))))
      (local.set $n (i64.div_u (local.get $n) (i64.const 10)))
      (br_if $digits (i64.ne (local.get $n) (i64.const 0))))
    (call $print (local.get $at) (i32.sub (i32.const 48) (local.get $at))))

  (func $print_i64 (param $n i64)
    (if (i64.lt_s (local.get $n) (i64.const 0))
      (then
        (call $print_char (i32.const 45))
        (local.set $n (i64.sub (i64.const 0) (local.get $n)))))
    (call $print_unsigned (local.get $n)))

  (func $print_i32 (param $n i32)
    (call $print_i64 (i64.extend_i32_s (local.get $n))))

  (func $show (param $n i64)
    (call $print_i64 (local.get $n))
    (call $space))

  (func $length (param $at i32) (result i32)
    (local $end i32)
    (local.set $end (local.get $at))
    (loop $next
      (if (i32.load8_u (local.get $end))
        (then (local.set $end (i32.add (local.get $end) (i32.const 1))) (br $next))))
    (i32.sub (local.get $end) (local.get $at)))

  (func $print_list (param $pointers i32) (param $count i32)
    (local $i i32) (local $text i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $text (i32.load (i32.add (local.get $pointers) (i32.shl (local.get $i) (i32.const 2)))))
        (call $print_i32 (local.get $i))
        (call $print (i32.const 4096) (i32.const 2))
        (call $print (local.get $text) (call $length (local.get $text)))
        (call $newline)
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  (func (export "_start")
    (local $count i32) (local $size i32)
    (drop (call $args_sizes_get (i32.const 64) (i32.const 68)))
    (local.set $count (i32.load (i32.const 64)))
    (local.set $size (i32.load (i32.const 68)))
    (call $print (i32.const 4098) (i32.const 10)) (call $show (i64.extend_i32_u (local.get $count)))
    (call $print (i32.const 4108) (i32.const 6)) (call $show (i64.extend_i32_u (local.get $size)))
    (call $newline)
    (call $print (i32.const 4114) (i32.const 7)) (call $print_i32 (call $args_get (i32.const 8192) (i32.const 16384))) (call $newline)
    (call $print_list (i32.const 8192) (local.get $count))
    (call $print (i32.const 4121) (i32.const 19)) (call $print_i32 (i32.eq (i32.load (i32.const 8192)) (i32.const 16384))) (call $newline)
    (call $print (i32.const 4140) (i32.const 12)) (call $print_i32 (call $environ_sizes_get (i32.const 64) (i32.const 68)))
    (call $space)
    (call $print_i32 (i32.ge_s (i32.load (i32.const 64)) (i32.const 0)))
    (call $newline))
)
