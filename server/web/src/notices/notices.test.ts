import { expect, it } from 'vitest';

import { add, dismiss, none, type Notice } from './notices';

const notice = (key: string, stays = false): Notice => ({ key, kind: 'info', text: key, stays });
const keys = (shown: typeof none) => shown.notices.map(({ key }) => key);

it('changes a notice as its execution goes on', () => {
  const shown = add(add(none, notice('a')), { ...notice('a'), text: 'later' });
  expect(shown.notices).toEqual([{ ...notice('a'), text: 'later' }]);
});

it('counts those that are too many, each once, and lets errors through', () => {
  let shown = ['a', 'b', 'c', 'd', 'e', 'd', 'e'].map((key) => notice(key)).reduce(add, none);
  expect([keys(shown), shown.hidden]).toEqual([['a', 'b', 'c'], ['d', 'e']]);
  shown = add(shown, notice('error', true));
  expect([keys(shown), shown.hidden]).toEqual([['b', 'c', 'error'], ['d', 'e', 'a']]);
  expect(['b', 'c', 'error'].reduce(dismiss, shown)).toEqual(none);
});

it('shows one that was only counted where there is place by now', () => {
  const shown = add(dismiss(['a', 'b', 'c', 'd'].map((key) => notice(key)).reduce(add, none), 'b'), notice('d'));
  expect([keys(shown), shown.hidden]).toEqual([['a', 'c', 'd'], []]);
});

it('leaves errors where they are when there are many', () => {
  const errors = ['a', 'b', 'c', 'd'].map((key) => notice(key, true)).reduce(add, none);
  expect([keys(errors), errors.hidden]).toEqual([['a', 'b', 'c'], ['d']]);
});
