// The prelude: what makes the engine behave as JavaScript programmers know it from Node.
//
// Its files are joined in the order that `order.txt` gives and evaluated as the body of one function of `host`, the
// guest's own functions, once before the snapshot. Each file defines one part, which is made at once and may use the
// parts before it. A part that is also one of Node's modules has that module's name. Nothing here may read a clock,
// the arguments or chance while it is defined: the snapshot would keep what it read.
'use strict';

const parts = Object.create(null);

function define(name, make) {
  parts[name] = make(use);
}

function use(name) {
  return parts[name];
}
