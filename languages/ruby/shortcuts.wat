;; Shorter ways for what CRuby does with each object: allocating it, freezing a number, looking whether there is more to free
;; of it than its slot. As compiled they are calls within calls of functions that save what they have for the case that
;; the stack is unwound. Each has a way here for nearly all objects that calls nothing, and leaves the others to what was
;; there before: at once, before anything is changed, as it does while a stack is unwound or rewound.
;;
;; Numbers with a fraction, and those of more than 31 bits, are such objects where a word has 32 bits.
(module
  (import "guest" "memory" (memory 0))
  ;; What asyncify does: nothing, unwind, rewind.
  (import "guest" "global 1" (global $state (mut i32)))

  (import "guest" "function 2679" (func $rb_int2big (param $value i32) (result i32)))
  (import "guest" "function 2703" (func $rb_ll2inum (param $value i64) (result i32)))
  (import "guest" "function 2721" (func $rb_big_cmp (param $left i32) (param $right i32) (result i32)))
  (import "guest" "function 2725" (func $rb_big_gt (param $left i32) (param $right i32) (result i32)))
  (import "guest" "function 2727" (func $rb_big_lt (param $left i32) (param $right i32) (result i32)))
  (import "guest" "function 2732" (func $rb_big_plus (param $left i32) (param $right i32) (result i32)))
  (import "guest" "function 2737" (func $rb_big_minus (param $left i32) (param $right i32) (result i32)))
  (import "guest" "function 2738" (func $rb_big_mul (param $left i32) (param $right i32) (result i32)))
  (import "guest" "function 2745" (func $rb_big_modulo (param $left i32) (param $right i32) (result i32)))
  (import "guest" "function 2754" (func $rb_big_and (param $left i32) (param $right i32) (result i32)))
  (import "guest" "function 2757" (func $rb_big_or (param $left i32) (param $right i32) (result i32)))
  (import "guest" "function 2758" (func $rb_big_xor (param $left i32) (param $right i32) (result i32)))
  (import "guest" "function 4022"
    (func $rb_wb_protected_newobj_of (param $ec i32) (param $class i32) (param $flags i32) (param $shape i32) (param $size i32)
      (result i32)))
  (import "guest" "function 4106" (func $ruby_xmalloc (param $size i32) (result i32)))
  (import "guest" "function 4109" (func $ruby_xfree (param $what i32)))
  (import "guest" "function 4236"
    (func $gc_sweep_plane (param $objspace i32) (param $object i32) (param $bits i32) (param $context i32)))
  (import "guest" "function 5594" (func $rb_float_new_in_heap (param $value f64) (result i32)))
  (import "guest" "function 8445" (func $rb_obj_freeze_inline (param $object i32)))

  ;; An object begins with its flags, the last five bits of which are its type, its class and its shape: struct RBasic.

  ;; The ractor's cache, ec->thread_ptr->ractor->newobj_cache, has a list of free slots for each of their sizes: 24 bytes, 48,
  ;; 96, ….

  ;; Takes a slot off such a list, as newobj_of does for what is protected by write barriers. None where the list is empty,
  ;; the collector is at work or to be run each time, somebody wants to know of new objects, or it is time to sum up how
  ;; many there were.
  (func $take (param $list i32) (result i32)
    (local $object i32) (local $count i32)
    (block $none
      (br_if $none (i32.eqz (local.tee $object (i32.load offset=4 (local.get $list)))))
      ;; objspace->flags: during_gc, gc_stressful, during_incremental_marking.
      (br_if $none
        (i32.and
          (i32.load16_u offset=16 (i32.load offset=440 (i32.load (i32.const 21122156))))
          (i32.const 0x920)))
      ;; ruby_vm_event_flags: RUBY_INTERNAL_EVENT_NEWOBJ.
      (br_if $none (i32.and (i32.load8_u (i32.const 21122166)) (i32.const 16)))
      (local.set $count (i32.add (i32.load offset=12 (local.get $list)) (i32.const 1)))
      (br_if $none (i32.ge_u (local.get $count) (i32.const 1024)))
      (i32.store offset=12 (local.get $list) (local.get $count))
      (i32.store offset=4 (local.get $list) (i32.load offset=4 (local.get $object)))
      (return (local.get $object)))
    (i32.const 0))

  ;; rb_wb_protected_newobj_of
  (func (export "function 4022")
    (param $ec i32) (param $class i32) (param $flags i32) (param $shape i32) (param $size i32) (result i32)
    (local $object i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      ;; Classes, modules and what stands for them are not protected.
      (br_if $otherwise
        (i32.or
          (i32.eq (i32.and (local.get $flags) (i32.const 30)) (i32.const 2))
          (i32.eq (i32.and (local.get $flags) (i32.const 31)) (i32.const 28))))
      (br_if $otherwise (i32.ge_u (i32.sub (local.get $size) (i32.const 1)) (i32.const 384)))
      (br_if $otherwise
        (i32.eqz
          (local.tee $object
            (call $take
              (i32.add
                (i32.load offset=188 (i32.load offset=12 (i32.load offset=28 (local.get $ec))))
                (i32.mul
                  (i32.const 12)
                  (i32.sub
                    (i32.const 32)
                    (i32.clz
                      (i32.sub
                        (i32.div_u (i32.add (local.get $size) (i32.const 23)) (i32.const 24))
                        (i32.const 1))))))))))
      (i32.store (local.get $object) (local.get $flags))
      (i32.store offset=4 (local.get $object) (local.get $class))
      (i32.store offset=8 (local.get $object) (local.get $shape))
      (return (local.get $object)))
    (return_call $rb_wb_protected_newobj_of
      (local.get $ec) (local.get $class) (local.get $flags) (local.get $shape) (local.get $size)))

  ;; rb_float_new_in_heap
  (func (export "function 5594") (param $value f64) (result i32)
    (local $object i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise
        (i32.eqz
          (local.tee $object
            (call $take
              (i32.load offset=188
                (i32.load offset=12 (i32.load offset=28 (i32.load (i32.const 21122160)))))))))
      ;; T_FLOAT, frozen; rb_cFloat; a shape that is frozen, too.
      (i32.store (local.get $object) (i32.const 0x804))
      (i32.store offset=4 (local.get $object) (i32.load (i32.const 21120036)))
      (i32.store offset=8 (local.get $object) (i32.const 0x2000000))
      (f64.store offset=12 align=4 (local.get $object) (local.get $value))
      (return (local.get $object)))
    (return_call $rb_float_new_in_heap (local.get $value)))

  ;; rb_obj_freeze_inline
  (func (export "function 8445") (param $object i32)
    (local $flags i32) (local $class i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i32.eqz (local.get $object)))
      (br_if $otherwise (i32.and (local.get $object) (i32.const 3)))
      (local.set $flags (i32.load (local.get $object)))
      ;; Numbers: of others there may be more to freeze.
      (br_if $otherwise
        (i32.eqz
          (i32.and
            (i32.shl (i32.const 1) (i32.and (local.get $flags) (i32.const 31)))
            ;; T_FLOAT, T_BIGNUM, T_COMPLEX, T_RATIONAL
            (i32.const 0xc410))))
      (local.set $class (i32.load offset=4 (local.get $object)))
      (br_if $otherwise (i32.eqz (local.get $class)))
      ;; FL_SINGLETON
      (br_if $otherwise (i32.and (i32.load (local.get $class)) (i32.const 0x2000)))
      (i32.store (local.get $object) (i32.or (local.get $flags) (i32.const 0x800)))
      (i32.store offset=8 (local.get $object) (i32.or (i32.load offset=8 (local.get $object)) (i32.const 0x2000000)))
      (return))
    (return_call $rb_obj_freeze_inline (local.get $object)))

  ;; Whether there is nothing to free of an object but its slot. It is none of a type that is not looked at here, its
  ;; contents are in its slot, nobody is to be told of its end, and nothing is kept of it elsewhere.
  (func $is_all_in_its_slot (param $object i32) (param $flags i32) (result i32)
    (block $yes
      (block $not
        ;; FL_FINALIZE
        (br_if $not (i32.and (local.get $flags) (i32.const 0x80)))
        (block $number
          (block $bignum
            (block $array
              (block $string
                (block $object
                  (br_table $not $object $not $not $number $string $not $array $not $not $bignum $not
                    (i32.and (local.get $flags) (i32.const 31))))
                ;; Its shape tells of the variables in it. ROBJECT_HEAP
                (br_if $not (i32.and (local.get $flags) (i32.const 0x10000)))
                (br $yes))
              ;; RSTRING_FSTR, RSTRING_NOEMBED
              (br_if $not (i32.and (local.get $flags) (i32.const 0x20002000)))
              (br $number))
            ;; RARRAY_EMBED_FLAG, ELTS_SHARED
            (br_if $not (i32.eqz (i32.and (local.get $flags) (i32.const 0x3000))))
            (br $number))
          ;; BIGNUM_EMBED_FLAG
          (br_if $not (i32.eqz (i32.and (local.get $flags) (i32.const 0x4000)))))
        ;; Whether its shape has variables or an id.
        (br_if $yes (i32.eqz (i32.and (i32.load offset=8 (local.get $object)) (i32.const 0x807ffff)))))
      (return (i32.const 0)))
    (i32.const 1))

  ;; Frees those of an object and its neighbours that bits are set for. The context is a page, and how many of its slots
  ;; will be free, became free, were free.
  ;; gc_sweep_plane
  (func (export "function 4236")
    (param $objspace i32) (param $object i32) (param $bits i32) (param $context i32)
    (local $page i32) (local $size i32) (local $flags i32) (local $index i32) (local $word i32) (local $bit i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      ;; ruby_vm_event_flags: RUBY_INTERNAL_EVENT_FREEOBJ; id_to_ref_tbl: whether an object was asked for by its id.
      (br_if $otherwise (i32.and (i32.load8_u (i32.const 21122166)) (i32.const 32)))
      (br_if $otherwise (i32.load (i32.const 21115856)))
      (local.set $page (i32.load (local.get $context)))
      (local.set $size (i32.load16_s (local.get $page)))
      (loop $next
        (block $done
          (br_if $done (i32.eqz (i32.and (local.get $bits) (i32.const 1))))
          (local.set $flags (i32.load (local.get $object)))
          (if (i32.eqz (i32.and (local.get $flags) (i32.const 31)))
            (then
              (i32.store offset=12 (local.get $context)
                (i32.add (i32.load offset=12 (local.get $context)) (i32.const 1)))
              (br $done)))
          (br_if $otherwise
            (i32.eqz
              ;; For most that come and go by the thousand there is no call: T_FLOAT, not FL_FINALIZE, a shape as it is made.
              (if (result i32)
                (i32.and
                  (i32.eq (i32.and (local.get $flags) (i32.const 0x9f)) (i32.const 4))
                  (i32.eq (i32.load offset=8 (local.get $object)) (i32.const 0x2000000)))
                (then (i32.const 1))
                (else (call $is_all_in_its_slot (local.get $object) (local.get $flags))))))
          ;; wb_unprotected_bits, a bit for each 24 bytes; age_bits, two.
          (local.set $index
            (i32.div_u (i32.and (local.get $object) (i32.const 0xffff)) (i32.const 24)))
          (local.set $word
            (i32.add (local.get $page) (i32.shl (i32.shr_u (local.get $index) (i32.const 5)) (i32.const 2))))
          (local.set $bit (i32.shl (i32.const 1) (local.get $index)))
          (i32.store offset=44 (local.get $word)
            (i32.and (i32.load offset=44 (local.get $word)) (i32.xor (local.get $bit) (i32.const -1))))
          (local.set $word
            (i32.add (local.get $page) (i32.shl (i32.shr_u (local.get $index) (i32.const 4)) (i32.const 2))))
          (local.set $bit (i32.shl (i32.const 3) (i32.shl (local.get $index) (i32.const 1))))
          (i32.store offset=2108 (local.get $word)
            (i32.and (i32.load offset=2108 (local.get $word)) (i32.xor (local.get $bit) (i32.const -1))))
          (i32.store (local.get $object) (i32.const 0))
          (i32.store offset=4 (local.get $object) (i32.load offset=32 (local.get $page)))
          (i32.store offset=32 (local.get $page) (local.get $object))
          (i32.store offset=8 (local.get $context)
            (i32.add (i32.load offset=8 (local.get $context)) (i32.const 1))))
        (local.set $object (i32.add (local.get $object) (local.get $size)))
        (local.set $bits (i32.shr_u (local.get $bits) (i32.div_u (local.get $size) (i32.const 24))))
        (br_if $next (local.get $bits)))
      (return))
    (return_call $gc_sweep_plane
      (local.get $objspace) (local.get $object) (local.get $bits) (local.get $context)))

  ;; Whoever runs a block or a method from C allocates a structure for setjmp, and frees it soon after. Some are kept.

  ;; The first; each begins with where the next one is.
  (global $kept (mut i32) (i32.const 0))
  (global $how_many (mut i32) (i32.const 0))

  ;; ruby_xmalloc
  (func (export "function 4106") (param $size i32) (result i32)
    (local $first i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      ;; sizeof(rb_jmpbuf_t)
      (br_if $otherwise (i32.ne (local.get $size) (i32.const 24600)))
      (br_if $otherwise (i32.eqz (local.tee $first (global.get $kept))))
      (global.set $kept (i32.load (local.get $first)))
      (global.set $how_many (i32.sub (global.get $how_many) (i32.const 1)))
      (return (local.get $first)))
    (return_call $ruby_xmalloc (local.get $size)))

  ;; ruby_xfree
  (func (export "function 4109") (param $what i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i32.eqz (local.get $what)))
      ;; dlmalloc has the size of a chunk in front of it, with three flags.
      (br_if $otherwise
        (i32.ne (i32.and (i32.load (i32.sub (local.get $what) (i32.const 4))) (i32.const -8)) (i32.const 24608)))
      (br_if $otherwise (i32.ge_u (global.get $how_many) (i32.const 16)))
      (i32.store (local.get $what) (global.get $kept))
      (global.set $kept (local.get $what))
      (global.set $how_many (i32.add (global.get $how_many) (i32.const 1)))
      (return))
    (return_call $ruby_xfree (local.get $what)))

  ;; Whole numbers of up to 64 bits. One of 31 bits is its value, shifted, with a one behind it; others are objects with
  ;; their digits of 32 bits in them, the least first, and a sign and how many digits there are among their flags.

  ;; The value of a whole number; -2^63 where it is none, or has more than 63 bits without its sign.
  (func $value (param $number i32) (result i64)
    (local $flags i32) (local $value i64)
    (block $not
      (if (i32.and (local.get $number) (i32.const 1))
        (then (return (i64.extend_i32_s (i32.shr_s (local.get $number) (i32.const 1))))))
      (br_if $not (i32.eqz (local.get $number)))
      (br_if $not (i32.and (local.get $number) (i32.const 2)))
      (local.set $flags (i32.load (local.get $number)))
      ;; By how many digits it has, if it is T_BIGNUM with BIGNUM_EMBED_FLAG.
      (block $one
        (block $two
          (br_table $not $one $two $not
            (select
              (i32.and (i32.shr_u (local.get $flags) (i32.const 15)) (i32.const 0x1ff))
              (i32.const 0)
              (i32.eq (i32.and (local.get $flags) (i32.const 0x401f)) (i32.const 0x400a)))))
        (local.set $value (i64.load offset=12 align=4 (local.get $number)))
        (br_if $not (i64.lt_s (local.get $value) (i64.const 0)))
        (return
          (select (local.get $value) (i64.sub (i64.const 0) (local.get $value))
            (i32.and (local.get $flags) (i32.const 0x2000)))))
      (local.set $value (i64.load32_u offset=12 (local.get $number)))
      (return
        (select (local.get $value) (i64.sub (i64.const 0) (local.get $value))
          (i32.and (local.get $flags) (i32.const 0x2000)))))
    (i64.const 0x8000000000000000))

  ;; The number of a value; 0 where there is no slot for it, or it is none of those that are looked at here.
  (func $number (param $value i64) (result i32)
    (local $object i32) (local $digits i64) (local $flags i32)
    (if (i64.lt_u (i64.add (local.get $value) (i64.const 0x40000000)) (i64.const 0x80000000))
      (then
        (return (i32.or (i32.shl (i32.wrap_i64 (local.get $value)) (i32.const 1)) (i32.const 1)))))
    (block $none
      (br_if $none (i64.eq (local.get $value) (i64.const 0x8000000000000000)))
      (br_if $none
        (i32.eqz
          (local.tee $object
            (call $take
              (i32.load offset=188
                (i32.load offset=12 (i32.load offset=28 (i32.load (i32.const 21122160)))))))))
      ;; T_BIGNUM, frozen, BIGNUM_EMBED_FLAG, and the sign.
      (if (i64.lt_s (local.get $value) (i64.const 0))
        (then
          (local.set $digits (i64.sub (i64.const 0) (local.get $value)))
          (local.set $flags (i32.const 0x480a)))
        (else
          (local.set $digits (local.get $value))
          (local.set $flags (i32.const 0x680a))))
      (i32.store (local.get $object)
        (i32.or
          (local.get $flags)
          (select (i32.const 0x10000) (i32.const 0x8000)
            (i32.wrap_i64 (i64.shr_u (local.get $digits) (i64.const 32))))))
      ;; rb_cInteger
      (i32.store offset=4 (local.get $object) (i32.load (i32.const 21120108)))
      (i32.store offset=8 (local.get $object) (i32.const 0x2000000))
      (i64.store offset=12 align=4 (local.get $object) (local.get $digits))
      (return (local.get $object)))
    (i32.const 0))

  ;; rb_int2big
  (func (export "function 2679") (param $value i32) (result i32)
    (local $number i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (local.set $number (call $number (i64.extend_i32_s (local.get $value))))
      ;; It is to be an object, whatever the value.
      (br_if $otherwise (i32.or (i32.eqz (local.get $number)) (i32.and (local.get $number) (i32.const 1))))
      (return (local.get $number)))
    (return_call $rb_int2big (local.get $value)))

  ;; rb_ll2inum
  (func (export "function 2703") (param $value i64) (result i32)
    (local $number i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i32.eqz (local.tee $number (call $number (local.get $value)))))
      (return (local.get $number)))
    (return_call $rb_ll2inum (local.get $value)))

  ;; rb_big_cmp
  (func (export "function 2721") (param $left i32) (param $right i32) (result i32)
    (local $a i64) (local $b i64)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i64.eq (local.tee $a (call $value (local.get $left))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i64.eq (local.tee $b (call $value (local.get $right))) (i64.const 0x8000000000000000)))
      (return 
        ;; -1, 0 or 1, as a whole number.
        (i32.or
          (i32.shl (i32.sub (i64.gt_s (local.get $a) (local.get $b)) (i64.lt_s (local.get $a) (local.get $b))) (i32.const 1))
          (i32.const 1))))
    (return_call $rb_big_cmp (local.get $left) (local.get $right)))

  ;; rb_big_gt
  (func (export "function 2725") (param $left i32) (param $right i32) (result i32)
    (local $a i64) (local $b i64)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i64.eq (local.tee $a (call $value (local.get $left))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i64.eq (local.tee $b (call $value (local.get $right))) (i64.const 0x8000000000000000)))
      (return (select (i32.const 6) (i32.const 0) (i64.gt_s (local.get $a) (local.get $b)))))
    (return_call $rb_big_gt (local.get $left) (local.get $right)))

  ;; rb_big_lt
  (func (export "function 2727") (param $left i32) (param $right i32) (result i32)
    (local $a i64) (local $b i64)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i64.eq (local.tee $a (call $value (local.get $left))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i64.eq (local.tee $b (call $value (local.get $right))) (i64.const 0x8000000000000000)))
      (return (select (i32.const 6) (i32.const 0) (i64.lt_s (local.get $a) (local.get $b)))))
    (return_call $rb_big_lt (local.get $left) (local.get $right)))

  ;; rb_big_plus
  (func (export "function 2732") (param $left i32) (param $right i32) (result i32)
    (local $a i64) (local $b i64) (local $c i64) (local $result i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i64.eq (local.tee $a (call $value (local.get $left))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i64.eq (local.tee $b (call $value (local.get $right))) (i64.const 0x8000000000000000)))
      (local.set $c (i64.add (local.get $a) (local.get $b)))
      (br_if $otherwise (i64.lt_s (i64.and (i64.xor (local.get $a) (local.get $c)) (i64.xor (local.get $b) (local.get $c))) (i64.const 0)))
      (br_if $otherwise (i32.eqz (local.tee $result (call $number (local.get $c)))))
      (return (local.get $result)))
    (return_call $rb_big_plus (local.get $left) (local.get $right)))

  ;; rb_big_minus
  (func (export "function 2737") (param $left i32) (param $right i32) (result i32)
    (local $a i64) (local $b i64) (local $c i64) (local $result i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i64.eq (local.tee $a (call $value (local.get $left))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i64.eq (local.tee $b (call $value (local.get $right))) (i64.const 0x8000000000000000)))
      (local.set $c (i64.sub (local.get $a) (local.get $b)))
      (br_if $otherwise (i64.lt_s (i64.and (i64.xor (local.get $a) (local.get $c)) (i64.xor (local.get $a) (local.get $b))) (i64.const 0)))
      (br_if $otherwise (i32.eqz (local.tee $result (call $number (local.get $c)))))
      (return (local.get $result)))
    (return_call $rb_big_minus (local.get $left) (local.get $right)))

  (func $abs (param $value i64) (result i64)
    (select (local.get $value) (i64.sub (i64.const 0) (local.get $value)) (i64.ge_s (local.get $value) (i64.const 0))))

  ;; rb_big_mul
  (func (export "function 2738") (param $left i32) (param $right i32) (result i32)
    (local $a i64) (local $b i64) (local $result i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i64.eq (local.tee $a (call $value (local.get $left))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i64.eq (local.tee $b (call $value (local.get $right))) (i64.const 0x8000000000000000)))
      ;; Together they have at most 62 bits.
      (br_if $otherwise
        (i64.lt_u
          (i64.add (i64.clz (call $abs (local.get $a))) (i64.clz (call $abs (local.get $b))))
          (i64.const 66)))
      (br_if $otherwise (i32.eqz (local.tee $result (call $number (i64.mul (local.get $a) (local.get $b))))))
      (return (local.get $result)))
    (return_call $rb_big_mul (local.get $left) (local.get $right)))

  ;; rb_big_modulo
  (func (export "function 2745") (param $left i32) (param $right i32) (result i32)
    (local $a i64) (local $b i64) (local $c i64) (local $result i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i64.eq (local.tee $a (call $value (local.get $left))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i64.eq (local.tee $b (call $value (local.get $right))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i64.eqz (local.get $b)))
      ;; It has the sign of the divisor. What it leaves as it is is the same object.
      (local.set $c (i64.rem_s (local.get $a) (local.get $b)))
      (if (i64.lt_s (i64.xor (local.get $c) (local.get $b)) (i64.const 0))
        (then
          (if (i64.ne (local.get $c) (i64.const 0))
            (then (local.set $c (i64.add (local.get $c) (local.get $b)))))))
      (br_if $otherwise (i64.eq (local.get $c) (local.get $a)))
      (br_if $otherwise (i32.eqz (local.tee $result (call $number (local.get $c)))))
      (return (local.get $result)))
    (return_call $rb_big_modulo (local.get $left) (local.get $right)))

  ;; rb_big_and
  (func (export "function 2754") (param $left i32) (param $right i32) (result i32)
    (local $a i64) (local $b i64) (local $result i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i64.eq (local.tee $a (call $value (local.get $left))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i64.eq (local.tee $b (call $value (local.get $right))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i32.eqz (local.tee $result (call $number (i64.and (local.get $a) (local.get $b))))))
      (return (local.get $result)))
    (return_call $rb_big_and (local.get $left) (local.get $right)))

  ;; rb_big_or
  (func (export "function 2757") (param $left i32) (param $right i32) (result i32)
    (local $a i64) (local $b i64) (local $result i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i64.eq (local.tee $a (call $value (local.get $left))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i64.eq (local.tee $b (call $value (local.get $right))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i32.eqz (local.tee $result (call $number (i64.or (local.get $a) (local.get $b))))))
      (return (local.get $result)))
    (return_call $rb_big_or (local.get $left) (local.get $right)))

  ;; rb_big_xor
  (func (export "function 2758") (param $left i32) (param $right i32) (result i32)
    (local $a i64) (local $b i64) (local $result i32)
    (block $otherwise
      (br_if $otherwise (global.get $state))
      (br_if $otherwise (i64.eq (local.tee $a (call $value (local.get $left))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i64.eq (local.tee $b (call $value (local.get $right))) (i64.const 0x8000000000000000)))
      (br_if $otherwise (i32.eqz (local.tee $result (call $number (i64.xor (local.get $a) (local.get $b))))))
      (return (local.get $result)))
    (return_call $rb_big_xor (local.get $left) (local.get $right))))
