;; Counts of stdin: lines, words, bytes, the longest word, and how often each letter is there.
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 4)
  (data (i32.const 4096) "lines ")
  (data (i32.const 4102) "words ")
  (data (i32.const 4108) "bytes ")
  (data (i32.const 4114) "longest ")

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

  ;; All of stdin, into the memory from $input on; returns its length.
  (global $input i32 (i32.const 65536))
  (func $read_all (result i32)
    (local $length i32)
    (loop $more
      (i32.store (i32.const 48) (i32.add (global.get $input) (local.get $length)))
      (i32.store (i32.const 52) (i32.const 4096))
      (drop (call $fd_read (i32.const 0) (i32.const 48) (i32.const 1) (i32.const 56)))
      (local.set $length (i32.add (local.get $length) (i32.load (i32.const 56))))
      (br_if $more (i32.load (i32.const 56))))
    (local.get $length))

  (global $counts i32 (i32.const 8192))

  (func $is_blank (param $c i32) (result i32)
    (i32.or (i32.eq (local.get $c) (i32.const 32)) (i32.lt_u (i32.sub (local.get $c) (i32.const 9)) (i32.const 5))))

  (func $count_letter (param $c i32)
    (local $at i32)
    (local.set $c (i32.sub (i32.or (local.get $c) (i32.const 32)) (i32.const 97)))
    (if (i32.ge_u (local.get $c) (i32.const 26)) (then (return)))
    (local.set $at (i32.add (global.get $counts) (i32.shl (local.get $c) (i32.const 2))))
    (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1))))

  (func $print_histogram
    (local $letter i32) (local $count i32)
    (loop $next
      (local.set $count (i32.load (i32.add (global.get $counts) (i32.shl (local.get $letter) (i32.const 2)))))
      (if (local.get $count)
        (then
          (call $print_char (i32.add (i32.const 97) (local.get $letter)))
          (call $space)
          (call $show (i64.extend_i32_u (local.get $count)))
          (loop $bar
            (call $print_char (i32.const 35))
            (local.set $count (i32.sub (local.get $count) (i32.const 1)))
            (br_if $bar (local.get $count)))
          (call $newline)))
      (local.set $letter (i32.add (local.get $letter) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $letter) (i32.const 26)))))

  (func (export "_start")
    (local $at i32) (local $end i32) (local $c i32) (local $start i32)
    (local $lines i32) (local $words i32) (local $longest i32) (local $longest_at i32)
    (local.set $at (global.get $input))
    (local.set $end (i32.add (local.get $at) (call $read_all)))
    (local.set $start (i32.const 0))
    (loop $next
      ;; The end counts as a blank.
      (local.set $c (if (result i32) (i32.lt_u (local.get $at) (local.get $end))
        (then (i32.load8_u (local.get $at)))
        (else (i32.const 32))))
      (call $count_letter (local.get $c))
      (local.set $lines (i32.add (local.get $lines) (i32.eq (local.get $c) (i32.const 10))))
      (if (call $is_blank (local.get $c))
        (then
          (if (local.get $start)
            (then
              (if (i32.gt_u (i32.sub (local.get $at) (local.get $start)) (local.get $longest))
                (then
                  (local.set $longest (i32.sub (local.get $at) (local.get $start)))
                  (local.set $longest_at (local.get $start))))
              (local.set $start (i32.const 0)))))
        (else
          (if (i32.eqz (local.get $start))
            (then
              (local.set $start (local.get $at))
              (local.set $words (i32.add (local.get $words) (i32.const 1)))))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.le_u (local.get $at) (local.get $end))))
    (call $print (i32.const 4096) (i32.const 6)) (call $show (i64.extend_i32_u (local.get $lines)))
    (call $print (i32.const 4102) (i32.const 6)) (call $show (i64.extend_i32_u (local.get $words)))
    (call $print (i32.const 4108) (i32.const 6)) (call $show (i64.extend_i32_u (i32.sub (local.get $end) (global.get $input))))
    (call $print (i32.const 4114) (i32.const 8)) (call $print (local.get $longest_at) (local.get $longest))
    (call $newline)
    (call $print_histogram))
)
