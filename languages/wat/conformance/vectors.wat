;; Vectors of 128 bits: lanes, arithmetic, comparison, shuffles, a dot product, capitals of a text.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 16384) "the quick brown {fox} jumps, 42 times @z")
  (data (i32.const 4096) "any ")
  (data (i32.const 4100) "all ")
  (data (i32.const 4104) "mask ")
  (data (i32.const 4109) "wide ")
  (data (i32.const 4114) "dot ")

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

  (func $show_lanes (param $v v128)
    (call $show (i64.extend_i32_s (i32x4.extract_lane 0 (local.get $v))))
    (call $show (i64.extend_i32_s (i32x4.extract_lane 1 (local.get $v))))
    (call $show (i64.extend_i32_s (i32x4.extract_lane 2 (local.get $v))))
    (call $show (i64.extend_i32_s (i32x4.extract_lane 3 (local.get $v))))
    (call $newline))

  (func $show_bytes (param $v v128)
    (local $i i32)
    (v128.store (i32.const 64) (local.get $v))
    (loop $next
      (call $show (i64.load8_u offset=64 (local.get $i)))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 16))))
    (call $newline))

  (func $horizontal (param $v v128) (result i32)
    (local.set $v (i32x4.add (local.get $v) (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $v) (local.get $v))))
    (i32.add (i32x4.extract_lane 0 (local.get $v)) (i32x4.extract_lane 1 (local.get $v))))

  ;; Of two lists of numbers at 8192 and 12288.
  (func $dot (param $count i32) (result i32)
    (local $at i32) (local $sum v128)
    (loop $next
      (local.set $sum (i32x4.add (local.get $sum)
        (i32x4.mul (v128.load offset=8192 (local.get $at)) (v128.load offset=12288 (local.get $at)))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (i32.shl (local.get $count) (i32.const 2)))))
    (call $horizontal (local.get $sum)))

  (func $capitals (param $at i32) (param $length i32)
    (local $end i32) (local $text v128)
    (local.set $end (i32.add (local.get $at) (local.get $length)))
    (loop $next
      (local.set $text (v128.load (local.get $at)))
      (v128.store (local.get $at)
        (i8x16.sub (local.get $text)
          (v128.and
            (i8x16.lt_u (i8x16.sub (local.get $text) (i8x16.splat (i32.const 97))) (i8x16.splat (i32.const 26)))
            (i8x16.splat (i32.const 32)))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end)))))

  (func (export "_start")
    (local $a v128) (local $b v128) (local $i i32)
    (local.set $a (v128.const i32x4 1 -2 3 -4))
    (local.set $b (i32x4.splat (i32.const 10)))
    (call $show_lanes (i32x4.add (local.get $a) (local.get $b)))
    (call $show_lanes (i32x4.mul (local.get $a) (local.get $b)))
    (call $show_lanes (i32x4.abs (local.get $a)))
    (call $show_lanes (i32x4.max_s (local.get $a) (i32x4.splat (i32.const 0))))
    (call $show_lanes (i32x4.gt_s (local.get $a) (i32x4.splat (i32.const 0))))
    (call $show_lanes (i32x4.shl (local.get $a) (i32.const 4)))
    (call $show_lanes (i32x4.replace_lane 2 (i32x4.neg (local.get $a)) (i32.const 99)))
    (call $show_lanes (v128.bitselect (local.get $a) (local.get $b) (v128.const i32x4 -1 0 -1 0)))
    (call $show_lanes (i32x4.trunc_sat_f32x4_s (f32x4.mul (f32x4.convert_i32x4_s (local.get $a)) (f32x4.splat (f32.const 2.75)))))
    (call $show_lanes (i32x4.extend_low_i16x8_s (v128.const i16x8 1 -1 300 -300 0 0 0 0)))
    (call $show_lanes (i32x4.dot_i16x8_s (v128.const i16x8 1 2 3 4 5 6 7 8) (v128.const i16x8 1 1 1 1 2 2 2 2)))
    (call $show_bytes (i8x16.swizzle (v128.const i8x16 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25) (v128.const i8x16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 200)))
    (call $show_bytes (i8x16.add_sat_u (i8x16.splat (i32.const 250)) (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)))
    (call $show_bytes (i8x16.avgr_u (i8x16.splat (i32.const 3)) (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)))
    (call $show_bytes (i8x16.narrow_i16x8_u (v128.const i16x8 -5 0 100 255 256 1000 32767 -32768) (i16x8.splat (i32.const 7))))
    (call $show_bytes (i8x16.popcnt (v128.const i8x16 0 1 3 7 15 31 63 127 255 254 252 248 240 224 192 128)))
    (call $print (i32.const 4096) (i32.const 4)) (call $show (i64.extend_i32_u (v128.any_true (local.get $a)))) (call $print (i32.const 4100) (i32.const 4)) (call $show (i64.extend_i32_u (i32x4.all_true (v128.const i32x4 1 1 0 1))))
    (call $print (i32.const 4104) (i32.const 5)) (call $show (i64.extend_i32_u (i32x4.bitmask (local.get $a)))) (call $show (i64.extend_i32_u (i8x16.bitmask (local.get $a)))) (call $newline)
    (call $print (i32.const 4109) (i32.const 5)) (call $show (i64x2.extract_lane 0 (i64x2.mul (i64x2.splat (i64.const 3000000000)) (i64x2.splat (i64.const 3)))))
    (call $show (i64.trunc_f64_s (f64x2.extract_lane 1 (f64x2.sqrt (v128.const f64x2 2 144))))) (call $show (i64.trunc_f64_s (f64x2.extract_lane 0 (f64x2.max (v128.const f64x2 5 6) (v128.const f64x2 7 1))))) (call $newline)
    (loop $fill
      (i32.store offset=8192 (i32.shl (local.get $i) (i32.const 2)) (local.get $i))
      (i32.store offset=12288 (i32.shl (local.get $i) (i32.const 2)) (i32.sub (i32.const 100) (local.get $i)))
      (br_if $fill (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 100))))
    (call $print (i32.const 4114) (i32.const 4)) (call $show (i64.extend_i32_s (call $dot (i32.const 100)))) (call $newline)
    (call $capitals (i32.const 16384) (i32.const 40))
    (call $print (i32.const 16384) (i32.const 40))
    (call $newline))
)
