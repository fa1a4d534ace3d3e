import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import { entry, queued, started } from './samples';
import { nothing } from './state';
import { Timeline } from './Timeline';

afterEach(cleanup);

const language = (name: string) => name.toUpperCase();
const NOW = 10_000;
const history = [{ ...entry('b', 12), userId: 'bob', displayName: 'Bob', timestamp: 4000, startTime: 5500, endTime: 8500 }, entry('a', 4)];

it('says when who ran what, a lane for each person', () => {
  const executions = { ...nothing, history, active: [started('r', 'cyd')], queued: [{ ...queued('q', 1), toldAt: 0 }] };
  render(<Timeline {...{ executions, language }} now={NOW} />);
  const lanes = screen.getAllByRole('list').map((lane) => [lane.getAttribute('aria-label'), lane.textContent]);
  expect(lanes).toEqual([
    ['Ada', 'PYTHON by Ada: queued, 9.1 sPYTHON by Ada: succeeded, 30 ms'],
    ['Cyd', 'PYTHON by Cyd: running, 9.0 s'],
    ['Bob', 'PYTHON by Bob: succeeded, 3.0 s'],
  ]);
  expect(screen.getByText('the last 30 s')).toBeTruthy();
});

it('draws waiting and running to scale', () => {
  render(<Timeline executions={{ ...nothing, history: history.slice(0, 1) }} now={NOW} language={language} />);
  const bars = [...document.querySelectorAll<HTMLElement>('.ex-bar')].map(({ className, style }) => [className, style.left, style.width]);
  expect(bars).toEqual([['ex-bar ex-waiting', '80%', '5%'], ['ex-bar ex-good', '85%', '10%']]);
});

it('shows few of many people, and says how many there are', () => {
  const crowd = Array.from({ length: 9 }, (_, n) => ({ ...entry(`e${n}`, 15), userId: `u${n}`, displayName: `Person ${n}` }));
  render(<Timeline executions={{ ...nothing, history: crowd }} now={NOW} language={language} />);
  expect(screen.getAllByRole('list')).toHaveLength(6);
  expect(screen.getByText('and 3 more people')).toBeTruthy();
});

it('has nothing to show at first', () => {
  render(<Timeline executions={nothing} now={NOW} language={language} />);
  expect(screen.getByText('Executions appear here as they run.')).toBeTruthy();
});
