;; What goes to stdout and what to stderr, pieces gathered by one call, a progress report beside a table.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 4096) "beginning\n")
  (data (i32.const 4106) ".")
  (data (i32.const 4107) "\nalmost done\n")
  (data (i32.const 4120) "<piece>")
  (data (i32.const 4127) " between ")
  (data (i32.const 4136) "!")
  (data (i32.const 4137) "stderr")
  (data (i32.const 4143) "\c3\a9\f0\9f\a6\80")
  (data (i32.const 4149) " bytes beyond ASCII ")
  (data (i32.const 4169) "gathered ")
  (data (i32.const 4178) "no line end")

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

  (global $written (mut i64) (i64.const 0))

  (func $report (param $at i32) (param $length i32)
    (call $write (i32.const 2) (local.get $at) (local.get $length)))

  ;; Three pieces by one call.
  (func $gather (param $fd i32) (param $a i32) (param $a_length i32) (param $b i32) (param $b_length i32)
    (i32.store (i32.const 64) (local.get $a))
    (i32.store (i32.const 68) (local.get $a_length))
    (i32.store (i32.const 72) (local.get $b))
    (i32.store (i32.const 76) (local.get $b_length))
    (i32.store (i32.const 80) (local.get $a))
    (i32.store (i32.const 84) (i32.const 0))
    (i32.store (i32.const 88) (local.get $a))
    (i32.store (i32.const 92) (local.get $a_length))
    (drop (call $fd_write (local.get $fd) (i32.const 64) (i32.const 4) (i32.const 96)))
    (global.set $written (i64.add (global.get $written) (i64.load32_u (i32.const 96)))))

  (func $row (param $n i32)
    (local $column i32)
    (local.set $column (i32.const 1))
    (loop $next
      (if (i32.lt_u (i32.mul (local.get $n) (local.get $column)) (i32.const 10)) (then (call $space)))
      (call $print_i32 (i32.mul (local.get $n) (local.get $column)))
      (call $space)
      (br_if $next (i32.le_u (local.tee $column (i32.add (local.get $column) (i32.const 1))) (i32.const 9))))
    (call $newline))

  (func (export "_start")
    (local $n i32)
    (call $report (i32.const 4096) (i32.const 10))
    (local.set $n (i32.const 1))
    (loop $next
      (call $row (local.get $n))
      (call $report (i32.const 4106) (i32.const 1))
      (br_if $next (i32.le_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 9))))
    (call $report (i32.const 4107) (i32.const 13))
    (call $gather (i32.const 1) (i32.const 4120) (i32.const 7) (i32.const 4127) (i32.const 9))
    (call $newline)
    (call $gather (i32.const 2) (i32.const 4136) (i32.const 1) (i32.const 4137) (i32.const 6))
    (call $gather (i32.const 1) (i32.const 4143) (i32.const 6) (i32.const 4149) (i32.const 20))
    (call $newline)
    (call $print (i32.const 4169) (i32.const 9)) (call $show (global.get $written)) (call $newline)
    (call $print (i32.const 4178) (i32.const 11)))
)
