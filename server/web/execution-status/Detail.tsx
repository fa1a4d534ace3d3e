import { memo, useEffect, useMemo, useState } from 'react';

import { Avatar } from './Avatar';
import type { ExecutionStatusProps } from './ExecutionStatus';
import { ago, bytes, duration, plain, taken } from './format';
import type { ExecutionHistoryData, ExecutionReplay, HistoryEntry, OutputChunk, ResultFile } from './protocol';
import { strings } from './strings';

/** How many entries of the history are asked for at a time to find one's program. */
const PAGE = 20;

interface DetailProps extends ExecutionStatusProps {
  entry: HistoryEntry;
  now: number;
  language: (name: string) => string;
}

/** One execution that ended: the program, its input and its output. */
export function Detail({ entry, now, language, socket, roomId, onShow, onRestore, onCompare }: DetailProps) {
  const { code, isLost } = useProgram(entry, socket, roomId);
  const replay = useReplay(entry.executionId, socket);
  const facts = [
    strings.took(duration(taken(entry.executionTime, entry.compileTime))),
    entry.queueTime >= 100 && strings.wait(duration(entry.queueTime)),
    entry.peakMemory !== null && strings.memory(bytes(entry.peakMemory)),
    entry.exitCode !== null && strings.exitCode(entry.exitCode),
    entry.signal !== null && strings.signal(entry.signal),
    ago(entry.endTime, now),
  ].filter(Boolean);
  return (
    <div className="ex-body">
      <div className="ex-row">
        <Avatar person={entry} size={36} />
        <span className="ex-main">
          <span className="ex-who">
            <bdi>{entry.displayName}</bdi> · {language(entry.language)}
          </span>
          <span className={entry.status === 'success' ? 'ex-good' : 'ex-bad'}>{strings.status[entry.status]}</span>
        </span>
      </div>
      <p className="ex-facts">{facts.join(' · ')}</p>
      {entry.message && <p className="ex-message">{plain(entry.message)}</p>}
      <div className="ex-actions">
        {onRestore && code !== undefined && (
          <button type="button" className="ex-plain" onClick={() => onRestore(entry)}>
            {strings.restore}
          </button>
        )}
        {onCompare && code !== undefined && (
          <button type="button" className="ex-plain" onClick={() => onCompare(entry)}>
            {strings.compare}
          </button>
        )}
        {onShow && (
          <button type="button" className="ex-plain" onClick={() => onShow(entry.executionId)}>
            {strings.showInTerminal}
          </button>
        )}
      </div>
      <section>
        <h3>
          {strings.code}
          {entry.fileName && <span className="ex-file"> {entry.fileName}</span>}
        </h3>
        <pre tabIndex={0} aria-label={strings.code}>
          {code ?? (isLost ? strings.codeUnknown : strings.loading)}
        </pre>
      </section>
      {entry.input && (
        <section>
          <h3>{strings.input}</h3>
          <pre tabIndex={0} aria-label={strings.input}>
            {plain(entry.input)}
          </pre>
        </section>
      )}
      {entry.files?.map(({ name, content }) => (
        <section key={name}>
          <h3>
            {strings.code} <bdi className="ex-file">{name}</bdi>
          </h3>
          <pre tabIndex={0} aria-label={strings.codeOf(name)}>
            {content}
          </pre>
        </section>
      ))}
      <section>
        <h3>{strings.output}</h3>
        <pre tabIndex={0} aria-label={strings.output}>
          <Printed chunks={replay.chunks} />
          {replay.chunks.length === 0 && outputless[replay.state]}
        </pre>
      </section>
      {replay.files.length > 0 && (
        <section>
          <h3>{strings.files}</h3>
          <ul className="ex-files">
            {replay.files.map((file) => (
              <li key={file.path}>
                <bdi>{file.path}</bdi> <span className="ex-sub">{bytes(file.size)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What stands where there is no output. */
const outputless = { coming: strings.loading, whole: strings.noOutput, lost: strings.outputUnknown };

/** What was printed, as a terminal would leave it. Long outputs are not made anew each second with the rest. */
const Printed = memo(function Printed({ chunks }: { chunks: OutputChunk[] }) {
  const parts = useMemo(() => {
    const joined: OutputChunk[] = [];
    for (const chunk of chunks) {
      const last = joined.at(-1);
      if (last?.stream === chunk.stream) joined[joined.length - 1] = { ...last, data: last.data + chunk.data };
      else joined.push(chunk);
    }
    return joined;
  }, [chunks]);
  return parts.map(({ seq, stream, data }) => (
    <span key={seq} className={`ex-${stream}`}>
      {plain(data)}
    </span>
  ));
});

/** The program of an execution that was only seen to end, looked for in the history, newest first. */
function useProgram(entry: HistoryEntry, socket: DetailProps['socket'], roomId: string) {
  const [isLost, setIsLost] = useState(false);
  const { executionId, code } = entry;
  const isKnown = code !== undefined;
  useEffect(() => {
    if (isKnown) return;
    const ask = (before?: number) => socket.emit('get-execution-history', { roomId, before, limit: PAGE });
    const listener = (page: ExecutionHistoryData) => {
      if (page.roomId !== roomId || page.executions.some((one) => one.executionId === executionId)) return;
      const before = page.executions.at(-1)?.number;
      if (page.hasMore && before !== undefined) ask(before);
      else setIsLost(true);
    };
    socket.on('execution-history', listener);
    ask();
    return () => void socket.off('execution-history', listener);
  }, [executionId, isKnown, socket, roomId]);
  return { code, isLost };
}

/** What an execution printed and left, page by page. After a lost connection the room is joined again, and it goes on. */
function useReplay(executionId: string, socket: DetailProps['socket']) {
  const [chunks, setChunks] = useState<OutputChunk[]>([]);
  const [files, setFiles] = useState<ResultFile[]>([]);
  const [state, setState] = useState<keyof typeof outputless>('coming');
  useEffect(() => {
    let nextSeq = 0;
    let isComing = true;
    const end = (state: 'whole' | 'lost') => {
      isComing = false;
      setState(state);
    };
    const ask = () => isComing && socket.emit('get-execution-output', { executionId, fromSeq: nextSeq });
    const replayed = (replay: ExecutionReplay) => {
      if (replay.executionId !== executionId || !isComing) return;
      const fresh = replay.chunks.filter((chunk) => chunk.seq >= nextSeq);
      // A page of what somebody else on this socket asks for may lie further on.
      if (fresh[0] && fresh[0].seq > nextSeq) return;
      nextSeq = Math.max(nextSeq, replay.nextSeq);
      setChunks((known) => [...known, ...fresh]);
      setFiles(replay.files);
      if (replay.hasMore) ask();
      else end('whole');
    };
    const refused = ({ code }: { code: string }) => isComing && code === 'execution_not_found' && end('lost');
    setChunks([]);
    setFiles([]);
    setState('coming');
    const listeners = [['execution-replay', replayed], ['execution-status', ask], ['execution-error', refused]] as const;
    for (const [event, listener] of listeners) socket.on(event, listener);
    ask();
    return () => listeners.forEach(([event, listener]) => socket.off(event, listener));
  }, [executionId, socket]);
  return { chunks, files, state };
}
