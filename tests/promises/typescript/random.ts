const [first, second]: [number, number] = [Math.random(), Math.random()];
console.log(first !== second ? 'ok' : 'same');
