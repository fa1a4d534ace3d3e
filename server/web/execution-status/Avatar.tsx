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
  const [broken, setBroken] = useState(false);
  const { avatar, displayName, userId } = person;
  const isPicture = avatar !== null && /^(https?:|data:image\/|\/)/i.test(avatar) && !broken;
  const isColor = avatar !== null && /^#[0-9a-f]{3,8}$/i.test(avatar);
  const isEmoji = avatar !== null && !isPicture && !isColor && /\p{Extended_Pictographic}/u.test(avatar);
  const style = { width: size, height: size, fontSize: size * (isEmoji ? 0.58 : 0.4) };
  if (isPicture) {
    return (
      <span className="ex-avatar" style={style} aria-hidden="true">
        <img src={avatar} alt="" referrerPolicy="no-referrer" onError={() => setBroken(true)} />
      </span>
    );
  }
  const color = isColor ? avatar : colorOf(userId);
  return (
    <span
      className={isEmoji ? 'ex-avatar ex-avatar-emoji' : 'ex-avatar'}
      style={isEmoji ? { ...style, boxShadow: `0 0 0 2px ${color}` } : { ...style, background: color }}
      aria-hidden="true"
    >
      {isEmoji ? [...avatar].slice(0, 8).join('') : initials(displayName)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return words.slice(0, 2).map((word) => [...word][0]?.toUpperCase() ?? '').join('');
}
