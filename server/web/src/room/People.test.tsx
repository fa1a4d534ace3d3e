import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { Wire } from '../../execution-status/samples';
import { MAIN, RoomDocument } from './document';
import { People } from './People';

const member = (name: string) => ({ userId: name.toLowerCase(), displayName: name, avatar: null });
const members = ['Zoe', 'Bob', 'Ada', 'Cyd'].map(member);
const settings = { hosts: ['cyd'], editing: 'everyone' as const, running: 'everyone' as const, languages: null };
let wire: Wire;
let document: RoomDocument;

beforeEach(() => {
  wire = new Wire(act);
  document = new RoomDocument(Object.assign(wire, { sendBytes: () => undefined }) as never, 'r');
});

afterEach(() => {
  cleanup();
  document.destroy();
});

function show(props: Partial<Parameters<typeof People>[0]> = {}) {
  const [onFollow, onRename] = [vi.fn(), vi.fn()];
  const all = {
    socket: wire, roomId: 'r', members, settings, document, files: [{ id: MAIN }, { id: 'x', name: 'helper.py' }], mainName: 'main.py',
    userId: 'ada', following: undefined, onFollow, onRename, ...props,
  };
  const { rerender } = render(<People {...all} />);
  return { onFollow, onRename, change: (more: object) => rerender(<People {...all} {...more} />) };
}

const open = () => userEvent.click(screen.getByRole('button', { name: '4 people here' }));
const rows = () => within(screen.getByRole('list', { name: 'People in the room' })).getAllByRole('listitem').map(({ textContent }) => textContent);

/** As the server tells where somebody is. */
function goes(userId: string, file: string) {
  const theirs = new Awareness(new Y.Doc());
  theirs.setLocalState({ user: { userId }, file });
  act(() => applyAwarenessUpdate(document.awareness, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'server'));
  theirs.destroy();
}

it('lists oneself, hosts and the others, and where they are', async () => {
  show();
  await open();
  expect(rows()).toEqual(['AAdayou', 'CCydhost', 'BBob', 'ZZoe']);
  goes('bob', 'x');
  goes('zoe', MAIN);
  goes('cyd', 'gone');
  expect(rows()).toEqual(['AAdayou', 'CCydhost', 'BBobin helper.py', 'ZZoein main.py']);
});

it('lets one follow somebody and stop, and be called something else', async () => {
  const { onFollow, onRename, change } = show();
  await open();
  expect(screen.queryByRole('button', { name: 'Follow Ada' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Follow Bob' }));
  expect(onFollow).toHaveBeenLastCalledWith('bob');
  change({ following: 'bob' });
  await open();
  expect(screen.getByRole('button', { name: 'Follow Bob' }).getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(screen.getByRole('button', { name: 'Follow Bob' }));
  expect(onFollow).toHaveBeenLastCalledWith(undefined);
  await open();
  await userEvent.click(screen.getByRole('button', { name: 'Change your name' }));
  expect(onRename).toHaveBeenCalled();
  expect(screen.queryByRole('list')).toBeNull();
});

it('lets hosts lock and make hosts, and nobody else', async () => {
  const { change } = show();
  await open();
  expect([screen.queryByRole('checkbox'), screen.queryByRole('button', { name: /^Make/ })]).toEqual([null, null]);
  change({ settings: { ...settings, hosts: ['cyd', 'ada'], running: 'hosts' } });
  await userEvent.click(screen.getByLabelText('Only hosts edit'));
  await userEvent.click(screen.getByLabelText('Only hosts run'));
  await userEvent.click(screen.getByRole('button', { name: 'Make Bob a host' }));
  expect(screen.queryByRole('button', { name: 'Make Cyd a host' })).toBeNull();
  expect(wire.asked).toEqual([
    ['change-room', { roomId: 'r', editing: 'hosts' }],
    ['change-room', { roomId: 'r', running: 'everyone' }],
    ['change-room', { roomId: 'r', host: 'bob' }],
  ]);
});

it('closes by Escape and by a click elsewhere', async () => {
  show();
  await open();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('list')).toBeNull();
  expect(window.document.activeElement).toBe(screen.getByRole('button', { name: '4 people here' }));
  await open();
  await userEvent.click(window.document.body);
  expect(screen.queryByRole('list')).toBeNull();
});
