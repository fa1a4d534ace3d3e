for (let i = 0; i < 20_000; i++) console.log('x'.repeat(49));
