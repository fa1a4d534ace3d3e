// An interpreter for a stack language, whose last program fails for good.
class StackError extends Error {
  name = 'StackError';
}

class Machine {
  stack = [];
  words = new Map();
  output = [];

  primitives = {
    '+': (a, b) => [a + b],
    '-': (a, b) => [a - b],
    '*': (a, b) => [a * b],
    '/': (a, b) => {
      if (b === 0) throw new RangeError('division by zero');
      return [Math.trunc(a / b)];
    },
    dup: (a) => [a, a],
    swap: (a, b) => [b, a],
    drop: (a) => [],
    over: (a, b) => [a, b, a],
    '.': (a) => {
      this.output.push(a);
      return [];
    },
    '=': (a, b) => [a === b ? -1 : 0],
  };

  run(source) {
    const tokens = source.trim().split(/\s+/).values();
    for (const token of tokens) {
      if (token === ':') {
        const { value: name } = tokens.next();
        const body = [];
        for (let word = tokens.next().value; word !== ';' && word !== undefined; word = tokens.next().value) body.push(word);
        this.words.set(name, body.join(' '));
      } else if (this.words.has(token)) {
        this.run(this.words.get(token));
      } else if (Object.hasOwn(this.primitives, token)) {
        const primitive = this.primitives[token];
        if (this.stack.length < primitive.length) throw new StackError(`${token} needs ${primitive.length} values, there are ${this.stack.length}`);
        this.stack.push(...primitive(...this.stack.splice(this.stack.length - primitive.length)));
      } else if (/^-?\d+$/.test(token)) {
        this.stack.push(Number(token));
      } else {
        throw new SyntaxError(`unknown word ${token}`);
      }
    }
    return this;
  }
}

const machine = new Machine();
machine.run('2 3 + . 10 4 - . 7 dup * .').run(': square dup * ; : cube dup square * ; 3 cube . 2 square square .');
console.log(machine.output, machine.stack, [...machine.words]);
for (const source of ['1 0 /', '+', 'unknown', '1 2 swap over drop drop drop']) {
  try {
    machine.run(source);
    console.log('fine', machine.stack);
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
process.on('exit', (code) => console.log('exit code', code, machine.output.length));
setTimeout(() => console.log('never: the error comes first'), 0);
Promise.resolve().then(() => console.log('never: microtasks do not run either'));
function depth(n) {
  if (n > 0) return depth(n - 1) + 1;
  return machine.run('5 . drop').stack.length;
}
try {
  machine.stack.length = 0;
  depth(3);
} finally {
  console.log('finally', machine.output.at(-1));
}
console.log('never printed');
