import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { CompletedExecution } from '../../execution-status';
import { completed, queued, started, Wire } from '../../execution-status/samples';
import { RunStore } from '../room/runs';
import { Output } from './Output';

// What a terminal draws is tested in a browser.
vi.mock('./Terminal', () => ({
  Terminal: ({ runId, canType }: { runId: string; canType: boolean }) => <p>{`terminal of ${runId}${canType ? ', open' : ''}`}</p>,
}));

let wire: Wire;
let store: RunStore;
const handlers = { onInput: vi.fn(), onSelect: vi.fn(), onProblem: vi.fn(), onCopied: vi.fn() };

beforeEach(() => {
  vi.resetAllMocks();
  wire = new Wire(act);
  store = new RunStore(wire, 'r');
});

afterEach(cleanup);

async function show(runId?: string, input = '') {
  const props = { socket: wire as never, store, runId, userId: 'ada', languageName: (name: string) => name.toUpperCase(), input };
  await act(async () => void render(<Output {...props} {...handlers} runs={store.list()} />));
}

const ended = (id: string, result: Partial<CompletedExecution['result']>, userId?: string) =>
  wire.say('execution-completed', { ...completed(id, userId), result: { ...completed(id).result, ...result } });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('runs', () => {
  it('are chosen from, newest first, each with how far it is in words too', async () => {
    for (const id of ['a', 'b', 'c']) wire.say('execution-started', started(id, id === 'a' ? 'ada' : 'bob'));
    wire.say('execution-queued', queued('d', 1, 'cyd'));
    ended('a', {});
    ended('b', { status: 'timeout' }, 'bob');
    await show('b');
    const tabs = within(screen.getByRole('group', { name: 'Runs' })).getAllByRole('button');
    expect(tabs.map(({ textContent }) => textContent)).toEqual(['queued🦊Cyd · PYTHON', 'running🦊Bob · PYTHON', 'failed🦊Bob · PYTHON', 'done🦊You · PYTHON']);
    expect(tabs.map((tab) => tab.getAttribute('aria-pressed'))).toEqual(['false', 'false', 'true', 'false']);
    await userEvent.click(tabs[3]!);
    expect(handlers.onSelect).toHaveBeenCalledWith('a');
    expect(screen.getByText('terminal of b')).toBeTruthy();
  });

  it('say how they ended and what they took', async () => {
    wire.say('execution-started', started('a'));
    ended('a', { status: 'runtime_error', exitCode: 3, signal: 'SIGSEGV', message: '\u001b[1mno', truncated: { output: true, files: true } });
    await show('a');
    const verdict = document.querySelector('.verdict')!;
    expect(verdict.getAttribute('data-status')).toBe('runtime_error');
    expect(verdict.textContent).toBe(
      '✕ failedexit code 3 · signal SIGSEGV · 30 ms · 1.0 MiB of memory · The output was cut off at its limit. · Not all files could be kept.no',
    );
    expect(verdict.parentElement?.getAttribute('aria-live')).toBe('polite');
  });

  it('say what they wait for, and that they never began', async () => {
    wire.say('execution-queued', queued('a', 4, 'bob'));
    await show('a');
    expect(screen.getByText('In the queue, at position 4')).toBeTruthy();
    cleanup();
    wire.say('execution-cancelled', { ...queued('a', 1, 'bob'), reason: 'requested' });
    await show('a');
    expect(screen.getByText('Cancelled before it started').parentElement?.getAttribute('aria-live')).toBe('off');
  });

  it('are copied as plain text', async () => {
    const writeText = vi.fn(async (_text: string) => undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    wire.say('execution-started', started('a'));
    wire.say('execution-output', { executionId: 'a', roomId: 'r', stream: 'stdout', seq: 0, data: '\u001b[32mone\r\ntwo' });
    await show('a');
    await act(async () => button('Copy the output').click());
    vi.unstubAllGlobals();
    expect([writeText.mock.lastCall, handlers.onCopied.mock.lastCall]).toEqual([['one\ntwo'], [true]]);
  });
});

describe('input', () => {
  const asks = (userId?: string) => wire.say('execution-started', { ...started('a', userId), interactive: true });

  it('is for the owner, who may let others type and end it', async () => {
    asks();
    await show('a');
    expect(screen.getByText('terminal of a, open')).toBeTruthy();
    await userEvent.click(screen.getByLabelText('Let others type'));
    await userEvent.click(button('End the input'));
    expect(wire.asked).toEqual([
      ['share-input', { executionId: 'a', shared: true }],
      ['execution-input', { executionId: 'a', data: undefined, eof: true }],
    ]);
  });

  it('is for others where the owner says so', async () => {
    asks('bob');
    await show('a');
    expect([screen.queryByText('terminal of a, open'), screen.queryByText(/Type here/)]).toEqual([null, null]);
    cleanup();
    wire.say('execution-input-shared', { executionId: 'a', roomId: 'r', shared: true });
    await show('a');
    expect(screen.getByText('terminal of a, open')).toBeTruthy();
    expect(screen.queryByLabelText('Let others type')).toBeNull();
  });

  it('can be written down beforehand', async () => {
    await show(undefined, 'kept');
    expect(screen.getByText('What programs print appears here.')).toBeTruthy();
    await userEvent.click(button('Input'));
    expect(button('Input').getAttribute('aria-expanded')).toBe('true');
    await userEvent.type(screen.getByRole('textbox', { name: 'Input' }), '!');
    expect(handlers.onInput).toHaveBeenCalledWith('kept!');
  });
});

it('lists what a compiler says, and leads there', async () => {
  const diagnostics = [
    { file: 'main.c', line: 4, column: 2, severity: 'error', message: 'missing is not declared' },
    { file: null, line: 2, severity: 'warning', message: 'x is unused' },
    { severity: 'error', message: 'linking failed' },
  ];
  wire.say('execution-started', started('a'));
  ended('a', { status: 'compile_error', exitCode: 1, diagnostics });
  await show('a');
  const problems = within(screen.getByRole('region', { name: 'Problems' })).getAllByRole('button');
  expect(problems.map(({ textContent }) => textContent)).toEqual(['missing is not declaredmain.c, line 4', 'x is unusedline 2', 'linking failed']);
  expect(document.querySelector('.verdict')?.textContent).not.toContain('exit code');
  await userEvent.click(problems[1]!);
  expect(handlers.onProblem).toHaveBeenCalledWith(diagnostics[1]);
});
