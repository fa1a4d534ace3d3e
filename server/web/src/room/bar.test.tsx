// What stands above the editor and tells how things are.

import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { Wire } from '../../execution-status/samples';
import type { Language } from '../languages';
import { ConnectionBanner } from './ConnectionBanner';
import { LanguageMenu } from './LanguageMenu';
import { RunButton } from './RunButton';
import type { Run } from './runs';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('tells of a lost connection, how long till the next attempt, and that it is back', async () => {
  const now = vi.fn();
  const wire = Object.assign(new Wire(act), { state: { kind: 'connecting' }, now });
  const become = (state: object) => wire.say('state', Object.assign(wire, { state }).state);
  render(<ConnectionBanner socket={wire as never} />);
  const status = () => screen.getByRole('status').textContent;
  expect(status()).toBe('');
  become({ kind: 'open' });
  become({ kind: 'connecting' });
  expect(status(), 'a new name').toBe('');
  become({ kind: 'waiting', until: Date.now() + 2400 });
  expect(status()).toMatch(/^The connection is lost\..*Next attempt in 3 s\.Try now$/);
  act(() => vi.advanceTimersByTime(1500));
  expect(status()).toContain('Next attempt in 1 s.');
  await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
  expect(now).toHaveBeenCalledOnce();
  become({ kind: 'connecting' });
  expect(status()).toMatch(/lost/);
  become({ kind: 'open' });
  expect(status()).toBe('Connected again.');
  cleanup();
  expect(wire.listening).toBe(0);
});

it('has a button that says how far one’s own run is, or why there can be none', async () => {
  const onRun = vi.fn();
  const { rerender } = render(<RunButton own={undefined} hindrance={undefined} onRun={onRun} />);
  const button = () => screen.getByRole('button');
  expect([button().textContent, button().getAttribute('aria-disabled')]).toEqual(['Run', 'false']);
  await userEvent.click(button());
  expect(onRun).toHaveBeenCalledOnce();
  rerender(<RunButton own={{ stage: 'queued', position: 3 } as Run} hindrance={undefined} onRun={onRun} />);
  expect([button().textContent, button().getAttribute('aria-disabled')]).toEqual(['Queued · 3', 'true']);
  rerender(<RunButton own={{ stage: 'running' } as Run} hindrance={undefined} onRun={onRun} />);
  expect(button().textContent).toBe('Running');
  rerender(<RunButton own={undefined} hindrance="Only hosts may run just now." onRun={onRun} />);
  expect([button().title, button().getAttribute('aria-disabled')]).toEqual(['Only hosts may run just now.', 'true']);
});

it('offers languages, and says how far those are that cannot run yet', async () => {
  const [onOpen, onChange] = [vi.fn(), vi.fn()];
  const language = (name: string, readiness: Language['readiness']) => ({ name, displayName: name.toUpperCase(), version: '1', readiness }) as Language;
  const languages = [
    language('c', { state: 'fetching', done: 1, total: 3 }), language('lua', { state: 'ready' }), language('go', { state: 'preparing' }), language('r', { state: 'failed' }),
  ];
  render(<LanguageMenu {...{ languages, onOpen, onChange }} language={languages[1]} disabled={false} />);
  const options = screen.getAllByRole<HTMLOptionElement>('option');
  expect(options.map(({ textContent }) => textContent)).toEqual(['C (fetching 33 %)', 'LUA', 'GO (preparing)', 'R (not available)']);
  expect(options.map(({ disabled }) => disabled)).toEqual([false, false, false, true]);
  await userEvent.selectOptions(screen.getByLabelText('Language'), 'go');
  expect([onChange.mock.lastCall, onOpen.mock.calls.length > 0]).toEqual([['go'], true]);
});
