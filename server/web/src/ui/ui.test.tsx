import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

import { copyText } from './clipboard';
import { Fallible } from './Fallible';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('copies as far as browsers let it, and says whether it did', async () => {
  const writeText = vi.fn(async () => undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  expect(await copyText('one')).toBe(true);
  expect(writeText).toHaveBeenCalledWith('one');

  // Pages that were not served securely have no clipboard.
  vi.stubGlobal('navigator', {});
  render(<input aria-label="field" />);
  screen.getByLabelText('field').focus();
  let copied: string | undefined;
  document.execCommand = vi.fn(() => {
    copied = (document.activeElement as HTMLTextAreaElement).value;
    return true;
  });
  expect([await copyText('two'), copied, document.activeElement, document.querySelector('textarea')]).toEqual(
    [true, 'two', screen.getByLabelText('field'), null],
  );
  document.execCommand = () => { throw new Error('not here'); };
  expect([await copyText('three'), document.querySelector('textarea')]).toEqual([false, null]);
});

it('loses but the part that cannot be drawn', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Broken = () => { throw new Error('no such chunk'); };
  const onFail = vi.fn();
  render(
    <>
      <p>the text</p>
      <Fallible><Broken /></Fallible>
      <Fallible onFail={onFail}><Broken /></Fallible>
    </>,
  );
  expect(screen.getByText('the text')).toBeTruthy();
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([expect.stringContaining('could not be shown')]);
  expect(onFail).toHaveBeenCalledOnce();
});
