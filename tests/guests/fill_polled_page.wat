;; Has the host write there.
(module (memory (export "memory") 1)
  (func (export "_start") (memory.fill (i32.const 0xfffe0000) (i32.const 1) (i32.const 4))))
