const N = 20000;

const ROUNDS = 10;

function reversed(text) {
  return text.split("").reverse().join("");
}

function occurrences(text, part) {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

let total = 0;
let sevens = 0;
let backwards, mirrored, loud;
for (let round = 0; round < ROUNDS; round++) {
  const words = [];
  for (let i = 0; i < N; i++) words.push(`item${i * 7 + round}`);
  const text = words.join(",");
  backwards = reversed(text);
  loud = text.toUpperCase();
  sevens += occurrences(loud, "ITEM7");

  mirrored = "";
  for (const word of text.split(",")) mirrored += reversed(word) + ";";
  total += text.length + mirrored.length;
}
console.log(`total: ${total}`);
console.log(`sevens: ${sevens}`);
console.log(`backwards: ${backwards.slice(0, 16)}`);
console.log(`mirrored: ${mirrored.slice(0, 16)}`);
console.log(`loud: ${loud.slice(-16)}`);
