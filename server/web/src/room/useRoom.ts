import { useEffect, useMemo, useReducer, useState } from 'react';

import type { Person } from '../../execution-status';
import { currentSession, lastWish, openSession, storedSession } from '../session';
import { RoomSocket, type ConnectionState, type ErrorData } from '../socket';
import { RoomDocument } from './document';
import { RunStore } from './runs';

export type Who = 'everyone' | 'hosts';

/** Who may do what, as the server holds everybody to it. */
export interface RoomSettings {
  hosts: string[];
  editing: Who;
  running: Who;
  /** The languages that run here; all there are where it is null. */
  languages: string[] | null;
}

/** The connection of this page to a room, and what hangs on it. */
export interface Connected {
  socket: RoomSocket;
  store: RunStore;
  document: RoomDocument;
  userId: string;
}

/** After these the server's document and ours differ: ours is given up. */
const OUT_OF_STEP = new Set(['document_too_large', 'editing_locked', 'document_out_of_step']);

/** Connects, joins and synchronises, and does all of it again whenever the connection was lost. */
export function useConnected(roomId: string): Connected | undefined {
  const [connected, setConnected] = useState<Connected>();
  useEffect(() => {
    const socket = new RoomSocket(async (isRefused) => {
      // Whoever could not connect twice may have a token that the server no longer takes.
      const session = isRefused ? await openSession(lastWish() ?? {}) : await currentSession();
      setConnected((now) => now && (now.userId === session.userId ? now : { ...now, userId: session.userId }));
      return session.token;
    });
    const store = new RunStore(socket, roomId);
    let document = new RoomDocument(socket, roomId);
    socket.on('connect', () => {
      socket.emit('join-room', { roomId });
      document.synchronise();
    });
    socket.on('disconnect', () => store.disconnected());
    socket.on('execution-error', ({ code }: ErrorData) => {
      // Of several edits that are refused the first is enough: what comes before the new document does is about the old one.
      if (!OUT_OF_STEP.has(code) || !document.isSynced) return;
      document.destroy();
      document = new RoomDocument(socket, roomId);
      setConnected((now) => now && { ...now, document });
      document.synchronise();
    });
    setConnected({ socket, store, document, userId: storedSession()?.userId ?? '' });
    socket.open();
    return () => {
      socket.close();
      store.destroy();
      document.destroy();
      setConnected(undefined);
    };
  }, [roomId]);
  return connected;
}

export function useConnectionState(socket: RoomSocket): ConnectionState {
  const [state, setState] = useState(socket.state);
  useEffect(() => {
    const listener = (state: ConnectionState) => setState(state);
    setState(socket.state);
    socket.on('state', listener);
    return () => void socket.off('state', listener);
  }, [socket]);
  return state;
}

/** Who is in the room, and who may do what. */
export function usePeople(socket: RoomSocket, roomId: string): { members: Person[]; settings: RoomSettings } {
  const [members, setMembers] = useState<Person[]>([]);
  const [settings, setSettings] = useState<RoomSettings>({ hosts: [], editing: 'everyone', running: 'everyone', languages: null });
  useEffect(() => {
    const present = (data: { roomId: string; members: Person[] }) => data.roomId === roomId && setMembers(data.members);
    const set = (data: RoomSettings & { roomId: string }) => data.roomId === roomId && setSettings(data);
    socket.on('room-presence', present);
    socket.on('room-settings', set);
    return () => {
      socket.off('room-presence', present);
      socket.off('room-settings', set);
    };
  }, [socket, roomId]);
  return { members, settings };
}

/** Draws anew whenever files, their names or the language change. */
export function useDocument(document: RoomDocument) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    redraw();
    return document.observe(redraw);
  }, [document]);
}

/** In which file each person is, by their ids. Cursors move far too often to draw anew for each. */
export function useWhereabouts(document: RoomDocument): Map<string, string> {
  const [told, setTold] = useState('[]');
  useEffect(() => {
    const look = () => {
      const places = [...document.places().values()];
      setTold(JSON.stringify(places.flatMap(({ user, file }) => (user && file ? [[user.userId, file]] : []))));
    };
    look();
    document.awareness.on('change', look);
    return () => document.awareness.off('change', look);
  }, [document]);
  return useMemo(() => new Map(JSON.parse(told) as [string, string][]), [told]);
}
