// Reads a description of events as tools do that make clients of it, and says what is wrong with it and what is in it.

import { readFileSync } from 'node:fs';

import { Parser } from '@asyncapi/parser';

// As in the answers of the parser: errors are 0, warnings 1; what follows are hints.
const WARNING = 1;

const { document, diagnostics } = await new Parser().parse(readFileSync(process.argv[2], 'utf8'));
for (const { severity, code, path, message } of diagnostics) {
  if (severity <= WARNING) console.log(`${code} at ${path.join('.')}: ${message}`);
}
for (const operation of document?.operations().all() ?? []) {
  console.log(`${operation.action()}: ${operation.messages().all().map((message) => message.name()).sort().join(' ')}`);
}
