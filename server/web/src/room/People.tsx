import { useMemo } from 'react';

import { Avatar, type ExecutionSocket, type Person } from '../../execution-status';
import { strings } from '../strings';
import { Eye, Pencil } from '../ui/icons';
import { Menu } from '../ui/Menu';
import type { RoomDocument, RoomFile } from './document';
import { useWhereabouts, type RoomSettings } from './useRoom';

interface PeopleProps {
  socket: ExecutionSocket;
  roomId: string;
  members: Person[];
  settings: RoomSettings;
  document: RoomDocument;
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
  const { members, settings, userId } = props;
  const { hosts } = settings;
  const sorted = useMemo(() => {
    // Oneself first, then hosts, then by name.
    const rank = ({ userId: id }: Person) => (id === userId ? 0 : hosts.includes(id) ? 1 : 2);
    return [...members].sort((a, b) => rank(a) - rank(b) || a.displayName.localeCompare(b.displayName));
  }, [members, hosts, userId]);
  const faces = [...sorted.slice(1), ...sorted.slice(0, 1)].slice(0, FACES);
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
      {(close) => <List {...props} sorted={sorted} close={close} />}
    </Menu>
  );
}

function List(props: PeopleProps & { sorted: Person[]; close: () => void }) {
  const { socket, roomId, settings, document, files, mainName, userId, following, sorted, close, onFollow, onRename } = props;
  const whereabouts = useWhereabouts(document);
  const isHost = settings.hosts.includes(userId);
  const change = (settings: Partial<RoomSettings> & { host?: string }) => socket.emit('change-room', { roomId, ...settings });
  const fileOf = (id: string) => {
    const file = files.find((one) => one.id === whereabouts.get(id));
    return file && strings.inFile(file.name ?? mainName);
  };
  const follow = (id: string) => {
    onFollow(following === id ? undefined : id);
    close();
  };
  const rename = () => {
    close();
    onRename();
  };
  return (
    <>
      <ul className="people" aria-label={strings.peopleList}>
        {sorted.map((person) => {
          const { userId: id, displayName } = person;
          const isOneself = id === userId;
          const isHostToo = settings.hosts.includes(id);
          const facts = [isOneself && strings.you, isHostToo && strings.host, !isOneself && fileOf(id)];
          return (
            <li key={id} className="person">
              <Who person={person} facts={facts.filter(Boolean).join(' · ')} />
              {isOneself && (
                <button type="button" className="icon-button" aria-label={strings.changeName} title={strings.changeName} onClick={rename}>
                  <Pencil size={15} />
                </button>
              )}
              {!isOneself && isHost && !isHostToo && (
                <button type="button" className="button button-small" aria-label={strings.makeHost(displayName)} onClick={() => change({ host: id })}>
                  {strings.hostAction}
                </button>
              )}
              {!isOneself && (
                <button
                  type="button"
                  className={following === id ? 'icon-button icon-button-on' : 'icon-button'}
                  aria-pressed={following === id}
                  aria-label={strings.follow(displayName)}
                  title={strings.follow(displayName)}
                  onClick={() => follow(id)}
                >
                  <Eye />
                </button>
              )}
            </li>
          );
        })}
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
  );
}

/** A face, a name and what there is to know. */
function Who({ person, facts }: { person: Person; facts: string }) {
  return (
    <>
      <Avatar person={person} />
      <span className="person-words">
        <bdi className="person-name">{person.displayName}</bdi>
        <span className="faint">{facts}</span>
      </span>
    </>
  );
}
