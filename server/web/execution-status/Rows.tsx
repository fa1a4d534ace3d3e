import { Avatar } from './Avatar';
import type { ExecutionStatusProps } from './ExecutionStatus';
import { ago, clock, duration, taken } from './format';
import type { ActiveExecution, ExecutionHead, HistoryEntry } from './protocol';
import type { Executions, WaitingExecution } from './state';
import { strings } from './strings';

/** How many of the history are shown before more are asked for, and how many then come at a time. */
export const RECENT = 5;
const PAGE = 20;
/** How much longer than was said may one wait before it is worth a word. */
const STUCK = 10_000;

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

interface RunningProps extends Row, ExecutionStatusProps {
  one: ActiveExecution;
}

/** One that runs. Moderators can end it. */
export function Running({ one, now, language, currentUserId, onShow, canModerate, socket, roomId }: RunningProps) {
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
      {canModerate && (
        <button
          type="button"
          className="ex-plain"
          aria-label={strings.endOf(one.displayName)}
          onClick={() => socket.emit('cancel-execution', { roomId, executionId: one.executionId })}
        >
          {strings.end}
        </button>
      )}
    </li>
  );
}

interface QueuedProps extends Row, ExecutionStatusProps {
  one: WaitingExecution;
}

/** One that waits. One’s own can be cancelled, and everybody’s by moderators. */
export function Queued({ one, now, language, currentUserId, canModerate, socket, roomId }: QueuedProps) {
  const isOwn = one.userId === currentUserId;
  // The estimate is of the moment when the place was told; what has passed since is gone.
  const left = one.estimatedWaitMs - Math.max(0, now - one.toldAt);
  const isStuck = left < -STUCK;
  return (
    <li className={isStuck ? 'ex-row ex-stuck' : 'ex-row'}>
      <span className="ex-position" aria-hidden="true">
        {one.position}
      </span>
      <span className="ex-hidden">{strings.position(one.position)}</span>
      <Avatar person={one} />
      <span className="ex-main">
        <Who one={one} currentUserId={currentUserId} />
        <span className="ex-sub">
          {language(one.language)} · {strings.since(ago(one.timestamp, now))} ·{' '}
          {isStuck ? strings.stuck : left < 1000 ? strings.soon : strings.waits(clock(left))}
        </span>
      </span>
      {(isOwn || canModerate) && (
        <button
          type="button"
          className="ex-plain"
          aria-label={isOwn ? strings.cancelOwn : strings.cancelOf(one.displayName)}
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
  shown: number;
  onShown: (shown: number) => void;
  onOpen: (executionId: string) => void;
}

/** What ran, newest first: a few, and more where they are asked for. */
export function Recent({ executions, shown, onShown, now, language, currentUserId, socket, roomId, onOpen }: RecentProps) {
  const { history, hasMore } = executions;
  const more = () => {
    const wanted = shown + PAGE;
    onShown(wanted);
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
