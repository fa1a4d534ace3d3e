import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { started, Wire } from '../../execution-status/samples';
import { RunStore } from '../room/runs';
import { Spoken } from './Spoken';

let wire: Wire;
let store: RunStore;
let seq: number;

beforeEach(() => {
  vi.useFakeTimers();
  wire = new Wire();
  store = new RunStore(wire, 'r');
  seq = 0;
  wire.say('execution-started', started('a'));
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const print = (data: string) => wire.say('execution-output', { executionId: 'a', roomId: 'r', stream: 'stdout', seq: seq++, data });
const pause = () => act(() => vi.advanceTimersByTime(1000));
const lines = () => [...screen.getByRole('log').children];
const words = () => lines().map(({ textContent }) => textContent);

it('is text, part by part, of which only what is new changes', () => {
  print('before\n');
  render(<Spoken store={store} runId="a" isOwn />);
  expect(words()).toEqual(['before']);
  const [first] = lines();
  print('\u001b[32mgreen\u001b[0m\n\n10%\r20%\nNa');
  print('me? ');
  expect(words(), 'not each letter').toEqual(['before']);
  pause();
  expect(words()).toEqual(['before', 'green', '20%', 'Name? ']);
  expect(lines()[0]).toBe(first);
  expect(screen.getByRole('log').getAttribute('aria-live')).toBe('polite');
});

it('is the end of much, and is not read out where it is another’s', () => {
  render(<Spoken store={store} runId="a" isOwn={false} />);
  for (let n = 0; n < 30; n += 1) print(Array.from({ length: 10 }, (_, line) => `line ${10 * n + line}\n`).join(''));
  print('x'.repeat(100_000));
  pause();
  expect(words()).toHaveLength(51);
  expect([words()[0], words()[49], words()[50]!.length]).toEqual(['line 250', 'line 299', 500]);
  expect(screen.getByRole('log').getAttribute('aria-live')).toBe('off');
});

it('is that of another run when that is shown, and of none when it is gone', () => {
  const { rerender, unmount } = render(<Spoken store={store} runId="a" isOwn />);
  print('of a\n');
  wire.say('execution-started', started('b'));
  rerender(<Spoken store={store} runId="b" isOwn />);
  pause();
  expect(words()).toEqual([]);
  unmount();
  print('late\n');
  expect(vi.getTimerCount()).toBe(0);
});
