const fs = require('fs');
fs.writeFileSync('note.txt', 'written and read back\n');
process.stdout.write(fs.readFileSync('note.txt', 'utf8'));
