;; Takes all the memory there is, and ends well only where that is more than there can be.
(module (memory (export "memory") 1)
  (func (export "_start")
    (loop $more (br_if $more (i32.ne (memory.grow (i32.const 1024)) (i32.const -1))))
    (loop $more (br_if $more (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
    (if (i32.eq (memory.size) (i32.const 65534)) (then (unreachable)))))
