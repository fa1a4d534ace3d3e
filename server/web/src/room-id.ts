/** Names of rooms: words to read out, and enough chance that nobody guesses them. */

/** What the server takes for a room's name. */
const ROOM_ID = /^[A-Za-z0-9_-]{1,64}$/;
/** Characters that are not taken for one another. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const ADJECTIVES = ['amber', 'brave', 'bright', 'calm', 'clever', 'coral', 'cosy', 'eager', 'gentle', 'golden', 'happy', 'jolly', 'kind', 'lively', 'lucky', 'merry', 'mellow', 'nimble', 'polite', 'proud', 'quick', 'quiet', 'silver', 'sunny', 'swift', 'tidy', 'vivid', 'warm', 'wise', 'witty', 'young', 'zesty'];
const NOUNS = ['badger', 'beacon', 'bison', 'brook', 'cedar', 'comet', 'crane', 'delta', 'dune', 'ember', 'falcon', 'fern', 'fjord', 'harbor', 'heron', 'island', 'lagoon', 'lantern', 'maple', 'meadow', 'orchid', 'otter', 'panda', 'pebble', 'prairie', 'raven', 'river', 'robin', 'summit', 'tulip', 'valley', 'willow'];

/** A new room's name: about 70 bits that cannot be guessed. */
export function newRoomId(): string {
  const random = crypto.getRandomValues(new Uint32Array(14));
  const pick = (from: string | string[], index: number) => from[(random[index] ?? 0) % from.length];
  const letters = Array.from({ length: 12 }, (_, index) => pick(LETTERS, index + 2)).join('');
  return `${pick(ADJECTIVES, 0)}-${pick(NOUNS, 1)}-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

/** The room that a link or a name typed by hand means. */
export function roomIdOf(text: string): string | undefined {
  const trimmed = text.trim();
  const last = trimmed.replace(/[?#].*$/, '').replace(/\/+$/, '').split('/').at(-1) ?? '';
  return ROOM_ID.test(last) ? last : undefined;
}

/** Where a room is. */
export function roomPath(roomId: string): string {
  return `/r/${roomId}`;
}

/** The room of an address of ours. */
export function roomOfPath(path: string): string | undefined {
  return path.startsWith('/r/') ? roomIdOf(path) : undefined;
}

/** The words of a name, without what only makes it hard to guess. */
export function shortName(roomId: string): string {
  const [first, second, third] = roomId.split('-');
  return first && second && third && roomId.length > 24 ? `${first}-${second}` : roomId;
}
