import { useState } from 'react';

import { strings } from '../strings';
import { Dialog } from '../ui/Dialog';
import { Cross, Pencil, Plus } from '../ui/icons';
import { MAIN, type RoomDocument, type RoomFile } from './document';

interface TabsProps {
  document: RoomDocument;
  files: RoomFile[];
  mainName: string;
  active: string;
  readOnly: boolean;
  onSelect: (fileId: string) => void;
}

type Asking = { kind: 'new' } | { kind: 'rename'; file: RoomFile } | { kind: 'remove'; file: RoomFile };

/** The files of the room. The first is the program that is run. */
export function Tabs({ document, files, mainName, active, readOnly, onSelect }: TabsProps) {
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const nameOf = (file: RoomFile) => file.name ?? mainName;
  return (
    <nav className="tabs" aria-label={strings.files}>
      <ul>
        {files.map((file) => (
          <li key={file.id} className={file.id === active ? 'tab tab-on' : 'tab'}>
            <button
              type="button"
              className="tab-name"
              aria-current={file.id === active ? 'true' : undefined}
              onClick={() => onSelect(file.id)}
              onDoubleClick={() => !readOnly && setAsking({ kind: 'rename', file })}
            >
              <bdi>{nameOf(file)}</bdi>
            </button>
            {file.id === active && !readOnly && (
              <>
                <button type="button" className="tab-action" aria-label={strings.rename(nameOf(file))} title={strings.rename(nameOf(file))} onClick={() => setAsking({ kind: 'rename', file })}>
                  <Pencil size={13} />
                </button>
                {file.id !== MAIN && (
                  <button type="button" className="tab-action" aria-label={strings.removeFile(nameOf(file))} title={strings.removeFile(nameOf(file))} onClick={() => setAsking({ kind: 'remove', file })}>
                    <Cross size={13} />
                  </button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <button type="button" className="icon-button" aria-label={strings.newFile} title={strings.newFile} onClick={() => setAsking({ kind: 'new' })}>
          <Plus size={16} />
        </button>
      )}
      {asking?.kind === 'new' && (
        <NameDialog title={strings.newFile} label={strings.newFileName} initial="" taken={files.map(nameOf)} onClose={close} onName={(name) => onSelect(document.addFile(name))} />
      )}
      {asking?.kind === 'rename' && (
        <NameDialog
          title={strings.rename(nameOf(asking.file))}
          label={strings.renameFile}
          initial={nameOf(asking.file)}
          taken={files.filter(({ id }) => id !== asking.file.id).map(nameOf)}
          onClose={close}
          onName={(name) => document.renameFile(asking.file.id, name)}
        />
      )}
      {asking?.kind === 'remove' && (
        <Dialog title={strings.removeSure(nameOf(asking.file))} onClose={close}>
          <footer className="dialog-foot">
            <button type="button" className="button" onClick={close}>
              {strings.cancel}
            </button>
            <button
              type="button"
              className="button button-bad"
              onClick={() => {
                close();
                onSelect(MAIN);
                document.removeFile(asking.file.id);
              }}
            >
              {strings.remove}
            </button>
          </footer>
        </Dialog>
      )}
    </nav>
  );
}

interface NameDialogProps {
  title: string;
  label: string;
  initial: string;
  taken: string[];
  onName: (name: string) => void;
  onClose: () => void;
}

function NameDialog({ title, label, initial, taken, onName, onClose }: NameDialogProps) {
  const [name, setName] = useState(initial);
  const problem = name === initial ? undefined : problemOf(name.trim(), taken);
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (problemOf(name.trim(), taken)) return;
          onClose();
          onName(name.trim());
        }}
      >
        <label className="label">
          {label}
          <input className="field" autoFocus value={name} spellCheck={false} autoComplete="off" aria-invalid={Boolean(problem)} onChange={(event) => setName(event.target.value)} />
        </label>
        {problem && <p className="problem" role="alert">{problem}</p>}
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {strings.cancel}
          </button>
          <button type="submit" className="button button-strong" disabled={Boolean(problemOf(name.trim(), taken))}>
            {strings.save}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

const MOST_BYTES = 100;

/** The server's rules for names of files; it holds to them whatever is written here. */
function problemOf(name: string, taken: string[]): string | undefined {
  if (!name) return strings.nameEmpty;
  if (taken.includes(name)) return strings.nameTaken;
  if (new TextEncoder().encode(name).length > MOST_BYTES) return strings.nameLong;
  if (name.startsWith('-') || name === '.' || name === '..') return strings.nameWrong;
  if (/[\u0000-\u001f\u007f/\\]/.test(name)) return strings.nameWrong;
  return undefined;
}
