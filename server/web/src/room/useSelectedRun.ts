import { useEffect, useRef, useState } from 'react';

import type { Run } from './runs';

/**
 * Which run the terminal shows: one's own as soon as it is there, another's when it starts and nothing that still runs
 * is being watched, and whichever somebody chose.
 */
export function useSelectedRun(runs: Run[], userId: string): [string | undefined, (executionId: string) => void] {
  const [selected, setSelected] = useState<string>();
  const seen = useRef(new Set<string>());
  useEffect(() => {
    for (const { head, stage } of runs) {
      const isOwn = head.userId === userId;
      if (seen.current.has(head.executionId) || (stage === 'queued' && !isOwn)) continue;
      seen.current.add(head.executionId);
      setSelected((now) => {
        const shown = runs.find((run) => run.head.executionId === now);
        const isBusy = shown?.stage === 'running' || (shown?.stage === 'queued' && shown.head.userId === userId);
        return isOwn || !isBusy ? head.executionId : now;
      });
    }
  }, [runs, userId]);
  return [selected, setSelected];
}
