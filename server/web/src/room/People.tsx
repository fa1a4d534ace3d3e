import { Avatar, type Person } from '../../execution-status';
import type { RoomSocket } from '../socket';
import { strings } from '../strings';
import { Eye, Pencil } from '../ui/icons';
import { Menu } from '../ui/Menu';
import type { RoomFile, Place } from './document';
import type { RoomSettings } from './useRoom';

interface PeopleProps {
  socket: RoomSocket;
  roomId: string;
  members: Person[];
  settings: RoomSettings;
  places: Map<number, Place>;
  files: RoomFile[];
  mainName: string;
  userId: string;
  following: string | undefined;
  onFollow: (userId: string | undefined) => void;
  onRename: () => void;
}

/** How many faces are shown before they are only counted. */
const FACES = 4;

/** Who is here, and what a host may do about it. */
export function People(props: PeopleProps) {
  const { socket, roomId, members, settings, places, files, mainName, userId, following, onFollow, onRename } = props;
  const isHost = settings.hosts.includes(userId);
  // Oneself first, then hosts, then by name.
  const rank = ({ userId: id }: Person) => (id === userId ? 0 : settings.hosts.includes(id) ? 1 : 2);
  const sorted = [...members].sort((a, b) => rank(a) - rank(b) || a.displayName.localeCompare(b.displayName));
  const faces = [...sorted.slice(1), ...sorted.slice(0, 1)].slice(0, FACES);
  const change = (settings: Partial<RoomSettings> & { host?: string }) => socket.emit('change-room', { roomId, ...settings });
  const placeOf = (id: string) => {
    const file = [...places.values()].find(({ user }) => user?.userId === id)?.file;
    const known = files.find((one) => one.id === file);
    return known && strings.inFile(known.name ?? mainName);
  };
  return (
    <Menu
      className="people-button"
      label={strings.people(members.length)}
      button={
        <>
          <span className="faces">
            {faces.map((person) => (
              <Avatar key={person.userId} person={person} size={26} />
            ))}
          </span>
          <span className="people-count">{members.length}</span>
        </>
      }
    >
      {(close) => (
        <>
          <ul className="people" aria-label={strings.peopleList}>
            {sorted.map((person) => (
              <li key={person.userId} className="person">
                <Avatar person={person} />
                <span className="person-words">
                  <bdi className="person-name">{person.displayName}</bdi>
                  <span className="faint">
                    {[
                      person.userId === userId && strings.you,
                      settings.hosts.includes(person.userId) && strings.host,
                      person.userId !== userId && placeOf(person.userId),
                    ].filter(Boolean).join(' · ')}
                  </span>
                </span>
                {person.userId === userId ? (
                  <button type="button" className="icon-button" aria-label={strings.changeName} title={strings.changeName} onClick={() => { close(); onRename(); }}>
                    <Pencil size={15} />
                  </button>
                ) : (
                  <>
                    {isHost && !settings.hosts.includes(person.userId) && (
                      <button type="button" className="button button-small" aria-label={strings.makeHost(person.displayName)} onClick={() => change({ host: person.userId })}>
                        {strings.hostAction}
                      </button>
                    )}
                    <button
                      type="button"
                      className={following === person.userId ? 'icon-button icon-button-on' : 'icon-button'}
                      aria-pressed={following === person.userId}
                      aria-label={strings.follow(person.displayName)}
                      title={strings.follow(person.displayName)}
                      onClick={() => { onFollow(following === person.userId ? undefined : person.userId); close(); }}
                    >
                      <Eye />
                    </button>
                  </>
                )}
              </li>
            ))}
          </ul>
          {isHost && (
            <fieldset className="controls">
              <legend>{strings.isHost}</legend>
              <label className="check">
                <input type="checkbox" checked={settings.editing === 'hosts'} onChange={(event) => change({ editing: event.target.checked ? 'hosts' : 'everyone' })} />
                {strings.lockEditing}
              </label>
              <label className="check">
                <input type="checkbox" checked={settings.running === 'hosts'} onChange={(event) => change({ running: event.target.checked ? 'hosts' : 'everyone' })} />
                {strings.lockRunning}
              </label>
            </fieldset>
          )}
        </>
      )}
    </Menu>
  );
}
