import { clock, duration } from './format';
import type { ExecutionHead } from './protocol';
import type { Executions } from './state';
import { strings } from './strings';

/** Spans to choose from: the shortest that shows what ran last. */
const SPANS = [30_000, 120_000, 600_000, 3_600_000, 24 * 3_600_000];
/** How many of the last executions it takes into account. */
const MOST = 40;
/** A lane a person; who ran last comes first. */
const LANES = 6;

interface Bar {
  head: ExecutionHead;
  from: number;
  started: number;
  to: number;
  kind: 'good' | 'bad' | 'running' | 'waiting';
  words: string;
}

/** When who ran what, a lane for each person. */
export function Timeline({ executions, now, language }: {
  executions: Executions;
  now: number;
  language: (name: string) => string;
}) {
  const bars = barsOf(executions, now);
  if (bars.length === 0) return <p className="ex-none">{strings.timelineEmpty}</p>;
  const oldest = Math.min(...bars.slice(0, 12).map((bar) => bar.from));
  const span = SPANS.find((span) => now - oldest < span * 0.95) ?? SPANS.at(-1)!;
  const start = now - span;
  const visible = bars.filter((bar) => bar.to >= start);
  const everybody = [...new Set(visible.map((bar) => bar.head.userId))];
  const people = everybody.slice(0, LANES);
  const at = (time: number) => `${Math.min(100, Math.max(0, ((time - start) / span) * 100))}%`;
  const width = (from: number, to: number) => `${Math.max(0.8, ((to - Math.max(from, start)) / span) * 100)}%`;
  return (
    <div className="ex-timeline">
      {people.map((userId) => {
        const own = visible.filter((bar) => bar.head.userId === userId);
        const name = own[0]?.head.displayName ?? '';
        return (
          <div key={userId} className="ex-lane">
            <bdi className="ex-lane-name">{name}</bdi>
            <ul className="ex-track" aria-label={name}>
              {own.map((bar) => {
                const words = strings.timelineOf(name, language(bar.head.language), bar.words, duration(bar.to - bar.started));
                return (
                  <li key={bar.head.executionId} title={words}>
                    {bar.started > bar.from && (
                      <span className="ex-bar ex-waiting" style={{ left: at(bar.from), width: width(bar.from, bar.started) }} />
                    )}
                    <span className={`ex-bar ex-${bar.kind}`} style={{ left: at(bar.started), width: width(bar.started, bar.to) }} />
                    <span className="ex-hidden">{words}</span>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
      {everybody.length > LANES && <p className="ex-others">{strings.timelineMore(everybody.length - LANES)}</p>}
      <p className="ex-axis" aria-hidden="true">
        <span>{strings.timelineSpan(clock(span))}</span>
        <span>{strings.now}</span>
      </p>
    </div>
  );
}

/** Newest first. */
function barsOf({ queued, active, history }: Executions, now: number): Bar[] {
  return [
    ...queued.map((head): Bar => ({
      head, from: head.timestamp, started: head.timestamp, to: now, kind: 'waiting', words: strings.waiting,
    })),
    ...active.map((head): Bar => ({
      head, from: head.timestamp, started: head.startTime, to: now, kind: 'running', words: strings.running,
    })),
    ...history.slice(0, MOST).map((head): Bar => ({
      head,
      from: head.timestamp,
      started: head.startTime ?? head.endTime,
      to: head.endTime,
      kind: head.status === 'success' ? 'good' : 'bad',
      words: strings.status[head.status],
    })),
  ];
}
