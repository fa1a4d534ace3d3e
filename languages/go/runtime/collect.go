package runtime

import "internal/goarch"

// How much may be allocated while garbage is being looked for before who allocates gives way, in bytes: time would be more
// of them the faster a machine is.
const collectSlice = 256 << 10

// What has been allocated since somebody gave way.
var allocatedMeanwhile uintptr

// giveWayToCollector tells the goroutine that has allocated so many bytes to give way with its next call, where garbage is
// being looked for and that has come to much. Elsewhere sysmon does so, which is a thread. Where nobody does, all that looks for
// garbage is what allocations have to do for it, which is not enough: memory ends before the search does.
func giveWayToCollector(bytes uintptr) {
	if goarch.IsWasm == 0 || gcBlackenEnabled == 0 {
		return
	}
	allocatedMeanwhile += bytes
	gp := getg().m.curg
	if gp == nil || allocatedMeanwhile < collectSlice {
		return
	}
	allocatedMeanwhile = 0
	gp.preempt = true
	gp.stackguard0 = stackPreempt
}
