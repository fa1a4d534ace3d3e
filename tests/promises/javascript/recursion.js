function deeper(n) {
  return deeper(n + 1) + 1;
}
console.log(deeper(0));
