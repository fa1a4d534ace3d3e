/** What the server has run: totals, the last hour, and each language and runner. */

import './figures.css';
import { useLanguages, type Language } from '../languages';
import { strings } from '../strings';
import { lastHour, useStatistics, type Counts, type Minute, type Statistics } from './useStatistics';

const words = strings.figures;
const number = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

export function Figures() {
  const { statistics, problem } = useStatistics();
  const { languages } = useLanguages();
  return (
    <main className="figures">
      <h1>
        <a href="/" title={strings.home}>{strings.name}</a> {words.title}
      </h1>
      {problem && <p role="alert" className="figures-problem">{problem}</p>}
      {statistics ? <All statistics={statistics} /> : !problem && <p role="status">{words.loading}</p>}
      {languages.length > 0 && <Languages languages={languages} />}
    </main>
  );
}

function All({ statistics }: { statistics: Statistics }) {
  const { successRate, waitMs, runMs } = statistics;
  const totals: [string, string][] = [
    [words.total, number.format(statistics.totalExecutions)],
    [words.active, number.format(statistics.activeExecutions)],
    [words.queued, number.format(statistics.queuedExecutions)],
    [words.completed, number.format(statistics.completedExecutions)],
    [words.failed, number.format(statistics.failedExecutions)],
    [words.cancelled, number.format(statistics.cancelledExecutions)],
    [words.successRate, successRate === null ? '–' : percent.format(successRate)],
    [words.wait, `${milliseconds(waitMs.p50)} / ${milliseconds(waitMs.p95)}`],
    [words.run, `${milliseconds(runMs.p50)} / ${milliseconds(runMs.p95)}`],
  ];
  const languages = Object.entries(statistics.byLanguage).map(([name, counts]) => ({ name, ...counts }));
  const runners = Object.entries(statistics.byRunner).map(([name, counts]) => ({ name, ...counts }));
  return (
    <>
      <dl className="figures-totals">
        {totals.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Hour minutes={lastHour(statistics.minutes, Date.now())} />
      <Bars title={words.byLanguage} rows={languages} />
      <Bars title={words.byRunner} rows={runners} />
    </>
  );
}

/** What the server offers: what runs it, and how far it is. */
function Languages({ languages }: { languages: Language[] }) {
  return (
    <section>
      <h2>{words.languages}</h2>
      <table className="figures-languages">
        <thead>
          <tr>
            {[words.name, words.version, words.runs, words.state].map((title) => <th key={title} scope="col">{title}</th>)}
          </tr>
        </thead>
        <tbody>
          {languages.map(({ name, displayName, version, runner, readiness }) => (
            <tr key={name}>
              <th scope="row">{displayName}</th>
              <td>{version}</td>
              <td>{strings.runner(runner)}</td>
              <td className={readiness.state === 'ready' ? 'is-ready' : undefined}>{strings.languageReadiness[readiness.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A column for each minute, failed ones on top. */
function Hour({ minutes }: { minutes: Minute[] }) {
  const most = Math.max(1, ...minutes.map(({ completed, failed }) => completed + failed));
  const ended = minutes.reduce((sum, { completed, failed }) => sum + completed + failed, 0);
  return (
    <section>
      <h2>{words.lastHour}</h2>
      <svg className="figures-hour" viewBox="0 0 600 120" role="img" aria-label={words.hourLabel(ended, most)} preserveAspectRatio="none">
        {minutes.map(({ time, completed, failed }, index) => {
          const [good, bad] = [(completed / most) * 118, (failed / most) * 118];
          return (
            <g key={time}>
              <title>{words.minute(new Date(time).toLocaleTimeString(), completed, failed)}</title>
              <rect x={index * 10} width="10" y="0" height="120" className="figures-nothing" />
              <rect x={index * 10 + 1} width="8" y={120 - good} height={good} className="figures-good" />
              <rect x={index * 10 + 1} width="8" y={120 - good - bad} height={bad} className="figures-bad" />
            </g>
          );
        })}
      </svg>
      <p className="figures-scale">{words.scale(most)}</p>
    </section>
  );
}

function Bars({ title, rows }: { title: string; rows: ({ name: string } & Counts)[] }) {
  const most = Math.max(1, ...rows.map(({ completed, failed }) => completed + failed));
  const sorted = [...rows].sort((one, other) => other.completed + other.failed - one.completed - one.failed);
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <table className="figures-bars">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.completed}</th>
              <th scope="col">{words.failed}</th>
              <th scope="col" aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ name, completed, failed }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{number.format(completed)}</td>
                <td>{number.format(failed)}</td>
                <td aria-hidden="true">
                  <svg viewBox="0 0 100 8" preserveAspectRatio="none">
                    <rect width={(completed / most) * 100} height="8" className="figures-good" />
                    <rect x={(completed / most) * 100} width={(failed / most) * 100} height="8" className="figures-bad" />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function milliseconds(value: number | null): string {
  if (value === null) return '–';
  return value < 1000 ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : `${(value / 1000).toFixed(1)} s`;
}
