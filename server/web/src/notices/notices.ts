/**
 * What is worth a word: one notice an execution, which changes as the execution goes on, and few at a time. Pure.
 */

import type { Status } from '../../execution-status';

export interface Notice {
  /** A later notice of the same key takes its place. */
  key: string;
  kind: 'info' | 'good' | 'bad';
  text: string;
  /** Stays until it is dismissed. */
  stays?: boolean;
}

export interface Shown {
  notices: Notice[];
  /** How many more there would be. */
  hidden: number;
}

export const none: Shown = { notices: [], hidden: 0 };

/** More at a time are only counted. */
const MOST = 3;

export function add({ notices, hidden }: Shown, notice: Notice): Shown {
  const index = notices.findIndex(({ key }) => key === notice.key);
  if (index >= 0) return { notices: notices.with(index, notice), hidden };
  // A message that stays is worth more than news.
  const passing = notices.findIndex(({ stays }) => !stays);
  if (notices.length < MOST) return { notices: [...notices, notice], hidden };
  if (notice.stays && passing >= 0) return { notices: [...notices.toSpliced(passing, 1), notice], hidden: hidden + 1 };
  return { notices, hidden: hidden + 1 };
}

export function dismiss({ notices, hidden }: Shown, key: string): Shown {
  const left = notices.filter((notice) => notice.key !== key);
  return { notices: left, hidden: left.length === 0 ? 0 : hidden };
}

/** Whether an end is one that somebody should look at. */
export function isFailure(status: Status): boolean {
  return status !== 'success';
}
