import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';

import { completed, queued, started, Wire } from '../../execution-status/samples';
import { RunStore } from './runs';
import { useSelectedRun } from './useSelectedRun';

let wire: Wire;
let store: RunStore;

beforeEach(() => {
  wire = new Wire();
  store = new RunStore(wire, 'r');
});

function watch(people: number) {
  const { result, rerender } = renderHook(() => useSelectedRun(store.list(), 'ada', people));
  return {
    says: (event: string, data: object) => {
      wire.say(event, data);
      rerender();
    },
    choose: (id: string) => act(() => result.current[1](id)),
    shown: () => result.current[0],
  };
}

it('is the first that starts, and the next when that is over', () => {
  const { says, shown } = watch(2);
  says('execution-queued', queued('a', 1, 'bob'));
  expect(shown(), 'what waits shows nothing').toBeUndefined();
  says('execution-started', started('a', 'bob'));
  says('execution-started', started('b', 'cyd'));
  expect(shown()).toBe('a');
  says('execution-completed', completed('a', 'bob'));
  expect(shown(), 'and can be read').toBe('a');
  says('execution-started', started('c', 'cyd'));
  expect(shown()).toBe('c');
});

it('is one’s own at once, and another’s not before it is over', () => {
  const { says, shown } = watch(2);
  says('execution-started', started('a', 'bob'));
  says('execution-queued', queued('mine', 1));
  expect(shown()).toBe('mine');
  says('execution-started', started('b', 'cyd'));
  says('execution-started', started('mine'));
  says('execution-started', started('c', 'dan'));
  expect(shown()).toBe('mine');
  says('execution-completed', completed('mine'));
  says('execution-started', started('d', 'dan'));
  expect(shown(), 'few look at what is run together').toBe('d');
});

it('stays one’s own in a crowd', () => {
  const { says, shown } = watch(100);
  says('execution-started', started('a', 'bob'));
  says('execution-completed', completed('a', 'bob'));
  says('execution-started', started('b', 'bob'));
  expect(shown()).toBe('b');
  says('execution-started', started('mine'));
  says('execution-completed', completed('mine'));
  says('execution-started', started('c', 'bob'));
  expect(shown()).toBe('mine');
  says('execution-started', started('mine too'));
  expect(shown()).toBe('mine too');
});

it('stays what one chose, until one runs something', () => {
  const { says, choose, shown } = watch(2);
  says('execution-started', started('a', 'bob'));
  says('execution-completed', completed('a', 'bob'));
  choose('a');
  says('execution-started', started('b', 'cyd'));
  expect(shown()).toBe('a');
  says('execution-started', started('mine'));
  expect(shown()).toBe('mine');
});
