import { beforeEach, describe, expect, it } from 'vitest';

import { completed, queued, started } from '../../execution-status/samples';
import { RunStore } from './runs';

class Wire {
  asked: [string, unknown][] = [];
  private listeners = new Map<string, (data: unknown, replyTo?: number) => void>();
  on(event: string, listener: (data: never) => void) {
    this.listeners.set(event, listener as never);
  }
  off(event: string) {
    this.listeners.delete(event);
  }
  emit(event: string, data?: unknown) {
    return this.asked.push([event, data]);
  }
  say(event: string, data: unknown, replyTo?: number) {
    this.listeners.get(event)?.(data, replyTo);
  }
}

let wire: Wire;
let store: RunStore;
let shown: string;

beforeEach(() => {
  wire = new Wire();
  store = new RunStore(wire, 'r');
  wire.say('execution-started', started('a'));
  shown = '';
  store.listen('a', (pieces) => (shown += pieces.map(({ data }) => data).join('')));
});

const output = (seq: number, data: string) => wire.say('execution-output', { executionId: 'a', roomId: 'r', stream: 'stdout', seq, data });
const replay = (from: number, data: string[], more: object = {}) =>
  wire.say('execution-replay', {
    executionId: 'a', roomId: 'r', chunks: data.map((data, index) => ({ stream: 'stdout', seq: from + index, data })),
    nextSeq: from + data.length, hasMore: false, finished: false, files: [], ...more,
  });

describe('output', () => {
  it('is shown once and in order, whatever comes twice', () => {
    output(0, 'a');
    output(1, 'b');
    output(1, 'b');
    replay(0, ['a', 'b', 'c']);
    output(2, 'c');
    output(3, 'd');
    expect(shown).toBe('abcd');
    expect(wire.asked).toEqual([]);
  });

  it('that was missed is asked for, and what came meanwhile follows it', () => {
    output(0, 'a');
    output(3, 'd');
    expect(wire.asked).toEqual([['get-execution-output', { executionId: 'a', fromSeq: 1 }]]);
    output(4, 'e');
    replay(1, ['b'], { hasMore: true });
    expect(wire.asked.at(-1)).toEqual(['get-execution-output', { executionId: 'a', fromSeq: 2 }]);
    replay(2, ['c', 'd']);
    expect(shown).toBe('abcde');
  });

  it('goes on after a lost connection, also of a run that ended meanwhile', () => {
    output(0, 'a');
    store.disconnected();
    wire.say('execution-status', { roomId: 'r', queued: [], active: [], queueLength: 0, activeCount: 0, maxConcurrent: 3 });
    expect(wire.asked).toEqual([['get-execution-output', { executionId: 'a', fromSeq: 1 }]]);
    replay(1, ['b'], { finished: true });
    expect(shown).toBe('ab');
    expect(store.get('a')).toMatchObject({ stage: 'ended', isComplete: true });
  });
});

describe('input', () => {
  it('that one typed is not shown again, that of others is', () => {
    store.type('a', 'mine\n');
    wire.say('execution-input', { executionId: 'a', roomId: 'r', userId: 'ada', data: 'mine\n', eof: false }, 1);
    wire.say('execution-input', { executionId: 'a', roomId: 'r', userId: 'bob', data: 'theirs\n', eof: false });
    expect(shown).toBe('theirs\n');
    expect(store.pieces('a').map(({ data }) => data)).toEqual(['mine\n', 'theirs\n']);
  });
});

describe('runs', () => {
  it('are those of the room, with how they ended', () => {
    wire.say('execution-queued', { ...queued('x', 1), roomId: 'other' });
    wire.say('execution-queued', queued('b', 2));
    wire.say('execution-completed', completed('a'));
    expect(store.list().map(({ head, stage }) => [head.executionId, stage])).toEqual([['a', 'ended'], ['b', 'queued']]);
    expect(store.get('a')?.ending).toMatchObject({ status: 'success', executionTime: 30 });
  });

  it('are forgotten when there are too many, but never unfinished ones', () => {
    for (let n = 0; n < 40; n += 1) {
      wire.say('execution-started', started(`e${n}`));
      wire.say('execution-completed', completed(`e${n}`));
    }
    expect(store.list().length).toBeLessThanOrEqual(31);
    expect(store.get('a')?.stage).toBe('running');
  });
});
