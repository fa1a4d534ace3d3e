;; Whole numbers: greatest common divisor, Fibonacci, factorial, powers, bits, signs.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 4096) "gcd ")
  (data (i32.const 4100) "fibonacci ")
  (data (i32.const 4110) "factorial ")
  (data (i32.const 4120) "power ")
  (data (i32.const 4126) "collatz ")
  (data (i32.const 4134) "limits ")
  (data (i32.const 4141) "division ")
  (data (i32.const 4150) "bits ")
  (data (i32.const 4155) "signs ")
  (data (i32.const 4161) "overflow ")

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

  (func $gcd (param $a i64) (param $b i64) (result i64)
    (local $rest i64)
    (block $done
      (loop $next
        (br_if $done (i64.eqz (local.get $b)))
        (local.set $rest (i64.rem_u (local.get $a) (local.get $b)))
        (local.set $a (local.get $b))
        (local.set $b (local.get $rest))
        (br $next)))
    (local.get $a))

  (func $fibonacci (param $n i32) (result i64)
    (local $a i64) (local $b i64) (local $sum i64)
    (local.set $b (i64.const 1))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $n)))
        (local.set $sum (i64.add (local.get $a) (local.get $b)))
        (local.set $a (local.get $b))
        (local.set $b (local.get $sum))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br $next)))
    (local.get $a))

  (func $factorial (param $n i64) (result i64)
    (if (result i64) (i64.lt_u (local.get $n) (i64.const 2))
      (then (i64.const 1))
      (else (i64.mul (local.get $n) (call $factorial (i64.sub (local.get $n) (i64.const 1)))))))

  (func $power (param $base i64) (param $exponent i64) (param $modulus i64) (result i64)
    (local $result i64)
    (local.set $result (i64.const 1))
    (loop $next
      (if (i32.wrap_i64 (i64.and (local.get $exponent) (i64.const 1)))
        (then (local.set $result (i64.rem_u (i64.mul (local.get $result) (local.get $base)) (local.get $modulus)))))
      (local.set $base (i64.rem_u (i64.mul (local.get $base) (local.get $base)) (local.get $modulus)))
      (local.set $exponent (i64.shr_u (local.get $exponent) (i64.const 1)))
      (br_if $next (i64.ne (local.get $exponent) (i64.const 0))))
    (local.get $result))

  (func $collatz (param $n i64) (result i64)
    (local $steps i64)
    (block $done
      (loop $next
        (br_if $done (i64.le_u (local.get $n) (i64.const 1)))
        (local.set $n
          (select
            (i64.add (i64.mul (local.get $n) (i64.const 3)) (i64.const 1))
            (i64.shr_u (local.get $n) (i64.const 1))
            (i32.wrap_i64 (i64.and (local.get $n) (i64.const 1)))))
        (local.set $steps (i64.add (local.get $steps) (i64.const 1)))
        (br $next)))
    (local.get $steps))

  (func (export "_start")
    (local $i i32)
    (call $print (i32.const 4096) (i32.const 4)) (call $show (call $gcd (i64.const 1071) (i64.const 462))) (call $show (call $gcd (i64.const 600851475143) (i64.const 6857))) (call $newline)
    (call $print (i32.const 4100) (i32.const 10))
    (loop $each
      (call $show (call $fibonacci (local.get $i)))
      (local.set $i (i32.add (local.get $i) (i32.const 10)))
      (br_if $each (i32.le_u (local.get $i) (i32.const 90))))
    (call $newline)
    (call $print (i32.const 4110) (i32.const 10)) (call $show (call $factorial (i64.const 5))) (call $show (call $factorial (i64.const 20))) (call $newline)
    (call $print (i32.const 4120) (i32.const 6)) (call $show (call $power (i64.const 3) (i64.const 200) (i64.const 1000007))) (call $show (call $power (i64.const 2) (i64.const 61) (i64.const 1000000007))) (call $newline)
    (call $print (i32.const 4126) (i32.const 8)) (call $show (call $collatz (i64.const 27))) (call $show (call $collatz (i64.const 837799))) (call $newline)
    (call $print (i32.const 4134) (i32.const 7)) (call $show (i64.const -9223372036854775808)) (call $show (i64.const 9223372036854775807)) (call $print_unsigned (i64.const -1)) (call $newline)
    (call $print (i32.const 4141) (i32.const 9))
    (call $show (i64.div_s (i64.const -7) (i64.const 2))) (call $show (i64.rem_s (i64.const -7) (i64.const 2)))
    (call $show (i64.div_u (i64.const -7) (i64.const 2))) (call $show (i64.extend_i32_s (i32.rem_s (i32.const -2147483648) (i32.const -1)))) (call $newline)
    (call $print (i32.const 4150) (i32.const 5))
    (call $show (i64.clz (i64.const 1))) (call $show (i64.ctz (i64.const 4096))) (call $show (i64.popcnt (i64.const -1)))
    (call $show (i64.extend_i32_u (i32.clz (i32.const 0)))) (call $show (i64.extend_i32_u (i32.rotl (i32.const 0x80000001) (i32.const 1))))
    (call $show (i64.rotr (i64.const 1) (i64.const 1))) (call $show (i64.extend_i32_s (i32.shr_s (i32.const -16) (i32.const 2))))
    (call $show (i64.extend_i32_u (i32.shr_u (i32.const -16) (i32.const 28)))) (call $show (i64.xor (i64.const 0xff) (i64.const 0x0f)))
    (call $show (i64.extend_i32_s (i32.shl (i32.const 1) (i32.const 33)))) (call $newline)
    (call $print (i32.const 4155) (i32.const 6))
    (call $show (i64.extend_i32_s (i32.extend8_s (i32.const 200)))) (call $show (i64.extend_i32_s (i32.extend16_s (i32.const 40000))))
    (call $show (i64.extend8_s (i64.const 0x17f))) (call $show (i64.extend16_s (i64.const 0x18000))) (call $show (i64.extend32_s (i64.const 0x80000000)))
    (call $show (i64.extend_i32_u (i32.const -1))) (call $show (i64.extend_i32_s (i32.wrap_i64 (i64.const 0x1ffffffff)))) (call $newline)
    (call $print (i32.const 4161) (i32.const 9)) (call $show (i64.add (i64.const 9223372036854775807) (i64.const 1))) (call $show (i64.extend_i32_s (i32.mul (i32.const 65536) (i32.const 65537)))) (call $newline))
)
