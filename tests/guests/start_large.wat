;; Asks for 4 GiB from the beginning.
(module (memory (export "memory") 65536)
  (func (export "_start")))
