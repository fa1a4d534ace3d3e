;; Never ends, and has no memory.
(module
  (func (export "_start") (loop $again (br $again))))
