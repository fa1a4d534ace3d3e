;; Never ends, nearly all of the time inside one instruction.
(module (memory (export "memory") 1024)
  (func (export "_start")
    (loop $again
      (memory.fill (i32.const 0) (i32.const 7) (i32.const 0x4000000))
      (br $again))))
