import { describe, expect, it } from 'vitest';

import { StdinLine } from './stdin-line';

describe('a line that is typed', () => {
  it('goes to the program when it is whole', () => {
    const line = new StdinLine();
    expect(line.take('ab')).toEqual({ echo: 'ab' });
    expect(line.take('c\r')).toEqual({ echo: 'c\r\n', send: 'abc\n' });
    expect(line.take('one\r\ntwo\nthree')).toEqual({ echo: 'one\r\ntwo\r\nthree', send: 'one\ntwo\n' });
    expect(line.pending).toBe('three');
  });

  it('can be mended before that, wide characters too', () => {
    const line = new StdinLine();
    line.take('a漢');
    expect(line.take('\u007f')).toEqual({ echo: '\b \b\b \b' });
    expect(line.take('\u007f\u007f')).toEqual({ echo: '\b \b' });
    expect(line.take('x\r')).toEqual({ echo: 'x\r\n', send: 'x\n' });
    line.take('wrong');
    expect(line.take('\u0015')).toEqual({ echo: '\b \b'.repeat(5) });
    expect(line.pending).toBe('');
  });

  it('ends the input at its start, and within a line hands over what is there', () => {
    const line = new StdinLine();
    line.take('no newline');
    expect(line.take('\u0004')).toEqual({ echo: '', send: 'no newline' });
    expect(line.take('\u0004')).toEqual({ echo: '', eof: true });
  });

  it('takes no keys that move a cursor, and no controls', () => {
    const line = new StdinLine();
    expect(line.take('\u001b[A')).toEqual({ echo: '' });
    expect(line.take('\u0003')).toEqual({ echo: '' });
    expect(line.pending).toBe('');
  });
});
