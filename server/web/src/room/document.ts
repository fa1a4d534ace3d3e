/**
 * A room's files, edited by all at once: a Yjs document that the server holds too.
 *
 * `Text "file:ID"` is a file's text, `Map "files"` tells its name and place, `Map "room"` the language. The file `main`
 * is there without being made, so that two who come first do not make it twice.
 */

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';

import { colorOf, type Person } from '../../execution-status';
import type { RoomSocket } from '../socket';

export const MAIN = 'main';

export interface RoomFile {
  id: string;
  /** None for a main file that goes by the language's own name. */
  name?: string;
}

/** What is known of somebody's place in the document. The server says whose it is. */
export interface Place {
  user?: Person;
  file?: string;
  cursor?: { anchor: unknown; head: unknown } | null;
}

/** Where somebody is; in one of their windows, where they have several. */
export function placeOf(places: Map<number, Place>, userId: string): Place | undefined {
  return [...places.values()].find(({ user }) => user?.userId === userId);
}

const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;

export class RoomDocument {
  readonly doc = new Y.Doc();
  readonly awareness = new awarenessProtocol.Awareness(this.doc);
  private readonly files = this.doc.getMap<{ name: string; order: number } | null>('files');
  private readonly room = this.doc.getMap<string>('room');
  private readonly undo = new Map<string, Y.UndoManager>();
  private readonly head: Uint8Array;
  /** Whether all that the server had has come. */
  isSynced = false;
  /** Whether the server has asked for what it lacks. An edit that is sent before may follow others that it lacks. */
  private isAsked = false;

  constructor(
    private readonly socket: RoomSocket,
    roomId: string,
  ) {
    const name = new TextEncoder().encode(roomId);
    this.head = Uint8Array.of(name.length, ...name);
    this.doc.on('update', this.onUpdate);
    this.awareness.on('update', this.onAwareness);
    socket.on('document', this.onMessage);
    socket.on('disconnect', this.onDisconnect);
  }

  destroy() {
    this.socket.off('document', this.onMessage);
    this.socket.off('disconnect', this.onDisconnect);
    this.awareness.destroy();
    this.undo.forEach((manager) => manager.destroy());
    this.doc.destroy();
  }

  /** Exchanges what the server lacks and what we lack. Called whenever the room was joined. */
  synchronise() {
    this.isAsked = false;
    this.send(SYNC, (encoder) => syncProtocol.writeSyncStep1(encoder, this.doc));
    this.send(QUERY_AWARENESS, () => undefined);
    // With a higher clock, so that those who were told that we had gone believe that we are back.
    this.awareness.setLocalState(this.awareness.getLocalState());
  }

  text(fileId: string): Y.Text {
    return this.doc.getText(`file:${fileId}`);
  }

  /** Undoes one's own edits in a file, and nobody else's. */
  undoManager(fileId: string): Y.UndoManager {
    const known = this.undo.get(fileId) ?? new Y.UndoManager(this.text(fileId));
    this.undo.set(fileId, known);
    return known;
  }

  listFiles(): RoomFile[] {
    const others = [...this.files.entries()].flatMap(([id, file]) => (id !== MAIN && isFile(file) ? [{ id, ...file }] : []));
    others.sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
    const main = this.files.get(MAIN);
    return [{ id: MAIN, name: isFile(main) ? main.name : undefined }, ...others.map(({ id, name }) => ({ id, name }))];
  }

  addFile(name: string): string {
    // Not by `randomUUID`, which pages that were not served securely do not have.
    const id = crypto.getRandomValues(new Uint32Array(1))[0]!.toString(16).padStart(8, '0');
    const order = 1 + Math.max(0, ...[...this.files.values()].map((file) => (isFile(file) ? file.order : 0)));
    this.files.set(id, { name, order });
    return id;
  }

  renameFile(id: string, name: string) {
    const known = this.files.get(id);
    this.files.set(id, { name, order: isFile(known) ? known.order : 0 });
  }

  removeFile(id: string) {
    this.doc.transact(() => {
      this.files.delete(id);
      this.text(id).delete(0, this.text(id).length);
    });
  }

  language(): string | undefined {
    const language = this.room.get('language');
    return typeof language === 'string' ? language : undefined;
  }

  setLanguage(name: string) {
    this.room.set('language', name);
    // The main file goes by the name that is right for the language.
    this.files.delete(MAIN);
  }

  /** Puts a text into a file, changing only what differs, so that cursors stay where they are. */
  replace(fileId: string, text: string) {
    const shared = this.text(fileId);
    const old = shared.toString();
    let start = 0;
    while (start < old.length && start < text.length && old[start] === text[start]) start += 1;
    let end = 0;
    while (end < old.length - start && end < text.length - start && old.at(-1 - end) === text.at(-1 - end)) end += 1;
    // Halves of a character are not taken apart: Yjs would make question marks of them.
    if (isHigh(old, start - 1)) start -= 1;
    if (isHigh(old, old.length - end - 1)) end -= 1;
    this.doc.transact(() => {
      shared.delete(start, old.length - start - end);
      shared.insert(start, text.slice(start, text.length - end));
    }, this.undoManager(fileId));
  }

  /** Calls back when files, their names or the language change. */
  observe(listener: () => void): () => void {
    this.files.observe(listener);
    this.room.observe(listener);
    this.doc.on('synced' as never, listener as never);
    return () => {
      this.files.unobserve(listener);
      this.room.unobserve(listener);
      this.doc.off('synced' as never, listener as never);
    };
  }

  places(): Map<number, Place> {
    return this.awareness.getStates() as Map<number, Place>;
  }

  private onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== this && this.isAsked) this.send(SYNC, (encoder) => syncProtocol.writeUpdate(encoder, update));
  };

  private onAwareness = (changes: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
    const isOwn = Object.values(changes).some((clients) => clients.includes(this.doc.clientID));
    if (origin !== this && isOwn) this.sendAwareness([this.doc.clientID]);
  };

  private sendAwareness(clients: number[]) {
    this.send(AWARENESS, (encoder) =>
      encoding.writeVarUint8Array(encoder, awarenessProtocol.encodeAwarenessUpdate(this.awareness, clients)),
    );
  }

  private onMessage = (message: Uint8Array) => {
    if (message.length <= this.head.length || this.head.some((byte, index) => message[index] !== byte)) return;
    const decoder = decoding.createDecoder(message.subarray(this.head.length));
    const kind = decoding.readVarUint(decoder);
    if (kind === SYNC) {
      const answer = encoding.createEncoder();
      const type = syncProtocol.readSyncMessage(decoder, answer, this.doc, this);
      if (encoding.hasContent(answer)) {
        this.send(SYNC, (encoder) => encoding.writeUint8Array(encoder, encoding.toUint8Array(answer)));
      }
      if (type === syncProtocol.messageYjsSyncStep1) this.isAsked = true;
      if (type === syncProtocol.messageYjsSyncStep2 && !this.isSynced) {
        this.isSynced = true;
        this.doc.emit('synced' as never, [] as never);
      }
    } else if (kind === AWARENESS) {
      const update = awarenessProtocol.modifyAwarenessUpdate(decoding.readVarUint8Array(decoder), asShown);
      awarenessProtocol.applyAwarenessUpdate(this.awareness, update, this);
    }
  };

  private onDisconnect = () => {
    const others = [...this.awareness.getStates().keys()].filter((client) => client !== this.doc.clientID);
    awarenessProtocol.removeAwarenessStates(this.awareness, others, this);
    // They come back as they were, and that would be taken for old news.
    for (const client of others) this.awareness.meta.delete(client);
  };

  private send(kind: number, write: (encoder: encoding.Encoder) => void) {
    const encoder = encoding.createEncoder();
    encoding.writeUint8Array(encoder, this.head);
    encoding.writeVarUint(encoder, kind);
    write(encoder);
    this.socket.sendBytes(encoding.toUint8Array(encoder));
  }
}

/** What somebody wrote into the shared map may be anything. */
function isFile(file: unknown): file is { name: string; order: number } {
  const { name, order } = (file ?? {}) as { name?: unknown; order?: unknown };
  return typeof name === 'string' && typeof order === 'number';
}

/** Whether a character's first half stands there. */
function isHigh(text: string, index: number): boolean {
  return /[\ud800-\udbff]/.test(text[index] ?? '');
}

/** A place with the name and the colors that the editor shows at a cursor. All but its user anybody may have made up. */
function asShown(place: Place | null): Place | null {
  if (!place?.user) return null;
  const { user, file, cursor } = place;
  const color = colorOf(user.userId);
  const [anchor, head] = [positionOf(cursor?.anchor), positionOf(cursor?.head)];
  return {
    user: { ...user, name: user.displayName, color, colorLight: `${color}33` } as Person,
    file: typeof file === 'string' ? file : undefined,
    cursor: anchor && head ? { anchor, head } : null,
  };
}

/** A position that Yjs can look for, if it is one. */
function positionOf(json: unknown): Y.RelativePosition | undefined {
  const { item, type, tname, assoc } = (json ?? {}) as Record<string, unknown>;
  const isId = (id: unknown) => {
    const { client, clock } = (id ?? {}) as Record<string, unknown>;
    return [client, clock].every((part) => Number.isSafeInteger(part) && (part as number) >= 0);
  };
  const isKnown = isId(item) || (item == null && (typeof tname === 'string' || (tname == null && isId(type))));
  if (!isKnown) return undefined;
  return Y.createRelativePositionFromJSON({ item, tname, type: isId(type) ? type : null, assoc: assoc === -1 ? -1 : 0 });
}
