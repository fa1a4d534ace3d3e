const text: string = 'héllo wörld ✓ 🦀';
console.log(text);
console.log(Array.from(text).length as number);
