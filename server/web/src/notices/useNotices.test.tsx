import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { completed, queued, started, Wire } from '../../execution-status/samples';
import { NoticeList } from './NoticeList';
import { useExecutionNotices, useNotices, useSettingsNotices } from './useNotices';

let wire: Wire;

function Page({ languageName = (name: string) => name.toUpperCase() }) {
  const notices = useNotices();
  useExecutionNotices(wire, 'ada', notices.add, languageName);
  useSettingsNotices(wire, 'r', 'ada', notices.add);
  return <NoticeList {...notices} />;
}

const told = () => [...document.querySelectorAll('.notice-text')].map(({ textContent }) => textContent);

beforeEach(() => {
  vi.useFakeTimers();
  wire = new Wire(act);
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('of others', () => {
  it('each step is told in one notice, in the place where screen readers look', () => {
    render(<Page />);
    wire.say('execution-queued', queued('a', 2, 'bob'));
    expect(told()).toEqual(['Bob queued, position 2']);
    wire.say('execution-queued', queued('a', 1, 'bob'));
    expect(told(), 'places change too often').toEqual(['Bob queued, position 2']);
    wire.say('execution-started', started('a', 'bob'));
    expect(told()).toEqual(['Bob runs PYTHON']);
    wire.say('execution-completed', completed('a', 'bob'));
    expect(told()).toEqual(['Bob finished in 30 ms']);
    expect(screen.getByRole('status').textContent).toContain('Bob finished');
    wire.say('execution-completed', { ...completed('b', 'cyd'), result: { ...completed('b').result, status: 'timeout' } });
    expect(told()).toContain('Cyd: the program ran out of time');
    wire.say('execution-cancelled', { ...queued('c', 1, 'dan'), reason: 'requested' });
    expect(told()).toContain('Dan took the program back');
  });

  it('many are counted, an execution once', () => {
    render(<Page />);
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      wire.say('execution-started', started(id, `bob ${id}`));
      wire.say('execution-completed', completed(id, `bob ${id}`));
    }
    expect(told()).toHaveLength(3);
    expect(screen.getByText('and 2 more')).toBeTruthy();
    expect(screen.getByRole('status').textContent).not.toContain('more');
  });
});

describe('of oneself', () => {
  it('nothing is told that one did and sees', () => {
    render(<Page />);
    wire.say('execution-queued', { ...queued('a', 1), estimatedWaitMs: 0 });
    wire.say('execution-started', started('a'));
    wire.say('execution-completed', completed('a'));
    wire.say('execution-cancelled', { ...queued('b', 1), reason: 'requested' });
    wire.say('execution-error', { code: 'already_running', message: 'one already runs' });
    expect(told()).toEqual([]);
  });

  it('a wait and its end are told, also where languages are learnt meanwhile', () => {
    const { rerender } = render(<Page />);
    wire.say('execution-queued', queued('a', 1));
    expect(told()).toEqual(['You are in the queue, position 1']);
    rerender(<Page languageName={(name) => name} />);
    wire.say('execution-started', started('a'));
    expect(told()).toEqual(['Your program has started']);
  });
});

describe('a notice', () => {
  it('goes after a while, but not while somebody points at it, and an error only when it is dismissed', () => {
    render(<Page />);
    wire.say('execution-started', started('a', 'bob'));
    wire.say('execution-error', { code: 'code_too_large', message: 'the program is too large' });
    fireEvent.pointerEnter(screen.getByRole('region', { name: 'Notices' }));
    act(() => vi.advanceTimersByTime(10_000));
    expect(told()).toHaveLength(2);
    fireEvent.pointerLeave(screen.getByRole('region', { name: 'Notices' }));
    act(() => vi.advanceTimersByTime(6000));
    expect(told()).toEqual(['the program is too large']);
    expect(screen.getByRole('alert').textContent).toContain('too large');
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(told()).toEqual([]);
  });

  it('says what a lost edit means', () => {
    render(<Page />);
    wire.say('execution-error', { code: 'document_out_of_step', message: 'the update follows …' });
    expect(told()).toEqual(['The last change was not taken; the files were fetched anew.']);
  });
});

describe('what hosts change', () => {
  const settings = (changes: object = {}) => ({ roomId: 'r', hosts: ['bob'], editing: 'everyone', running: 'everyone', languages: null, ...changes });

  it('is told to all but whoever changes it', () => {
    render(<Page />);
    wire.say('room-settings', settings({ editing: 'hosts' }));
    expect(told(), 'as it was when one came').toEqual([]);
    wire.say('room-settings', settings({ running: 'hosts' }));
    expect(told()).toEqual(['Everyone may edit again.', 'Running is for hosts only now.']);
    wire.say('room-settings', settings({ hosts: ['bob', 'ada'] }));
    expect(told()).toEqual(['Everyone may edit again.', 'Everyone may run again.', 'You are a host of this room now.']);
    wire.say('room-settings', settings({ hosts: ['bob', 'ada'], editing: 'hosts' }), 7);
    wire.say('room-settings', { ...settings({ editing: 'hosts' }), roomId: 'other' });
    expect(told()).toHaveLength(3);
    cleanup();
    expect(wire.listening).toBe(0);
  });
});
