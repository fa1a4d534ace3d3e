import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

// The page's theme asks for the system's as soon as it is there.
vi.hoisted(() => {
  window.matchMedia = () => ({ matches: false, addEventListener: () => undefined }) as unknown as MediaQueryList;
});

import { rememberRoom } from '../recent';
import { Start } from './Start';

const onEnter = vi.fn();
let wishes: unknown[];
let answer: () => Promise<Response>;

beforeEach(() => {
  onEnter.mockReset();
  wishes = [];
  answer = async () => Response.json({ token: 't', userId: 'ada', displayName: 'Ada', avatar: '🦀', expiresAt: Date.now() + 1e8 }, { status: 201 });
  vi.stubGlobal('fetch', (_path: string, { body }: { body: string }) => {
    wishes.push(JSON.parse(body));
    return answer();
  });
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

it('asks for a name and a picture once, and makes a room by Enter', async () => {
  const { unmount } = render(<Start onEnter={onEnter} />);
  await userEvent.click(field('🦀'));
  await userEvent.type(field('Your name'), ' Ada {Enter}');
  expect(wishes).toEqual([{ displayName: 'Ada', avatar: '🦀' }]);
  expect(onEnter.mock.lastCall).toEqual([expect.stringMatching(/^[a-z]+-[a-z]+-/), true]);
  unmount();
  render(<Start onEnter={onEnter} />);
  expect([field('Your name').value, field('🦀').checked]).toEqual(['Ada', true]);
});

it('takes a link or a name of a room, and says what is none', async () => {
  render(<Start onEnter={onEnter} />);
  await userEvent.type(field('Link or name of a room'), 'no room{Enter}');
  expect(screen.getByRole('alert').textContent).toMatch(/^A room’s name has/);
  await userEvent.clear(field('Link or name of a room'));
  await userEvent.type(field('Link or name of a room'), 'https://host.example/r/calm-otter{Enter}');
  expect(onEnter.mock.lastCall).toEqual(['calm-otter', false]);
});

it('lets one who was invited in by Enter', async () => {
  rememberRoom('another');
  render(<Start onEnter={onEnter} invited="calm-otter-abcd-efgh-jkmn" />);
  expect(screen.getByRole('heading').textContent).toBe('Join calm-otter');
  expect(screen.queryByText('another')).toBeNull();
  await userEvent.type(field('Your name'), '{Enter}');
  expect([wishes, onEnter.mock.lastCall]).toEqual([[{}], ['calm-otter-abcd-efgh-jkmn', false]]);
});

it('leads back to rooms one was in', async () => {
  ['a', 'b', 'a'].forEach(rememberRoom);
  render(<Start onEnter={onEnter} />);
  expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['a', 'b']);
  await userEvent.click(screen.getByRole('link', { name: 'b' }));
  expect(onEnter.mock.lastCall).toEqual(['b', false]);
});

it('says what went wrong, and lets one try again', async () => {
  render(<Start onEnter={onEnter} />);
  answer = async () => Response.json({ detail: 'the display name is too long' }, { status: 422 });
  await userEvent.click(screen.getByRole('button', { name: 'New room' }));
  expect(screen.getByRole('alert').textContent).toBe('the display name is too long');
  answer = () => Promise.reject(new TypeError('offline'));
  await userEvent.click(screen.getByRole('button', { name: 'New room' }));
  expect(screen.getByRole('alert').textContent).toBe('The server does not answer. Try again.');
  expect(onEnter).not.toHaveBeenCalled();
});
