import { useCallback, useEffect, useRef, useState } from 'react';

import { isUnfinished, type Run } from './runs';

/** In a room of more people than that one's own output would hardly be read before another's came in its place. */
const CROWD = 10;

/**
 * Which run the terminal shows: one's own as soon as it is there, another's when it starts and nothing that still runs
 * is being watched, and whichever somebody chose. What one chose, and in a crowd one's own, gives way to one's own alone.
 */
export function useSelectedRun(runs: Run[], userId: string, people: number): [string | undefined, (executionId: string) => void] {
  const [selected, setSelected] = useState<string>();
  const seen = useRef(new Set<string>());
  const chosen = useRef<string>(undefined);
  const isCrowd = people > CROWD;
  useEffect(() => {
    for (const { head, stage } of runs) {
      const isOwn = head.userId === userId;
      if (seen.current.has(head.executionId) || (stage === 'queued' && !isOwn)) continue;
      seen.current.add(head.executionId);
      setSelected((now) => {
        const shown = runs.find((run) => run.head.executionId === now);
        if (isOwn || !shown) return head.executionId;
        const isShownOwn = shown.head.userId === userId;
        const isWatched = isUnfinished(shown) && (shown.stage === 'running' || isShownOwn);
        const isKept = isWatched || chosen.current === now || (isCrowd && isShownOwn);
        return isKept ? now : head.executionId;
      });
    }
  }, [runs, userId, isCrowd]);
  const choose = useCallback((executionId: string) => {
    chosen.current = executionId;
    setSelected(executionId);
  }, []);
  return [selected, choose];
}
