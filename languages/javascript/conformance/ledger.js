// A small bank, driven by commands on standard input.
import { readFileSync } from 'node:fs';

class CommandError extends Error {}

const cents = (text) => {
  if (!/^\d+(\.\d{1,2})?$/.test(text ?? '')) throw new CommandError(`not an amount: ${text}`);
  return Math.round(Number(text) * 100);
};
const shown = (amount) => (amount / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');

class Bank {
  #accounts = new Map();
  #history = [];

  #account(name) {
    if (!this.#accounts.has(name)) throw new CommandError(`no account "${name}"`);
    return this.#accounts.get(name);
  }

  #change(name, amount, what) {
    const balance = this.#account(name) + amount;
    if (balance < 0) throw new CommandError(`${name} has only ${shown(this.#account(name))}`);
    this.#accounts.set(name, balance);
    this.#history.push({ name, what, amount });
  }

  commands = {
    open: (name, amount = '0') => {
      if (this.#accounts.has(name)) throw new CommandError(`"${name}" exists`);
      this.#accounts.set(name, 0);
      this.#change(name, cents(amount), 'open');
      return `opened ${name} with ${shown(this.#account(name))}`;
    },
    deposit: (name, amount) => {
      this.#change(name, cents(amount), 'deposit');
      return `${name}: ${shown(this.#account(name))}`;
    },
    transfer: (from, to, amount) => {
      this.#account(to);
      this.#change(from, -cents(amount), `to ${to}`);
      this.#change(to, cents(amount), `from ${from}`);
      return [from, to].map((name) => `${name}: ${shown(this.#account(name))}`).join(', ');
    },
    history: (name) => {
      this.#account(name);
      return this.#history.filter((entry) => entry.name === name).map(({ what, amount }) => `\n   ${what.padEnd(10)}${shown(amount).padStart(10)}`).join('');
    },
    report: () => [...this.#accounts].sort().map(([name, balance]) => `\n   ${name.padEnd(10, '.')}${shown(balance).padStart(12, '.')}`).join('')
      + `\n   total ${shown([...this.#accounts.values()].reduce((a, b) => a + b, 0))}`,
  };

  run(line) {
    const [command, ...args] = Array.from(line.matchAll(/"([^"]*)"|\S+/g), ([word, quoted]) => quoted ?? word);
    const action = this.commands[command];
    if (!action) throw new CommandError(`unknown command ${command}`);
    if (args.length < action.length) throw new CommandError(`${command} needs ${action.length} arguments, got ${args.length}`);
    return action(...args);
  }
}

const input = readFileSync(0, 'utf8');
const [name, numbers, ...lines] = input.split('\n');
const values = numbers.trim().split(/\s+/).map(Number);
console.log(`Hello, ${name}! ${values.length} numbers, sum ${values.reduce((a, b) => a + b)}, largest ${Math.max(...values)}`);
const bank = new Bank();
let failures = 0;
for (const [i, line] of lines.entries()) {
  if (!line.trim() || line.startsWith('#')) continue;
  const number = String(i + 1).padStart(2);
  try {
    console.log(`${number}> ${bank.run(line)}`);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    failures++;
    console.log(`${number}! ${error.message}`);
  }
}
console.log(`${failures} failures, ${[...input].length} characters, ${Buffer.byteLength(input)} bytes`);
