package main

// layout are the edits by which all programs have their trunk in common at the same places: see trunk/link.go, where what
// they call is.
var layout = []edit{
	// What is of the trunk,
	{"src/cmd/link/internal/ld/lib.go", `	// ctxt.Library grows during the loop, so not a range loop.
	i := 0
	for ; i < len(ctxt.Library); i++ {
`, `	// ctxt.Library grows during the loop, so not a range loop.
	i := ctxt.loadTrunk()
	for ; i < len(ctxt.Library); i++ {
`},
	{"src/cmd/link/internal/loader/loader.go", `		if s, existed := checkHash(); existed {
`, `		if s, existed := checkHash(); existed && !(siz > s.size && l.keepsTrunk(s.sym, r)) {
`},
	{"src/cmd/link/internal/ld/deadcode.go", `	dynlink            bool

	methodsigstmp`, `	dynlink            bool
	inTrunk             bool // whether what is being marked is of the trunk

	methodsigstmp`},
	{"src/cmd/link/internal/ld/deadcode.go", `	var names []string

	// In a normal binary`, `	d.markTrunk()

	var names []string

	// In a normal binary`},
	{"src/cmd/link/internal/ld/deadcode.go", `				if d.ctxt.canUsePlugins && r.Type().IsDirectCall() {
`, `				if (d.ctxt.canUsePlugins || d.inTrunk) && r.Type().IsDirectCall() {
`},
	{"src/cmd/link/internal/ld/deadcode.go", `	if symIdx != 0 && !d.ldr.AttrReachable(symIdx) {
		d.wq`, `	if symIdx != 0 && !d.ldr.AttrReachable(symIdx) && !(d.inTrunk && d.ldr.SymName(symIdx) == "main.main") {
		d.wq`},
	{"src/cmd/link/internal/ld/deadcode.go", `	d.init()
	d.flood()

	if ctxt.DynlinkingGo() {
		// Exported methods may satisfy interfaces we don't know
		// about yet when dynamically linking.
		d.reflectSeen = true
	}

	for {
`, `	d.init()
	d.floodAll()
	if *flagPruneWeakMap {
		d.mapinitcleanup()
	}
}

// floodAll marks all that is reachable from what is marked, methods that are called through interfaces included.
func (d *deadcodePass) floodAll() {
	d.flood()

	if d.ctxt.DynlinkingGo() {
		// Exported methods may satisfy interfaces we don't know
		// about yet when dynamically linking.
		d.reflectSeen = true
	}

	for {
`},
	{"src/cmd/link/internal/ld/deadcode.go", `			break
		}
		d.flood()
	}
	if *flagPruneWeakMap {
		d.mapinitcleanup()
	}
}
`, `			break
		}
		d.flood()
	}
}
`},
	// and where it is.
	{"src/cmd/link/internal/ld/data.go", `		return ldr.SymType(ctxt.Textp[i]) < ldr.SymType(ctxt.Textp[j])
`, `		si, sj := ctxt.Textp[i], ctxt.Textp[j]
		if bi, bj := InTrunk(si), InTrunk(sj); bi != bj {
			return bi
		}
		return ldr.SymType(si) < ldr.SymType(sj)
`},
	{"src/cmd/link/internal/ld/data.go", `		state.data[st] = append(state.data[st], s)

`, `		st = trunkKind(s, st)
		state.data[st] = append(state.data[st], s)

`},
	{"src/cmd/link/internal/ld/data.go", `	wg.Wait()

	if ctxt.IsELF {
		// Make`, `	wg.Wait()
	state.branchTypes()

	if ctxt.IsELF {
		// Make`},
	{"src/cmd/link/internal/ld/data.go", `	ldr := state.ctxt.loader
	for _, s := range syms {
		state.datsize = aligner(state, state.datsize, s)
		ldr.SetSymSect(s, sect)
		if forceType != sym.Sxxx {
			state.setSymType(s, forceType)
		}
		ldr.SetSymValue(s, int64(uint64(state.datsize)-sect.Vaddr))
		state.datsize += ldr.SymSize(s)
	}
`, `	ldr := state.ctxt.loader
	trunkEnd := state.datsize
	for _, s := range syms {
		state.datsize = aligner(state, state.datsize, s)
		ldr.SetSymSect(s, sect)
		if forceType != sym.Sxxx {
			state.setSymType(s, forceType)
		}
		ldr.SetSymValue(s, int64(uint64(state.datsize)-sect.Vaddr))
		state.datsize += ldr.SymSize(s)
		if InTrunk(s) {
			trunkEnd = state.datsize
		}
	}
	state.datsize = max(state.datsize, trunkEnd+roomBehindTrunk(sect, len(syms)))
`},
	{"src/cmd/link/internal/ld/data.go", `		if ctxt.IsWasm() && i == 0 && va < wasmMinDataAddr {
			va = wasmMinDataAddr
		}
`, `		if ctxt.IsWasm() && i == 0 {
			va = max(va, ctxt.dataStart())
		}
`},
	{"src/cmd/link/internal/ld/data.go", `			return ret
		}
		if sortBySize {
`, `			return ret
		}
		if bi, bj := InTrunk(si), InTrunk(sj); bi != bj {
			return bi
		}
		if sortBySize {
`},
	{"src/cmd/link/internal/ld/data.go", `			iIsType := !sl[i].isItab
`, `			if bi, bj := InTrunk(si), InTrunk(sj); bi != bj {
				return bi
			}

			iIsType := !sl[i].isItab
`},
	{"src/cmd/link/internal/ld/data.go", `		itabSize := int64(0)
		for ; i < len(sl); i++ {
`, `		itabSize := int64(0)
		for ; i < len(sl) && sl[i].isItab; i++ {
`},
	{"src/cmd/link/internal/loader/loader.go", `			if oldsz < sz {
				// new symbol overwrites old symbol.
`, `			if oldsz < sz && !l.keepsTrunk(oldi, r) {
				// new symbol overwrites old symbol.
`},
	{"src/cmd/link/internal/wasm/asm.go", `	// collect functions with WebAssembly body
	var buildid []byte
`, `	trunk, trunkIsKnown := ctxt.TellOfTrunk(hostImportMap)

	// collect functions with WebAssembly body
	var buildid []byte
`},
	{"src/cmd/link/internal/wasm/asm.go", `			buildid = ldr.Data(fn)
		} else {
`, `			buildid = ldr.Data(fn)
		} else if trunkIsKnown && ld.InTrunk(fn) {
			wfn.Write([]byte{0x00, 0x00, 0x0b}) // no locals; unreachable; end
		} else {
`},
	{"src/cmd/link/internal/wasm/asm.go", `		name := nameRegexp.ReplaceAllString(ldr.SymName(fn), "_")
`, `		name := ""
		if !*ld.FlagS {
			name = nameRegexp.ReplaceAllString(ldr.SymName(fn), "_")
		}
`},
	// Few pieces: what copies each into memory is compiled.
	{"src/cmd/link/internal/wasm/asm.go", `	const segmentOverhead = 8
`, `	const segmentOverhead = 4096
`},
	{"src/cmd/link/internal/wasm/asm.go", `					zeroEnd = segmentEnd
					for zeroEnd`, `					zeroEnd = segmentEnd
					for zeroEnd+8 <= dataLen && binary.LittleEndian.Uint64(data[zeroEnd:]) == 0 {
						zeroEnd += 8
					}
					for zeroEnd`},
	{"src/cmd/link/internal/wasm/asm.go", `	"cmd/link/internal/sym"
	"fmt"
`, `	"cmd/link/internal/sym"
	"encoding/binary"
	"fmt"
`},
	{"src/cmd/link/internal/wasm/asm.go", `	writeDataSec(ctxt)
	writeProducerSec(ctxt)
`, `	writeDataSec(ctxt)
	writeTrunkSec(ctxt, trunk)
	writeProducerSec(ctxt)
`},
	{"src/cmd/link/internal/wasm/asm.go", `// writeProducerSec writes`, `// writeTrunkSec writes a section that tells of the trunk.
func writeTrunkSec(ctxt *ld.Link, trunk []byte) {
	sizeOffset := writeSecHeader(ctxt, sectionCustom)
	writeName(ctxt.Out, "trunk")
	ctxt.Out.Write(trunk)
	writeSecSize(ctxt, sizeOffset)
}

// writeProducerSec writes`},
	// No table to find functions by: each has a number of its own. It was half of what there is for functions.
	{"src/cmd/link/internal/ld/pcln.go", `	size := 4*int64(nbuckets) + int64(n)

	writeFindFuncTab := func(_ *Link, s loader.Sym) {
`, `	size := 4*int64(nbuckets) + int64(n)
	if ctxt.IsWasm() {
		size = 0
	}

	writeFindFuncTab := func(_ *Link, s loader.Sym) {
		if ctxt.IsWasm() {
			return
		}
`},
	{"src/runtime/symtab.go", `	ffb := (*findfuncbucket)(add(unsafe.Pointer(datap.findfunctab), b*unsafe.Sizeof(findfuncbucket{})))
	idx := ffb.idx + uint32(ffb.subbuckets[i])

	// Find`, `	idx := uint32(x >> 16)
	if GOARCH != "wasm" {
		ffb := (*findfuncbucket)(add(unsafe.Pointer(datap.findfunctab), b*unsafe.Sizeof(findfuncbucket{})))
		idx = ffb.idx + uint32(ffb.subbuckets[i])
	}

	// Find`},
	// Types and itabs are in two places now.
	{"src/runtime/symtab.go", `// pcHeader holds data used by the pclntab lookups.
`, `// branchTypes tells where those types are that are not of the trunk, and their itabs. The linker fills it.
var branchTypes struct {
	typedescs, etypedescs uintptr
	itabs, eitabs         uintptr
}

// pcHeader holds data used by the pclntab lookups.
`},
	{"src/runtime/stkframe.go", `		if datap.noptrbss <= ptr && ptr < datap.enoptrbss {
`, `		if datap.noptrdata <= ptr && ptr < datap.enoptrbss {
`},
	{"src/runtime/stack.go", `		if datap.noptrbss <= ptr && ptr < datap.enoptrbss {
`, `		if datap.noptrdata <= ptr && ptr < datap.enoptrbss {
`},
	{"src/runtime/iface.go", `	p := md.types + md.itaboffset
	end := p + md.itabsize
	for p < end {
		itab := (*itab)(unsafe.Pointer(p))
		itabAdd(itab)
		p += uintptr(itab.Size())
	}
`, `	p := md.types + md.itaboffset
	addItabs(p, p+md.itabsize)
	addItabs(branchTypes.itabs, branchTypes.eitabs)
}

func addItabs(p, end uintptr) {
	for p < end {
		itab := (*itab)(unsafe.Pointer(p))
		itabAdd(itab)
		p += uintptr(itab.Size())
	}
`},
	{"src/runtime/type.go", `	etypedesc := md.types + md.typedesclen
	for td < etypedesc {
		td = alignUp(td, goarch.PtrSize)

		typ := (*_type)(unsafe.Pointer(td))
		ret = append(ret, typ)

		td += uintptr(typ.DescriptorSize())
	}
`, `	// Each of the two is sorted, and so is what becomes of them.
	etypedesc := md.types + md.typedesclen
	ptd, eptd := branchTypes.typedescs, branchTypes.etypedescs
	for td < etypedesc || ptd < eptd {
		td = alignUp(td, goarch.PtrSize)
		ptd = alignUp(ptd, goarch.PtrSize)

		typ := (*_type)(unsafe.Pointer(td))
		ptyp := (*_type)(unsafe.Pointer(ptd))
		if td < etypedesc && (ptd >= eptd || toRType(typ).string() <= toRType(ptyp).string()) {
			ret = append(ret, typ)
			td += uintptr(typ.DescriptorSize())
		} else {
			ret = append(ret, ptyp)
			ptd += uintptr(ptyp.DescriptorSize())
		}
	}
`},
}
