import { expect, it } from 'vitest';

import { add, dismiss, none, type Notice } from './notices';

const notice = (key: string, stays = false): Notice => ({ key, kind: 'info', text: key, stays });
const keys = (shown: typeof none) => shown.notices.map(({ key }) => key);

it('changes a notice as its execution goes on', () => {
  const shown = add(add(none, notice('a')), { ...notice('a'), text: 'later' });
  expect(shown.notices).toEqual([{ ...notice('a'), text: 'later' }]);
});

it('counts those that are too many, and lets errors through', () => {
  let shown = ['a', 'b', 'c', 'd', 'e'].map((key) => notice(key)).reduce(add, none);
  expect([keys(shown), shown.hidden]).toEqual([['a', 'b', 'c'], 2]);
  shown = add(shown, notice('error', true));
  expect([keys(shown), shown.hidden]).toEqual([['b', 'c', 'error'], 3]);
  expect(['b', 'c', 'error'].reduce(dismiss, shown)).toEqual(none);
});
