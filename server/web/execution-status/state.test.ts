import { describe, expect, it } from 'vitest';

import { completed, entry, queued, started } from './samples';
import { next, nothing, type ExecutionEvent, type Executions } from './state';

const AT = 5000;
const then = (state: Executions, event: ExecutionEvent) => next(state, { ...event, at: AT });
const after = (...events: ExecutionEvent[]) => events.reduce(then, nothing);

describe('what events tell', () => {
  it('moves an execution from the queue to the history', () => {
    const waiting = after({ event: 'execution-queued', data: queued('a', 1) });
    expect(waiting.queued.map(({ executionId }) => executionId)).toEqual(['a']);
    const running = then(waiting, { event: 'execution-started', data: started('a') });
    expect([running.queued.length, running.active.length]).toEqual([0, 1]);
    const ended = then(running, { event: 'execution-completed', data: completed('a') });
    expect([ended.active.length, ended.history.length]).toEqual([0, 1]);
    expect(ended.history[0]).toMatchObject({ executionId: 'a', status: 'success', startTime: 1000 });
    expect(ended.history[0]).not.toHaveProperty('stdout');
  });

  it('keeps the queue in the order of positions, which change', () => {
    const state = after(
      { event: 'execution-queued', data: queued('b', 2) },
      { event: 'execution-queued', data: queued('a', 1) },
      { event: 'execution-queued', data: queued('c', 3) },
      { event: 'execution-queued', data: queued('c', 1) },
      { event: 'execution-queued', data: queued('a', 2) },
      { event: 'execution-cancelled', data: { ...queued('b', 2), reason: 'requested' } },
    );
    expect(state.queued.map(({ executionId }) => executionId)).toEqual(['c', 'a']);
  });

  it('takes a status for all there is, as after a lost connection', () => {
    const data = { roomId: 'r', queued: [], active: [], queueLength: 0, activeCount: 0, maxConcurrent: 3 };
    const state = after({ event: 'execution-started', data: started('a') }, { event: 'execution-status', data });
    expect(state).toEqual({ ...nothing, maxConcurrent: 3 });
  });

  it('learns a program from the history without telling an execution twice', () => {
    const state = after(
      { event: 'execution-completed', data: completed('b') },
      { event: 'execution-history', data: { roomId: 'r', executions: [entry('b', 2), entry('a', 1)], hasMore: true } },
    );
    expect(state.history.map(({ executionId, code }) => [executionId, code])).toEqual([['b', 'print(2)'], ['a', 'print(1)']]);
    expect(state.hasMore).toBe(true);
    const older = { roomId: 'r', executions: [entry('z', 0)], hasMore: false };
    const whole = then(state, { event: 'execution-history', data: older });
    expect(whole.history.map(({ executionId }) => executionId)).toEqual(['b', 'a', 'z']);
    expect(whole.hasMore).toBe(false);
    const newest = { roomId: 'r', executions: [entry('b', 2)], hasMore: true };
    expect(then(whole, { event: 'execution-history', data: newest }).hasMore, 'the end was seen').toBe(false);
  });

  it('notes when it was told of a wait, each time anew', () => {
    const first = after({ event: 'execution-queued', data: queued('a', 2) });
    expect(first.queued[0]?.toldAt).toBe(AT);
    const moved = next(first, { event: 'execution-queued', data: queued('a', 1), at: AT + 1 });
    expect(moved.queued).toMatchObject([{ position: 1, toldAt: AT + 1 }]);
    const data = { roomId: 'r', queued: [queued('a', 1)], active: [], queueLength: 1, activeCount: 0, maxConcurrent: 3 };
    expect(next(moved, { event: 'execution-status', data, at: AT + 2 }).queued[0]?.toldAt).toBe(AT + 2);
  });

  it('drops what was cancelled, and knows who may type', () => {
    const running = after(
      { event: 'execution-started', data: started('a') },
      { event: 'execution-started', data: started('b') },
      { event: 'execution-input-shared', data: { executionId: 'a', roomId: 'r', shared: true } },
    );
    expect(running.active.map(({ inputShared }) => inputShared)).toEqual([true, undefined]);
    const left = then(running, { event: 'execution-cancelled', data: { ...queued('a', 1), reason: 'shutting_down' } });
    expect(left.active.map(({ executionId }) => executionId)).toEqual(['b']);
    expect(next(left, undefined)).toEqual(nothing);
  });

  it('leaves no gap in the history where more ran while one was away than a page tells', () => {
    const page = (from: number, to: number, hasMore: boolean): ExecutionEvent => {
      const executions = Array.from({ length: from - to + 1 }, (_, index) => entry(`e${from - index}`, from - index));
      return { event: 'execution-history', data: { roomId: 'r', executions, hasMore } };
    };
    const numbers = (state: Executions) => state.history.map(({ number }) => number);
    const before = after(page(3, 1, false));
    const near = then(before, page(4, 2, true));
    expect([numbers(near), near.hasMore]).toEqual([[4, 3, 2, 1], false]);
    const far = then(before, page(9, 7, true));
    expect([numbers(far), far.hasMore]).toEqual([[9, 8, 7], true]);
    const filled = then(far, page(6, 1, false));
    expect([numbers(filled), filled.hasMore]).toEqual([[9, 8, 7, 6, 5, 4, 3, 2, 1], false]);
  });
});
