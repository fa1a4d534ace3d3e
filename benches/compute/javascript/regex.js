const N = 30000;

const NAMES = ["alice", "bob", "carol", "dave", "erin"];
const HOSTS = ["example", "sample", "mail"];
const DOMAINS = ["org", "com", "net"];
const METHODS = ["GET", "POST", "PUT", "HEAD"];
const FOLDERS = ["images", "docs", "files"];
const STATUSES = [200, 404, 500];
const STATES = ["loading", "running", "stopped", "waiting", "done", "sleeping"];

let seed = 42;

function below(limit) {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % limit;
}

function pick(choices) {
  return choices[below(choices.length)];
}

function padded(number, width) {
  return String(number).padStart(width, "0");
}

function makeText(lines) {
  let text = "";
  for (let i = 0; i < lines; i++) {
    const date = `${padded(2000 + below(25), 4)}-${padded(1 + below(12), 2)}-${padded(1 + below(28), 2)}`;
    const user = `${pick(NAMES)}${below(1000)}@${pick(HOSTS)}.${pick(DOMAINS)}`;
    const request = `${pick(METHODS)} /${pick(FOLDERS)}/item${below(10000)}`;
    text += `${date} ${user} ${request} ${pick(STATUSES)} ${pick(STATES)}\n`;
  }
  return text;
}

const text = makeText(N);

let dates = 0;
let dateSum = 0;
for (const [, year, month, day] of text.matchAll(/([0-9]{4})-([0-9]{2})-([0-9]{2})/g)) {
  dates++;
  dateSum += Number(year) + Number(month) + Number(day);
}
console.log(`dates: ${dates} ${dateSum}`);

const addresses = text.match(/[a-z]+[0-9]+@[a-z]+\.org/g) ?? [];
console.log(`addresses: ${addresses.length}`);

const requests = text.match(/(?:GET|POST) \/[a-z]+\/[a-z]+[0-9]+ 200/g) ?? [];
console.log(`requests: ${requests.length}`);

const words = text.match(/[a-z]+ing/g) ?? [];
console.log(`words: ${words.length} ${words.reduce((sum, word) => sum + word.length, 0)}`);

console.log(`replaced: ${text.replace(/[0-9]+/g, "#").length}`);
