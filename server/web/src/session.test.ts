import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { currentSession, lastWish, openSession, Refused, storedSession, type Session } from './session';

const HOUR = 60 * 60 * 1000;
const session = (token: string, hours: number): Session => ({
  token, userId: 'ada', displayName: 'Ada', avatar: '🦀', expiresAt: Date.now() + hours * HOUR,
});
let asked: { token?: string; wish: unknown }[];
let answers: [number, unknown][];

beforeEach(() => {
  asked = [];
  answers = [];
  vi.stubGlobal('fetch', async (_path: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    asked.push({ token: headers.authorization, wish: JSON.parse(body) });
    const [status, data] = answers.shift()!;
    return new Response(JSON.stringify(data), { status });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  localStorage.clear();
});

const keep = (known: Session) => localStorage.setItem('runroom.session', JSON.stringify(known));

it('is asked for once', async () => {
  answers.push([201, session('new', 24)]);
  expect((await currentSession()).token).toBe('new');
  expect((await currentSession()).token).toBe('new');
  expect(asked).toEqual([{ token: undefined, wish: {} }]);
});

it('is renewed before it ends, as the same person', async () => {
  keep(session('old', 0.5));
  answers.push([201, session('new', 24)]);
  await currentSession();
  expect(asked).toEqual([{ token: 'Bearer old', wish: { displayName: 'Ada', avatar: '🦀' } }]);
});

it('leaves its name and picture behind when it is over', async () => {
  keep(session('over', -1));
  expect(storedSession()).toBeUndefined();
  expect(lastWish()).toEqual({ displayName: 'Ada', avatar: '🦀' });
  answers.push([201, session('new', 24)]);
  await currentSession();
  expect(asked).toEqual([{ token: undefined, wish: { displayName: 'Ada', avatar: '🦀' } }]);
});

it('is made anew where the server does not take it, and a refusal is in the server’s words', async () => {
  keep(session('forged', 24));
  answers.push([401, {}], [201, session('new', 24)], [422, { detail: 'the name is too long' }]);
  expect((await openSession({ displayName: 'Ada' })).token).toBe('new');
  expect(asked.map(({ token }) => token)).toEqual(['Bearer forged', undefined]);
  await expect(openSession({ displayName: 'A' })).rejects.toThrow(new Refused('the name is too long'));
});

it('lasts as long as the page where the browser keeps nothing', async () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => { throw new Error('denied'); });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new Error('denied'); });
  answers.push([201, session('new', 24)]);
  await currentSession();
  expect((await currentSession()).token).toBe('new');
});
