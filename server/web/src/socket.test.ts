import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { RoomSocket } from './socket';

/** A WebSocket by hand. */
class Wire {
  static all: Wire[] = [];
  binaryType = '';
  sent: unknown[] = [];
  closed = false;
  onopen?: () => void;
  onclose?: () => void;
  onmessage?: (message: { data: string | ArrayBuffer }) => void;
  constructor(
    readonly url: URL,
    readonly protocols: string[],
  ) {
    Wire.all.push(this);
  }
  send(data: unknown) {
    this.sent.push(data);
  }
  close() {
    this.closed = true;
  }
  hear(event: string, data: object, replyTo?: number) {
    this.onmessage?.({ data: JSON.stringify({ event, data, replyTo }) });
  }
}

let socket: RoomSocket;
let told: string[];
const token = vi.fn<(isRefused: boolean) => Promise<string>>();
const wire = () => Wire.all.at(-1)!;
/** Lets the session be fetched. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Wire);
  Wire.all = [];
  token.mockReset().mockResolvedValue('word');
  socket = new RoomSocket(token);
  told = [];
  for (const event of ['connect', 'disconnect']) socket.on(event, () => told.push(event));
  socket.open();
  await settle();
});

afterEach(() => {
  socket.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('shows who one is, and says and hears', () => {
  expect([wire().url.href, wire().protocols]).toEqual(['ws://localhost:3000/ws', ['runroom', 'runroom.token.word']]);
  expect(socket.emit('early')).toBeUndefined();
  wire().onopen?.();
  expect(socket.emit('join-room', { roomId: 'r' })).toBe(1);
  expect(wire().sent).toEqual(['{"event":"join-room","id":1,"data":{"roomId":"r"}}']);
  const heard = vi.fn();
  socket.on('room-presence', heard);
  wire().hear('room-presence', { count: 1 }, 1);
  expect(heard).toHaveBeenCalledWith({ count: 1 }, 1);
  socket.off('room-presence', heard);
  wire().hear('room-presence', { count: 2 });
  expect(heard).toHaveBeenCalledOnce();
  const bytes = vi.fn();
  socket.on('document', bytes);
  wire().onmessage?.({ data: Uint8Array.of(1, 2).buffer });
  expect(bytes.mock.calls[0]?.[0]).toEqual(Uint8Array.of(1, 2));
});

it('comes back later and later, and asks for a new session when it is turned away twice', async () => {
  const pauses: number[] = [];
  for (let attempt = 0; attempt < 9; attempt += 1) {
    wire().onclose?.();
    expect(socket.state.kind).toBe('waiting');
    pauses.push((socket.state as { until: number }).until - Date.now());
    await vi.advanceTimersByTimeAsync(pauses.at(-1)! + 1);
  }
  pauses.slice(0, 5).forEach((pause, n) => expect(Math.abs(pause / (400 * 2 ** n) - 1)).toBeLessThanOrEqual(0.25));
  expect(Math.max(...pauses)).toBeLessThanOrEqual(12_500);
  expect(token.mock.calls.slice(0, 4)).toEqual([[false], [false], [true], [true]]);
  expect(told).toEqual([]);
});

it('does not hurry where each connection is ended at once, and does where one lasted', async () => {
  const pause = async () => {
    wire().onclose?.();
    const pause = (socket.state as { until: number }).until - Date.now();
    await vi.advanceTimersByTimeAsync(pause + 1);
    wire().onopen?.();
    return pause;
  };
  wire().onopen?.();
  for (let n = 0; n < 4; n += 1) await pause();
  expect(await pause()).toBeGreaterThan(4000);
  wire().hear('statistics', {});
  await vi.advanceTimersByTimeAsync(6000);
  expect(await pause()).toBeLessThan(600);
  expect(told.filter((event) => event === 'disconnect')).toHaveLength(6);
});

it('makes the next attempt at once when the network is back', async () => {
  wire().onclose?.();
  window.dispatchEvent(new Event('online'));
  await settle();
  expect(Wire.all).toHaveLength(2);
});

it('asks for a sign of life in a long silence, and gives up when none comes', async () => {
  wire().onopen?.();
  await vi.advanceTimersByTimeAsync(31_000);
  expect(wire().sent.map((text) => JSON.parse(text as string).event)).toEqual(['get-statistics']);
  wire().hear('statistics', {});
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told).toEqual(['connect']);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(told).toEqual(['connect', 'disconnect']);
  expect(Wire.all[0]?.closed).toBe(true);
  // What the old connection says when it ends after all is of no concern.
  const { state } = socket;
  Wire.all[0]?.onclose?.();
  expect(socket.state).toBe(state);
});

it('comes back at once under another name', async () => {
  wire().onopen?.();
  const states: string[] = [];
  socket.on('state', ({ kind }: { kind: string }) => states.push(kind));
  token.mockResolvedValue('other');
  socket.reconnect();
  await settle();
  wire().onopen?.();
  expect(wire().protocols[1]).toBe('runroom.token.other');
  expect([told, states]).toEqual([['connect', 'disconnect', 'connect'], ['connecting', 'open']]);
  expect(Wire.all[0]?.closed).toBe(true);
});

it('stays closed, whatever was under way', async () => {
  socket.close();
  let refuse: (error: Error) => void = () => undefined;
  token.mockReturnValue(new Promise((_, reject) => (refuse = reject)));
  const left = new RoomSocket(token);
  left.open();
  left.close();
  refuse(new Error('no server'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect([left.state.kind, token.mock.calls.length, Wire.all.length]).toEqual(['closed', 2, 1]);
  wire().onclose?.();
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(Wire.all).toHaveLength(1);
});
