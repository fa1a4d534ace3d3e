import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { Wire } from '../../execution-status/samples';
import { Pictures } from './Pictures';

let wire: Wire;
let made: Blob[];
const idle = { roomId: 'r', queued: [], active: [], queueLength: 0, activeCount: 0, maxConcurrent: 3 };

beforeEach(() => {
  wire = new Wire(act);
  made = [];
  URL.createObjectURL = (blob) => `blob:${made.push(blob as Blob)}`;
  URL.revokeObjectURL = vi.fn();
});

afterEach(cleanup);

const show = (...files: Parameters<typeof Pictures>[0]['files']) => render(<Pictures socket={wire} executionId="a" files={files} />);
const part = (path: string, offset: number, text: string, hasMore: boolean, executionId = 'a') =>
  wire.say('execution-file', { executionId, path, size: 6, offset, content: btoa(text), hasMore });
const bytes = (n: number) =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsText(made[n]!);
  });

it('shows a picture that came with the result, and lets one have it', () => {
  const { unmount } = show({ path: 'out/chart.png', size: 3, image: 'image/png', content: btoa('PNG') });
  expect(screen.getByAltText('Picture out/chart.png').getAttribute('src')).toBe('blob:1');
  const link = screen.getByRole('link', { name: 'Download chart.png' });
  expect([link.getAttribute('download'), made[0]?.type, wire.asked]).toEqual(['chart.png', 'image/png', []]);
  unmount();
  expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:1');
});

it('fetches a picture part by part, and on after a lost connection', async () => {
  show({ path: 'big.png', size: 6, image: 'image/png' });
  part('big.png', 0, 'abc', true, 'another');
  part('big.png', 0, 'abc', true);
  expect(wire.asked.map(([, data]) => (data as { offset: number }).offset)).toEqual([0, 3]);
  wire.say('execution-status', idle);
  part('big.png', 3, 'def', false);
  part('big.png', 3, 'xyz', false);
  expect(await bytes(0)).toBe('abcdef');
  const asked = wire.asked.length;
  wire.say('execution-status', idle);
  expect(wire.asked).toHaveLength(asked);
});

it('fetches what is not shown for who wants it', async () => {
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  show({ path: 'data.csv', size: 6 });
  expect(wire.asked).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Download data.csv' }));
  expect(wire.asked).toEqual([['get-execution-file', { executionId: 'a', path: 'data.csv', offset: 0 }]]);
  part('data.csv', 0, '1,2,3\n', false);
  expect([clicked.mock.calls.length, await bytes(0)]).toEqual([1, '1,2,3\n']);
  clicked.mockRestore();
});

it('takes no more bytes than there are', () => {
  show({ path: 'big.png', size: 6, image: 'image/png' });
  part('big.png', 0, 'much too much', false);
  expect(made).toEqual([]);
});
