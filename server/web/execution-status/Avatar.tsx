import { useState } from 'react';

import type { Person } from './protocol';

/** Colors that white letters are readable on. A person has always the same one. */
const COLORS = [
  '#b91c1c', '#c2410c', '#a16207', '#4d7c0f', '#15803d', '#0f766e',
  '#0e7490', '#0369a1', '#1d4ed8', '#6d28d9', '#a21caf', '#be185d',
];

export function colorOf(userId: string): string {
  let hash = 0;
  for (const character of userId) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return COLORS[hash % COLORS.length] ?? '#0f766e';
}

/** A person's picture, emoji or color, or else the first letters of the name. For the eye alone: the name stands beside. */
export function Avatar({ person, size = 28 }: { person: Person; size?: number }) {
  const [broken, setBroken] = useState<string>();
  const { avatar, displayName, userId } = person;
  const isPicture = avatar !== null && /^(https?:|data:image\/|\/)/i.test(avatar) && avatar !== broken;
  const isColor = avatar !== null && /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(avatar);
  const isEmoji = avatar !== null && !isPicture && !isColor && /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(avatar);
  const style = { width: size, height: size, fontSize: size * (isEmoji ? 0.58 : 0.4) };
  if (isPicture) {
    return (
      <span className="ex-avatar" style={style} aria-hidden="true">
        <img src={avatar} alt="" referrerPolicy="no-referrer" onError={() => setBroken(avatar)} />
      </span>
    );
  }
  const color = isColor ? avatar : colorOf(userId);
  return (
    <span
      className={isEmoji ? 'ex-avatar ex-avatar-emoji' : 'ex-avatar'}
      style={isEmoji ? { ...style, boxShadow: `0 0 0 2px ${color}` } : { ...style, background: color, color: lettersOn(color) }}
      aria-hidden="true"
    >
      {isEmoji ? [...avatar].slice(0, 8).join('') : initials(displayName)}
    </span>
  );
}

/** White, or black where a color that somebody chose is too light for white. */
function lettersOn(color: string): string {
  const digits = color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit) : (color.match(/[0-9a-f]{2}/gi) ?? []);
  const [red = 0, green = 0, blue = 0] = digits.map((digit) => (parseInt(digit, 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#000' : '#fff';
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return words.slice(0, 2).map((word) => [...word][0]?.toUpperCase() ?? '').join('');
}
