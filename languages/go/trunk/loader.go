package loader

// trunkObjects is how many objects were loaded for the trunk.
var trunkObjects uint32

// EndTrunk tells that all that has been loaded is the trunk's.
func (l *Loader) EndTrunk() {
	trunkObjects = uint32(len(l.objs))
}

// keepsTrunk tells whether a symbol is the trunk's and has to stay as it is, though an object of a program has a larger one
// with the same content.
func (l *Loader) keepsTrunk(s Sym, r *oReader) bool {
	return l.objSyms[s].objidx < trunkObjects && r.objidx >= trunkObjects
}

// IsOfTrunk tells whether a symbol is as the trunk's objects have it.
func (l *Loader) IsOfTrunk(s Sym) bool {
	return !l.IsExternal(s) && l.objSyms[s].objidx < trunkObjects
}

// ReachableSyms returns a copy of what is marked as reachable.
func (l *Loader) ReachableSyms() Bitmap {
	return append(Bitmap{}, l.attrReachable...)
}
