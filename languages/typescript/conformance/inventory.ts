// An inventory that is driven by commands on standard input.
import { readFileSync } from 'node:fs';

interface Item { readonly sku: string; name: string; quantity: number; price: number; tags: Set<string> }
type Command =
  | { verb: 'add'; sku: string; name: string; price: number }
  | { verb: 'move'; sku: string; by: number }
  | { verb: 'tag'; sku: string; tags: string[] }
  | { verb: 'find'; text: string }
  | { verb: 'report' };
type Verb = Command['verb'];
type Parsed = { ok: true; command: Command } | { ok: false; problem: string };

class Inventory {
  private readonly items = new Map<string, Item>();
  private readonly journal: { readonly sku: string; readonly change: number }[] = [];

  private get(sku: string): Item {
    const item = this.items.get(sku);
    if (!item) throw new RangeError(`no item ${sku}`);
    return item;
  }

  private readonly handlers: { [V in Verb]: (command: Extract<Command, { verb: V }>) => string } = {
    add: ({ sku, name, price }) => {
      if (this.items.has(sku)) throw new RangeError(`${sku} is there already`);
      this.items.set(sku, { sku, name, price, quantity: 0, tags: new Set() });
      return `added ${name} at ${price.toFixed(2)}`;
    },
    move: ({ sku, by }) => {
      const item = this.get(sku);
      if (item.quantity + by < 0) throw new RangeError(`only ${item.quantity} of ${item.name}`);
      item.quantity += by;
      this.journal.push({ sku, change: by });
      return `${item.name}: ${item.quantity}`;
    },
    tag: ({ sku, tags }) => {
      const item = this.get(sku);
      tags.forEach((tag) => item.tags.add(tag));
      return `${item.name}: ${[...item.tags].sort().join(' ')}`;
    },
    find: ({ text }) => [...this.items.values()].filter(({ name, tags }) => name.toLowerCase().includes(text) || tags.has(text)).map(({ sku }) => sku).join(' ') || 'nothing',
    report: () => this.report(),
  };

  run(command: Command): string {
    return (this.handlers[command.verb] as (command: Command) => string)(command);
  }

  private report(): string {
    const rows = [...this.items.values()].sort((a, b) => b.quantity * b.price - a.quantity * a.price || a.sku.localeCompare(b.sku));
    const lines = rows.map(({ sku, name, quantity, price }) => `${sku.padEnd(4)} ${name.padEnd(12)} ${String(quantity).padStart(4)} × ${price.toFixed(2).padStart(6)} = ${(quantity * price).toFixed(2).padStart(8)}`);
    const total = rows.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
    return ['', ...lines, `${this.journal.length} movements, worth ${total.toFixed(2)}`].join('\n');
  }
}

const isVerb = (word: string | undefined): word is Verb => ['add', 'move', 'tag', 'find', 'report'].includes(word!);
const fail = (problem: string): Parsed => ({ ok: false, problem });

function parse(line: string): Parsed {
  const [verb, ...words] = Array.from(line.matchAll(/"([^"]*)"|\S+/g), ([word, quoted]) => quoted ?? word);
  if (!isVerb(verb)) return fail(`unknown command ${verb}`);
  const [sku, ...rest] = words;
  switch (verb) {
    case 'report': return { ok: true, command: { verb } };
    case 'find': return sku ? { ok: true, command: { verb, text: sku.toLowerCase() } } : fail('find what?');
    case 'add': {
      const [name, price] = rest;
      if (!sku || !name || !Number.isFinite(Number(price ?? NaN))) return fail('add SKU NAME PRICE');
      return { ok: true, command: { verb, sku, name, price: Number(price) } };
    }
    case 'move': {
      const by = Number(rest[0]);
      return sku && Number.isInteger(by) ? { ok: true, command: { verb, sku, by } } : fail(`not a count: ${rest[0]}`);
    }
    case 'tag': return sku && rest.length > 0 ? { ok: true, command: { verb, sku, tags: rest } } : fail('tag SKU TAG...');
    default: {
      const never: never = verb;
      return never;
    }
  }
}

const [title, ...lines] = readFileSync(0, 'utf8').split(/\r?\n/);
console.log(`== ${title} ==`);
const inventory = new Inventory();
const outcome: Record<'done' | 'failed' | 'misread', number> = { done: 0, failed: 0, misread: 0 };
for (const [index, line] of lines.entries()) {
  if (!line.trim()) continue;
  const parsed = parse(line);
  if (!parsed.ok) {
    outcome.misread++;
    console.log(`${index + 2}? ${parsed.problem}`);
    continue;
  }
  try {
    console.log(`${index + 2}> ${inventory.run(parsed.command)}`);
    outcome.done++;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    outcome.failed++;
    console.log(`${index + 2}! ${error.message}`);
  }
}
console.log(outcome);
