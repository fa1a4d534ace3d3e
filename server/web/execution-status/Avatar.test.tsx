import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import { Avatar, colorOf } from './Avatar';

afterEach(cleanup);

const person = (avatar: string | null, displayName = 'Ada Lovelace') => ({ userId: 'ada', displayName, avatar });

function shown(avatar: string | null, displayName?: string) {
  const { container, unmount } = render(<Avatar person={person(avatar, displayName)} />);
  const element = container.firstElementChild as HTMLElement;
  const [text, background, color] = [element.textContent, element.style.background, element.style.color];
  unmount();
  return { text, background, color };
}

it('is an emoji, a color with letters, or letters on the person’s own color', () => {
  expect(shown('🦀').text).toBe('🦀');
  expect(shown('🇩🇪').text).toBe('🇩🇪');
  expect(shown('#1d4ed8')).toEqual({ text: 'AL', background: 'rgb(29, 78, 216)', color: 'rgb(255, 255, 255)' });
  expect(shown('#ff0')).toEqual({ text: 'AL', background: 'rgb(255, 255, 0)', color: 'rgb(0, 0, 0)' });
  expect(shown(null, 'x').text).toBe('X');
  expect(shown('<b>').text).toBe('AL');
  expect(shown('#12345').background).toBe(shown(null).background);
});

it('is a picture as long as that can be had', () => {
  const { container, rerender } = render(<Avatar person={person('https://example.org/a.png')} />);
  const picture = () => container.querySelector('img');
  expect(picture()?.getAttribute('src')).toBe('https://example.org/a.png');
  fireEvent.error(picture()!);
  expect([picture(), container.textContent]).toEqual([null, 'AL']);
  rerender(<Avatar person={person('/b.png')} />);
  expect(picture()?.getAttribute('src')).toBe('/b.png');
  rerender(<Avatar person={person('javascript:alert(1)')} />);
  expect(picture()).toBeNull();
});

it('has the same color for the same person', () => {
  expect(colorOf('ada')).toBe(colorOf('ada'));
  expect(new Set(Array.from({ length: 100 }, (_, n) => colorOf(`u${n}`))).size).toBeGreaterThan(8);
});
