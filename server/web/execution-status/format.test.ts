import { expect, it } from 'vitest';

import { ago, bytes, clock, duration, plain, taken } from './format';

it('tells durations as short as they can be told', () => {
  expect([0.041, 1.23, 42.4, 999.7, 1500, 9960, 59_600, 61_000, 120_000, 3_600_000, 3_725_000].map(duration)).toEqual([
    '0.04 ms', '1.2 ms', '42 ms', '1.0 s', '1.5 s', '10 s', '1 min', '1 min 1 s', '2 min', '1 h', '1 h 2 min',
  ]);
  expect(clock(-5)).toBe('0 s');
  expect([taken(0, 700), taken(30, 700), taken(0, undefined)]).toEqual([700, 30, 0]);
});

it('tells how long ago something was, also where clocks differ', () => {
  const now = 1e12;
  expect([-9e3, 2e3, 30e3, 150e3, 7.3e6, 2e8].map((past) => ago(now - past, now))).toEqual([
    'just now', 'just now', '30 s ago', '2 min ago', '2 h ago', '2 d ago',
  ]);
});

it('tells sizes', () => {
  expect([0, 1023, 1536, 20_480, 1 << 20, 50 << 20].map(bytes)).toEqual(['0 B', '1023 B', '1.5 KiB', '20 KiB', '1.0 MiB', '50 MiB']);
});

it('shows what a terminal would, without its codes', () => {
  expect(plain('\u001b[1;31mred\u001b[0m \u001b]0;title\u0007and\u001b]8;;http://x\u001b\\ link\u0000')).toBe('red and link');
  expect(plain('10%\r20%\r100%\r\nnext\ttab\r\n')).toBe('100%\nnext\ttab\n');
  expect(plain('a long line\r\u001b[Kshort\r')).toBe('short');
  expect(plain('over\r\rwritten\nkept\r')).toBe('written\nkept');
  const long = 'x'.repeat(1 << 20);
  expect(plain(long + '\r' + long)).toBe(long);
});
