import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { Wire } from '../../execution-status/samples';
import { MAIN, RoomDocument } from './document';
import { Tabs } from './Tabs';
import { useDocument } from './useRoom';

let document: RoomDocument;
let onSelect: ReturnType<typeof vi.fn<(fileId: string) => void>>;

// Dialogs are the browser's; this one has none.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.setAttribute('open', '');
  };
  HTMLDialogElement.prototype.close = function () {
    this.removeAttribute('open');
  };
});

beforeEach(() => {
  document = new RoomDocument(Object.assign(new Wire(act), { sendBytes: () => undefined }) as never, 'r');
  onSelect = vi.fn();
});

afterEach(() => {
  cleanup();
  document.destroy();
});

function Files({ active = MAIN, readOnly = false }) {
  useDocument(document);
  return <Tabs {...{ document, active, readOnly, onSelect }} files={document.listFiles()} mainName="main.py" />;
}

const button = (name: string) => screen.getByRole('button', { name });
const names = () => [...window.document.querySelectorAll('.tab-name')].map(({ textContent }) => textContent);

it('makes a file under a name that is possible, and goes there', async () => {
  render(<Files />);
  await userEvent.click(button('New file'));
  const field = screen.getByLabelText('Name of the new file');
  for (const [name, problem] of [
    ['main.py', 'Another file has this name.'], ['a/b', 'A name has no / or \\, and does not start with -.'], ['-x', /does not start/],
    ['..', /does not start/], ['   ', 'A file needs a name.'], ['漢'.repeat(40), 'A name has at most 100 bytes.'],
  ] as const) {
    await userEvent.clear(field);
    await userEvent.type(field, name);
    expect(screen.getByRole('alert').textContent).toMatch(problem);
    expect((button('Save') as HTMLButtonElement).disabled).toBe(true);
  }
  await userEvent.clear(field);
  await userEvent.type(field, ' helper.py {Enter}');
  expect(names()).toEqual(['main.py', 'helper.py']);
  expect(onSelect).toHaveBeenCalledWith(document.listFiles()[1]!.id);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('renames and removes, but never the main file', async () => {
  const id = document.addFile('helper.py');
  const { rerender } = render(<Files />);
  expect(screen.queryByRole('button', { name: 'Remove main.py' })).toBeNull();
  await userEvent.dblClick(button('helper.py'));
  await userEvent.clear(screen.getByLabelText('New name'));
  await userEvent.type(screen.getByLabelText('New name'), 'tools.py{Enter}');
  expect(names()).toEqual(['main.py', 'tools.py']);
  rerender(<Files active={id} />);
  await userEvent.click(button('Remove tools.py'));
  await userEvent.click(button('Cancel'));
  expect(names()).toEqual(['main.py', 'tools.py']);
  await userEvent.click(button('Remove tools.py'));
  await userEvent.click(button('Remove'));
  expect([names(), onSelect.mock.lastCall]).toEqual([['main.py'], [MAIN]]);
});

it('only leads to files where one may not edit', async () => {
  const id = document.addFile('helper.py');
  render(<Files readOnly />);
  await userEvent.dblClick(button('helper.py'));
  expect(onSelect).toHaveBeenCalledWith(id);
  expect(screen.getAllByRole('button')).toHaveLength(2);
  expect(button('main.py').getAttribute('aria-current')).toBe('true');
});
