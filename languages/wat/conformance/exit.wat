;; A check that ends with a code of its own: a Luhn test of numbers, in digits.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 4096) " is right\n")
  (data (i32.const 4106) " is wrong\n")
  (data (i32.const 4116) "leaving with ")
  (data (i32.const 4129) "never printed\n")
  (data (i32.const 4143) "never printed either\n")
  (data (i32.const 4164) "79927398713")
  (data (i32.const 4175) "79927398710")
  (data (i32.const 4186) "4539578763621486")
  (data (i32.const 4202) "4539578763621487")
  (data (i32.const 4218) "0")
  (data (i32.const 4219) "1234567812345678")

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

  (global $failed (mut i32) (i32.const 0))

  (func $luhn (param $at i32) (param $length i32) (result i32)
    (local $i i32) (local $digit i32) (local $sum i32)
    (loop $next
      (local.set $digit
        (i32.sub (i32.load8_u (i32.sub (i32.add (local.get $at) (local.get $length)) (i32.add (local.get $i) (i32.const 1)))) (i32.const 48)))
      (if (i32.and (local.get $i) (i32.const 1))
        (then
          (local.set $digit (i32.shl (local.get $digit) (i32.const 1)))
          (if (i32.gt_u (local.get $digit) (i32.const 9))
            (then (local.set $digit (i32.sub (local.get $digit) (i32.const 9)))))))
      (local.set $sum (i32.add (local.get $sum) (local.get $digit)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $length))))
    (i32.eqz (i32.rem_u (local.get $sum) (i32.const 10))))

  (func $check (param $at i32) (param $length i32)
    (call $print (local.get $at) (local.get $length))
    (if (call $luhn (local.get $at) (local.get $length))
      (then (call $print (i32.const 4096) (i32.const 10)))
      (else
        (call $print (i32.const 4106) (i32.const 10))
        (global.set $failed (i32.add (global.get $failed) (i32.const 1))))))

  (func $leave (param $code i32)
    (call $print (i32.const 4116) (i32.const 13))
    (call $print_i32 (local.get $code))
    (call $newline)
    (call $proc_exit (local.get $code))
    (call $print (i32.const 4129) (i32.const 14)))

  (func $deep (param $n i32)
    (if (i32.eqz (local.get $n))
      (then (call $leave (global.get $failed))))
    (call $deep (i32.sub (local.get $n) (i32.const 1)))
    (call $print (i32.const 4143) (i32.const 21)))

  (func (export "_start")
    (call $check (i32.const 4164) (i32.const 11))
    (call $check (i32.const 4175) (i32.const 11))
    (call $check (i32.const 4186) (i32.const 16))
    (call $check (i32.const 4202) (i32.const 16))
    (call $check (i32.const 4218) (i32.const 1))
    (call $check (i32.const 4219) (i32.const 16))
    (call $deep (i32.const 20))
    (unreachable))
)
