;; Floating point: a printer of decimals, roots by Newton, rounding, conversions with and without saturation.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 4096) "nan")
  (data (i32.const 4099) "inf")
  (data (i32.const 4102) "rounded ")
  (data (i32.const 4110) "| ")
  (data (i32.const 4112) "extremes ")
  (data (i32.const 4121) "compared ")
  (data (i32.const 4130) "converted ")
  (data (i32.const 4140) "saturated ")
  (data (i32.const 4150) "bits ")

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

  ;; With six places, by rounding to the nearest.
  (func $print_f64 (param $x f64)
    (local $whole f64) (local $rest i64) (local $divisor i64)
    (if (f64.ne (local.get $x) (local.get $x)) (then (call $print (i32.const 4096) (i32.const 3)) (return)))
    (if (i64.lt_s (i64.reinterpret_f64 (local.get $x)) (i64.const 0))
      (then (call $print_char (i32.const 45)) (local.set $x (f64.neg (local.get $x)))))
    (if (f64.eq (local.get $x) (f64.const inf)) (then (call $print (i32.const 4099) (i32.const 3)) (return)))
    (local.set $whole (f64.floor (local.get $x)))
    (local.set $rest (i64.trunc_f64_u (f64.nearest (f64.mul (f64.sub (local.get $x) (local.get $whole)) (f64.const 1e6)))))
    (if (i64.eq (local.get $rest) (i64.const 1000000))
      (then
        (local.set $rest (i64.const 0))
        (local.set $whole (f64.add (local.get $whole) (f64.const 1)))))
    (call $print_unsigned (i64.trunc_f64_u (local.get $whole)))
    (call $print_char (i32.const 46))
    (local.set $divisor (i64.const 100000))
    (loop $digits
      (call $print_char (i32.add (i32.const 48) (i32.wrap_i64 (i64.rem_u (i64.div_u (local.get $rest) (local.get $divisor)) (i64.const 10)))))
      (local.set $divisor (i64.div_u (local.get $divisor) (i64.const 10)))
      (br_if $digits (i64.ne (local.get $divisor) (i64.const 0)))))

  (func $show_f64 (param $x f64) (call $print_f64 (local.get $x)) (call $space))

  (func $root (param $x f64) (result f64)
    (local $guess f64) (local $i i32)
    (local.set $guess (local.get $x))
    (loop $next
      (local.set $guess (f64.mul (f64.const 0.5) (f64.add (local.get $guess) (f64.div (local.get $x) (local.get $guess)))))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 60))))
    (local.get $guess))

  (func $exp (param $x f64) (result f64)
    (local $term f64) (local $sum f64) (local $n f64)
    (local.set $term (f64.const 1))
    (local.set $sum (f64.const 1))
    (loop $next
      (local.set $n (f64.add (local.get $n) (f64.const 1)))
      (local.set $term (f64.div (f64.mul (local.get $term) (local.get $x)) (local.get $n)))
      (local.set $sum (f64.add (local.get $sum) (local.get $term)))
      (br_if $next (f64.gt (f64.abs (local.get $term)) (f64.const 1e-17))))
    (local.get $sum))

  (func $pi (result f64)
    (local $sum f64) (local $k f64) (local $power f64)
    (local.set $power (f64.const 1))
    (loop $next
      (local.set $sum (f64.add (local.get $sum)
        (f64.mul (local.get $power)
          (f64.sub (f64.sub (f64.sub
            (f64.div (f64.const 4) (f64.add (f64.mul (f64.const 8) (local.get $k)) (f64.const 1)))
            (f64.div (f64.const 2) (f64.add (f64.mul (f64.const 8) (local.get $k)) (f64.const 4))))
            (f64.div (f64.const 1) (f64.add (f64.mul (f64.const 8) (local.get $k)) (f64.const 5))))
            (f64.div (f64.const 1) (f64.add (f64.mul (f64.const 8) (local.get $k)) (f64.const 6)))))))
      (local.set $power (f64.div (local.get $power) (f64.const 16)))
      (local.set $k (f64.add (local.get $k) (f64.const 1)))
      (br_if $next (f64.lt (local.get $k) (f64.const 12))))
    (local.get $sum))

  (func (export "_start")
    (local $x f64)
    (call $show_f64 (call $pi)) (call $show_f64 (call $exp (f64.const 1))) (call $show_f64 (call $exp (f64.const -2.5))) (call $show_f64 (call $root (f64.const 2))) (call $show_f64 (f64.sqrt (f64.const 2))) (call $newline)
    (call $show_f64 (f64.const 0.1)) (call $show_f64 (f64.add (f64.const 0.1) (f64.const 0.2))) (call $show_f64 (f64.const -0.0)) (call $show_f64 (f64.const 123456789.987654321)) (call $show_f64 (f64.const 0.9999999)) (call $newline)
    (call $show_f64 (f64.div (f64.const 1) (f64.const 0))) (call $show_f64 (f64.div (f64.const -1) (f64.const 0))) (call $show_f64 (f64.div (f64.const 0) (f64.const 0))) (call $show_f64 (f64.sqrt (f64.const -1))) (call $newline)
    (call $print (i32.const 4102) (i32.const 8))
    (local.set $x (f64.const -3.5))
    (loop $next
      (call $show_f64 (f64.nearest (local.get $x))) (call $show_f64 (f64.floor (local.get $x))) (call $show_f64 (f64.ceil (local.get $x))) (call $show_f64 (f64.trunc (local.get $x))) (call $print (i32.const 4110) (i32.const 2))
      (local.set $x (f64.add (local.get $x) (f64.const 2)))
      (br_if $next (f64.lt (local.get $x) (f64.const 3))))
    (call $newline)
    (call $print (i32.const 4112) (i32.const 9))
    (call $show_f64 (f64.min (f64.const -0) (f64.const 0))) (call $show_f64 (f64.max (f64.const 1) (f64.const nan))) (call $show_f64 (f64.copysign (f64.const 5) (f64.const -1))) (call $show_f64 (f64.abs (f64.const -7.25))) (call $newline)
    (call $print (i32.const 4121) (i32.const 9))
    (call $show (i64.extend_i32_u (f64.eq (f64.const nan) (f64.const nan)))) (call $show (i64.extend_i32_u (f64.lt (f64.const 1) (f64.const 2)))) (call $show (i64.extend_i32_u (f64.eq (f64.const 0) (f64.const -0)))) (call $show (i64.extend_i32_u (f64.ge (f64.const inf) (f64.const 1e308)))) (call $newline)
    (call $print (i32.const 4130) (i32.const 10))
    (call $show (i64.trunc_f64_s (f64.const -2.9))) (call $show (i64.extend_i32_u (i32.trunc_f64_u (f64.const 4294967295.5)))) (call $show_f64 (f64.convert_i64_u (i64.const 0x8000000000000000))) (call $show_f64 (f64.promote_f32 (f32.const 0.1)))
    (call $show_f64 (f64.promote_f32 (f32.demote_f64 (f64.const 16777217)))) (call $show_f64 (f64.promote_f32 (f32.convert_i32_s (i32.const -5)))) (call $newline)
    (call $print (i32.const 4140) (i32.const 10))
    (call $show (i64.extend_i32_s (i32.trunc_sat_f64_s (f64.const 1e20)))) (call $show (i64.extend_i32_s (i32.trunc_sat_f64_s (f64.const -1e20)))) (call $show (i64.extend_i32_u (i32.trunc_sat_f64_u (f64.const -5))))
    (call $show (i64.trunc_sat_f64_s (f64.const nan))) (call $show (i64.trunc_sat_f64_s (f64.const inf))) (call $show (i64.trunc_sat_f32_s (f32.const -1e30))) (call $newline)
    (call $print (i32.const 4150) (i32.const 5))
    (call $show (i64.reinterpret_f64 (f64.const 1.5))) (call $show (i64.extend_i32_u (i32.reinterpret_f32 (f32.const -2)))) (call $show_f64 (f64.reinterpret_i64 (i64.const 4614256656552045848))) (call $show_f64 (f64.const 0x1.8p3)) (call $newline))
)
