;; Never ends in its second loop. It stores nothing on the way, and has read what the host would have it read there: a
;; compiler may take such a read for done.
(module (memory (export "memory") 1)
  (func (export "_start") (local $turns i32)
    (drop (i32.load (i32.const 0xfffe0000)))
    (loop $some
      (local.set $turns (i32.add (local.get $turns) (i32.const 1)))
      (br_if $some (i32.lt_u (local.get $turns) (i32.const 9))))
    (loop $again
      (loop $inner
        (local.set $turns (i32.add (local.get $turns) (i32.const 1)))
        (br_if $inner (i32.and (local.get $turns) (i32.const 7))))
      (br $again))))
