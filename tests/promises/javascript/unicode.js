const text = 'héllo wörld ✓ 🦀';
console.log(text);
console.log([...text].length);
