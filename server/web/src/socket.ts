/**
 * The connection to the server: events as JSON texts, documents as binary messages. It comes back by itself, later and
 * later each time, and looks like a Socket.IO client to components.
 */

import type { ExecutionSocket } from '../execution-status';

export type ConnectionState =
  | { kind: 'connecting' }
  | { kind: 'open' }
  /** The next attempt is made then. */
  | { kind: 'waiting'; until: number }
  | { kind: 'closed' };

export interface ErrorData {
  code: string;
  message: string;
  field?: string;
  limit?: number;
}

/** Milliseconds to the first attempt, and at most to a later one. */
const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 10_000;
/** After so long a silence the server is asked for a sign of life, and given up if none comes in time. */
const SILENCE = 25_000;
const ANSWER = 8_000;

type Listener = (data: never) => void;

export class RoomSocket implements ExecutionSocket {
  private socket?: WebSocket;
  private listeners = new Map<string, Set<Listener>>();
  private attempts = 0;
  private retry?: ReturnType<typeof setTimeout>;
  private watch?: ReturnType<typeof setInterval>;
  private heard = 0;
  private asked = 0;
  private lastId = 0;
  state: ConnectionState = { kind: 'connecting' };

  constructor(private readonly token: (isRefused: boolean) => Promise<string>) {}

  get connected(): boolean {
    return this.state.kind === 'open';
  }

  on(event: string, listener: (data: never) => void): this {
    const known = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, known.add(listener));
    return this;
  }

  off(event: string, listener: (data: never) => void): this {
    this.listeners.get(event)?.delete(listener);
    return this;
  }

  /** Says something; returns the id that an answer will name, or nothing where there is no connection. */
  emit(event: string, data: unknown = {}): number | undefined {
    if (!this.connected || !this.socket) return undefined;
    const id = ++this.lastId;
    this.socket.send(JSON.stringify({ event, id, data }));
    return id;
  }

  sendBytes(bytes: Uint8Array) {
    if (this.connected) this.socket?.send(bytes as Uint8Array<ArrayBuffer>);
  }

  open() {
    window.addEventListener('online', this.now);
    void this.connect();
  }

  close() {
    window.removeEventListener('online', this.now);
    clearTimeout(this.retry);
    clearInterval(this.watch);
    this.become({ kind: 'closed' });
    this.socket?.close();
  }

  /** Comes back at once, as whoever the session is of by now. */
  reconnect() {
    if (!this.connected) return this.now();
    this.drop();
    void this.connect();
  }

  /** Makes the next attempt at once. */
  now = () => {
    if (this.state.kind !== 'waiting') return;
    clearTimeout(this.retry);
    void this.connect();
  };

  private async connect() {
    this.become({ kind: 'connecting' });
    let token: string;
    try {
      // A browser does not say why an upgrade failed: after the second time it may be the token.
      token = await this.token(this.attempts >= 2);
    } catch {
      return this.later();
    }
    if (this.isClosed()) return;
    const url = new URL('/ws', location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url, ['runroom', `runroom.token.${token}`]);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onopen = () => {
      this.heard = Date.now();
      this.asked = 0;
      this.watch = setInterval(() => this.lookAfter(), 5_000);
      this.become({ kind: 'open' });
      this.tell('connect', undefined);
    };
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      this.heard = Date.now();
      this.asked = 0;
      if (typeof data !== 'string') return this.tell('document', new Uint8Array(data));
      const frame = JSON.parse(data) as { event: string; data: object; replyTo?: number };
      this.tell(frame.event, frame.data, frame.replyTo);
    };
    socket.onclose = () => {
      if (this.socket !== socket || this.isClosed()) return;
      this.drop();
      this.later();
    };
  }

  /** Gives a connection up. */
  private drop() {
    const { socket } = this;
    this.socket = undefined;
    clearInterval(this.watch);
    socket?.close();
    if (this.connected) this.tell('disconnect', undefined);
  }

  private isClosed(): boolean {
    return this.state.kind === 'closed';
  }

  /** A connection that breaks without a word looks like one on which nobody speaks. */
  private lookAfter() {
    const now = Date.now();
    // One that lasts is a success; one that is ended at once is not, and must not be tried for ever in a hurry.
    this.attempts = 0;
    if (this.asked > 0 && now - this.asked > ANSWER) {
      this.drop();
      this.later();
    } else if (this.asked === 0 && now - this.heard > SILENCE) {
      this.asked = now;
      this.emit('get-statistics');
    }
  }

  private later() {
    // Left while the session was being asked for.
    if (this.isClosed()) return;
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.attempts) * (0.75 + Math.random() / 2);
    this.attempts += 1;
    this.become({ kind: 'waiting', until: Date.now() + pause });
    this.retry = setTimeout(() => void this.connect(), pause);
  }

  private become(state: ConnectionState) {
    this.state = state;
    this.tell('state', state);
  }

  private tell(event: string, data: unknown, replyTo?: number) {
    const listeners = this.listeners.get(event);
    // A listener may take itself off.
    if (listeners) for (const listener of [...listeners]) (listener as (data: unknown, replyTo?: number) => void)(data, replyTo);
  }
}
