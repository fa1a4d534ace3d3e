import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { ExecutionStatus, type ExecutionStatusProps } from './ExecutionStatus';
import { completed, entry, queued, started, Wire } from './samples';

function show(props: Partial<ExecutionStatusProps> = {}) {
  const wire = new Wire(act);
  const view = render(<ExecutionStatus socket={wire} roomId="r" currentUserId="ada" {...props} />);
  return { wire, ...view, button: screen.getByRole('button', { name: /^Executions:/ }) };
}

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('ExecutionStatus', () => {
  it('asks for what there is and says it in two words', () => {
    const { wire, button } = show();
    expect(wire.asked.map(([event]) => event)).toEqual(['get-execution-status', 'get-execution-history']);
    expect(button.textContent).toContain('Ready');
    wire.say('execution-queued', queued('a', 1));
    wire.say('execution-started', started('b', 'bob'));
    expect(button.textContent).toContain('1 executing');
    expect(button.textContent).toContain('1 queued');
    expect(button.querySelector('.ex-badge')?.textContent).toBe('2');
  });

  it('hears only its room, and nothing once it is gone', () => {
    const { wire, button, unmount } = show();
    wire.say('execution-queued', { ...queued('a', 1), roomId: 'other' });
    expect(button.textContent).toContain('Ready');
    unmount();
    expect(wire.listening).toBe(0);
  });

  it('lets one cancel one’s own and nobody else’s', async () => {
    const { wire, button } = show();
    wire.say('execution-queued', queued('mine', 1));
    wire.say('execution-queued', queued('theirs', 2, 'bob'));
    await userEvent.click(button);
    const panel = screen.getByRole('dialog', { name: 'Executions' });
    await userEvent.click(within(panel).getByRole('button', { name: 'Cancel your queued execution' }));
    expect(wire.asked.at(-1)).toEqual(['cancel-execution', { roomId: 'r', executionId: 'mine' }]);
  });

  it('lets a moderator cancel what waits and end what runs', async () => {
    const { wire, button } = show({ canModerate: true });
    wire.say('execution-queued', queued('waits', 1, 'bob'));
    wire.say('execution-started', started('runs', 'bob'));
    await userEvent.click(button);
    const panel = screen.getByRole('dialog', { name: 'Executions' });
    await userEvent.click(within(panel).getByRole('button', { name: /^Cancel the queued execution of/ }));
    expect(wire.asked.at(-1)).toEqual(['cancel-execution', { roomId: 'r', executionId: 'waits' }]);
    await userEvent.click(within(panel).getByRole('button', { name: /^End the execution of/ }));
    expect(wire.asked.at(-1)).toEqual(['cancel-execution', { roomId: 'r', executionId: 'runs' }]);
  });

  it('shows the last five, then more, then asks for older ones', async () => {
    const { wire, button } = show();
    const executions = Array.from({ length: 8 }, (_, index) => entry(`e${index}`, 20 - index));
    wire.say('execution-history', { roomId: 'r', executions, hasMore: true });
    await userEvent.click(button);
    const entries = () => screen.getAllByRole('button', { name: /succeeded/ });
    expect(entries()).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(entries()).toHaveLength(8);
    expect(wire.asked.at(-1)).toEqual(['get-execution-history', { roomId: 'r', before: 13, limit: 20 }]);
  });

  it('shows an execution again, with its output page by page, and offers what the application can do', async () => {
    const onRestore = vi.fn();
    const { wire, button } = show({ onRestore });
    wire.say('execution-history', { roomId: 'r', executions: [entry('a', 1)], hasMore: false });
    await userEvent.click(button);
    await userEvent.click(screen.getByRole('button', { name: /succeeded/ }));
    expect(wire.asked.at(-1)).toEqual(['get-execution-output', { executionId: 'a', fromSeq: 0 }]);
    const part = (seq: number, data: string, hasMore: boolean) => ({
      executionId: 'a', roomId: 'r', chunks: [{ stream: 'stdout', seq, data }], nextSeq: seq + 1, hasMore, finished: true, files: [],
    });
    wire.say('execution-replay', part(0, '\u001b[32mone', true));
    expect(wire.asked.at(-1)).toEqual(['get-execution-output', { executionId: 'a', fromSeq: 1 }]);
    wire.say('execution-replay', part(1, ' <b>two</b>', false));
    expect(screen.getByLabelText('Output').textContent).toBe('one <b>two</b>');
    expect(screen.getByLabelText('Code').textContent).toBe('print(1)');
    expect(screen.queryByRole('button', { name: /Compare/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    expect(onRestore.mock.calls[0]?.[0]).toMatchObject({ executionId: 'a', code: 'print(1)' });
  });

  it('looks in the history for a program that it only saw to end', async () => {
    const { wire, button } = show();
    wire.say('execution-completed', completed('a'));
    await userEvent.click(button);
    await userEvent.click(screen.getByRole('button', { name: /succeeded/ }));
    expect(wire.asked).toContainEqual(['get-execution-history', { roomId: 'r', before: undefined, limit: 20 }]);
    wire.say('execution-history', { roomId: 'r', executions: [entry('a', 7)], hasMore: false });
    expect(screen.getByLabelText('Code').textContent).toBe('print(7)');
  });

  it('closes by Escape, wherever the focus is, and gives it back', async () => {
    const { button } = show();
    await userEvent.click(button);
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('tells the application what changes', () => {
    const [onExecutionStatusChange, onExecutionHistoryUpdate] = [vi.fn(), vi.fn()];
    const { wire } = show({ onExecutionStatusChange, onExecutionHistoryUpdate });
    wire.say('execution-started', started('a'));
    expect(onExecutionStatusChange.mock.lastCall?.[0]).toMatchObject({ active: [{ executionId: 'a' }] });
    wire.say('execution-completed', completed('a'));
    expect(onExecutionHistoryUpdate.mock.lastCall?.[0]).toMatchObject([{ executionId: 'a', status: 'success' }]);
  });

  it('shows names as they are written', async () => {
    const { wire, button } = show();
    wire.say('execution-started', { ...started('a', 'eve'), displayName: '<img src=x onerror=alert(1)>' });
    await userEvent.click(button);
    expect(screen.getAllByText('<img src=x onerror=alert(1)>').length).toBeGreaterThan(0);
    expect(document.querySelector('img')).toBeNull();
  });

  it('forgets a room that it no longer shows', () => {
    const { wire, button, rerender } = show();
    wire.say('execution-started', started('a'));
    rerender(<ExecutionStatus socket={wire} roomId="other" currentUserId="ada" />);
    expect(button.textContent).toContain('Ready');
    expect(wire.asked.slice(-2)).toEqual([['get-execution-status', { roomId: 'other' }], ['get-execution-history', { roomId: 'other' }]]);
  });

  it('tells nothing where only the application draws anew', () => {
    const onExecutionHistoryUpdate = vi.fn();
    const { wire, rerender } = show({ onExecutionHistoryUpdate });
    const later = vi.fn();
    rerender(<ExecutionStatus socket={wire} roomId="r" currentUserId="ada" onExecutionHistoryUpdate={later} />);
    expect([onExecutionHistoryUpdate.mock.calls.length, later.mock.calls.length]).toEqual([1, 0]);
    wire.say('execution-completed', completed('a'));
    expect([onExecutionHistoryUpdate.mock.calls.length, later.mock.calls.length]).toEqual([1, 1]);
  });

  it('leaves the focus where it went meanwhile', async () => {
    render(<input aria-label="elsewhere" />);
    const { button } = show();
    await userEvent.click(button);
    await userEvent.click(screen.getByLabelText('elsewhere'));
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByLabelText('elsewhere'));
  });

  it('counts a wait down from when it was told, not from when one looks', () => {
    vi.useFakeTimers();
    const { wire, button } = show();
    wire.say('execution-queued', queued('a', 2));
    act(() => vi.advanceTimersByTime(3000));
    act(() => button.click());
    const row = () => screen.getAllByRole('listitem')[0]!.textContent;
    expect(row()).toMatch(/Position 2.*starts in about 2 s/);
    act(() => vi.advanceTimersByTime(2000));
    expect(row()).toContain('starts soon');
    act(() => vi.advanceTimersByTime(12_000));
    expect(row()).toContain('waits for longer than expected');
    wire.say('execution-queued', queued('a', 1));
    expect(row()).toMatch(/Position 1.*starts in about 5 s/);
  });

  it('comes back from an execution to the place that one left', async () => {
    const { wire, button } = show();
    const executions = Array.from({ length: 12 }, (_, index) => entry(`e${index}`, 20 - index));
    wire.say('execution-history', { roomId: 'r', executions, hasMore: false });
    await userEvent.click(button);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    const entries = () => screen.getAllByRole('button', { name: /succeeded/ });
    await userEvent.click(entries()[8]!);
    expect(document.activeElement).toBe(screen.getByRole('dialog'));
    await userEvent.keyboard('{Escape}');
    expect(entries()).toHaveLength(12);
    expect(document.activeElement).toBe(entries()[8]);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('shows all that was run, and what it left', async () => {
    const { wire, button } = show({ languageName: (name) => name.toUpperCase() });
    const run = { ...entry('a', 1), status: 'runtime_error' as const, exitCode: 3, message: '\u001b[31mno', fileName: 'main.py' };
    const executions = [{ ...run, files: [{ name: 'helper.py', content: 'answer = 42' }] }];
    wire.say('execution-history', { roomId: 'r', executions, hasMore: false });
    await userEvent.click(button);
    await userEvent.click(screen.getByRole('button', { name: /PYTHON.*failed/ }));
    const files = [{ path: 'chart.png', size: 2048 }];
    wire.say('execution-replay', { executionId: 'a', roomId: 'r', chunks: [], nextSeq: 0, hasMore: false, finished: true, files });
    expect(screen.getByLabelText('Output').textContent).toBe('It printed nothing.');
    expect(screen.getByLabelText('Input').textContent).toBe('in');
    expect(screen.getByLabelText('Code of helper.py').textContent).toBe('answer = 42');
    const text = screen.getByRole('dialog').textContent!;
    for (const part of ['main.py', 'exit code 3', 'chart.png 2.0 KiB', '1.0 MiB of memory', 'waited 100 ms']) expect(text).toContain(part);
    expect(text).not.toContain('\u001b');
  });

  it('goes on with an output after a lost connection', async () => {
    const { wire, button } = show();
    wire.say('execution-history', { roomId: 'r', executions: [entry('a', 1)], hasMore: false });
    await userEvent.click(button);
    await userEvent.click(screen.getByRole('button', { name: /succeeded/ }));
    const part = (seq: number, stream: string, data: string, hasMore: boolean) => ({
      executionId: 'a', roomId: 'r', chunks: [{ stream, seq, data }], nextSeq: seq + 1, hasMore, finished: true, files: [],
    });
    wire.say('execution-replay', part(0, 'stdout', '1%\r', true));
    const idle = { roomId: 'r', queued: [], active: [], queueLength: 0, activeCount: 0, maxConcurrent: 3 };
    wire.say('execution-status', idle);
    expect(wire.asked.at(-1)).toEqual(['get-execution-output', { executionId: 'a', fromSeq: 1 }]);
    wire.say('execution-replay', part(1, 'stdout', '99%\n', true));
    wire.say('execution-replay', part(1, 'stdout', '99%\n', true));
    wire.say('execution-replay', part(2, 'stderr', 'no\n', false));
    const output = screen.getByLabelText('Output');
    expect(output.textContent).toBe('99%\nno\n');
    expect(output.querySelector('.ex-stderr')?.textContent).toBe('no\n');
    const asked = wire.asked.length;
    wire.say('execution-status', idle);
    expect(wire.asked).toHaveLength(asked);
  });

  it('says so where an execution is no longer kept', async () => {
    const { wire, button } = show();
    wire.say('execution-completed', completed('a'));
    await userEvent.click(button);
    await userEvent.click(screen.getByRole('button', { name: /succeeded/ }));
    wire.say('execution-error', { code: 'execution_not_found', message: '' });
    wire.say('execution-history', { roomId: 'r', executions: [entry('b', 9)], hasMore: true });
    expect(wire.asked.at(-1)).toEqual(['get-execution-history', { roomId: 'r', before: 9, limit: 20 }]);
    wire.say('execution-history', { roomId: 'r', executions: [entry('c', 8)], hasMore: false });
    expect(screen.getByLabelText('Output').textContent).toBe('The output is no longer kept.');
    expect(screen.getByLabelText('Code').textContent).toBe('The program is no longer kept.');
  });

  it('offers to watch what runs, where the application can show it', async () => {
    const onShow = vi.fn();
    const { wire, button } = show({ onShow });
    wire.say('execution-started', started('a', 'bob'));
    await userEvent.click(button);
    await userEvent.click(screen.getByRole('button', { name: 'Show its output' }));
    expect(onShow).toHaveBeenCalledWith('a');
  });
});
