package main

// edits are what WebAssembly needs beyond what Go's source has for it: texts, each there exactly once.
//
// Go keeps a stack of its own for each goroutine, which grows; but each of its frames on it has one on the engine's stack
// too, which does not, and is the larger where frames are small. As published, a deep recursion therefore ends in a trap
// that says nothing of Go. With these, the engine's stack is unwound after each step that a goroutine's stack grows by, as
// it is whenever a goroutine gives way; and a recursion without end meets Go's own limit, with Go's own words.
var edits = []edit{
	{"src/runtime/proc.go", `		maxstacksize = 1000000000
`, `		maxstacksize = 64 << 20
`},
	{"src/runtime/stack.go", `	// Allocate a bigger segment and move the stack.
	oldsize := gp.stack.hi - gp.stack.lo
`, `	// The WebAssembly stack, which has just been unwound, is what was full.
	if stackguard0 != stackForceMove && gp.stack.lo+stackGuard < lowerGuard(gp) {
		gp.stackguard0 = lowerGuard(gp)
		gogo(&gp.sched) // never return
	}

	// Allocate a bigger segment and move the stack.
	oldsize := gp.stack.hi - gp.stack.lo
`},
	{"src/runtime/stack.go", `	casgstatus(gp, _Gcopystack, _Grunning)
	gogo(&gp.sched)
}
`, `	casgstatus(gp, _Gcopystack, _Grunning)
	gp.stackguard0 = max(gp.stack.lo+stackGuard, lowerGuard(gp))
	gogo(&gp.sched)
}

// What a goroutine's stack may grow by before the WebAssembly stack, which grows with it, is unwound. See
// wasm_pc_f_loop, which has the same number.
const stackStep = 32 << 10

// The guard that lets the function that is about to start have its frame, and calls from it a step of the stack; or 0,
// where the stack has no room for it.
func lowerGuard(gp *g) uintptr {
	needed := uintptr(stackGuard + stackStep)
	if f := findfunc(gp.sched.pc); f.valid() {
		needed += uintptr(funcMaxSPDelta(f))
	}
	if gp.sched.sp < gp.stack.lo+needed {
		return 0
	}
	return gp.sched.sp - needed
}
`},
	{"src/runtime/asm_wasm.s", `		Loop
			// Get PC_B & PC_F from -8(SP)
			Get SP
			I32Const $8
			I32Sub
			I32Load16U $0 // PC_B

			Get SP
`, `		Loop
			// A function that is gone on with starts from an empty WebAssembly stack: its goroutine's stack may grow
			// by a step before that is unwound again. Where one starts, newstack has seen to it.
			Get SP
			I32Const $8
			I32Sub
			I32Load16U $0 // PC_B
			If
				Get g
				I32WrapI64
				I32Load $g_stackguard0
				Get SP
				I32LtU
				If
					Get g
					I32WrapI64

					Get SP
					I64ExtendI32U
					I64Const $32768
					I64Sub
					Get g
					I32WrapI64
					I64Load $(g_stack+stack_lo)
					I64Const $const_stackGuard
					I64Add

					Get SP
					I64ExtendI32U
					I64Const $32768
					I64Sub
					Get g
					I32WrapI64
					I64Load $(g_stack+stack_lo)
					I64Const $const_stackGuard
					I64Add
					I64GtS
					Select

					I64Store $g_stackguard0
				End
			End

			// Get PC_B & PC_F from -8(SP)
			Get SP
			I32Const $8
			I32Sub
			I32Load16U $0 // PC_B

			Get SP
`},
	// Who allocates gives way to who collects (see runtime/collect.go), and has what it may grow by when it is its turn again.
	{"src/runtime/mcache.go", `	gcController.update(int64(s.npages*pageSize)-int64(usedBytes), int64(c.scanAlloc))
`, `	gcController.update(int64(s.npages*pageSize)-int64(usedBytes), int64(c.scanAlloc))
	giveWayToCollector(s.npages*pageSize - usedBytes)
`},
	{"src/runtime/mcache.go", `	gcController.update(int64(s.npages*pageSize), 0)
`, `	gcController.update(int64(s.npages*pageSize), 0)
	giveWayToCollector(s.npages * pageSize)
`},
	{"src/runtime/proc.go", `	gp.stackguard0 = gp.stack.lo + stackGuard
	if !inheritTime {
`, `	gp.stackguard0 = gp.stack.lo + stackGuard
	if goarch.IsWasm != 0 {
		gp.stackguard0 = max(gp.stackguard0, lowerGuard(gp))
	}
	if !inheritTime {
`},
	{"src/runtime/stack.go", `			gp.stackguard0 = gp.stack.lo + stackGuard
			gogo(&gp.sched) // never return
`, `			gp.stackguard0 = max(gp.stack.lo+stackGuard, lowerGuard(gp))
			gogo(&gp.sched) // never return
`},
	{"src/cmd/internal/obj/wasm/wasmobj.go", `	needMoreStack := framesize > 0 && !s.Func().Text.From.Sym.NoSplit()
`, `	needMoreStack := framesize > 0 && !s.Func().Text.From.Sym.NoSplit()

	// A call puts its return address onto the stack, frame or not: without a look at the stack, functions without a
	// frame that call themselves leave it.
	if framesize == 0 && s.Func().WasmImport == nil && s.Func().WasmExport == nil && !s.Func().Text.From.Sym.NoSplit() {
		for p := s.Func().Text; p != nil; p = p.Link {
			needMoreStack = needMoreStack || p.As == obj.ACALL
		}
	}
`},
}

type edit struct {
	path     string
	old, new string
}
