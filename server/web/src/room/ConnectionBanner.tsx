import { useEffect, useState } from 'react';

import type { RoomSocket } from '../socket';
import { strings } from '../strings';
import { useConnectionState } from './useRoom';

/** Says that the connection is lost, for as long as it is. The first moments are not worth a word. */
export function ConnectionBanner({ socket }: { socket: RoomSocket }) {
  const state = useConnectionState(socket);
  const [wasOpen, setWasOpen] = useState(false);
  const [, tick] = useState(0);
  if (state.kind === 'open' && !wasOpen) setWasOpen(true);
  useEffect(() => {
    if (state.kind !== 'waiting') return;
    const timer = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(timer);
  }, [state]);
  const isLost = state.kind === 'waiting' || (state.kind === 'connecting' && wasOpen);
  return (
    <div role="status" className={isLost ? 'banner' : 'banner banner-none'}>
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
