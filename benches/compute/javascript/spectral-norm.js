const N = 320;

function a(i, j) {
  return 1 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

function times(vector) {
  const result = [];
  for (let i = 0; i < vector.length; i++) {
    let sum = 0;
    for (let j = 0; j < vector.length; j++) sum += a(i, j) * vector[j];
    result.push(sum);
  }
  return result;
}

function timesTransposed(vector) {
  const result = [];
  for (let i = 0; i < vector.length; i++) {
    let sum = 0;
    for (let j = 0; j < vector.length; j++) sum += a(j, i) * vector[j];
    result.push(sum);
  }
  return result;
}

let u = new Array(N).fill(1);
let v = [];
for (let i = 0; i < 10; i++) {
  v = timesTransposed(times(u));
  u = timesTransposed(times(v));
}
let uv = 0;
let vv = 0;
for (let i = 0; i < N; i++) {
  uv += u[i] * v[i];
  vv += v[i] * v[i];
}
console.log(Math.sqrt(uv / vv).toFixed(9));
