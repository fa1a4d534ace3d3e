import { useEffect, useReducer } from 'react';

import type { ExecutionSocket } from './protocol';
import { events, next, nothing, type Executions, type News } from './state';

/**
 * What waits, runs and ran in a room, kept up to date by events alone. Whoever owns the socket joins the room, and joins
 * it anew after each reconnect: the answer to that tells the state. Where the room was joined before, it is asked for.
 */
export function useExecutions(socket: ExecutionSocket, roomId: string): Executions {
  const [state, tell] = useReducer(next, nothing);
  useEffect(() => {
    const listeners = events.map((event) => {
      const listener = (data: { roomId: string }) => {
        if (data.roomId === roomId) tell({ event, data, at: Date.now() } as News);
      };
      socket.on(event, listener);
      return [event, listener] as const;
    });
    const ask = () => {
      socket.emit('get-execution-status', { roomId });
      socket.emit('get-execution-history', { roomId });
    };
    if (socket.connected) ask();
    return () => {
      listeners.forEach(([event, listener]) => socket.off(event, listener));
      tell(undefined);
    };
  }, [socket, roomId]);
  return state;
}
