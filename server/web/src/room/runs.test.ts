import { beforeEach, describe, expect, it } from 'vitest';

import { completed, entry, queued, started, Wire } from '../../execution-status/samples';
import { RunStore } from './runs';

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

const idle = { roomId: 'r', queued: [], active: [], queueLength: 0, activeCount: 0, maxConcurrent: 3 };

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
    wire.say('execution-status', idle);
    expect(wire.asked).toEqual([['get-execution-output', { executionId: 'a', fromSeq: 1 }]]);
    replay(1, ['b'], { finished: true });
    expect(shown).toBe('ab');
    expect(store.get('a')).toMatchObject({ stage: 'ended', isComplete: true });
  });

  it('that was still missing when the connection was lost is asked for when it is back', () => {
    output(1, 'b');
    wire.say('execution-completed', completed('a'));
    store.disconnected();
    wire.asked = [];
    wire.say('execution-status', idle);
    expect(wire.asked).toEqual([['get-execution-output', { executionId: 'a', fromSeq: 0 }]]);
    replay(0, ['a', 'b'], { finished: true });
    expect(shown).toBe('ab');
    wire.say('execution-status', idle);
    expect(wire.asked).toHaveLength(1);
  });

  it('is whole where a replay was on its way when the run ended', () => {
    output(1, 'b');
    wire.say('execution-completed', completed('a'));
    replay(0, ['a']);
    expect(store.get('a')?.isComplete).toBe(false);
    replay(1, ['b'], { finished: true });
    expect(store.get('a')?.isComplete).toBe(true);
    const asked = wire.asked.length;
    // What others ask for is no concern.
    replay(0, ['a'], { hasMore: true });
    expect([shown, wire.asked.length]).toEqual(['ab', asked]);
  });

  it('comes back from the history', () => {
    store.recall(entry('old', 1));
    expect(wire.asked).toEqual([['get-execution-output', { executionId: 'old', fromSeq: 0 }]]);
    expect(store.get('old')).toMatchObject({ stage: 'ended', ending: { status: 'success' } });
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

  it('ends, and may be for others too', () => {
    wire.say('execution-started', { ...started('a'), interactive: true });
    wire.say('execution-input-shared', { executionId: 'a', roomId: 'r', shared: true });
    expect(store.get('a')).toMatchObject({ interactive: true, inputShared: true });
    wire.say('execution-input', { executionId: 'a', roomId: 'r', userId: 'bob', eof: true });
    expect(store.get('a')?.interactive).toBe(false);
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

  it('are not forgotten while somebody looks at them', () => {
    wire.say('execution-completed', completed('a'));
    for (let n = 0; n < 40; n += 1) {
      wire.say('execution-started', started(`e${n}`));
      wire.say('execution-completed', completed(`e${n}`));
    }
    expect([store.get('a')?.stage, store.get('e0')]).toEqual(['ended', undefined]);
  });

  it('that the server knows no more are over', () => {
    wire.say('execution-queued', queued('b', 1));
    store.disconnected();
    wire.say('execution-status', idle);
    const replyTo = (id: string) => 1 + wire.asked.findIndex(([, data]) => (data as { executionId: string }).executionId === id);
    for (const id of ['a', 'b']) wire.say('execution-error', { code: 'execution_not_found', message: '' }, replyTo(id));
    expect([store.get('a')?.stage, store.get('b')?.stage]).toEqual(['ended', 'cancelled']);
  });

  it('learn from the history how they ended', () => {
    store.learn([entry('a', 1), entry('unknown', 2)]);
    expect(store.get('a')?.ending).toMatchObject({ status: 'success', executionTime: 30 });
    expect(store.list()).toHaveLength(1);
  });

  it('tell of changes, and of nothing once the store is gone', () => {
    let count = 0;
    store.subscribe(() => (count += 1));
    const before = store.list();
    wire.say('execution-queued', queued('b', 1));
    wire.say('execution-queued', queued('b', 2));
    expect(store.get('b')?.position).toBe(2);
    expect([count, store.list() === before]).toEqual([2, false]);
    store.destroy();
    expect(wire.listening).toBe(0);
  });
});
