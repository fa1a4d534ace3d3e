;; Writes where the host has something behind the largest memory.
(module (memory (export "memory") 1)
  (func (export "_start") (i32.store (i32.const 0xfffe0000) (i32.const 1))))
