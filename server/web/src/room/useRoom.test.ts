import { act, cleanup, renderHook } from '@testing-library/react';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';

import { MAIN } from './document';
import { useConnected, usePeople } from './useRoom';

/** A WebSocket by hand. */
class Socket {
  static all: Socket[] = [];
  events: [string, object][] = [];
  messages = 0;
  onopen?: () => void;
  onclose?: () => void;
  onmessage?: (message: { data: string | ArrayBuffer }) => void;
  constructor() {
    Socket.all.push(this);
  }
  send(data: string | Uint8Array) {
    if (typeof data !== 'string') return void (this.messages += 1);
    const { event, data: details } = JSON.parse(data);
    this.events.push([event, details]);
  }
  close() {}
}

const session = { token: 't', userId: 'ada', displayName: 'Ada', avatar: null, expiresAt: Date.now() + 1e9 };

beforeEach(() => {
  Socket.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Socket);
  vi.stubGlobal('fetch', async () => Response.json(session, { status: 201 }));
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wire = () => Socket.all.at(-1)!;
const pass = (milliseconds = 0) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const open = () => act(() => wire().onopen?.());
const say = (event: string, data: object) => act(() => wire().onmessage?.({ data: JSON.stringify({ event, data }) }));

/** The server's answer to whoever synchronises: what it has. */
function answer(doc = new Y.Doc()) {
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, Uint8Array.of(1, 'r'.charCodeAt(0)));
  encoding.writeVarUint(encoder, 0);
  syncProtocol.writeSyncStep2(encoder, doc);
  act(() => wire().onmessage?.({ data: encoding.toUint8Array(encoder).slice().buffer }));
}

it('joins and synchronises whenever there is a connection', async () => {
  const { result, unmount } = renderHook(() => useConnected('r'));
  await pass();
  expect(result.current?.userId).toBe('ada');
  open();
  expect([wire().events, wire().messages]).toEqual([[['join-room', { roomId: 'r' }]], 3]);
  act(() => wire().onclose?.());
  await pass(1000);
  open();
  expect([Socket.all.length, wire().events, wire().messages]).toEqual([2, [['join-room', { roomId: 'r' }]], 3]);
  unmount();
  await pass(60_000);
  expect(Socket.all).toHaveLength(2);
});

it('makes a document anew that the server does not take, once, and keeps one that it does', async () => {
  const { result } = renderHook(() => useConnected('r'));
  await pass();
  open();
  answer();
  const first = result.current!.document;
  say('execution-error', { code: 'code_too_large', message: '' });
  expect(result.current!.document).toBe(first);
  act(() => first.text(MAIN).insert(0, 'refused'));
  for (let n = 0; n < 3; n += 1) say('execution-error', { code: 'editing_locked', message: '' });
  const second = result.current!.document;
  expect([second === first, second.isSynced, second.text(MAIN).toString()]).toEqual([false, false, '']);
  const theirs = new Y.Doc();
  theirs.getText('file:main').insert(0, 'taken');
  answer(theirs);
  expect([result.current!.document === second, second.text(MAIN).toString()]).toEqual([true, 'taken']);
});

it('knows who is in the room and who may do what', async () => {
  const { result } = renderHook(() => useConnected('r'));
  await pass();
  const { socket } = result.current!;
  const { result: people } = renderHook(() => usePeople(socket, 'r'));
  open();
  const members = [{ userId: 'ada', displayName: 'Ada', avatar: null }];
  say('room-presence', { roomId: 'r', members, count: 1 });
  say('room-presence', { roomId: 'other', members: [], count: 0 });
  say('room-settings', { roomId: 'r', hosts: ['ada'], editing: 'hosts', running: 'everyone', languages: null });
  expect(people.current).toMatchObject({ members, settings: { hosts: ['ada'], editing: 'hosts' } });
});
