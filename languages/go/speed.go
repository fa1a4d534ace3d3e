package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// speed are the edits by which programs compute faster than as published.
var speed = []edit{
	// The high word of a product is an instruction of WebAssembly, of those for wide arithmetic, instead of four
	// multiplications of halves: it is in all hashes, and in divisions by what is known when compiling.
	{"src/cmd/internal/obj/wasm/a.out.go", `	ATableFill
`, `	ATableFill
	AMemoryDiscard
	AI64Add128
	AI64Sub128
	AI64MulWideS
	AI64MulWideU
`},
	{"src/cmd/internal/obj/wasm/anames.go", `	"TableFill",
`, `	"TableFill",
	"MemoryDiscard",
	"I64Add128",
	"I64Sub128",
	"I64MulWideS",
	"I64MulWideU",
`},
	{"src/cmd/compile/internal/ssa/opGen.go", `	OpWasmI64DivS
`, `	OpWasmI64MulWideS
	OpWasmI64MulWideU
	OpWasmI64DivS
`},
	{"src/cmd/compile/internal/ssa/opGen.go", `	{
		name:   "I64DivS",
`, highWord("S") + highWord("U") + `	{
		name:   "I64DivS",
`},
	{"src/cmd/compile/internal/ssa/rewriteWasm.go", `		return rewriteValueWasm_OpHmul64(v)
`, `		v.Op = OpWasmI64MulWideS
		return true
`},
	{"src/cmd/compile/internal/ssa/rewriteWasm.go", `		return rewriteValueWasm_OpHmul64u(v)
`, `		v.Op = OpWasmI64MulWideU
		return true
`},
	{"src/cmd/compile/internal/wasm/ssa.go", `	case ssa.OpWasmI64AddConst:
`, `	case ssa.OpWasmI64MulWideS, ssa.OpWasmI64MulWideU:
		getValue64(s, v.Args[0])
		getValue64(s, v.Args[1])
		s.Prog(v.Op.Asm())
		// It leaves the low word and then the high one: select takes the second where its condition is 0.
		i32Const(s, 0)
		s.Prog(wasm.ASelect)

	case ssa.OpWasmI64AddConst:
`},

	// What only panics does not come back. So nothing is gone on with behind it, and a loop that does no more than look
	// whether indices are in bounds needs no table (see compiler/loops.go).
	{"src/cmd/compile/internal/wasm/ssa.go", `	case ssa.BlockExit, ssa.BlockRetJmp:
`, `	case ssa.BlockExit:
		s.Prog(obj.AUNDEF)

	case ssa.BlockRetJmp:
`},
	{"src/cmd/internal/obj/wasm/wasmobj.go", `			appendp(p, ARESUMEPOINT)
		}
`, `			resume := appendp(p, ARESUMEPOINT)
			if resume.Link != nil && resume.Link.As == obj.AUNDEF {
				resume.Mark |= NotResumed
			}
		}
`},
	{"src/cmd/internal/obj/wasm/wasmobj.go", `			if call.To.Type == obj.TYPE_NONE {
`, `			if call.To.Sym == sigpanic {
				p = appendp(p, obj.AUNDEF)
			}
			if call.To.Type == obj.TYPE_NONE {
`},

	// Loops in one piece, entered by their heads (see compiler/order.go), and not at a condition that was moved behind what is
	// repeated: what is entered in its middle needs a table.
	{"src/cmd/compile/internal/ssa/layout.go", `	f.Blocks = layoutOrder(f)
`, `	if f.Config.arch == "wasm" {
		f.Blocks = wasmOrder(f)
		return
	}
	f.Blocks = layoutOrder(f)
`},
	{"src/cmd/compile/internal/ssa/looprotate.go", `	if loopnest.hasIrreducible {
`, `	if loopnest.hasIrreducible || f.Config.arch == "wasm" {
`},

	// What is short is compared, copied and cleared by words that may overlap: byte by byte takes longer, and so does
	// asking the host.
	{"src/internal/bytealg/equal_wasm.s", `loop:
	Loop
		Get R2
		I64Eqz
`, `words:
	Loop
		Get R2
		I64Const $8
		I64GeU
		If
			Get R0
			I32WrapI64
			I64Load $0
			Get R1
			I32WrapI64
			I64Load $0
			I64Ne
			If
				I64Const $0
				Return
			End

			Get R0
			I64Const $8
			I64Add
			Set R0

			Get R1
			I64Const $8
			I64Add
			Set R1

			Get R2
			I64Const $8
			I64Sub
			Set R2

			Br words
		End
	End

	Get R2
	I64Const $4
	I64GeU
	If
		Get R0
		I32WrapI64
		I64Load32U $0
		Get R1
		I32WrapI64
		I64Load32U $0
		I64Xor

		Get R0
		Get R2
		I64Add
		I32WrapI64
		I32Const $4
		I32Sub
		I64Load32U $0
		Get R1
		Get R2
		I64Add
		I32WrapI64
		I32Const $4
		I32Sub
		I64Load32U $0
		I64Xor

		I64Or
		I64Eqz
		I64ExtendI32U
		Return
	End

loop:
	Loop
		Get R2
		I64Eqz
`},
	{"src/runtime/memmove_wasm.s", `	MOVD n+16(FP), R2

`, `	MOVD n+16(FP), R2

` + moveBy("8", "I64LeU", "I64Load", "I64Store") + moveBy("4", "I64LtU", "I64Load32U", "I64Store32") + `	Get R2
	I64Const $1
	I64Eq
	If
		Get R0
		I32WrapI64
		Get R1
		I32WrapI64
		I64Load8U $0
		I64Store8 $0
		RET
	End

`},
	{"src/runtime/memclr_wasm.s", `	MOVD n+8(FP), R1

`, `	MOVD n+8(FP), R1

	Get R1
	I64Const $8
	I64Sub
	I64Const $24
	I64LeU
	If
		Get R0
		I32WrapI64
		I64Const $0
		I64Store $0

		Get R0
		Get R1
		I64Add
		I32WrapI64
		I32Const $8
		I32Sub
		I64Const $0
		I64Store $0

		Get R1
		I64Const $16
		I64GtU
		If
			Get R0
			I32WrapI64
			I64Const $0
			I64Store $8

			Get R0
			Get R1
			I64Add
			I32WrapI64
			I32Const $16
			I32Sub
			I64Const $0
			I64Store $0
		End
		RET
	End

`},
}

// moveBy returns the instructions by which memmove moves as many bytes as a word has, or up to twice as many: that is two words,
// which may overlap and are both loaded before one is stored. Twice as many are within, or not, by how they compare.
func moveBy(bytes, less, load, store string) string {
	return `	Get R2
	I64Const $` + bytes + `
	I64Sub
	I64Const $` + bytes + `
	` + less + `
	If
		Get R1
		I32WrapI64
		` + load + ` $0
		Set R3

		Get R1
		Get R2
		I64Add
		I32WrapI64
		I32Const $` + bytes + `
		I32Sub
		` + load + ` $0
		Set R4

		Get R0
		I32WrapI64
		Get R3
		` + store + ` $0

		Get R0
		Get R2
		I64Add
		I32WrapI64
		I32Const $` + bytes + `
		I32Sub
		Get R4
		` + store + ` $0
		RET
	End

`
}

// highWord returns what the compiler knows of the high word of a product, signed (S) or unsigned (U).
func highWord(sign string) string {
	return `	{
		name:        "I64MulWide` + sign + `",
		argLen:      2,
		commutative: true,
		earlyOk:     true,
		asm:         wasm.AI64MulWide` + sign + `,
		reg: regInfo{
			inputs: []inputInfo{
				{0, regMask{v1: 65535, v2: 1}},
				{1, regMask{v1: 65535, v2: 1}},
			},
			outputs: []outputInfo{
				{0, regMask{v1: 65535, v2: 0}},
			},
		},
	},
`
}

var atomicFunction = regexp.MustCompile(`(?m)^//go:noinline\n(func .*)$`)

// inline lets functions that are atomic elsewhere be inlined: there is but one thread. Those that have to do with pointers
// stay as they are, for no write barrier of the compiler's gets into them.
func inline(root string) error {
	path := filepath.Join(root, "src", "internal", "runtime", "atomic", "atomic_wasm.go")
	source, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	edited := atomicFunction.ReplaceAllStringFunc(string(source), func(function string) string {
		if strings.Contains(function, "unsafe.Pointer") {
			return function
		}
		return atomicFunction.FindStringSubmatch(function)[1]
	})
	return os.WriteFile(path, []byte(edited), 0o600)
}
