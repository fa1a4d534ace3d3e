import { useEffect, useState } from 'react';

import { currentSession } from '../session';

export interface Counts {
  completed: number;
  failed: number;
}

export interface Minute extends Counts {
  /** Milliseconds since the Unix epoch. */
  time: number;
  accepted: number;
  longestWaitMs: number;
}

export interface Statistics {
  totalExecutions: number;
  queuedExecutions: number;
  activeExecutions: number;
  completedExecutions: number;
  failedExecutions: number;
  cancelledExecutions: number;
  successRate: number | null;
  waitMs: { p50: number | null; p95: number | null };
  runMs: { p50: number | null; p95: number | null };
  byLanguage: Record<string, Counts & { total: number; cancelled: number }>;
  byRunner: Record<string, Counts>;
  minutes: Minute[];
}

/** How often the figures are asked for while somebody looks. */
const PERIOD = 2000;

async function ask(signal: AbortSignal): Promise<Statistics> {
  const { token } = await currentSession();
  const answer = await fetch('/api/v1/statistics', { signal, headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
    throw new Error(problem.detail ?? answer.statusText);
  }
  return (await answer.json()) as Statistics;
}

/** The server's figures, as they are now while the page is seen; and why there are none. */
export function useStatistics(): { statistics?: Statistics; problem?: string } {
  const [state, setState] = useState<{ statistics?: Statistics; problem?: string }>({});
  useEffect(() => {
    const gone = new AbortController();
    let timer: number | undefined;
    const look = async () => {
      if (!document.hidden) {
        try {
          const statistics = await ask(gone.signal);
          setState({ statistics });
        } catch (error) {
          if (gone.signal.aborted) return;
          const problem = error instanceof Error ? error.message : String(error);
          setState((before) => ({ ...before, problem }));
        }
      }
      if (!gone.signal.aborted) timer = window.setTimeout(() => void look(), PERIOD);
    };
    void look();
    return () => {
      gone.abort();
      window.clearTimeout(timer);
    };
  }, []);
  return state;
}

/** A bar for each of the last sixty minutes, those in which nothing happened included. */
export function lastHour(minutes: Minute[], now: number): Minute[] {
  const MINUTE = 60_000;
  const last = Math.floor(now / MINUTE) * MINUTE;
  const known = new Map(minutes.map((minute) => [minute.time, minute]));
  return Array.from({ length: 60 }, (_, index) => {
    const time = last - (59 - index) * MINUTE;
    return known.get(time) ?? { time, accepted: 0, completed: 0, failed: 0, longestWaitMs: 0 };
  });
}
