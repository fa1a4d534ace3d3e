package ssa

import (
	"cmp"
	"slices"
)

// wasmOrder returns the blocks of a function in reverse postorder, so that a loop begins with its head, which is what it is
// entered by; what is behind a loop is behind it here too, and what ends in a panic is at the end. A loop in one piece is one
// of WebAssembly's: see cmd/internal/obj/wasm/loops.go.
func wasmOrder(f *Func) []*Block {
	loops := f.loopnest()
	// From the last to the first: whoever is gone to first comes last.
	postorder := make([]*Block, 0, len(f.Blocks))
	seen := make([]bool, f.NumBlocks())
	type visit struct {
		block *Block
		next  []*Block
	}
	begin := func(b *Block) visit {
		seen[b.ID] = true
		next := make([]*Block, 0, len(b.Succs))
		for _, e := range b.Succs {
			next = append(next, e.b)
		}
		// The likely way, or else the first one, is what follows.
		if b.Likely != BranchUnlikely {
			slices.Reverse(next)
		}
		// What leads out of a loop is gone to first.
		slices.SortStableFunc(next, func(x, y *Block) int {
			return cmp.Compare(loops.depth(x.ID), loops.depth(y.ID))
		})
		return visit{b, next}
	}
	for stack := []visit{begin(f.Entry)}; len(stack) > 0; {
		v := &stack[len(stack)-1]
		if len(v.next) == 0 {
			postorder = append(postorder, v.block)
			stack = stack[:len(stack)-1]
			continue
		}
		b := v.next[0]
		v.next = v.next[1:]
		if !seen[b.ID] {
			stack = append(stack, begin(b))
		}
	}

	// What leads nowhere but to a panic.
	panics := make([]bool, f.NumBlocks())
	for _, b := range postorder {
		panics[b.ID] = b.Kind == BlockExit ||
			len(b.Succs) > 0 && !slices.ContainsFunc(b.Succs, func(e Edge) bool { return !panics[e.b.ID] })
	}
	slices.Reverse(postorder)
	order := make([]*Block, 0, len(postorder))
	for _, last := range []bool{false, true} {
		for _, b := range postorder {
			// A function may do nothing but panic, and begins with its entry all the same.
			if (panics[b.ID] && b != f.Entry) == last {
				order = append(order, b)
			}
		}
	}
	return order
}
