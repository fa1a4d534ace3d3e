package runtime

import "internal/goarch"

// How long a goroutine may go on allocating while garbage is being looked for, in nanoseconds.
const collectSlice = 1_000_000

// When a goroutine has last been told to give way.
var toldToGiveWay int64

// giveWayToCollector tells the goroutine that allocates to give way with its next call, where garbage is being looked for and
// it has gone on for a while. Elsewhere sysmon does so, which is a thread. Where nobody does, all that looks for garbage is
// what allocations have to do for it, which is not enough: memory ends before the search does.
func giveWayToCollector() {
	if goarch.IsWasm == 0 || gcBlackenEnabled == 0 {
		return
	}
	now := nanotime()
	gp := getg().m.curg
	if gp == nil || now-toldToGiveWay < collectSlice {
		return
	}
	toldToGiveWay = now
	gp.preempt = true
	gp.stackguard0 = stackPreempt
}
