;; Blocks, loops, branches by table, selections, early returns: a tiny scanner and calculator.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 4096) "zero ")
  (data (i32.const 4101) "one ")
  (data (i32.const 4105) "two ")
  (data (i32.const 4109) "many ")
  (data (i32.const 4114) "= ")
  (data (i32.const 4116) "FizzBuzz ")
  (data (i32.const 4125) "Fizz ")
  (data (i32.const 4130) "Buzz ")
  (data (i32.const 4135) "1 + 2 * 3 ")
  (data (i32.const 4145) "(1 + 2) * -3 ")
  (data (i32.const 4158) "100 / 7 / 2 - 50 ")
  (data (i32.const 4175) "2 * (3 + (4 - 1) * 5) ")

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

  ;; Kinds of characters: 0 blank, 1 digit, 2 operator, 3 parenthesis, 4 other.
  (func $kind (param $c i32) (result i32)
    (block $other
      (block $parenthesis
        (block $operator
          (block $digit
            (block $blank
              (br_table $blank $other $other $other $other $other $other $other $parenthesis $parenthesis
                $operator $operator $other $operator $other $operator
                $digit $digit $digit $digit $digit $digit $digit $digit $digit $digit $other
                (i32.sub (local.get $c) (i32.const 32))))
            (return (i32.const 0)))
          (return (i32.const 1)))
        (return (i32.const 2)))
      (return (i32.const 3)))
    (i32.const 4))

  (func $name (param $n i32)
    (block $many (block $two (block $one (block $zero
      (br_table $zero $one $two $many (local.get $n)))
      (call $print (i32.const 4096) (i32.const 5)) (return))
      (call $print (i32.const 4101) (i32.const 4)) (return))
      (call $print (i32.const 4105) (i32.const 4)) (return))
    (call $print (i32.const 4109) (i32.const 5)))

  (global $at (mut i32) (i32.const 0))
  (func $peek (result i32)
    (loop $blanks
      (if (i32.eq (i32.load8_u (global.get $at)) (i32.const 32))
        (then (global.set $at (i32.add (global.get $at) (i32.const 1))) (br $blanks))))
    (i32.load8_u (global.get $at)))
  (func $advance (global.set $at (i32.add (global.get $at) (i32.const 1))))

  (func $primary (result i64)
    (local $value i64)
    (if (i32.eq (call $peek) (i32.const 40))
      (then
        (call $advance)
        (local.set $value (call $expression))
        (drop (call $peek))
        (call $advance)
        (return (local.get $value))))
    (if (i32.eq (call $peek) (i32.const 45))
      (then
        (call $advance)
        (return (i64.sub (i64.const 0) (call $primary)))))
    (loop $digits
      (if (i32.eq (call $kind (i32.load8_u (global.get $at))) (i32.const 1))
        (then
          (local.set $value (i64.add (i64.mul (local.get $value) (i64.const 10)) (i64.sub (i64.load8_u (global.get $at)) (i64.const 48))))
          (call $advance)
          (br $digits))))
    (local.get $value))

  (func $term (result i64)
    (local $value i64)
    (local.set $value (call $primary))
    (loop $next
      (if (i32.eq (call $peek) (i32.const 42))
        (then (call $advance) (local.set $value (i64.mul (local.get $value) (call $primary))) (br $next)))
      (if (i32.eq (call $peek) (i32.const 47))
        (then (call $advance) (local.set $value (i64.div_s (local.get $value) (call $primary))) (br $next))))
    (local.get $value))

  (func $expression (result i64)
    (local $value i64)
    (local.set $value (call $term))
    (loop $next
      (if (i32.eq (call $peek) (i32.const 43))
        (then (call $advance) (local.set $value (i64.add (local.get $value) (call $term))) (br $next)))
      (if (i32.eq (call $peek) (i32.const 45))
        (then (call $advance) (local.set $value (i64.sub (local.get $value) (call $term))) (br $next))))
    (local.get $value))

  (func $calculate (param $text i32) (param $length i32)
    (call $print (local.get $text) (local.get $length))
    (call $print (i32.const 4114) (i32.const 2))
    (global.set $at (local.get $text))
    (call $print_i64 (call $expression))
    (call $newline))

  (func $nested (param $n i32) (result i32)
    (block $outer (result i32)
      (drop (br_if $outer (i32.const 100) (i32.eqz (local.get $n))))
      (block $inner (result i32)
        (drop (br_if $inner (i32.const 50) (i32.eq (local.get $n) (i32.const 1))))
        (br $outer (i32.const 7)))
      (i32.add (i32.const 1))))

  (func $fizz (param $n i32)
    (if (i32.eqz (i32.rem_u (local.get $n) (i32.const 15))) (then (call $print (i32.const 4116) (i32.const 9)) (return)))
    (if (i32.eqz (i32.rem_u (local.get $n) (i32.const 3))) (then (call $print (i32.const 4125) (i32.const 5)) (return)))
    (if (i32.eqz (i32.rem_u (local.get $n) (i32.const 5)))
      (then (call $print (i32.const 4130) (i32.const 5)))
      (else (call $show (i64.extend_i32_u (local.get $n))))))

  (func (export "_start")
    (local $i i32)
    (loop $names (call $name (local.get $i)) (br_if $names (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 5))))
    (call $name (i32.const -1))
    (call $newline)
    (local.set $i (i32.const 1))
    (loop $each (call $fizz (local.get $i)) (br_if $each (i32.le_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 15))))
    (call $newline)
    (call $show (i64.extend_i32_u (call $kind (i32.const 53)))) (call $show (i64.extend_i32_u (call $kind (i32.const 42)))) (call $show (i64.extend_i32_u (call $kind (i32.const 41))))
    (call $show (i64.extend_i32_u (call $kind (i32.const 32)))) (call $show (i64.extend_i32_u (call $kind (i32.const 120)))) (call $show (i64.extend_i32_u (call $kind (i32.const 0))))
    (call $newline)
    (call $calculate (i32.const 4135) (i32.const 10))
    (call $calculate (i32.const 4145) (i32.const 13))
    (call $calculate (i32.const 4158) (i32.const 17))
    (call $calculate (i32.const 4175) (i32.const 22))
    (call $show (i64.extend_i32_s (select (i32.const 1) (i32.const 2) (i32.const 0)))) (call $show (i64.extend_i32_s (block (result i32) (br 0 (i32.const 9)))))
    (call $show (i64.extend_i32_s (call $nested (i32.const 0)))) (call $show (i64.extend_i32_s (call $nested (i32.const 1)))) (call $show (i64.extend_i32_s (call $nested (i32.const 2))))
    (nop)
    (call $newline))
)
