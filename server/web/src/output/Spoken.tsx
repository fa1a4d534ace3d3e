import { useEffect, useState } from 'react';

import { format } from '../../execution-status';
import type { Piece, RunStore } from '../room/runs';
import { strings } from '../strings';

/** How many lines can be read, and how long they may be. The whole output is in the panel. */
const LINES = 50;
const WIDTH = 500;
/** What is printed is read out in parts, so that who listens can follow. */
const PAUSE = 700;

interface SpokenProps {
  store: RunStore;
  runId: string;
  /** Whether it is read out by itself. */
  isOwn: boolean;
}

/** The last lines of what a run prints, as text: what a terminal draws no screen reader can read. */
export function Spoken({ store, runId, isOwn }: SpokenProps) {
  const [lines, setLines] = useState<Line[]>([]);
  useEffect(() => {
    const printed = new Printed();
    printed.add(store.pieces(runId));
    setLines(printed.lines());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      timer = undefined;
      setLines(printed.lines());
    };
    const stop = store.listen(runId, (pieces) => {
      printed.add(pieces);
      timer ??= setTimeout(show, PAUSE);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, runId]);
  return (
    <div role="log" aria-live={isOwn ? 'polite' : 'off'} aria-label={strings.outputText} className="ex-hidden">
      {lines.map(({ number, text }) => (
        <p key={number}>{text}</p>
      ))}
    </div>
  );
}

interface Line {
  number: number;
  text: string;
}

/** Keeps the last lines of what is printed, by their numbers: only those that are new are read out. */
class Printed {
  private whole: Line[] = [];
  private begun = '';
  private count = 0;

  add(pieces: Piece[]) {
    const parts = (this.begun + pieces.map(({ data }) => data).join('')).split('\n');
    this.begun = parts.pop()!.slice(-WIDTH);
    const whole = parts.map((text, index) => ({ number: this.count + index, text }));
    this.whole = [...this.whole, ...whole].slice(-LINES);
    this.count += parts.length;
  }

  lines(): Line[] {
    const shown = [...this.whole, { number: this.count, text: this.begun }];
    return shown.map(({ number, text }) => ({ number, text: format.plain(text.slice(0, WIDTH)) })).filter(({ text }) => text.trim());
  }
}
