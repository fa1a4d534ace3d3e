import { lazy, StrictMode, Suspense, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

import './page.css';
import { roomOfPath, roomPath, shortName } from './room-id';
import { lastWish } from './session';
import { Start } from './start/Start';
import { strings } from './strings';

const Figures = lazy(() => import('./figures/Figures').then(({ Figures }) => ({ default: Figures })));
const Room = lazy(() => import('./room/Room').then(({ Room }) => ({ default: Room })));

/** Which room one is in stands in the address, so that the address is the invitation. */
function Page() {
  const [roomId, setRoomId] = useState(() => roomOfPath(location.pathname));
  const [isNew, setIsNew] = useState(false);
  const [isKnown, setIsKnown] = useState(() => lastWish() !== undefined);
  useEffect(() => {
    const moved = () => {
      setIsNew(false);
      setRoomId(roomOfPath(location.pathname));
    };
    window.addEventListener('popstate', moved);
    return () => window.removeEventListener('popstate', moved);
  }, []);
  useEffect(() => {
    document.title = roomId ? `${shortName(roomId)} · ${strings.name}` : strings.name;
  }, [roomId]);
  const enter = (roomId: string, isNew: boolean) => {
    if (location.pathname !== roomPath(roomId)) history.pushState(null, '', roomPath(roomId));
    setIsNew(isNew);
    setIsKnown(true);
    setRoomId(roomId);
  };
  const leave = () => {
    history.pushState(null, '', '/');
    setRoomId(undefined);
  };
  if (!roomId || !isKnown) return <Start onEnter={enter} invited={roomId} />;
  return (
    <Suspense fallback={<p className="loading" role="status">{strings.loadingRoom}</p>}>
      <Room key={roomId} roomId={roomId} isNew={isNew} onLeave={leave} />
    </Suspense>
  );
}

const isFigures = location.pathname === '/figures';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    {isFigures ? <Suspense><Figures /></Suspense> : <Page />}
  </StrictMode>,
);
