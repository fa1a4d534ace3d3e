;; Recursion: Ackermann, Hanoi, mutual recursion, permutations, queens, deep calls.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 4096) "ackermann ")
  (data (i32.const 4106) "moves ")
  (data (i32.const 4112) "parity ")
  (data (i32.const 4119) "hofstadter ")
  (data (i32.const 4130) "queens ")
  (data (i32.const 4137) "depth ")

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

  (func $ackermann (param $m i32) (param $n i32) (result i32)
    (if (i32.eqz (local.get $m)) (then (return (i32.add (local.get $n) (i32.const 1)))))
    (if (i32.eqz (local.get $n)) (then (return (call $ackermann (i32.sub (local.get $m) (i32.const 1)) (i32.const 1)))))
    (call $ackermann (i32.sub (local.get $m) (i32.const 1)) (call $ackermann (local.get $m) (i32.sub (local.get $n) (i32.const 1)))))

  (global $moves (mut i32) (i32.const 0))
  (func $hanoi (param $n i32) (param $from i32) (param $to i32) (param $by i32) (param $loud i32)
    (if (i32.eqz (local.get $n)) (then (return)))
    (call $hanoi (i32.sub (local.get $n) (i32.const 1)) (local.get $from) (local.get $by) (local.get $to) (local.get $loud))
    (global.set $moves (i32.add (global.get $moves) (i32.const 1)))
    (if (local.get $loud)
      (then (call $print_char (local.get $from)) (call $print_char (local.get $to)) (call $space)))
    (call $hanoi (i32.sub (local.get $n) (i32.const 1)) (local.get $by) (local.get $to) (local.get $from) (local.get $loud)))

  (func $is_even (param $n i32) (result i32)
    (if (result i32) (i32.eqz (local.get $n)) (then (i32.const 1)) (else (call $is_odd (i32.sub (local.get $n) (i32.const 1))))))
  (func $is_odd (param $n i32) (result i32)
    (if (result i32) (i32.eqz (local.get $n)) (then (i32.const 0)) (else (call $is_even (i32.sub (local.get $n) (i32.const 1))))))

  (func $female (param $n i32) (result i32)
    (if (i32.eqz (local.get $n)) (then (return (i32.const 1))))
    (i32.sub (local.get $n) (call $male (call $female (i32.sub (local.get $n) (i32.const 1))))))
  (func $male (param $n i32) (result i32)
    (if (i32.eqz (local.get $n)) (then (return (i32.const 0))))
    (i32.sub (local.get $n) (call $female (call $male (i32.sub (local.get $n) (i32.const 1))))))

  ;; Of the letters at 8192.
  (func $swap (param $a i32) (param $b i32)
    (local $held i32)
    (local.set $held (i32.load8_u offset=8192 (local.get $a)))
    (i32.store8 offset=8192 (local.get $a) (i32.load8_u offset=8192 (local.get $b)))
    (i32.store8 offset=8192 (local.get $b) (local.get $held)))
  (func $permute (param $from i32) (param $length i32)
    (local $i i32)
    (if (i32.eq (local.get $from) (local.get $length))
      (then (call $print (i32.const 8192) (local.get $length)) (call $space) (return)))
    (local.set $i (local.get $from))
    (loop $next
      (call $swap (local.get $from) (local.get $i))
      (call $permute (i32.add (local.get $from) (i32.const 1)) (local.get $length))
      (call $swap (local.get $from) (local.get $i))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $length)))))

  ;; Columns and both diagonals as bits.
  (func $queens (param $all i32) (param $columns i32) (param $left i32) (param $right i32) (result i32)
    (local $free i32) (local $bit i32) (local $count i32)
    (if (i32.eq (local.get $columns) (local.get $all)) (then (return (i32.const 1))))
    (local.set $free (i32.and (local.get $all)
      (i32.xor (i32.or (i32.or (local.get $columns) (local.get $left)) (local.get $right)) (i32.const -1))))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $free)))
        (local.set $bit (i32.and (local.get $free) (i32.sub (i32.const 0) (local.get $free))))
        (local.set $free (i32.xor (local.get $free) (local.get $bit)))
        (local.set $count (i32.add (local.get $count)
          (call $queens (local.get $all) (i32.or (local.get $columns) (local.get $bit))
            (i32.shl (i32.or (local.get $left) (local.get $bit)) (i32.const 1))
            (i32.shr_u (i32.or (local.get $right) (local.get $bit)) (i32.const 1)))))
        (br $next)))
    (local.get $count))

  (func $depth (param $n i64) (result i64)
    (if (result i64) (i64.eqz (local.get $n))
      (then (i64.const 0))
      (else (i64.add (local.get $n) (call $depth (i64.sub (local.get $n) (i64.const 1)))))))

  (func (export "_start")
    (local $i i32)
    (call $print (i32.const 4096) (i32.const 10)) (call $show (i64.extend_i32_u (call $ackermann (i32.const 2) (i32.const 9)))) (call $show (i64.extend_i32_u (call $ackermann (i32.const 3) (i32.const 5)))) (call $newline)
    (call $hanoi (i32.const 3) (i32.const 65) (i32.const 67) (i32.const 66) (i32.const 1)) (call $newline)
    (call $hanoi (i32.const 16) (i32.const 65) (i32.const 67) (i32.const 66) (i32.const 0))
    (call $print (i32.const 4106) (i32.const 6)) (call $show (i64.extend_i32_u (global.get $moves))) (call $newline)
    (call $print (i32.const 4112) (i32.const 7)) (call $show (i64.extend_i32_u (call $is_even (i32.const 1000)))) (call $show (i64.extend_i32_u (call $is_odd (i32.const 1000)))) (call $newline)
    (call $print (i32.const 4119) (i32.const 11))
    (loop $each (call $show (i64.extend_i32_u (call $female (local.get $i)))) (call $show (i64.extend_i32_u (call $male (local.get $i)))) (br_if $each (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 12))))
    (call $newline)
    (i32.store (i32.const 8192) (i32.const 0x64636261))
    (call $permute (i32.const 0) (i32.const 4)) (call $newline)
    (call $print (i32.const 4130) (i32.const 7))
    (local.set $i (i32.const 1))
    (loop $boards
      (call $show (i64.extend_i32_u (call $queens (i32.sub (i32.shl (i32.const 1) (local.get $i)) (i32.const 1)) (i32.const 0) (i32.const 0) (i32.const 0))))
      (br_if $boards (i32.le_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 9))))
    (call $newline)
    (call $print (i32.const 4137) (i32.const 6)) (call $show (call $depth (i64.const 5000))) (call $newline))
)
