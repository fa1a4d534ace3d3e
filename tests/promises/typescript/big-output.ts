const line: string = 'x'.repeat(49);
for (let i: number = 0; i < 20_000; i++) console.log(line);
