// `Promise.any` with the words for its error that programs know: the engine's has none.
define('promises', () => {
  const { any } = {
    any(promises) {
      const Constructor = this;
      return new Constructor((resolve, reject) => {
        const errors = [];
        let pending = 1;
        const settle = () => {
          if (--pending === 0) reject(new AggregateError(errors, 'All promises were rejected'));
        };
        const take = Constructor.resolve;
        let count = 0;
        for (const promise of promises) {
          const at = count++;
          let isSettled = false;
          errors.push(undefined);
          pending++;
          take.call(Constructor, promise).then(resolve, (error) => {
            if (isSettled) return;
            isSettled = true;
            errors[at] = error;
            settle();
          });
        }
        settle();
      });
    },
  };
  Object.defineProperty(Promise, 'any', { value: any, writable: true, configurable: true });
  return {};
});
