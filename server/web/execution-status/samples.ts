/** Events as tests need them. */

import type { CompletedExecution, HistoryEntry, QueuedExecution, StartedExecution } from './protocol';

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
