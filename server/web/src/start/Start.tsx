import { useState, type FormEvent } from 'react';

import { Identity } from './Identity';
import { recentRooms } from '../recent';
import { newRoomId, roomIdOf, roomPath, shortName } from '../room-id';
import { lastWish, openSession, Refused } from '../session';
import { strings } from '../strings';
import { ThemeSwitch } from '../ui/ThemeSwitch';
import { Play } from '../ui/icons';
import { isForHere } from '../ui/keys';

interface StartProps {
  onEnter: (roomId: string, isNew: boolean) => void;
  /** A room that one was invited to. */
  invited?: string;
}

/** The first page: who one is, and which room. */
export function Start({ onEnter, invited }: StartProps) {
  const known = lastWish();
  const [name, setName] = useState(known?.displayName ?? '');
  const [avatar, setAvatar] = useState(known?.avatar);
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  const enter = async (roomId: string, isNew: boolean) => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      await openSession({ displayName: name.trim() || undefined, avatar });
      onEnter(roomId, isNew);
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : strings.offlineStart);
      setIsBusy(false);
    }
  };
  const begin = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (invited) void enter(invited, false);
    else void enter(newRoomId(), true);
  };
  const join = (event: FormEvent) => {
    event.preventDefault();
    const roomId = roomIdOf(link);
    if (roomId) void enter(roomId, false);
    else setProblem(strings.notARoom);
  };
  const rooms = invited ? [] : recentRooms();
  return (
    <div className="start">
      <header className="start-bar">
        <span className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          {strings.name}
        </span>
        <ThemeSwitch />
      </header>
      <main className="start-main">
        <div className="start-words">
          <h1>{invited ? strings.enterTitle(shortName(invited)) : strings.tagline}</h1>
          <p>{strings.pitch}</p>
        </div>
        <div className="card">
          <form className="begin" onSubmit={begin}>
            <Identity {...{ name, avatar }} onName={setName} onAvatar={setAvatar} />
            {problem && (
              <p role="alert" className="problem">
                {problem}
              </p>
            )}
            <button type="submit" className="button button-strong button-large" disabled={isBusy}>
              {invited ? strings.enter : <><Play size={16} /> {strings.newRoom}</>}
            </button>
          </form>
          {!invited && (
            <form className="join" onSubmit={join}>
              <input
                className="field"
                aria-label={strings.joinPlaceholder}
                placeholder={strings.joinPlaceholder}
                value={link}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setLink(event.target.value)}
              />
              <button type="submit" className="button" disabled={isBusy || !link.trim()}>
                {strings.join}
              </button>
            </form>
          )}
          {rooms.length > 0 && (
            <nav className="recent" aria-label={strings.recentRooms}>
              <h2>{strings.recentRooms}</h2>
              <ul>
                {rooms.map((roomId) => (
                  <li key={roomId}>
                    <a
                      href={roomPath(roomId)}
                      onClick={(event) => {
                        if (!isForHere(event)) return;
                        event.preventDefault();
                        void enter(roomId, false);
                      }}
                    >
                      {roomId}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </main>
    </div>
  );
}
