import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';

import { Wire } from '../../execution-status/samples';
import type { RoomSocket } from '../socket';
import { MAIN, RoomDocument, type Place } from './document';

const HEAD = Uint8Array.of(1, 'r'.charCodeAt(0));

/** The server as documents see it: one that takes everything and tells the others. */
class Server {
  readonly doc = new Y.Doc();
  readonly pages: { wire: Wire; document: RoomDocument }[] = [];
  /** What pages say while they have a connection. */
  private take(from: Wire, frame: Uint8Array) {
    const decoder = decoding.createDecoder(frame.subarray(HEAD.length));
    if (decoding.readVarUint(decoder) !== 0) return;
    const before = Y.encodeStateVector(this.doc);
    const answer = encoding.createEncoder();
    syncProtocol.readSyncMessage(decoder, answer, this.doc, from);
    if (encoding.hasContent(answer)) {
      from.say('document', framed(0, (encoder) => encoding.writeUint8Array(encoder, encoding.toUint8Array(answer))));
      from.say('document', framed(0, (encoder) => syncProtocol.writeSyncStep1(encoder, this.doc)));
    }
    const news = Y.encodeStateAsUpdate(this.doc, before);
    for (const { wire } of this.pages) {
      if (wire !== from && wire.connected) wire.say('document', framed(0, (encoder) => syncProtocol.writeUpdate(encoder, news)));
    }
  }
  join(): { wire: Wire; document: RoomDocument } {
    const wire = new Wire();
    const sendBytes = (bytes: Uint8Array) => void (wire.connected && this.take(wire, bytes));
    const document = new RoomDocument(Object.assign(wire, { sendBytes }) as unknown as RoomSocket, 'r');
    const page = { wire, document };
    this.pages.push(page);
    document.synchronise();
    return page;
  }
}

function framed(kind: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, HEAD);
  encoding.writeVarUint(encoder, kind);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** What the server says of somebody's place. */
function place(client: number, clock: number, state: object | null): Uint8Array {
  return framed(1, (encoder) => {
    const update = encoding.createEncoder();
    encoding.writeVarUint(update, 1);
    encoding.writeVarUint(update, client);
    encoding.writeVarUint(update, clock);
    encoding.writeVarString(update, JSON.stringify(state));
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
  });
}

const user = { userId: 'bob', displayName: 'Bob', avatar: null };
const text = (document: RoomDocument) => document.text(MAIN).toString();
let server: Server;

beforeEach(() => {
  server = new Server();
});

afterEach(() => server.pages.forEach(({ document }) => document.destroy()));

describe('text', () => {
  it('that is written apart comes together', () => {
    const [ada, bob] = [server.join(), server.join()];
    ada.document.text(MAIN).insert(0, 'middle\n');
    expect(text(bob.document)).toBe('middle\n');
    bob.wire.connected = false;
    bob.document.text(MAIN).insert(0, 'first\n');
    ada.document.text(MAIN).insert(7, 'last\n');
    expect([text(ada.document), text(bob.document)]).toEqual(['middle\nlast\n', 'first\nmiddle\n']);
    bob.wire.connected = true;
    bob.document.synchronise();
    expect([text(ada.document), text(bob.document)]).toEqual(['first\nmiddle\nlast\n', 'first\nmiddle\nlast\n']);
  });

  it('that is written before the server has asked for what it lacks goes with the answer', () => {
    const wire = new Wire();
    const told: Uint8Array[] = [];
    const document = new RoomDocument(Object.assign(wire, { sendBytes: (bytes: Uint8Array) => told.push(bytes) }) as never, 'r');
    document.text(MAIN).insert(0, 'alone ');
    document.synchronise();
    const before = told.length;
    document.text(MAIN).insert(6, 'in a hurry');
    expect(told).toHaveLength(before);
    wire.say('document', framed(0, (encoder) => syncProtocol.writeSyncStep1(encoder, server.doc)));
    document.text(MAIN).insert(0, 'not ');
    expect(told).toHaveLength(before + 2);
    for (const frame of told.slice(before)) {
      const decoder = decoding.createDecoder(frame.subarray(HEAD.length + 1));
      syncProtocol.readSyncMessage(decoder, encoding.createEncoder(), server.doc, 'page');
    }
    expect(server.doc.getText('file:main').toString()).toBe('not alone in a hurry');
    document.destroy();
  });

  it('is undone where it is one’s own, and nowhere else', () => {
    const [ada, bob] = [server.join(), server.join()];
    ada.document.undoManager(MAIN);
    ada.document.replace(MAIN, 'a');
    bob.document.text(MAIN).insert(1, 'b');
    ada.document.undoManager(MAIN).undo();
    expect([text(ada.document), text(bob.document)]).toEqual(['b', 'b']);
  });

  it('is replaced where it differs, by whole characters', () => {
    const { document } = server.join();
    const shared = document.text(MAIN);
    const wishes = ['ab😀cd', 'ab😁cd', '😁', '😁😀', '😀😁', '😀', '', 'x😀y', 'x🎀y', 'one\ntwo\n', 'one\nthree\n'];
    for (const wish of wishes) {
      document.replace(MAIN, wish);
      expect(text(document)).toBe(wish);
    }
    const changes: unknown[] = [];
    shared.observe((event) => changes.push(event.delta));
    document.replace(MAIN, 'one\nthree\nfour\n');
    expect(changes).toEqual([[{ retain: 10 }, { insert: 'four\n' }]]);
  });

  it('of other rooms is none of ours', () => {
    const { wire, document } = server.join();
    const other = framed(0, (encoder) => syncProtocol.writeUpdate(encoder, Y.encodeStateAsUpdate(new Y.Doc())));
    other[1] = 'q'.charCodeAt(0);
    wire.say('document', other);
    wire.say('document', HEAD);
    expect(text(document)).toBe('');
  });
});

describe('files', () => {
  it('are listed in the order in which they were made, the main one first', () => {
    const [ada, bob] = [server.join(), server.join()];
    const id = ada.document.addFile('helper.py');
    ada.document.addFile('data.csv');
    expect(id).toMatch(/^[0-9a-f]{8}$/);
    const names = () => bob.document.listFiles().map(({ name }) => name);
    expect(names()).toEqual([undefined, 'helper.py', 'data.csv']);
    bob.document.renameFile(MAIN, 'solution.py');
    bob.document.renameFile(id, 'tools.py');
    expect(names()).toEqual(['solution.py', 'tools.py', 'data.csv']);
    ada.document.text(id).insert(0, 'gone');
    ada.document.removeFile(id);
    expect([names(), bob.document.text(id).toString()]).toEqual([['solution.py', 'data.csv'], '']);
    bob.document.setLanguage('lua');
    expect([names(), ada.document.language()]).toEqual([[undefined, 'data.csv'], 'lua']);
  });

  it('that are none are not listed', () => {
    const { document } = server.join();
    const files = server.doc.getMap('files');
    for (const [id, file] of Object.entries({ a: 'text', b: { name: 1, order: 1 }, c: { name: 'no order' }, d: 7 })) files.set(id, file);
    server.doc.getMap('room').set('language', 1);
    document.synchronise();
    expect([document.listFiles(), document.language()]).toEqual([[{ id: MAIN, name: undefined }], undefined]);
  });

  it('tell when they change, until nobody listens', () => {
    const { document } = server.join();
    let count = 0;
    const stop = document.observe(() => (count += 1));
    document.addFile('a');
    document.setLanguage('lua');
    expect(count).toBe(2);
    stop();
    document.addFile('b');
    expect(count).toBe(2);
  });
});

describe('places', () => {
  it('have the names and colors that the editor shows', () => {
    const { wire, document } = server.join();
    const cursor = JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(document.text(MAIN), 0)));
    wire.say('document', place(7, 1, { user, file: MAIN, cursor: { anchor: cursor, head: cursor } }));
    expect(document.places().get(7)).toMatchObject({ user: { name: 'Bob', color: /^#/ as never }, file: MAIN, cursor: { head: cursor } });
  });

  it('that are made up harm nobody', () => {
    const { wire, document } = server.join();
    document.text(MAIN).insert(0, 'abc');
    const client = document.doc.clientID;
    const odd = [
      {}, 1, 'x', [], { item: {} }, { item: { client, clock: -1 } }, { item: { client, clock: 0.5 } }, { item: { client: 'x', clock: 0 } },
      { tname: 5 }, { type: { client, clock: 'x' } }, { item: null, tname: null, type: null }, { item: { client, clock: 1 }, assoc: 'x' },
      { tname: 'file:main', assoc: {} }, { type: { client, clock: 0 } }, { item: { client, clock: 99 } },
    ];
    odd.forEach((anchor, n) => {
      wire.say('document', place(7, 1 + n, { user, file: { toString: null }, cursor: { anchor, head: anchor } }));
      const { cursor, file } = document.places().get(7) as Place;
      expect(file).toBeUndefined();
      // As the editor does it.
      if (cursor) Y.createAbsolutePositionFromRelativePosition(cursor.anchor as Y.RelativePosition, document.doc);
    });
    wire.say('document', place(7, 50, { user, cursor: 'everywhere' }));
    expect((document.places().get(7) as Place).cursor).toBeNull();
  });

  it('go with the connection, and are there again with it though nothing about them has changed', () => {
    const { wire, document } = server.join();
    wire.say('document', place(7, 3, { user, file: MAIN }));
    wire.say('disconnect', undefined);
    expect([...document.places().keys()]).toEqual([document.doc.clientID]);
    wire.say('document', place(7, 3, { user, file: MAIN }));
    expect(document.places().get(7)?.file).toBe(MAIN);
    wire.say('document', place(7, 3, null));
    expect(document.places().has(7)).toBe(false);
  });

  it('are left behind with the document', () => {
    const { wire, document } = server.join();
    const told: unknown[] = [];
    Object.assign(wire, { sendBytes: (bytes: Uint8Array) => told.push(bytes) });
    document.destroy();
    server.pages.length = 0;
    const decoder = decoding.createDecoder((told.at(-1) as Uint8Array).subarray(HEAD.length));
    expect(decoding.readVarUint(decoder)).toBe(1);
    const awareness = new awarenessProtocol.Awareness(new Y.Doc());
    awareness.states.set(document.doc.clientID, {});
    awarenessProtocol.applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), 'server');
    expect(awareness.states.has(document.doc.clientID)).toBe(false);
    awareness.destroy();
    expect(wire.listening).toBe(0);
  });
});
