import { describe, expect, it } from 'vitest';

import { completed, entry, queued, started } from './samples';
import { next, nothing, type ExecutionEvent } from './state';

const after = (...events: ExecutionEvent[]) => events.reduce(next, nothing);

describe('what events tell', () => {
  it('moves an execution from the queue to the history', () => {
    const waiting = after({ event: 'execution-queued', data: queued('a', 1) });
    expect(waiting.queued.map(({ executionId }) => executionId)).toEqual(['a']);
    const running = next(waiting, { event: 'execution-started', data: started('a') });
    expect([running.queued.length, running.active.length]).toEqual([0, 1]);
    const ended = next(running, { event: 'execution-completed', data: completed('a') });
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
    const whole = next(state, { event: 'execution-history', data: older });
    expect(whole.history.map(({ executionId }) => executionId)).toEqual(['b', 'a', 'z']);
    expect(whole.hasMore).toBe(false);
    const newest = { roomId: 'r', executions: [entry('b', 2)], hasMore: true };
    expect(next(whole, { event: 'execution-history', data: newest }).hasMore, 'the end was seen').toBe(false);
  });
});
