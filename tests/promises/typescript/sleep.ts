const start: number = performance.now();
await new Promise<void>((resolve) => { setTimeout(resolve, 20); });
console.log(performance.now() - start >= 19);
export {};
