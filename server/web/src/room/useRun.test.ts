import { cleanup, fireEvent, renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

import type { Language } from '../languages';
import { hindranceOf, useRunKey } from './useRun';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const language = (state: Language['readiness']['state']) => ({ displayName: 'Lua', readiness: { state } }) as Language;

it('says why one cannot run', () => {
  expect(hindranceOf(language('ready'), true)).toBeUndefined();
  expect(hindranceOf(undefined, true)).toBeUndefined();
  expect(hindranceOf(language('ready'), false)).toBe('Only hosts may run just now.');
  expect(hindranceOf(language('preparing'), true)).toBe('Lua is being made ready.');
  expect([language('failed'), language('unavailable')].map((one) => hindranceOf(one, true))).toEqual(
    ['Lua cannot run here just now.', 'Lua cannot run here just now.'],
  );
});

it('runs by a key from everywhere, once, and by the run of now', () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const { rerender, unmount } = renderHook(({ run }) => useRunKey(run), { initialProps: { run: first } });
  rerender({ run: second });
  const field = document.body.appendChild(document.createElement('input'));
  const seen = vi.fn();
  field.addEventListener('keydown', seen);
  expect(fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })).toBe(false);
  fireEvent.keyDown(field, { key: 'Enter', metaKey: true });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, repeat: true });
  expect([first.mock.calls.length, second.mock.calls.length, seen.mock.calls.length]).toEqual([0, 2, 0]);
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(seen).toHaveBeenCalledOnce();
  unmount();
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  expect(second).toHaveBeenCalledTimes(2);
});

it('does not run behind a question', () => {
  const run = vi.fn();
  renderHook(() => useRunKey(run));
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.setAttribute('open', '');
  fireEvent.keyDown(dialog, { key: 'Enter', ctrlKey: true });
  expect(run).not.toHaveBeenCalled();
});
