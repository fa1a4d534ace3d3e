// Files in the working folder, by all three styles of the module.
const fs = require('fs');
const path = require('path');
const { readFile, writeFile } = require('fs/promises');

fs.writeFileSync('poem.txt', 'roses are red\nviolets are blue\n');
fs.appendFileSync('poem.txt', 'naïve — ✓ 🦀\n');
const text = fs.readFileSync('poem.txt', 'utf8');
console.log(text.split('\n'), text.length, fs.statSync('poem.txt').size, fs.existsSync('poem.txt'), fs.existsSync('missing'));
console.log(fs.readFileSync('poem.txt').subarray(0, 5), fs.readFileSync('poem.txt', { encoding: 'latin1' }).length, fs.readFileSync('poem.txt').toString('utf8', 0, 5));

fs.writeFileSync('data.bin', new Uint8Array([0, 1, 2, 250, 255]));
const bytes = fs.readFileSync('data.bin');
console.log(bytes, [...bytes], bytes.readUInt16BE(3), bytes.toString('hex'), bytes.toString('base64'), Buffer.isBuffer(bytes), bytes.equals(Buffer.from([0, 1, 2, 250, 255])));
const fd = fs.openSync('data.bin', 'r+');
const part = Buffer.alloc(2);
console.log(fs.readSync(fd, part), part, fs.readSync(fd, part, 0, 1), part, fs.writeSync(fd, 'HI'));
fs.closeSync(fd);
fs.writeFileSync('data.bin', fs.readFileSync('data.bin').subarray(0, 3));
console.log(fs.readFileSync('data.bin', 'latin1'));

for (const wrong of [
  () => fs.readFileSync('missing.txt'),
  () => fs.mkdirSync('poem.txt'),
  () => fs.readdirSync('nowhere'),
  () => fs.writeFileSync('no/such/folder.txt', ''),
  () => fs.unlinkSync('gone'),
  () => fs.writeFileSync('poem.txt', 'x', { flag: 'wx' }),
  () => fs.rmdirSync('missing'),
]) {
  try {
    wrong();
  } catch ({ code, syscall, message }) {
    console.log(code, syscall, message.replace(/'\/.*\//, "'"));
  }
}

fs.mkdirSync(path.join('project', 'src', 'deep'), { recursive: true });
fs.writeFileSync('project/src/main.js', 'console.log(1)\n');
fs.writeFileSync('project/src/deep/util.js', 'exports.x = 1;\n');
fs.writeFileSync('project/readme.md', '# Title\n');
console.log(fs.readdirSync('project').sort(), fs.statSync('project').isDirectory(), fs.statSync('project/readme.md').isFile());
const walk = (folder) => fs.readdirSync(folder, { withFileTypes: true })
  .sort((a, b) => (a.name < b.name ? -1 : 1))
  .flatMap((entry) => (entry.isDirectory() ? walk(path.join(folder, entry.name)) : [path.join(folder, entry.name)]));
console.log(walk('project'), walk('project').filter((name) => path.extname(name) === '.js').map((name) => path.basename(name, '.js')));
fs.renameSync('project/readme.md', 'project/notes.md');
fs.copyFileSync('project/notes.md', 'copy.md');
fs.rmSync('project/src', { recursive: true });
console.log(walk('project'), fs.readFileSync('copy.md', 'utf8'), fs.existsSync('project/src'));
fs.rmSync('never-there', { force: true });

console.log(path.join('a', '..', 'b', './c.txt'), path.normalize('/x//y/../z/'), path.dirname('/a/b/c.txt'), path.parse('dir/file.tar.gz'), path.isAbsolute('a'), path.relative('/a/b/c', '/a/d'), path.resolve('/a', 'b', '../c'), path.sep);
const config = { name: 'demo', list: [1, 2, { three: 3 }] };
fs.writeFileSync('config.json', JSON.stringify(config, null, 2));
console.log(require('./config.json'), JSON.parse(fs.readFileSync('config.json')).list.length);
fs.writeFileSync('module.js', 'exports.double = (n) => n * 2;\nexports.file = require("path").basename(__filename);\n');
const module1 = require('./module');
console.log(module1.double(21), module1.file, require('./module.js') === module1, typeof module.exports, path.basename(__filename), require.main === module);

const csv = 'name,qty\n"Smith, J",3\n"say ""hi""",4\n';
fs.writeFileSync('table.csv', csv);
const parseCsv = (source) => source.trimEnd().split('\n').map((line) => Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain));
console.log(parseCsv(fs.readFileSync('table.csv', 'utf8')));

(async () => {
  await writeFile('async.txt', ['one\n', 'two\n'].join(''));
  console.log(await readFile('async.txt', 'utf8'), await readFile('missing.txt').catch((error) => error.code), (await fs.promises.stat('async.txt')).size);
  await Promise.all([1, 2, 3].map((n) => writeFile(`part${n}.txt`, String(n).repeat(n))));
  console.log((await Promise.all([1, 2, 3].map((n) => readFile(`part${n}.txt`, 'utf8')))).join('+'));
  await new Promise((resolve) => {
    fs.readFile('async.txt', 'utf8', (error, data) => {
      console.log('callback', error, data.length);
      fs.readFile('missing.txt', (missing) => resolve(console.log('callback', missing.code)));
    });
  });
  await new Promise((resolve) => fs.writeFile('last.txt', 'done', resolve));
  console.log(fs.readFileSync('last.txt', 'utf8'));
})();
