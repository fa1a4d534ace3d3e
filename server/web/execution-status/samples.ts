/** A connection and events, as tests need them. */

import type { CompletedExecution, HistoryEntry, QueuedExecution, StartedExecution } from './protocol';

/** A connection by hand: says what it is told to say, and remembers what it was asked. */
export class Wire {
  connected = true;
  asked: [event: string, data: unknown][] = [];
  private listeners = new Map<string, Set<(data: unknown, replyTo?: number) => void>>();

  /** What is said is said within `act`, which React wants where it is shown. */
  constructor(private readonly act: (say: () => void) => void = (say) => say()) {}

  on(event: string, listener: (data: never, replyTo?: number) => void) {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener as never));
  }

  off(event: string, listener: (data: never, replyTo?: number) => void) {
    this.listeners.get(event)?.delete(listener as never);
  }

  emit(event: string, data?: unknown): number | undefined {
    return this.connected ? this.asked.push([event, data]) : undefined;
  }

  say(event: string, data: unknown, replyTo?: number) {
    this.act(() => [...(this.listeners.get(event) ?? [])].forEach((listener) => listener(data, replyTo)));
  }

  get listening(): number {
    return [...this.listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }
}

const head = (executionId: string, userId = 'ada') => ({
  executionId, roomId: 'r', userId, displayName: userId[0]!.toUpperCase() + userId.slice(1), avatar: '🦊', language: 'python',
});

export function queued(id: string, position: number, userId?: string): QueuedExecution {
  return { ...head(id, userId), position, estimatedWaitMs: 5000, timestamp: 900 };
}

export function started(id: string, userId?: string): StartedExecution {
  return { ...head(id, userId), timestamp: 900, startTime: 1000, interactive: false };
}

const usage = { executionTime: 30, queueTime: 100, cpuTime: 20, peakMemory: 1 << 20, fuelUsed: null };
const ending = { status: 'success' as const, exitCode: 0, signal: null, truncated: { output: false, files: false } };

export function completed(id: string, userId?: string): CompletedExecution {
  const result = { ...ending, stdout: 'hi\n', stderr: '', outputComplete: true, files: [] };
  return { ...head(id, userId), ...usage, result, timestamp: 1030 };
}

export function entry(id: string, number: number): HistoryEntry {
  const at = number * 500;
  return { ...head(id), ...usage, ...ending, number, code: `print(${number})`, input: 'in', timestamp: at, startTime: at, endTime: at + 30 };
}
