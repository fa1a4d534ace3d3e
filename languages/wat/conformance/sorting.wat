;; Sorting of records in memory: a stable merge sort by key, quicksort of numbers, binary search.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 4096) "stable ")
  (data (i32.const 4103) "places ")

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

  ;; A record is a key and the number that it had before, both of 4 bytes.
  (global $records i32 (i32.const 8192))
  (global $scratch i32 (i32.const 16384))
  (global $count i32 (i32.const 20))
  (global $state (mut i32) (i32.const 42))

  (func $random (param $limit i32) (result i32)
    (global.set $state (i32.add (i32.mul (global.get $state) (i32.const 1103515245)) (i32.const 12345)))
    (i32.rem_u (i32.shr_u (global.get $state) (i32.const 16)) (local.get $limit)))

  (func $record (param $base i32) (param $i i32) (result i32)
    (i32.add (local.get $base) (i32.shl (local.get $i) (i32.const 3))))

  (func $key (param $i i32) (result i32)
    (i32.load (call $record (global.get $records) (local.get $i))))

  (func $copy_record (param $to i32) (param $from i32)
    (i64.store (local.get $to) (i64.load (local.get $from))))

  (func $merge_sort (param $from i32) (param $to i32)
    (local $middle i32) (local $left i32) (local $right i32) (local $out i32)
    (if (i32.lt_u (i32.sub (local.get $to) (local.get $from)) (i32.const 2)) (then (return)))
    (local.set $middle (i32.shr_u (i32.add (local.get $from) (local.get $to)) (i32.const 1)))
    (call $merge_sort (local.get $from) (local.get $middle))
    (call $merge_sort (local.get $middle) (local.get $to))
    (local.set $left (local.get $from))
    (local.set $right (local.get $middle))
    (local.set $out (local.get $from))
    (loop $next
      (if
        (i32.and
          (i32.lt_u (local.get $left) (local.get $middle))
          (if (result i32) (i32.lt_u (local.get $right) (local.get $to))
            (then (i32.le_s (call $key (local.get $left)) (call $key (local.get $right))))
            (else (i32.const 1))))
        (then
          (call $copy_record (call $record (global.get $scratch) (local.get $out)) (call $record (global.get $records) (local.get $left)))
          (local.set $left (i32.add (local.get $left) (i32.const 1))))
        (else
          (call $copy_record (call $record (global.get $scratch) (local.get $out)) (call $record (global.get $records) (local.get $right)))
          (local.set $right (i32.add (local.get $right) (i32.const 1)))))
      (local.set $out (i32.add (local.get $out) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $out) (local.get $to))))
    (memory.copy
      (call $record (global.get $records) (local.get $from))
      (call $record (global.get $scratch) (local.get $from))
      (i32.shl (i32.sub (local.get $to) (local.get $from)) (i32.const 3))))

  (func $is_stable (result i32)
    (local $i i32) (local $good i32)
    (local.set $good (i32.const 1))
    (local.set $i (i32.const 1))
    (loop $next
      (if (i32.eq (call $key (i32.sub (local.get $i) (i32.const 1))) (call $key (local.get $i)))
        (then
          (local.set $good (i32.and (local.get $good)
            (i32.lt_u
              (i32.load offset=4 (call $record (global.get $records) (i32.sub (local.get $i) (i32.const 1))))
              (i32.load offset=4 (call $record (global.get $records) (local.get $i))))))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (global.get $count))))
    (local.get $good))

  (func $quick_sort (param $from i32) (param $to i32)
    (local $pivot i32) (local $i i32) (local $j i32) (local $held i32)
    (if (i32.ge_s (local.get $from) (local.get $to)) (then (return)))
    (local.set $pivot (i32.load (i32.and (i32.shr_u (i32.add (local.get $from) (local.get $to)) (i32.const 1)) (i32.const -4))))
    (local.set $i (local.get $from))
    (local.set $j (local.get $to))
    (loop $partition
      (loop $up
        (if (i32.lt_s (i32.load (local.get $i)) (local.get $pivot))
          (then (local.set $i (i32.add (local.get $i) (i32.const 4))) (br $up))))
      (loop $down
        (if (i32.gt_s (i32.load (local.get $j)) (local.get $pivot))
          (then (local.set $j (i32.sub (local.get $j) (i32.const 4))) (br $down))))
      (if (i32.le_s (local.get $i) (local.get $j))
        (then
          (local.set $held (i32.load (local.get $i)))
          (i32.store (local.get $i) (i32.load (local.get $j)))
          (i32.store (local.get $j) (local.get $held))
          (local.set $i (i32.add (local.get $i) (i32.const 4)))
          (local.set $j (i32.sub (local.get $j) (i32.const 4)))))
      (br_if $partition (i32.le_s (local.get $i) (local.get $j))))
    (call $quick_sort (local.get $from) (local.get $j))
    (call $quick_sort (local.get $i) (local.get $to)))

  (func $search (param $wanted i32) (result i32)
    (local $low i32) (local $high i32) (local $middle i32)
    (local.set $high (global.get $count))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $low) (local.get $high)))
        (local.set $middle (i32.shr_u (i32.add (local.get $low) (local.get $high)) (i32.const 1)))
        (if (i32.lt_s (call $key (local.get $middle)) (local.get $wanted))
          (then (local.set $low (i32.add (local.get $middle) (i32.const 1))))
          (else (local.set $high (local.get $middle))))
        (br $next)))
    (local.get $low))

  (func $print_records
    (local $i i32)
    (loop $next
      (call $print_i32 (call $key (local.get $i)))
      (call $print_char (i32.const 58))
      (call $print_i32 (i32.load offset=4 (call $record (global.get $records) (local.get $i))))
      (call $space)
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (global.get $count))))
    (call $newline))

  (func (export "_start")
    (local $i i32)
    (loop $next
      (i32.store (call $record (global.get $records) (local.get $i)) (i32.sub (call $random (i32.const 9)) (i32.const 4)))
      (i32.store offset=4 (call $record (global.get $records) (local.get $i)) (local.get $i))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (global.get $count))))
    (call $print_records)
    (call $merge_sort (i32.const 0) (global.get $count))
    (call $print_records)
    (call $print (i32.const 4096) (i32.const 7)) (call $print_i32 (call $is_stable)) (call $newline)
    (call $print (i32.const 4103) (i32.const 7)) (call $show (i64.extend_i32_u (call $search (i32.const -4)))) (call $show (i64.extend_i32_u (call $search (i32.const 0)))) (call $show (i64.extend_i32_u (call $search (i32.const 99)))) (call $newline)
    (local.set $i (i32.const 0))
    (loop $numbers
      (i32.store (i32.add (i32.const 32768) (i32.shl (local.get $i) (i32.const 2))) (call $random (i32.const 10000)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $numbers (i32.lt_u (local.get $i) (i32.const 2000))))
    (call $quick_sort (i32.const 32768) (i32.const 40764))
    (local.set $i (i32.const 32768))
    (loop $shown
      (call $show (i64.extend_i32_s (i32.load (local.get $i))))
      (local.set $i (i32.add (local.get $i) (i32.const 799)))
      (local.set $i (i32.and (local.get $i) (i32.const -4)))
      (br_if $shown (i32.lt_u (local.get $i) (i32.const 40768))))
    (call $newline))
)
