package main

// loops are the edits by which a function's jumps are branches of WebAssembly: see compiler/loops.go.
var loops = []edit{
	{"src/cmd/compile/internal/wasm/ssa.go", `	// Entry point for the next block. Used by the JMP in goToBlock.
	s.Prog(wasm.ARESUMEPOINT)
`, `	// Entry point for the next block. Used by the JMP in goToBlock.
	s.Prog(wasm.ARESUMEPOINT).Mark |= wasm.NotResumed
`},
	{"src/cmd/internal/obj/wasm/wasmobj.go", `	var tableIdxs []uint64
	tablePC := int64(0)
`, `	var tableIdxs []uint64
	tablePC := int64(0)
	regions := regions{{}}
	resumePoints := make(map[*obj.Prog]int)
`},
	{"src/cmd/internal/obj/wasm/wasmobj.go", `			numResumePoints++
			pc++
`, `			numResumePoints++
			pc++
			regions = append(regions, region{resumed: p.Mark&NotResumed == 0})
			resumePoints[p] = numResumePoints
`},
	{"src/cmd/internal/obj/wasm/wasmobj.go", `				panic("CALL can only be used on toplevel, try CALLNORESUME instead")
			}
`, `				panic("CALL can only be used on toplevel, try CALLNORESUME instead")
			}
			// Whoever recovers goes on with the call that runs what is deferred: with what is before it.
			if p.To.Sym != nil && p.To.Sym.Name == "runtime.deferreturn" {
				regions[numResumePoints].resumed = true
			}
`},
	{"src/cmd/internal/obj/wasm/wasmobj.go", `	tableIdxs = append(tableIdxs, uint64(numResumePoints))
	s.Size = pc + 1
`, `	for ; tablePC <= pc; tablePC++ {
		tableIdxs = append(tableIdxs, uint64(numResumePoints))
	}
	var jumps [][2]int
	for p, from := s.Func().Text, 0; p != nil; p = p.Link {
		if r, ok := resumePoints[p]; ok {
			from = r
		}
		if p.As == obj.AJMP && p.To.Type == obj.TYPE_BRANCH {
			jumps = append(jumps, [2]int{from, int(tableIdxs[p.To.Val.(*obj.Prog).Pc])})
		}
	}
	regions.loops(jumps)
	regions.mark(jumps)
	s.Size = pc + 1
`},
	{"src/cmd/internal/obj/wasm/wasmobj.go", `	// record the branches targeting the entry loop and the unwind exit,
	// their targets with be filled in later
	var entryPointLoopBranches []*obj.Prog
	var unwindExitBranches []*obj.Prog
	currentDepth := 0
	for p := s.Func().Text; p != nil; p = p.Link {
		switch p.As {
`, `	// record the branches targeting regions and the unwind exit,
	// their targets with be filled in later
	var regionBranches []regionBranch
	var unwindExitBranches []*obj.Prog
	currentDepth := 0
	from := 0
	for p := s.Func().Text; p != nil; p = p.Link {
		if r, ok := resumePoints[p]; ok {
			from = r
		}
		switch p.As {
`},
	{"src/cmd/internal/obj/wasm/wasmobj.go", `				p = appendp(p, AI32Const, constAddr(jmp.To.Val.(*obj.Prog).Pc))
				p = appendp(p, ASet, regAddr(REG_PC_B)) // write next basic block to PC_B
				p = appendp(p, ABr)                     // jump to beginning of entryPointLoop
				entryPointLoopBranches = append(entryPointLoopBranches, p)
				break
`, `				pc := jmp.To.Val.(*obj.Prog).Pc
				to := int(tableIdxs[pc])
				entrance := regions.entrance(from, to)
				switch {
				case to <= from && regions[to].hasTable:
					p = appendp(p, AI32Const, constAddr(0))
					p = appendp(p, ASet, regAddr(REG_PC_B))
				case entrance != to:
					p = appendp(p, AI32Const, constAddr(pc))
					p = appendp(p, ASet, regAddr(REG_PC_B)) // write next basic block to PC_B
				}
				p = appendp(p, ABr)
				regionBranches = append(regionBranches, regionBranch{p, entrance, to <= from})
				break
`},
	{"src/cmd/internal/obj/wasm/wasmobj.go", `				// unwinding WebAssembly stack to switch goroutine, return 1
				p = appendp(p, ABrIf)
				unwindExitBranches = append(unwindExitBranches, p)
			}
`, `				// unwinding WebAssembly stack to switch goroutine, return 1
				p = appendp(p, ABrIf)
				unwindExitBranches = append(unwindExitBranches, p)
			}
			if call.To.Type == obj.TYPE_NONE {
				// No longer what it was used for.
				p = appendp(p, AI32Const, constAddr(0))
				p = appendp(p, ASet, regAddr(REG_PC_B))
			}
`},
	{"src/cmd/internal/obj/wasm/wasmobj.go", `		if len(entryPointLoopBranches) > 0 {
			p = appendp(p, ALoop) // entryPointLoop, used to jump between basic blocks
			for _, b := range entryPointLoopBranches {
				b.To = obj.Addr{Type: obj.TYPE_BRANCH, Val: p}
			}
		}
		if numResumePoints > 0 {
			// Add Block instructions for resume points and BrTable to jump to selected resume point.
			for i := 0; i < numResumePoints+1; i++ {
				p = appendp(p, ABlock)
			}
			p = appendp(p, AGet, regAddr(REG_PC_B)) // read next basic block from PC_B
			p = appendp(p, ABrTable, obj.Addr{Val: tableIdxs})
			p = appendp(p, AEnd) // end of Block
		}
		for p.Link != nil {
			p = p.Link // function instructions
		}
		if len(entryPointLoopBranches) > 0 {
			p = appendp(p, AEnd) // end of entryPointLoop
		}
		p = appendp(p, obj.AUNDEF)
`, `		p = regions.open(p, -1, tableIdxs, appendp)
		for p.Link != nil {
			next := p.Link // function instructions
			r, ok := resumePoints[next]
			if ok {
				regions.close(p, r-1, appendp)
			}
			p = next
			if ok && regions.isLoop(r) {
				p = appendp(p, ALoop)
				regions[r].loop = p
				p = regions.open(p, r, tableIdxs, appendp)
			}
		}
		p = regions.close(p, numResumePoints, appendp)
		for _, b := range regionBranches {
			to := regions[b.to].block
			if b.isBackward {
				to = regions[b.to].loop
			}
			b.branch.To = obj.Addr{Type: obj.TYPE_BRANCH, Val: to}
		}
		p = appendp(p, obj.AUNDEF)
`},
}
