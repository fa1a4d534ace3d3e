import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { mainFileName, useLanguages, type Language } from './languages';

let states: string[];
let asked: number;
const language = (name: string, state: string) => ({ name, extensions: ['lua'], readiness: { state } });

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  vi.stubGlobal('fetch', async () => {
    asked += 1;
    if (states[0] === 'down') throw new TypeError('no server');
    return Response.json({ languages: states.map((state, n) => language(`l${n}`, state)) });
  });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const after = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

it('are asked for until all are ready, and drawn anew only where something changed', async () => {
  states = ['down'];
  const { result } = renderHook(() => useLanguages());
  await after(0);
  expect([asked, result.current.languages]).toEqual([1, []]);
  states = ['ready', 'preparing'];
  await after(3000);
  const { languages } = result.current;
  expect(languages).toHaveLength(2);
  await after(6000);
  expect([asked, result.current.languages === languages]).toEqual([4, true]);
  states = ['ready', 'failed'];
  await after(3000);
  await after(600_000);
  expect(asked).toBe(5);
  act(() => result.current.refresh());
  expect(asked).toBe(6);
});

it('that cannot be had just now are asked for seldom', async () => {
  states = ['ready', 'unavailable'];
  const { unmount } = renderHook(() => useLanguages());
  await after(0);
  await after(300_000);
  expect(asked).toBe(6);
  unmount();
  const before = asked;
  await after(300_000);
  expect(asked).toBe(before);
});

it('name their main files', () => {
  expect(mainFileName({ fileName: 'Main.java' } as Language)).toBe('Main.java');
  expect([mainFileName(undefined), mainFileName({ fileName: '' } as Language)]).toEqual(['main', 'main']);
});
