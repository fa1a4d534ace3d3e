/** The rooms that this browser was in, newest first. */

import { recall, remember } from './storage';

const KEY = 'runroom.rooms';
const MOST = 5;

export function recentRooms(): string[] {
  try {
    const rooms: unknown = JSON.parse(recall(KEY) ?? '[]');
    return Array.isArray(rooms) ? rooms.filter((room) => typeof room === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberRoom(roomId: string) {
  const others = recentRooms().filter((known) => known !== roomId);
  remember(KEY, JSON.stringify([roomId, ...others].slice(0, MOST)));
}
