;; Never ends, without a loop and without a stack: two functions that end in each other, one by a table.
(module (memory (export "memory") 1)
  (type $plain (func))
  (table 1 funcref)
  (elem (i32.const 0) $there)
  (func $there (return_call $back))
  (func $back (return_call_indirect (type $plain) (i32.const 0)))
  (func (export "_start") (call $there)))
