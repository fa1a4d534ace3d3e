import { Avatar } from '../../execution-status';
import { strings } from '../strings';

/** What is offered; the server makes one up for who chooses none. */
export const AVATARS = ['🦊', '🐼', '🦉', '🐙', '🦀', '🐝', '🦦', '🐸', '🦄', '🐳', '🦜', '🐢'];

interface IdentityProps {
  name: string;
  avatar: string | undefined;
  onName: (name: string) => void;
  onAvatar: (avatar: string) => void;
}

/** A name and a picture. */
export function Identity({ name, avatar, onName, onAvatar }: IdentityProps) {
  return (
    <>
      <label className="label">
        {strings.yourName}
        <input
          className="field"
          value={name}
          maxLength={64}
          autoComplete="nickname"
          placeholder={strings.namePlaceholder}
          onChange={(event) => onName(event.target.value)}
        />
      </label>
      <fieldset className="avatars">
        <legend>{strings.yourAvatar}</legend>
        {AVATARS.map((choice) => (
          <label key={choice} className="avatar-choice">
            <input
              type="radio"
              name="avatar"
              value={choice}
              checked={avatar === choice}
              aria-label={choice}
              onChange={() => onAvatar(choice)}
            />
            <Avatar person={{ userId: choice, displayName: choice, avatar: choice }} size={32} />
          </label>
        ))}
      </fieldset>
    </>
  );
}
