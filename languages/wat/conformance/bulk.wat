;; Memory as a whole: filling, copying with overlap, passive data, growing, an arena of its own.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 4096) "pages ")
  (data (i32.const 4102) "allocated ")
  (data (i32.const 4112) "last block ")
  (data (i32.const 4123) "before growing ")
  (data (i32.const 4138) "new bytes ")
  (data (i32.const 4148) "none more ")

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

  (data $greeting "Hello, passive data!")
  (global $top (mut i32) (i32.const 16384))

  (func $allocate (param $size i32) (result i32)
    (local $at i32)
    (local.set $at (global.get $top))
    (global.set $top (i32.and (i32.add (i32.add (global.get $top) (local.get $size)) (i32.const 7)) (i32.const -8)))
    (loop $grow
      (if (i32.gt_u (global.get $top) (i32.shl (memory.size) (i32.const 16)))
        (then
          (if (i32.eq (memory.grow (i32.const 1)) (i32.const -1)) (then (unreachable)))
          (br $grow))))
    (local.get $at))

  (func $sum (param $at i32) (param $length i32) (result i64)
    (local $sum i64)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $length)))
        (local.set $sum (i64.add (local.get $sum) (i64.load8_u (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (local.set $length (i32.sub (local.get $length) (i32.const 1)))
        (br $next)))
    (local.get $sum))

  (func (export "_start")
    (local $block i32) (local $other i32) (local $i i32)
    (call $print (i32.const 4096) (i32.const 6)) (call $show (i64.extend_i32_u (memory.size))) (call $newline)
    (local.set $block (call $allocate (i32.const 1000)))
    (local.set $other (call $allocate (i32.const 3)))
    (call $print (i32.const 4102) (i32.const 10)) (call $show (i64.extend_i32_u (local.get $block))) (call $show (i64.extend_i32_u (local.get $other))) (call $newline)

    (memory.fill (local.get $block) (i32.const 0x12a) (i32.const 10))
    (call $print (local.get $block) (i32.const 10)) (call $newline)
    (memory.init $greeting (local.get $block) (i32.const 7) (i32.const 13))
    (call $print (local.get $block) (i32.const 13)) (call $newline)
    (memory.init $greeting (local.get $block) (i32.const 0) (i32.const 20))
    (data.drop $greeting)
    (memory.init $greeting (local.get $block) (i32.const 0) (i32.const 0))

    ;; Overlapping copies in both directions.
    (memory.copy (i32.add (local.get $block) (i32.const 3)) (local.get $block) (i32.const 20))
    (call $print (local.get $block) (i32.const 23)) (call $newline)
    (memory.copy (local.get $block) (i32.add (local.get $block) (i32.const 3)) (i32.const 20))
    (call $print (local.get $block) (i32.const 23)) (call $newline)
    (memory.copy (local.get $block) (local.get $block) (i32.const 0))

    ;; Loads and stores of all widths, in little-endian order.
    (i64.store (local.get $block) (i64.const 0x8877665544332211))
    (loop $bytes
      (call $show (i64.load8_u (i32.add (local.get $block) (local.get $i))))
      (br_if $bytes (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 8))))
    (call $newline)
    (call $show (i64.load8_s offset=7 (local.get $block))) (call $show (i64.load16_u (local.get $block))) (call $show (i64.load16_s offset=6 (local.get $block)))
    (call $show (i64.load32_u offset=4 (local.get $block))) (call $show (i64.load32_s offset=4 (local.get $block))) (call $show (i64.extend_i32_s (i32.load16_s offset=1 align=1 (local.get $block))))
    (i64.store32 offset=2 (local.get $block) (i64.const -1)) (i64.store16 (local.get $block) (i64.const 0x0102)) (i64.store8 offset=7 (local.get $block) (i64.const 0x1ff))
    (call $print_unsigned (i64.load (local.get $block)))
    (call $newline)

    ;; Blocks that need more pages.
    (local.set $i (i32.const 0))
    (loop $blocks
      (local.set $block (call $allocate (i32.const 50000)))
      (memory.fill (local.get $block) (local.get $i) (i32.const 50000))
      (br_if $blocks (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 10))))
    (call $print (i32.const 4112) (i32.const 11)) (call $show (call $sum (local.get $block) (i32.const 50000)))
    (call $print (i32.const 4096) (i32.const 6)) (call $show (i64.extend_i32_u (memory.size)))
    (call $print (i32.const 4123) (i32.const 15)) (call $show (i64.extend_i32_s (memory.grow (i32.const 3))))
    (call $print (i32.const 4138) (i32.const 10)) (call $show (call $sum (i32.shl (i32.sub (memory.size) (i32.const 1)) (i32.const 16)) (i32.const 65536)))
    (call $print (i32.const 4148) (i32.const 10)) (call $show (i64.extend_i32_s (memory.grow (i32.const 65536))))
    (call $newline))
)
