;; Makes a file, writes 4 KiB into it, reads it back and removes it, a hundred times.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_pread" (func $pread (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_unlink_file" (func $unlink (param i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "work/file")
  (func (export "_start") (local $left i32)
    (local.set $left (i32.const 100))
    (i32.store (i32.const 0) (i32.const 1024))
    (i32.store (i32.const 4) (i32.const 4096))
    (loop $again
      ;; FD_READ and FD_WRITE, CREAT and EXCL: not there before.
      (if (call $open (i32.const 3) (i32.const 0) (i32.const 64) (i32.const 9) (i32.const 5)
            (i64.const 0x42) (i64.const 0) (i32.const 0) (i32.const 16)) (then unreachable))
      (if (call $write (i32.load (i32.const 16)) (i32.const 0) (i32.const 1) (i32.const 8)) (then unreachable))
      (if (call $pread (i32.load (i32.const 16)) (i32.const 0) (i32.const 1) (i64.const 0) (i32.const 8))
        (then unreachable))
      (if (i32.ne (i32.load (i32.const 8)) (i32.const 4096)) (then unreachable))
      (if (call $close (i32.load (i32.const 16))) (then unreachable))
      (if (call $unlink (i32.const 3) (i32.const 64) (i32.const 9)) (then unreachable))
      (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))))
