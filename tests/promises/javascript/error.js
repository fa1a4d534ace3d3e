const numbers = null;
console.log(typeof numbers);
console.log(numbers.length);
console.log('never');
