;; Never ends, before its start is called: in the module's own start function.
(module (memory (export "memory") 1)
  (func $spin (loop $again (br $again)))
  (start $spin)
  (func (export "_start")))
