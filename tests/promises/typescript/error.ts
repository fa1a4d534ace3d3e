interface Box { numbers?: number[] }
const box: Box = {};
console.log(box.numbers!.length);
console.log('never');
