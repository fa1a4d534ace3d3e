import { useCallback, useEffect, useMemo, useState } from 'react';

import {
  format,
  type CancelledExecution,
  type CompletedExecution,
  type QueuedExecution,
  type StartedExecution,
} from '../../execution-status';
import { strings as panelStrings } from '../../execution-status/strings';
import type { ErrorData, RoomSocket } from '../socket';
import { strings } from '../strings';
import { add, dismiss, isFailure, none, type Notice } from './notices';

export interface Notices {
  shown: ReturnType<typeof add>;
  add: (notice: Notice) => void;
  dismiss: (key: string) => void;
}

/** Errors that somebody else speaks of already. */
const SILENT = new Set(['document_out_of_step']);

export function useNotices(): Notices {
  const [shown, setShown] = useState(none);
  const addNotice = useCallback((notice: Notice) => setShown((shown) => add(shown, notice)), []);
  const dismissNotice = useCallback((key: string) => setShown((shown) => dismiss(shown, key)), []);
  return useMemo(() => ({ shown, add: addNotice, dismiss: dismissNotice }), [shown, addNotice, dismissNotice]);
}

/** Tells what others run. Of one's own runs only what one cannot see anyway: a place in the queue, and that it is over. */
export function useExecutionNotices(
  socket: RoomSocket,
  userId: string,
  tell: (notice: Notice) => void,
  languageName: (language: string) => string,
) {
  useEffect(() => {
    const waited = new Set<string>();
    const handlers: [string, (data: never) => void][] = [
      ['execution-queued', (data: QueuedExecution) => {
        const isOwn = data.userId === userId;
        // Whoever starts at once is told of by the start.
        if (data.estimatedWaitMs === 0 && data.position === 1) return;
        waited.add(data.executionId);
        const text = isOwn ? strings.noticeOwnQueued(data.position) : strings.noticeQueued(data.displayName, data.position);
        tell({ key: data.executionId, kind: 'info', text });
      }],
      ['execution-started', (data: StartedExecution) => {
        const isOwn = data.userId === userId;
        if (isOwn && !waited.has(data.executionId)) return;
        const text = isOwn ? strings.noticeOwnStarted : strings.noticeStarted(data.displayName, languageName(data.language));
        tell({ key: data.executionId, kind: 'info', text });
      }],
      ['execution-completed', (data: CompletedExecution) => {
        waited.delete(data.executionId);
        if (data.userId === userId) return;
        const { status } = data.result;
        const text = isFailure(status)
          ? strings.noticeFailed(data.displayName, panelStrings.status[status])
          : strings.noticeCompleted(data.displayName, format.duration(data.executionTime));
        tell({ key: data.executionId, kind: isFailure(status) ? 'bad' : 'good', text });
      }],
      ['execution-cancelled', (data: CancelledExecution) => {
        waited.delete(data.executionId);
        if (data.userId === userId) return;
        tell({ key: data.executionId, kind: 'info', text: strings.noticeCancelled(data.displayName) });
      }],
      ['execution-error', (error: ErrorData) => {
        if (!SILENT.has(error.code)) tell({ key: `error ${error.code}`, kind: 'bad', text: error.message, stays: true });
      }],
    ];
    for (const [event, handler] of handlers) socket.on(event, handler);
    return () => handlers.forEach(([event, handler]) => socket.off(event, handler));
  }, [socket, userId, tell, languageName]);
}
