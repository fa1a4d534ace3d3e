import { useCallback, useEffect, useId, useRef, useState } from 'react';

import './execution-status.css';
import { Panel } from './Panel';
import type { ExecutionSocket, HistoryEntry } from './protocol';
import type { Executions } from './state';
import { strings } from './strings';
import { useExecutions } from './useExecutions';

export interface ExecutionStatusProps {
  /** The connection. Its owner joins the room. */
  socket: ExecutionSocket;
  roomId: string;
  /** Whose queued execution can be cancelled here. */
  currentUserId: string;
  /** Whether everybody’s executions can be cancelled here, those that run included: for moderators, where the server lets them. */
  canModerate?: boolean;
  /** Told whenever something waits, starts or ends. */
  onExecutionStatusChange?: (status: Pick<Executions, 'queued' | 'active' | 'maxConcurrent'>) => void;
  /** Told whenever the history becomes longer. */
  onExecutionHistoryUpdate?: (history: HistoryEntry[]) => void;
  /** How people write a language's name. */
  languageName?: (language: string) => string;
  /** Shows an execution's output where the application shows output. */
  onShow?: (executionId: string) => void;
  /** Puts an old program back. Without it there is no such button. */
  onRestore?: (entry: HistoryEntry) => void;
  /** Compares an old program with the present one. Without it there is no such button. */
  onCompare?: (entry: HistoryEntry) => void;
}

/** What a room runs: a button that says it in two words, and the panel that it opens. */
export function ExecutionStatus(props: ExecutionStatusProps) {
  const { socket, roomId, onExecutionStatusChange, onExecutionHistoryUpdate } = props;
  const executions = useExecutions(socket, roomId);
  const { queued, active, maxConcurrent, history } = executions;
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  // What is told follows what happens, not when the application draws anew with other functions.
  const tell = useRef({ onExecutionStatusChange, onExecutionHistoryUpdate });
  useEffect(() => {
    tell.current = { onExecutionStatusChange, onExecutionHistoryUpdate };
  });
  useEffect(() => {
    tell.current.onExecutionStatusChange?.({ queued, active, maxConcurrent });
  }, [queued, active, maxConcurrent]);
  useEffect(() => {
    tell.current.onExecutionHistoryUpdate?.(history);
  }, [history]);

  const close = useCallback(() => {
    setIsOpen(false);
    // Whoever went elsewhere meanwhile stays there.
    const focused = document.activeElement;
    if (focused === document.body || root.current?.contains(focused)) button.current?.focus();
  }, []);
  const total = queued.length + active.length;
  const state = active.length > 0 ? 'executing' : queued.length > 0 ? 'queued' : 'ready';
  const summary = [
    active.length > 0 && strings.executing(active.length),
    queued.length > 0 && strings.queued(queued.length),
  ].filter(Boolean);

  return (
    <div ref={root} className="ex">
      <button
        ref={button}
        type="button"
        className={`ex-indicator ex-${state}`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        title={strings.panel}
        onClick={() => (isOpen ? close() : setIsOpen(true))}
      >
        <span className="ex-dot" />
        <span className="ex-hidden">{strings.panel}: </span>
        <span className="ex-words">{summary[0] ?? strings.ready}</span>
        {summary[1] && <span className="ex-hidden">, </span>}
        {summary[1] && <span className="ex-words ex-second">{summary[1]}</span>}
        {total > 0 && (
          <span className="ex-badge" aria-hidden="true">
            {total}
          </span>
        )}
      </button>
      {isOpen && <Panel id={panelId} {...props} executions={executions} onClose={close} />}
    </div>
  );
}
