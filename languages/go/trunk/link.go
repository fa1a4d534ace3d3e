package ld

import (
	"cmd/internal/obj"
	"cmd/internal/objabi"
	"cmd/link/internal/loader"
	"cmd/link/internal/sym"
	"encoding/binary"
	"encoding/hex"
	"flag"
	"hash/fnv"
	"internal/abi"
)

// Programs have a trunk in common: what package internal/trunk reaches, and the runtime. It is laid out first, and at the
// same places in all of them: functions by their numbers and data by their addresses, with room behind each kind of data
// for the program's own. So the trunk's functions are the same in all programs, byte by byte, and need to be compiled to
// machine code only once. Where a program's own data do not fit into the room, it still is a good program, but shares no
// functions.
const trunkPackage = "internal/trunk"

var flagTrunk = flag.String("trunk", "", "leave out the code of the trunk's functions where `this` is what tells of them")

const (
	// Room for a program's own, of each kind of data that the trunk has, in bytes.
	roomForData = 256 << 10
	// For the numbers of a program's own functions.
	roomForNumbers = 128 << 10
	// For the tables of functions, the trunk's among them.
	roomForFunctions = 2 << 20
)

var (
	// The symbols of the trunk.
	trunkSyms loader.Bitmap
	// How many of the libraries are the trunk's. They come first.
	trunkLibraries int
)

// InTrunk tells whether a symbol is of the trunk.
func InTrunk(s loader.Sym) bool {
	return int(s) < trunkSyms.Len() && trunkSyms.Has(s)
}

// loadTrunk loads the trunk, if there is one, before the program, for its symbols to have the same order in all programs.
// It returns how many libraries these are.
func (ctxt *Link) loadTrunk() int {
	program := ctxt.Library
	ctxt.Library = nil
	if loadinternal(ctxt, trunkPackage) != nil {
		loadinternal(ctxt, "runtime")
		for i := 0; i < len(ctxt.Library); i++ {
			loadobjfile(ctxt, ctxt.Library[i])
		}
	}
	trunkLibraries = len(ctxt.Library)
	ctxt.loader.EndTrunk()
	ctxt.Library = append(ctxt.Library, program...)
	return trunkLibraries
}

// markTrunk marks what is of the trunk, whatever the program is.
func (d *deadcodePass) markTrunk() {
	if trunkLibraries == 0 {
		return
	}
	mark := func(name string) {
		d.mark(d.ldr.Lookup(name, 0), 0)
		d.mark(d.ldr.Lookup(name, abiInternalVer), 0)
	}
	d.inTrunk = true
	for _, name := range []string{*flagEntrySymbol, "runtime.unreachableMethod", "runtime.mapinitnoop"} {
		mark(name)
	}
	isTrunk := make(map[string]bool)
	for _, lib := range d.ctxt.Library[:trunkLibraries] {
		isTrunk[lib.Pkg] = true
		mark(objabi.PathToPrefix(lib.Pkg) + "..inittask")
	}
	for s := loader.Sym(1); s < loader.Sym(d.ldr.NDef()); s++ {
		if !d.ldr.SymType(s).IsText() {
			continue
		}
		pkg := d.ldr.SymPkg(s)
		if pkg == trunkPackage || isTrunk[pkg] && d.isHostCall(s) {
			d.mark(s, 0)
		}
	}
	d.floodAll()
	d.inTrunk = false
	trunkSyms = d.ldr.ReachableSyms()
	mark("main.main")
}

// isHostCall tells whether a function is the host's. These have numbers, too: with all of them in the trunk, no program
// needs more.
func (d *deadcodePass) isHostCall(s loader.Sym) bool {
	wasmImport := d.ldr.WasmImportSym(s)
	if wasmImport == 0 {
		return false
	}
	var host obj.WasmImport
	host.Read(d.ldr.Data(wasmImport))
	return host.Module == "wasi_snapshot_preview1"
}

// trunkKind returns the kind as which a symbol is laid out: the trunk has no data without initial values, so that a
// program's may be as large as they like.
func trunkKind(s loader.Sym, kind sym.SymKind) sym.SymKind {
	switch {
	case InTrunk(s) && kind == sym.SBSS:
		return sym.SDATA
	case InTrunk(s) && kind == sym.SNOPTRBSS:
		return sym.SNOPTRDATA
	}
	return kind
}

// roomBehindTrunk returns how many bytes are left for symbols of a kind, where there are any, behind those of the trunk.
func roomBehindTrunk(sect *sym.Section, symbols int) int64 {
	switch {
	case trunkLibraries == 0 || symbols == 0 || sect.Name == ".bss" || sect.Name == ".noptrbss":
		return 0
	case sect.Name == ".gopclntab":
		return roomForFunctions
	}
	return roomForData
}

// trunkFunctions returns the functions of the trunk.
func (ctxt *Link) trunkFunctions() []loader.Sym {
	functions := 0
	for functions < len(ctxt.Textp) && InTrunk(ctxt.Textp[functions]) {
		functions++
	}
	return ctxt.Textp[:functions]
}

// dataStart returns where data may begin: behind the numbers of functions.
func (ctxt *Link) dataStart() uint64 {
	if trunkLibraries == 0 {
		return wasmMinDataAddr
	}
	return uint64(len(ctxt.trunkFunctions()))*abi.MINFUNC + roomForNumbers
}

// TellOfTrunk returns what tells of the trunk: how many functions it has, and a sum over all that their code is made of
// but for what is in the objects of the standard library. It also returns whether that code is known already.
func (ctxt *Link) TellOfTrunk(hostImports map[loader.Sym]int64) (told []byte, isKnown bool) {
	ldr := ctxt.loader
	functions := ctxt.trunkFunctions()
	parts := binary.LittleEndian.AppendUint64(nil, uint64(len(hostImports)))
	isWhole := true
	for _, fn := range functions {
		isWhole = isWhole && ldr.IsOfTrunk(fn)
		relocs := ldr.Relocs(fn)
		for i := range relocs.Count() {
			reloc := relocs.At(i)
			if reloc.Siz() == 0 {
				continue
			}
			value := ldr.SymValue(reloc.Sym()) + reloc.Add()
			if reloc.Type() == objabi.R_WASMIMPORT {
				value = hostImports[reloc.Sym()]
			}
			parts = binary.LittleEndian.AppendUint64(parts, uint64(value))
		}
	}
	sum := fnv.New64a()
	sum.Write(parts)
	told = sum.Sum(binary.AppendUvarint(nil, uint64(len(functions))))
	return told, isWhole && hex.EncodeToString(told) == *flagTrunk
}

// branchTypes tells the runtime where a program's own types are: each sorted, as the trunk's are.
func (state *dodataState) branchTypes() {
	ldr, arch := state.ctxt.loader, state.ctxt.Arch
	s := ldr.Lookup("runtime.branchTypes", 0)
	if trunkLibraries == 0 || s == 0 || !ldr.AttrReachable(s) {
		return
	}
	tell := ldr.MakeSymbolUpdater(s)
	tell.SetData(make([]byte, ldr.SymSize(s)))
	// Fills two fields with where some symbols begin and end.
	span := func(at int64, is func(loader.Sym) bool) {
		var first, last loader.Sym
		for _, s := range state.data[sym.STYPE] {
			if !InTrunk(s) && is(s) {
				if first == 0 {
					first = s
				}
				last = s
			}
		}
		if first != 0 {
			tell.SetAddr(arch, at, first)
			tell.SetAddrPlus(arch, at+int64(arch.PtrSize), last, ldr.SymSize(last))
		}
	}
	span(0, ldr.IsTypelink)
	span(2*int64(arch.PtrSize), ldr.IsItab)
}
