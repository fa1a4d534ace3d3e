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

afterEach(cleanup);

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
});
