;; Calls something that no host has.
(module
  (import "env" "escape" (func $escape))
  (memory (export "memory") 1)
  (func (export "_start") (call $escape)))
