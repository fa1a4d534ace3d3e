import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import {
  format,
  type CancelledExecution,
  type CompletedExecution,
  type ExecutionSocket,
  type QueuedExecution,
  type StartedExecution,
} from '../../execution-status';
import { strings as panelStrings } from '../../execution-status/strings';
import type { RoomSettings } from '../room/useRoom';
import type { ErrorData } from '../socket';
import { strings } from '../strings';
import { add, dismiss, none, type Notice, type Shown } from './notices';

export interface Notices {
  shown: Shown;
  add: (notice: Notice) => void;
  dismiss: (key: string) => void;
}

/** Errors that something else on the page speaks of: the button that says that one runs, the run that is over. */
const SILENT = new Set(['already_running', 'execution_not_found']);

export function useNotices(): Notices {
  const [shown, setShown] = useState(none);
  const addNotice = useCallback((notice: Notice) => setShown((shown) => add(shown, notice)), []);
  const dismissNotice = useCallback((key: string) => setShown((shown) => dismiss(shown, key)), []);
  return useMemo(() => ({ shown, add: addNotice, dismiss: dismissNotice }), [shown, addNotice, dismissNotice]);
}

/** Tells what others run. Of one's own runs only what one cannot see anyway: a place in the queue, and a late start. */
export function useExecutionNotices(
  socket: ExecutionSocket,
  userId: string,
  tell: (notice: Notice) => void,
  languageName: (language: string) => string,
) {
  /** Who waits and was told of. Places change too often to be told again. */
  const waiting = useRef(new Set<string>());
  useEffect(() => {
    const { current: told } = waiting;
    const handlers: [string, (data: any) => void][] = [
      ['execution-queued', ({ executionId, userId: id, displayName, position, estimatedWaitMs }: QueuedExecution) => {
        // Whoever starts at once is told of by the start.
        if (told.has(executionId) || (estimatedWaitMs === 0 && position === 1)) return;
        told.add(executionId);
        const text = id === userId ? strings.noticeOwnQueued(position) : strings.noticeQueued(displayName, position);
        tell({ key: executionId, kind: 'info', text });
      }],
      ['execution-started', ({ executionId, userId: id, displayName, language }: StartedExecution) => {
        const isOwn = id === userId;
        if (isOwn && !told.has(executionId)) return;
        const text = isOwn ? strings.noticeOwnStarted : strings.noticeStarted(displayName, languageName(language));
        tell({ key: executionId, kind: 'info', text });
      }],
      ['execution-completed', ({ executionId, userId: id, displayName, executionTime, compileTime, result }: CompletedExecution) => {
        told.delete(executionId);
        if (id === userId) return;
        const isGood = result.status === 'success';
        const text = isGood
          ? strings.noticeCompleted(displayName, format.duration(format.taken(executionTime, compileTime)))
          : strings.noticeFailed(displayName, panelStrings.status[result.status]);
        tell({ key: executionId, kind: isGood ? 'good' : 'bad', text });
      }],
      ['execution-cancelled', ({ executionId, userId: id, displayName }: CancelledExecution) => {
        told.delete(executionId);
        if (id !== userId) tell({ key: executionId, kind: 'info', text: strings.noticeCancelled(displayName) });
      }],
      ['execution-error', ({ code, message }: ErrorData) => {
        if (SILENT.has(code)) return;
        const text = code === 'document_out_of_step' ? strings.documentReset : message;
        tell({ key: `error ${code}`, kind: 'bad', text, stays: true });
      }],
    ];
    for (const [event, handler] of handlers) socket.on(event, handler);
    return () => handlers.forEach(([event, handler]) => socket.off(event, handler));
  }, [socket, userId, tell, languageName]);
}

/** Tells what hosts change, but not whoever changes it. */
export function useSettingsNotices(socket: ExecutionSocket, roomId: string, userId: string, tell: (notice: Notice) => void) {
  useEffect(() => {
    let known: RoomSettings | undefined;
    const changed = (settings: RoomSettings & { roomId: string }, replyTo?: number) => {
      if (settings.roomId !== roomId) return;
      const before = known;
      known = settings;
      if (!before || replyTo !== undefined) return;
      const note = (key: string, text: string) => tell({ key, kind: 'info', text });
      const { editing, running, hosts } = settings;
      if (editing !== before.editing) note('editing', editing === 'hosts' ? strings.editingLocked : strings.editingOpen);
      if (running !== before.running) note('running', running === 'hosts' ? strings.runningLocked : strings.runningOpen);
      if (hosts.includes(userId) && !before.hosts.includes(userId)) note('host', strings.becameHost);
    };
    socket.on('room-settings', changed);
    return () => void socket.off('room-settings', changed);
  }, [socket, roomId, userId, tell]);
}
