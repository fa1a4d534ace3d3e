import { lazy, Suspense, useState } from 'react';

import { Avatar, format, type Diagnostic } from '../../execution-status';
import { strings as panelStrings } from '../../execution-status/strings';
import { weight } from '../editor/weight';
import type { Run, RunStore } from '../room/runs';
import type { RoomSocket } from '../socket';
import { strings } from '../strings';
import { copyText } from '../ui/clipboard';
import { Fallible } from '../ui/Fallible';
import { Copy, Keyboard, Warning } from '../ui/icons';
import { commandKey } from '../ui/keys';
import { Pictures } from './Pictures';
import { Spoken } from './Spoken';

const Terminal = lazy(() => import('./Terminal').then(({ Terminal }) => ({ default: Terminal })));

/** How many runs can be chosen from; older ones are in the history. */
const CHOICE = 8;

interface OutputProps {
  socket: RoomSocket;
  store: RunStore;
  runs: Run[];
  runId: string | undefined;
  userId: string;
  languageName: (language: string) => string;
  input: string;
  onInput: (input: string) => void;
  onSelect: (executionId: string) => void;
  onProblem: (problem: Diagnostic) => void;
  onCopied: (isCopied: boolean) => void;
}

/** What programs print, whose they are and how they ended. */
export function Output(props: OutputProps) {
  const { socket, store, runs, runId, userId, languageName, onSelect, onProblem, onCopied } = props;
  const [isInputOpen, setIsInputOpen] = useState(false);
  const run = store.get(runId);
  const isOwner = run?.head.userId === userId;
  const canType = Boolean(run?.stage === 'running' && run.interactive && (isOwner || run.inputShared));
  const name = (run: Run) => (run.head.userId === userId ? strings.own : run.head.displayName);
  const copy = async () => {
    const text = store.pieces(runId ?? '').map(({ data }) => data).join('');
    onCopied(await copyText(format.plain(text)));
  };
  return (
    <section className="output" aria-label={strings.output}>
      <header className="output-head">
        <div className="run-tabs" role="group" aria-label={strings.runs}>
          {runs.slice(-CHOICE).reverse().map((one) => (
            <button
              key={one.head.executionId}
              type="button"
              className="run-tab"
              aria-pressed={one.head.executionId === runId}
              onClick={() => onSelect(one.head.executionId)}
            >
              <Mark run={one} />
              <Avatar person={one.head} size={20} />
              <bdi className="run-name">{strings.outputOf(name(one), languageName(one.head.language))}</bdi>
            </button>
          ))}
          {runs.length === 0 && <h2 className="output-title">{strings.output}</h2>}
        </div>
        {run && (
          <button type="button" className="icon-button" aria-label={strings.copyOutput} title={strings.copyOutput} onClick={() => void copy()}>
            <Copy />
          </button>
        )}
        <button
          type="button"
          className={props.input ? 'icon-button icon-button-on' : 'icon-button'}
          aria-label={strings.input}
          title={strings.input}
          aria-expanded={isInputOpen}
          onClick={() => setIsInputOpen(!isInputOpen)}
        >
          <Keyboard />
        </button>
      </header>
      {isInputOpen && (
        <label className="input-box">
          <span className="faint">{strings.inputHelp}</span>
          <textarea
            aria-label={strings.input}
            rows={4}
            spellCheck={false}
            placeholder={strings.inputPlaceholder}
            value={props.input}
            onChange={(event) => props.onInput(event.target.value)}
          />
        </label>
      )}
      <div className="terminal-frame">
        {!run && (
          <div className="output-empty">
            <p>{strings.outputEmpty}</p>
            <p className="faint">{strings.outputHint(commandKey)}</p>
          </div>
        )}
        <Fallible>
          <Suspense fallback={null}>{run && <Terminal store={store} runId={runId} canType={canType} />}</Suspense>
        </Fallible>
        {run && <Spoken store={store} runId={run.head.executionId} isOwn={isOwner} />}
      </div>
      {run && canType && (
        <div className="type-bar">
          <span className="faint">{strings.typeNow}</span>
          {isOwner && (
            <label className="check">
              <input
                type="checkbox"
                checked={run.inputShared}
                onChange={(event) =>
                  socket.emit('share-input', { executionId: run.head.executionId, shared: event.target.checked })
                }
              />
              {strings.letOthersType}
            </label>
          )}
          <button type="button" className="button button-small" onClick={() => store.type(run.head.executionId, undefined, true)}>
            {strings.endInput}
          </button>
        </div>
      )}
      {run?.ending?.diagnostics && run.ending.diagnostics.length > 0 && (
        <Problems diagnostics={run.ending.diagnostics} onProblem={onProblem} />
      )}
      {run && <Pictures socket={socket} executionId={run.head.executionId} files={run.files} />}
      {/* Of one's own runs one hears how they end; of others' there are notices. */}
      <div aria-live={isOwner ? 'polite' : 'off'}>{run && <Verdict run={run} />}</div>
    </section>
  );
}

function Mark({ run }: { run: Run }) {
  const end = run.ending?.status === 'success' ? 'good' : 'bad';
  const mark = run.stage === 'running' ? 'busy' : run.stage === 'queued' ? 'wait' : end;
  return (
    <span className={`mark mark-${mark}`} title={strings.mark[mark]}>
      <span className="ex-hidden">{strings.mark[mark]}</span>
    </span>
  );
}

const COLOURS = { error: 'bad', warning: 'wait', info: 'faint' };

function Problems({ diagnostics, onProblem }: { diagnostics: Diagnostic[]; onProblem: (problem: Diagnostic) => void }) {
  return (
    <section className="problems" aria-label={strings.problems}>
      <ul>
        {diagnostics.map((problem, index) => (
          <li key={index}>
            <button type="button" onClick={() => onProblem(problem)}>
              <span className={COLOURS[weight(problem.severity)]}>
                <Warning size={15} />
              </span>
              <span className="problem-text">{problem.message}</span>
              {problem.line ? <span className="faint">{strings.problem(problem.file, problem.line)}</span> : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How it ended and what it took, in one line. */
function Verdict({ run }: { run: Run }) {
  const { stage, ending, position } = run;
  if (stage === 'queued') return <p className="verdict wait">{strings.waitingFor(position ?? 1)}</p>;
  if (stage === 'cancelled') return <p className="verdict faint">{strings.cancelled}</p>;
  if (stage === 'running') return <p className="verdict busy">{strings.running} …</p>;
  if (!ending) return null;
  const isGood = ending.status === 'success';
  const facts = [
    ending.exitCode !== null && ending.status !== 'compile_error' && panelStrings.exitCode(ending.exitCode),
    ending.signal !== null && panelStrings.signal(ending.signal),
    ending.executionTime !== undefined && format.duration(format.taken(ending.executionTime, ending.compileTime)),
    ending.peakMemory && panelStrings.memory(format.bytes(ending.peakMemory)),
    ending.truncated.output && strings.outputTruncated,
    ending.truncated.files && strings.filesTruncated,
  ].filter(Boolean);
  return (
    <p className="verdict" data-status={ending.status}>
      <span className={isGood ? 'good' : 'bad'}>
        <span aria-hidden="true">{isGood ? '✓' : '✕'}</span> {panelStrings.status[ending.status]}
      </span>
      <span className="faint">{facts.join(' · ')}</span>
      {ending.message && <span className="verdict-message">{format.plain(ending.message)}</span>}
    </p>
  );
}
