;; The interpreter of a very small language: a program is what it prints, unless its first letter is
;; L (loops forever), A (allocates 2 GiB) or S (sleeps for an hour).
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "main.echo")

  (func (export "_start")
    ;; The file's descriptor at 64; the vector at 72: 4 KiB at 1024; how much there is at 80.
    (if (call $path_open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 9) (i32.const 0)
          (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 64))
      (then (call $proc_exit (i32.const 2))))
    (i32.store (i32.const 72) (i32.const 1024))
    (i32.store (i32.const 76) (i32.const 4096))
    (drop (call $fd_read (i32.load (i32.const 64)) (i32.const 72) (i32.const 1) (i32.const 80)))
    (if (i32.eq (i32.load8_u (i32.const 1024)) (i32.const 76))
      (then (loop $forever (br $forever))))
    (if (i32.eq (i32.load8_u (i32.const 1024)) (i32.const 65))
      (then
        (if (i32.eq (memory.grow (i32.const 32768)) (i32.const -1))
          (then (call $proc_exit (i32.const 1))))
        (return)))
    (if (i32.eq (i32.load8_u (i32.const 1024)) (i32.const 83))
      (then
        ;; One subscription at 8192: the monotonic clock, 3600 s from now.
        (i32.store (i32.const 8208) (i32.const 1))
        (i64.store (i32.const 8216) (i64.const 3600000000000))
        (drop (call $poll_oneoff (i32.const 8192) (i32.const 9000) (i32.const 1) (i32.const 9100)))
        (return)))
    (i32.store (i32.const 76) (i32.load (i32.const 80)))
    (drop (call $fd_write (i32.const 1) (i32.const 72) (i32.const 1) (i32.const 80)))))
