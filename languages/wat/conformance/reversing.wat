;; Each line of stdin reversed and in capitals, and whether it is a palindrome.
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 4)
  (data (i32.const 4096) "palindrome ")
  (data (i32.const 4107) "           ")
  (data (i32.const 4118) " | ")

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

  (func $is_letter (param $c i32) (result i32)
    (i32.lt_u (i32.sub (i32.or (local.get $c) (i32.const 32)) (i32.const 97)) (i32.const 26)))

  (func $upper (param $c i32) (result i32)
    (if (result i32) (i32.lt_u (i32.sub (local.get $c) (i32.const 97)) (i32.const 26))
      (then (i32.sub (local.get $c) (i32.const 32)))
      (else (local.get $c))))

  (func $capitals (param $from i32) (param $to i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
        (i32.store8 (local.get $from) (call $upper (i32.load8_u (local.get $from))))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (br $next))))

  (func $reverse (param $from i32) (param $to i32)
    (local $held i32)
    (block $done
      (loop $next
        (local.set $to (i32.sub (local.get $to) (i32.const 1)))
        (br_if $done (i32.ge_s (local.get $from) (local.get $to)))
        (local.set $held (i32.load8_u (local.get $from)))
        (i32.store8 (local.get $from) (i32.load8_u (local.get $to)))
        (i32.store8 (local.get $to) (local.get $held))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (br $next))))

  ;; Only letters count.
  (func $is_palindrome (param $from i32) (param $to i32) (result i32)
    (local.set $to (i32.sub (local.get $to) (i32.const 1)))
    (loop $next
      (if (i32.ge_s (local.get $from) (local.get $to)) (then (return (i32.const 1))))
      (if (i32.eqz (call $is_letter (i32.load8_u (local.get $from))))
        (then (local.set $from (i32.add (local.get $from) (i32.const 1))) (br $next)))
      (if (i32.eqz (call $is_letter (i32.load8_u (local.get $to))))
        (then (local.set $to (i32.sub (local.get $to) (i32.const 1))) (br $next)))
      (if (i32.ne (call $upper (i32.load8_u (local.get $from))) (call $upper (i32.load8_u (local.get $to))))
        (then (return (i32.const 0))))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (local.set $to (i32.sub (local.get $to) (i32.const 1)))
      (br $next))
    (unreachable))

  (func $rotate (param $from i32) (param $to i32)
    (local $c i32) (local $base i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
        (local.set $c (i32.load8_u (local.get $from)))
        (if (call $is_letter (local.get $c))
          (then
            (local.set $base (i32.add (i32.const 65) (i32.and (local.get $c) (i32.const 32))))
            (i32.store8 (local.get $from)
              (i32.add (local.get $base)
                (i32.rem_u (i32.add (i32.sub (local.get $c) (local.get $base)) (i32.const 13)) (i32.const 26))))))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (br $next))))

  (func $line (param $from i32) (param $to i32)
    (if (call $is_palindrome (local.get $from) (local.get $to))
      (then (call $print (i32.const 4096) (i32.const 11)))
      (else (call $print (i32.const 4107) (i32.const 11))))
    (call $rotate (local.get $from) (local.get $to))
    (call $print (local.get $from) (i32.sub (local.get $to) (local.get $from)))
    (call $print (i32.const 4118) (i32.const 3))
    (call $rotate (local.get $from) (local.get $to))
    (call $capitals (local.get $from) (local.get $to))
    (call $reverse (local.get $from) (local.get $to))
    (call $print (local.get $from) (i32.sub (local.get $to) (local.get $from)))
    (call $newline))

  (func (export "_start")
    (local $from i32) (local $at i32) (local $end i32)
    (local.set $from (global.get $input))
    (local.set $at (local.get $from))
    (local.set $end (i32.add (local.get $from) (call $read_all)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (if (i32.eq (i32.load8_u (local.get $at)) (i32.const 10))
          (then
            (call $line (local.get $from) (local.get $at))
            (local.set $from (i32.add (local.get $at) (i32.const 1)))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (if (i32.lt_u (local.get $from) (local.get $end))
      (then (call $line (local.get $from) (local.get $end)))))
)
