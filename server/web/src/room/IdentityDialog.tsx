import { useState } from 'react';

import { lastWish, openSession, Refused } from '../session';
import { Identity } from '../start/Identity';
import { strings } from '../strings';
import { Dialog } from '../ui/Dialog';

/** Another name or picture for the same person. */
export function IdentityDialog({ onChanged, onClose }: { onChanged: () => void; onClose: () => void }) {
  const known = lastWish();
  const [name, setName] = useState(known?.displayName ?? '');
  const [avatar, setAvatar] = useState(known?.avatar);
  const [problem, setProblem] = useState<string>();
  return (
    <Dialog title={strings.changeName} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          openSession({ displayName: name.trim() || undefined, avatar }).then(
            () => { onClose(); onChanged(); },
            (error: unknown) => setProblem(error instanceof Refused ? error.message : strings.offlineStart),
          );
        }}
      >
        <Identity {...{ name, avatar }} onName={setName} onAvatar={setAvatar} />
        {problem && <p className="problem" role="alert">{problem}</p>}
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {strings.cancel}
          </button>
          <button type="submit" className="button button-strong">
            {strings.save}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
