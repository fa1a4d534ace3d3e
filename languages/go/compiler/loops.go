package wasm

import (
	"cmd/internal/obj"
	"sort"
)

// A function's code is a list of regions, each behind a resume point but for the first, which is 0: what jumps go to, and
// where a function is gone on with after a call. As published, all jumps go to one loop around the whole function,
// and by a table from there, which no compiler of WebAssembly makes good code of. Here a jump forward is a branch out of a block,
// and a jump backward one to a loop around the regions from its target on. Only where a function is gone on with, and
// where a jump leads into the middle of a loop, is there a table: at the function's beginning and at the heads of these
// loops, for what is within, by PC_B, which is 0 otherwise.

// NotResumed marks resume points that only jumps go to, and those behind calls that do not come back.
const NotResumed = 1 << 1

// A region's loop begins with it.
type region struct {
	// The last region of the loop that begins here; 0 where none does.
	loopEnd int
	// The head of the innermost loop around it, its own aside; -1 for none.
	within int
	// Whether it is entered by way of PC_B, and whether there is a table at the head of its loop.
	resumed, hasTable bool
	// The block that ends where it begins, and its loop.
	block, loop *obj.Prog
}

type regions []region

// A branch to a region: to the block that ends where it begins, or to its loop.
type regionBranch struct {
	branch     *obj.Prog
	to         int
	isBackward bool
}

// loops finds the loops that jumps backward make, from where they are to where they go.
func (rs regions) loops(jumps [][2]int) {
	for _, jump := range jumps {
		if from, to := jump[0], jump[1]; to <= from {
			rs[to].loopEnd = max(rs[to].loopEnd, from)
		}
	}
	// One that begins in another ends in it.
	for head := len(rs) - 1; head >= 0; head-- {
		for r := head + 1; r <= rs[head].loopEnd; r++ {
			rs[head].loopEnd = max(rs[head].loopEnd, rs[r].loopEnd)
		}
	}
	around := []int{}
	for r := range rs {
		for len(around) > 0 && rs[around[len(around)-1]].loopEnd < r {
			around = around[:len(around)-1]
		}
		rs[r].within = -1
		if len(around) > 0 {
			rs[r].within = around[len(around)-1]
		}
		if rs.isLoop(r) {
			around = append(around, r)
		}
	}
}

// isLoop tells whether a loop begins with a region: maybe of it alone.
func (rs regions) isLoop(r int) bool {
	return r > 0 && rs[r].loopEnd >= r
}

// entrance returns the region by which a jump gets to another: itself, where all loops around it are around the jump too;
// otherwise the head of the outermost that is not.
func (rs regions) entrance(from, to int) int {
	for head := rs[to].within; head >= 0 && from < head; head = rs[head].within {
		to = head
	}
	return to
}

// mark marks the regions that jumps get to by way of PC_B, and the loops with tables.
func (rs regions) mark(jumps [][2]int) {
	for _, jump := range jumps {
		if from, to := jump[0], jump[1]; rs.entrance(from, to) != to {
			rs[to].resumed = true
		}
	}
	// How many of the regions before each are resumed.
	resumed := make([]int, len(rs)+1)
	for r := range rs {
		resumed[r+1] = resumed[r]
		if rs[r].resumed {
			resumed[r+1]++
		}
	}
	for head := range rs {
		rs[head].hasTable = rs.isLoop(head) && resumed[rs[head].loopEnd+1] > resumed[head+1]
	}
}

// child returns the region by which a table of the loop that begins with head gets to one within.
func (rs regions) child(head, r int) int {
	for rs[r].within != head {
		r = rs[r].within
	}
	return r
}

// close ends the loops that end with a region.
func (rs regions) close(p *obj.Prog, r int, appendp func(*obj.Prog, obj.As, ...obj.Addr) *obj.Prog) *obj.Prog {
	head := r
	if !rs.isLoop(head) {
		head = rs[head].within
	}
	for head >= 0 && rs[head].loopEnd == r {
		p = appendp(p, AEnd)
		head = rs[head].within
	}
	return p
}

// open opens the blocks of a loop, or of the function where head is -1, and puts a table to them where there is one.
// The regions are told by what PC_B can be.
func (rs regions) open(p *obj.Prog, head int, pcs []uint64, appendp func(*obj.Prog, obj.As, ...obj.Addr) *obj.Prog) *obj.Prog {
	last := len(rs) - 1
	if head >= 0 {
		last = rs[head].loopEnd
	}
	depth := make(map[int]uint64)
	children := []int{}
	for r := max(head+1, 1); r <= last; r++ {
		if rs[r].within == head {
			children = append(children, r)
			depth[r] = uint64(len(children)) // 0 is the If below
		}
	}
	for i := len(children) - 1; i >= 0; i-- {
		p = appendp(p, ABlock)
		rs[children[i]].block = p
	}
	// The regions within are what PC_B can be from the first of these on.
	begin := sort.Search(len(pcs), func(pc int) bool { return int(pcs[pc]) > head })
	end := sort.Search(len(pcs), func(pc int) bool { return int(pcs[pc]) > last })
	table, first := []uint64{}, 0
	for pc := begin; pc < end; pc++ {
		r := int(pcs[pc])
		if r == 0 || !rs[r].resumed {
			continue
		}
		if len(table) == 0 {
			first = pc
		}
		for len(table) < pc-first {
			table = append(table, 0)
		}
		table = append(table, depth[rs.child(head, r)])
	}
	if len(table) > 0 {
		p = appendp(p, AGet, regAddr(REG_PC_B))
		p = appendp(p, AIf)
		p = appendp(p, AGet, regAddr(REG_PC_B))
		p = appendp(p, AI32Const, constAddr(int64(first)))
		p = appendp(p, AI32Sub)
		// The last is for all others.
		p = appendp(p, ABrTable, obj.Addr{Val: append(table, 0)})
		p = appendp(p, AEnd)
	}
	return p
}
