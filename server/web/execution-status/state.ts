/** What waits, runs and ran in a room, as its events tell it. Pure: see `useExecutions` for the socket. */

import type {
  ActiveExecution,
  CancelledExecution,
  CompletedExecution,
  ExecutionHistoryData,
  ExecutionStatusData,
  HistoryEntry,
  QueuedExecution,
  StartedExecution,
} from './protocol';

/** One that waits, and when one was told for how long. */
export interface WaitingExecution extends QueuedExecution {
  toldAt: number;
}

export interface Executions {
  queued: WaitingExecution[];
  active: ActiveExecution[];
  maxConcurrent: number;
  /** Newest first. */
  history: HistoryEntry[];
  /** Whether the server has older ones. */
  hasMore: boolean;
}

export const nothing: Executions = { queued: [], active: [], maxConcurrent: 0, history: [], hasMore: false };

export type ExecutionEvent =
  | { event: 'execution-queued'; data: QueuedExecution }
  | { event: 'execution-started'; data: StartedExecution }
  | { event: 'execution-completed'; data: CompletedExecution }
  | { event: 'execution-cancelled'; data: CancelledExecution }
  | { event: 'execution-status'; data: ExecutionStatusData }
  | { event: 'execution-history'; data: ExecutionHistoryData }
  | { event: 'execution-input-shared'; data: { executionId: string; roomId: string; shared: boolean } };

/** An event and when it came; nothing is known any more where there is none, as in another room. */
export type News = (ExecutionEvent & { at: number }) | undefined;

/** The events that are listened to. */
export const events: ExecutionEvent['event'][] = [
  'execution-queued',
  'execution-started',
  'execution-completed',
  'execution-cancelled',
  'execution-status',
  'execution-history',
  'execution-input-shared',
];

export function next(state: Executions, news: News): Executions {
  if (!news) return nothing;
  const { event, data, at: toldAt } = news;
  switch (event) {
    case 'execution-queued':
      return { ...state, queued: [...without(state.queued, data), { ...data, toldAt }].sort(byPosition) };
    case 'execution-started':
      return {
        ...state,
        queued: without(state.queued, data),
        active: [...without(state.active, data), { ...find(state.active, data), ...data }],
      };
    case 'execution-completed':
      return {
        ...state,
        queued: without(state.queued, data),
        active: without(state.active, data),
        history: merge(state.history, [entry(data, find(state.active, data))]),
      };
    case 'execution-cancelled':
      return { ...state, queued: without(state.queued, data), active: without(state.active, data) };
    case 'execution-status':
      return {
        ...state,
        queued: data.queued.map((one) => ({ ...one, toldAt })),
        active: data.active,
        maxConcurrent: data.maxConcurrent,
      };
    case 'execution-history': {
      const known = isApart(state.history, data) ? [] : state.history;
      // An older page says whether there is more; a newer one only where nothing older is known.
      const oldest = known.at(-1)?.number;
      const end = data.executions.at(-1)?.number;
      const reaches = oldest === undefined || end === undefined || end <= oldest;
      return {
        ...state,
        history: merge(known, data.executions),
        hasMore: reaches ? data.hasMore : state.hasMore,
      };
    }
    case 'execution-input-shared':
      return {
        ...state,
        active: state.active.map((running) =>
          running.executionId === data.executionId ? { ...running, inputShared: data.shared } : running,
        ),
      };
  }
}

/** An execution that was seen to end, as the history will tell it. */
function entry(completed: CompletedExecution, active?: ActiveExecution): HistoryEntry {
  const { result, timestamp: endTime, ...rest } = completed;
  const { stdout: _out, stderr: _err, outputComplete: _complete, files: _files, ...ending } = result;
  const startTime = active?.startTime ?? endTime - rest.executionTime;
  return { ...rest, ...ending, timestamp: active?.timestamp ?? startTime - rest.queueTime, startTime, endTime };
}

/** Whether more ran while we were away than a page tells: what is between can only be asked for from the page on. */
function isApart(known: HistoryEntry[], { executions, hasMore }: ExecutionHistoryData): boolean {
  const end = executions.at(-1)?.number;
  const newest = known.find(({ number }) => number !== undefined)?.number;
  if (!hasMore || end === undefined || newest === undefined || end <= newest) return false;
  const told = new Set(executions.map(({ executionId }) => executionId));
  return !known.some(({ executionId }) => told.has(executionId));
}

function merge(known: HistoryEntry[], told: HistoryEntry[]): HistoryEntry[] {
  const all = new Map(known.map((one) => [one.executionId, one]));
  for (const one of told) all.set(one.executionId, { ...all.get(one.executionId), ...one });
  return [...all.values()].sort((a, b) => b.endTime - a.endTime || (b.number ?? Infinity) - (a.number ?? Infinity));
}

interface Named {
  executionId: string;
}

function without<T extends Named>(list: T[], { executionId }: Named): T[] {
  return list.filter((one) => one.executionId !== executionId);
}

function find<T extends Named>(list: T[], { executionId }: Named): T | undefined {
  return list.find((one) => one.executionId === executionId);
}

const byPosition = (a: QueuedExecution, b: QueuedExecution) => a.position - b.position;
