import { useEffect, useRef, useState } from 'react';

import { Detail } from './Detail';
import type { ExecutionStatusProps } from './ExecutionStatus';
import { Queued, Recent, RECENT, Running } from './Rows';
import type { Executions } from './state';
import { strings } from './strings';
import { Timeline } from './Timeline';
import { useNow } from './useNow';

interface PanelProps extends ExecutionStatusProps {
  id: string;
  executions: Executions;
  onClose: () => void;
}

/** Who runs what, who waits, and what ran. Esc closes it. */
export function Panel(props: PanelProps) {
  const { id, executions, onClose } = props;
  const { queued, active, history } = executions;
  const [openId, setOpenId] = useState<string>();
  const [shown, setShown] = useState(RECENT);
  const panel = useRef<HTMLDivElement>(null);
  const opener = useRef<string>(undefined);
  const now = useNow(1000);
  const language = props.languageName ?? ((name: string) => name);

  const opened = history.find((entry) => entry.executionId === openId);
  const isDetail = opened !== undefined;
  useEffect(() => {
    // What is shown anew has the focus; back from a detail has it what one came from.
    const from = isDetail ? undefined : panel.current?.querySelector<HTMLElement>(`[data-entry="${opener.current}"]`);
    (from ?? panel.current)?.focus();
  }, [isDetail]);

  // On the document: what had the focus may be gone, as the button that cancels is once it has.
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (isDetail) setOpenId(undefined);
      else onClose();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [isDetail, onClose]);

  const open = (executionId: string) => {
    opener.current = executionId;
    setOpenId(executionId);
  };
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
                <Running key={one.executionId} {...props} {...{ one, now, language }} />
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
          <Recent {...props} {...{ now, language, shown }} onShown={setShown} onOpen={open} />
        </div>
      )}
    </div>
  );
}
