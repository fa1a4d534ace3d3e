;; Fills 32 MiB of memory 4,096 times, without a loop: by functions that call each other in a line.
(module (memory (export "memory") 512)
  (func $fill (memory.fill (i32.const 0) (i32.const 1) (i32.const 0x2000000)))
  (func $8 (call $fill) (call $fill) (call $fill) (call $fill) (call $fill) (call $fill) (call $fill) (call $fill))
  (func $64 (call $8) (call $8) (call $8) (call $8) (call $8) (call $8) (call $8) (call $8))
  (func $512 (call $64) (call $64) (call $64) (call $64) (call $64) (call $64) (call $64) (call $64))
  (func (export "_start")
    (call $512) (call $512) (call $512) (call $512) (call $512) (call $512) (call $512) (call $512)))
