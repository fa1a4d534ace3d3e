import { expect, it } from 'vitest';

import { newRoomId, roomIdOf, roomOfPath, shortName } from './room-id';

it('makes names that the server takes and that differ', () => {
  const names = Array.from({ length: 200 }, newRoomId);
  expect(new Set(names).size).toBe(200);
  for (const name of names) {
    expect(name).toMatch(/^[a-z]+-[a-z]+-[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(roomIdOf(name)).toBe(name);
  }
});

it('finds the room in a link, a path or a name', () => {
  expect(roomIdOf(' https://host.example/r/calm-otter-1/?x#y ')).toBe('calm-otter-1');
  expect(roomIdOf('calm-otter-1')).toBe('calm-otter-1');
  expect(roomOfPath('/r/calm-otter-1')).toBe('calm-otter-1');
  expect([roomIdOf('a b'), roomIdOf(''), roomIdOf('x'.repeat(65)), roomOfPath('/')]).toEqual([undefined, undefined, undefined, undefined]);
  expect(shortName('calm-otter-abcd-efgh-jkmn')).toBe('calm-otter');
  expect(shortName('my-own-room')).toBe('my-own-room');
});
