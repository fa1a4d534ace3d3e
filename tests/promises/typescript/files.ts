import * as fs from 'node:fs';

const name: string = 'note.txt';
fs.writeFileSync(name, 'written and read back\n');
process.stdout.write(fs.readFileSync(name, 'utf8'));
