/**
 * What is worth a word: one notice an execution, which changes as the execution goes on, and few at a time. Pure.
 */

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
  /** The keys of those that there would be beside them. */
  hidden: string[];
}

export const none: Shown = { notices: [], hidden: [] };

/** More at a time are only counted. */
const MOST = 3;

export function add({ notices, hidden }: Shown, notice: Notice): Shown {
  const index = notices.findIndex(({ key }) => key === notice.key);
  if (index >= 0) return { notices: notices.with(index, notice), hidden };
  if (notices.length < MOST) return { notices: [...notices, notice], hidden: hidden.filter((key) => key !== notice.key) };
  // A message that stays is worth more than news.
  const passing = notices.findIndex(({ stays }) => !stays);
  const isWorthMore = notice.stays && passing >= 0;
  const left = isWorthMore ? notices[passing]!.key : notice.key;
  return {
    notices: isWorthMore ? [...notices.toSpliced(passing, 1), notice] : notices,
    hidden: hidden.includes(left) ? hidden : [...hidden, left],
  };
}

export function dismiss({ notices, hidden }: Shown, key: string): Shown {
  const left = notices.filter((notice) => notice.key !== key);
  return { notices: left, hidden: left.length === 0 ? [] : hidden };
}
