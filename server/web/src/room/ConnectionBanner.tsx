import { useEffect, useState } from 'react';

import type { RoomSocket } from '../socket';
import { strings } from '../strings';
import { useConnectionState } from './useRoom';

/** Says that the connection is lost, for as long as it is, and to who does not see it that it is back. */
export function ConnectionBanner({ socket }: { socket: RoomSocket }) {
  const state = useConnectionState(socket);
  const [isLost, setIsLost] = useState(false);
  const [wasLost, setWasLost] = useState(false);
  const [, tick] = useState(0);
  // While an attempt is made nothing is known yet: neither the first moments nor a change of names are worth a word.
  if (state.kind === 'waiting' && !isLost) setIsLost(true);
  if (state.kind === 'open' && isLost) {
    setIsLost(false);
    setWasLost(true);
  }
  useEffect(() => {
    if (state.kind !== 'waiting') return;
    const timer = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(timer);
  }, [state]);
  return (
    <div role="status" className={isLost ? 'banner' : 'banner banner-none'}>
      {wasLost && !isLost && <span className="ex-hidden">{strings.backOnline}</span>}
      {isLost && (
        <>
          <span>{strings.offline}</span>
          {state.kind === 'waiting' && (
            <>
              <span aria-hidden="true">{strings.retryIn(Math.max(0, Math.ceil((state.until - Date.now()) / 1000)))}</span>
              <button type="button" className="button button-small" onClick={socket.now}>
                {strings.retryNow}
              </button>
            </>
          )}
        </>
      )}
    </div>
  );
}
