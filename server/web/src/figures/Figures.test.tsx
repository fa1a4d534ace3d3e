import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';

import { Figures } from './Figures';
import { lastHour, type Minute } from './useStatistics';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const session = { token: 't', userId: 'u', displayName: 'Ada', avatar: null, expiresAt: Date.now() + 1e8 };

const languages = [
  { name: 'lua', displayName: 'Lua', version: '5.4', runner: 'wasm', readiness: { state: 'ready' } },
  { name: 'java', displayName: 'Java', version: '17', runner: null, readiness: { state: 'unavailable' } },
];

function serverSays(status: number, body: object) {
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.endsWith('/sessions')) return new Response(JSON.stringify(session), { status: 201 });
    if (path.endsWith('/languages')) return new Response(JSON.stringify({ languages }));
    return new Response(JSON.stringify(body), { status });
  });
}

test('the figures are shown by language and runner', async () => {
  serverSays(200, {
    totalExecutions: 12, queuedExecutions: 1, activeExecutions: 2, completedExecutions: 6, failedExecutions: 2,
    cancelledExecutions: 1, successRate: 0.75, waitMs: { p50: 0.4, p95: 1500 }, runMs: { p50: null, p95: null },
    byLanguage: { lua: { total: 3, completed: 1, failed: 2, cancelled: 0 }, python: { total: 5, completed: 5, failed: 0, cancelled: 0 } },
    byRunner: { wasm: { completed: 6, failed: 2 } },
    minutes: [],
  });
  render(<Figures />);
  expect(await screen.findByText('75%')).toBeTruthy();
  expect(screen.getByText('0.4 ms / 1.5 s')).toBeTruthy();
  expect(screen.getByText('– / –')).toBeTruthy();
  const rows = screen.getAllByRole('row').map((row) => row.textContent);
  expect(rows.slice(0, 5)).toEqual(['NameCompletedFailed', 'python50', 'lua12', 'NameCompletedFailed', 'wasm62']);
});

test('each language is listed with its version, what runs it, and how far it is', async () => {
  serverSays(403, { detail: 'the figures are for admins' });
  render(<Figures />);
  await screen.findByText('Lua');
  expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual([
    'NameVersionRunsState', 'Lua5.4in WebAssemblyready', 'Java17nowhere just nownot available just now',
  ]);
});

test('why there are none is said in the words of the server', async () => {
  serverSays(403, { detail: 'the figures are for admins' });
  render(<Figures />);
  expect((await screen.findByRole('alert')).textContent).toBe('the figures are for admins');
});

test('an hour has sixty minutes, whatever happened in it', () => {
  const now = 100 * 60_000 + 1234;
  const minute: Minute = { time: 99 * 60_000, accepted: 1, completed: 1, failed: 0, longestWaitMs: 2 };
  const hour = lastHour([minute, { ...minute, time: 7 * 60_000 }], now);
  expect(hour.length).toBe(60);
  expect([hour[0]!.time, hour[59]!.time]).toEqual([41 * 60_000, 100 * 60_000]);
  expect(hour.filter(({ completed }) => completed > 0)).toEqual([minute]);
});
