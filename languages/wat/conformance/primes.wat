;; The sieve of Eratosthenes over bytes of the memory.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 4096) "= ")
  (data (i32.const 4098) " * ")
  (data (i32.const 4101) "below 100: ")
  (data (i32.const 4112) "count ")
  (data (i32.const 4118) "sum ")
  (data (i32.const 4122) "last ")
  (data (i32.const 4127) "widest gap ")
  (data (i32.const 4138) "twins ")

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

  (global $limit i32 (i32.const 100000))
  (global $sieve i32 (i32.const 8192))

  (func $mark_multiples (param $n i32)
    (local $multiple i32)
    (local.set $multiple (i32.mul (local.get $n) (local.get $n)))
    (block $done
      (loop $next
        (br_if $done (i32.gt_u (local.get $multiple) (global.get $limit)))
        (i32.store8 (i32.add (global.get $sieve) (local.get $multiple)) (i32.const 1))
        (local.set $multiple (i32.add (local.get $multiple) (local.get $n)))
        (br $next))))

  (func $is_prime (param $n i32) (result i32)
    (i32.eqz (i32.load8_u (i32.add (global.get $sieve) (local.get $n)))))

  (func $fill
    (local $n i32)
    (i32.store16 (global.get $sieve) (i32.const 0x0101))
    (local.set $n (i32.const 2))
    (loop $next
      (if (call $is_prime (local.get $n))
        (then (call $mark_multiples (local.get $n))))
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (br_if $next (i32.le_u (i32.mul (local.get $n) (local.get $n)) (global.get $limit)))))

  ;; Prime factors by trial division.
  (func $print_factors (param $n i64)
    (local $divisor i64)
    (call $show (local.get $n))
    (call $print (i32.const 4096) (i32.const 2))
    (local.set $divisor (i64.const 2))
    (block $done
      (loop $next
        (br_if $done (i64.gt_u (i64.mul (local.get $divisor) (local.get $divisor)) (local.get $n)))
        (if (i64.eqz (i64.rem_u (local.get $n) (local.get $divisor)))
          (then
            (call $print_i64 (local.get $divisor))
            (call $print (i32.const 4098) (i32.const 3))
            (local.set $n (i64.div_u (local.get $n) (local.get $divisor))))
          (else (local.set $divisor (i64.add (local.get $divisor) (i64.const 1)))))
        (br $next)))
    (call $print_i64 (local.get $n))
    (call $newline))

  (func (export "_start")
    (local $n i32) (local $count i32) (local $sum i64) (local $last i32) (local $gap i32) (local $widest i32) (local $twins i32)
    (call $fill)
    (call $print (i32.const 4101) (i32.const 11))
    (loop $each
      (if (call $is_prime (local.get $n))
        (then
          (if (i32.lt_u (local.get $n) (i32.const 100))
            (then (call $show (i64.extend_i32_u (local.get $n)))))
          (local.set $count (i32.add (local.get $count) (i32.const 1)))
          (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_u (local.get $n))))
          (local.set $gap (i32.sub (local.get $n) (local.get $last)))
          (local.set $twins (i32.add (local.get $twins) (i32.eq (local.get $gap) (i32.const 2))))
          (local.set $widest (select (local.get $gap) (local.get $widest) (i32.gt_u (local.get $gap) (local.get $widest))))
          (local.set $last (local.get $n))))
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (br_if $each (i32.le_u (local.get $n) (global.get $limit))))
    (call $newline)
    (call $print (i32.const 4112) (i32.const 6)) (call $show (i64.extend_i32_u (local.get $count)))
    (call $print (i32.const 4118) (i32.const 4)) (call $show (local.get $sum))
    (call $print (i32.const 4122) (i32.const 5)) (call $show (i64.extend_i32_u (local.get $last)))
    (call $print (i32.const 4127) (i32.const 11)) (call $show (i64.extend_i32_u (local.get $widest)))
    (call $print (i32.const 4138) (i32.const 6)) (call $show (i64.extend_i32_u (local.get $twins)))
    (call $newline)
    (call $print_factors (i64.const 360))
    (call $print_factors (i64.const 97))
    (call $print_factors (i64.const 600851475143))
    (call $print_factors (i64.const 1000000016000000063)))
)
