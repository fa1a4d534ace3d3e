import { useEffect, useRef, useState } from 'react';

import { Avatar } from './Avatar';
import { Detail } from './Detail';
import type { ExecutionStatusProps } from './ExecutionStatus';
import { ago, clock, duration, taken } from './format';
import type { ActiveExecution, ExecutionHead, HistoryEntry, QueuedExecution } from './protocol';
import type { Executions } from './state';
import { strings } from './strings';
import { Timeline } from './Timeline';
import { useNow } from './useNow';

/** How many of the history are shown before more are asked for, and how many then come at a time. */
const RECENT = 5;
const PAGE = 20;
/** How much longer than was said may one wait before it is worth a word. */
const STUCK = 10_000;

interface PanelProps extends ExecutionStatusProps {
  id: string;
  executions: Executions;
  onClose: () => void;
}

/** Who runs what, who waits, and what ran. Esc closes it. */
export function Panel(props: PanelProps) {
  const { id, executions, currentUserId, onClose, onShow } = props;
  const { queued, active, history } = executions;
  const [openId, setOpenId] = useState<string>();
  const panel = useRef<HTMLDivElement>(null);
  const opener = useRef<string>(undefined);
  const now = useNow(1000);
  const language = props.languageName ?? ((name: string) => name);

  useEffect(() => panel.current?.focus(), []);
  useEffect(() => {
    // Back from a detail: to where one came from.
    if (openId) opener.current = openId;
    else if (opener.current) panel.current?.querySelector<HTMLElement>(`[data-entry="${opener.current}"]`)?.focus();
  }, [openId]);

  // On the document: what had the focus may be gone, as the button that cancels is once it has.
  const isDetail = openId !== undefined;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (isDetail) setOpenId(undefined);
      else onClose();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [isDetail, onClose]);

  const opened = history.find((entry) => entry.executionId === openId);
  return (
    <div
      ref={panel}
      id={id}
      className="ex-panel"
      role="dialog"
      aria-label={strings.panel}
      tabIndex={-1}
    >
      <div className="ex-head">
        {opened ? (
          <>
            <button type="button" className="ex-quiet" onClick={() => setOpenId(undefined)}>
              <span aria-hidden="true">←</span> {strings.back}
            </button>
            <h2 className="ex-hidden">{strings.panel}</h2>
          </>
        ) : (
          <h2>{strings.panel}</h2>
        )}
        <button type="button" className="ex-quiet ex-close" aria-label={strings.close} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      {opened ? (
        <Detail {...props} entry={opened} now={now} language={language} />
      ) : (
        <div className="ex-body">
          <section>
            <h3>{strings.currentlyExecuting}</h3>
            {active.length === 0 && <p className="ex-none">{strings.nothingRuns}</p>}
            <ul>
              {active.map((one) => (
                <Running key={one.executionId} {...{ one, now, language, currentUserId, onShow }} />
              ))}
            </ul>
          </section>
          <section>
            <h3>{strings.inQueue}</h3>
            {queued.length === 0 && <p className="ex-none">{strings.nothingWaits}</p>}
            <ol>
              {queued.map((one) => (
                <Queued key={one.executionId} {...props} {...{ one, now, language }} />
              ))}
            </ol>
          </section>
          <section>
            <h3>{strings.timeline}</h3>
            <Timeline executions={executions} now={now} language={language} />
          </section>
          <Recent {...props} now={now} language={language} onOpen={setOpenId} />
        </div>
      )}
    </div>
  );
}

interface Row {
  now: number;
  language: (name: string) => string;
}

function Who({ one, currentUserId }: { one: ExecutionHead; currentUserId: string }) {
  return (
    <span className="ex-who">
      <bdi>{one.displayName}</bdi>
      {one.userId === currentUserId && <span className="ex-you"> ({strings.you})</span>}
    </span>
  );
}

interface RunningProps extends Row {
  one: ActiveExecution;
  currentUserId: string;
  onShow?: (executionId: string) => void;
}

function Running({ one, now, language, currentUserId, onShow }: RunningProps) {
  return (
    <li className="ex-row">
      <Avatar person={one} />
      <span className="ex-main">
        <Who one={one} currentUserId={currentUserId} />
        <span className="ex-sub">
          {language(one.language)} · {clock(now - one.startTime)}
        </span>
      </span>
      <span className="ex-pulse" title={strings.running} />
      {onShow && (
        <button type="button" className="ex-quiet" onClick={() => onShow(one.executionId)}>
          {strings.watch}
        </button>
      )}
    </li>
  );
}

interface QueuedProps extends Row, ExecutionStatusProps {
  one: QueuedExecution;
}

function Queued({ one, now, language, currentUserId, socket, roomId }: QueuedProps) {
  // The estimate is of the moment when the place was told; what has passed since is gone.
  const [told, setTold] = useState({ position: one.position, at: now });
  if (told.position !== one.position) setTold({ position: one.position, at: now });
  const left = one.estimatedWaitMs - (now - told.at);
  const isStuck = left < -STUCK;
  return (
    <li className={isStuck ? 'ex-row ex-stuck' : 'ex-row'}>
      <span className="ex-position" aria-label={strings.position(one.position)}>
        {one.position}
      </span>
      <Avatar person={one} />
      <span className="ex-main">
        <Who one={one} currentUserId={currentUserId} />
        <span className="ex-sub">
          {language(one.language)} · {strings.since(ago(one.timestamp, now))} ·{' '}
          {isStuck ? strings.stuck : left < 1000 ? strings.soon : strings.waits(clock(left))}
        </span>
      </span>
      {one.userId === currentUserId && (
        <button
          type="button"
          className="ex-plain"
          aria-label={strings.cancelOwn}
          onClick={() => socket.emit('cancel-execution', { roomId, executionId: one.executionId })}
        >
          {strings.cancel}
        </button>
      )}
    </li>
  );
}

interface RecentProps extends Row, ExecutionStatusProps {
  executions: Executions;
  onOpen: (executionId: string) => void;
}

function Recent({ executions, now, language, currentUserId, socket, roomId, onOpen }: RecentProps) {
  const { history, hasMore } = executions;
  const [shown, setShown] = useState(RECENT);
  const more = () => {
    const wanted = shown + PAGE;
    setShown(wanted);
    const before = history.at(-1)?.number;
    if (wanted > history.length && hasMore && before !== undefined) {
      socket.emit('get-execution-history', { roomId, before, limit: PAGE });
    }
  };
  return (
    <section>
      <h3>{strings.recent}</h3>
      {history.length === 0 && <p className="ex-none">{strings.nothingRan}</p>}
      <ul>
        {history.slice(0, shown).map((entry) => (
          <li key={entry.executionId}>
            <Ended {...{ entry, now, language, currentUserId, onOpen }} />
          </li>
        ))}
      </ul>
      {(shown < history.length || hasMore) && (
        <button type="button" className="ex-plain ex-more" onClick={more}>
          {strings.more}
        </button>
      )}
    </section>
  );
}

interface EndedProps extends Row {
  entry: HistoryEntry;
  currentUserId: string;
  onOpen: (executionId: string) => void;
}

function Ended({ entry, now, language, currentUserId, onOpen }: EndedProps) {
  const how = strings.status[entry.status];
  return (
    <button
      type="button"
      className="ex-row ex-ended"
      data-entry={entry.executionId}
      onClick={() => onOpen(entry.executionId)}
    >
      <Avatar person={entry} />
      <span className="ex-main">
        <Who one={entry} currentUserId={currentUserId} />
        <span className="ex-sub">
          {language(entry.language)} · {duration(taken(entry.executionTime, entry.compileTime))} · {ago(entry.endTime, now)}
        </span>
      </span>
      <span className={entry.status === 'success' ? 'ex-result ex-good' : 'ex-result ex-bad'}>
        <span aria-hidden="true">{entry.status === 'success' ? '✓' : '✕'}</span> {how}
      </span>
    </button>
  );
}
