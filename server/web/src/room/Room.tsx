import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';

import { ExecutionStatus, type Diagnostic, type HistoryEntry } from '../../execution-status';
import { Editor, type EditorHandle } from '../editor/Editor';
import { mainFileName, useLanguages } from '../languages';
import { NoticeList } from '../notices/NoticeList';
import { useExecutionNotices, useNotices, useSettingsNotices } from '../notices/useNotices';
import { Output } from '../output/Output';
import { rememberRoom } from '../recent';
import { shortName } from '../room-id';
import { strings } from '../strings';
import { copyText } from '../ui/clipboard';
import { Fallible } from '../ui/Fallible';
import { LinkIcon, Lock } from '../ui/icons';
import { isForHere } from '../ui/keys';
import { ThemeSwitch } from '../ui/ThemeSwitch';
import { ConnectionBanner } from './ConnectionBanner';
import { MAIN } from './document';
import { IdentityDialog } from './IdentityDialog';
import { LanguageMenu } from './LanguageMenu';
import { People } from './People';
import { RunButton } from './RunButton';
import { Split } from './Split';
import { Tabs } from './Tabs';
import { useFollow } from './useFollow';
import { isUnfinished } from './runs';
import { useConnected, useDocument, usePeople, type Connected } from './useRoom';
import { hindranceOf, useRunKey } from './useRun';
import { useSelectedRun } from './useSelectedRun';

const Compare = lazy(() => import('../editor/Compare'));

interface RoomProps {
  roomId: string;
  /** Whether it was made just now, and gets an example to start with. */
  isNew: boolean;
  onLeave: () => void;
}

export function Room(props: RoomProps) {
  const connected = useConnected(props.roomId);
  if (!connected) return <p className="loading" role="status">{strings.loadingRoom}</p>;
  return <Inside {...props} connected={connected} />;
}

const FIRST_LANGUAGE = 'python';
const NO_PROBLEMS: Diagnostic[] = [];

function Inside({ roomId, isNew, onLeave, connected }: RoomProps & { connected: Connected }) {
  const { socket, store, document: shared, userId } = connected;
  const { languages, refresh } = useLanguages();
  const { members, settings } = usePeople(socket, roomId);
  const notices = useNotices();
  const runs = useSyncExternalStore(store.subscribe, store.list);
  const [runId, setRunId] = useSelectedRun(runs, userId, members.length);
  const [chosenFile, setFile] = useState(MAIN);
  const [input, setInput] = useState('');
  const [following, setFollowing] = useState<string>();
  const [compared, setCompared] = useState<HistoryEntry>();
  const [isNaming, setIsNaming] = useState(false);
  const [phoneSide, setPhoneSide] = useState<'code' | 'output'>('code');
  const editor = useRef<EditorHandle>(null);
  useDocument(shared);

  const languageName = useCallback(
    (name: string) => languages.find((language) => language.name === name)?.displayName ?? name,
    [languages],
  );
  useExecutionNotices(socket, userId, notices.add, languageName);
  useSettingsNotices(socket, roomId, userId, notices.add);
  useEffect(() => rememberRoom(roomId), [roomId]);

  const offered = languages.filter(({ name }) => settings.languages?.includes(name) ?? true);
  const language =
    offered.find(({ name }) => name === shared.language()) ??
    offered.find(({ name }) => name === FIRST_LANGUAGE) ??
    offered[0];
  const files = shared.listFiles();
  const mainName = files[0]?.name ?? mainFileName(language);
  const file = files.find(({ id }) => id === chosenFile) ?? files[0]!;
  const fileName = file.name ?? mainName;
  const isHost = settings.hosts.includes(userId);
  const mayEdit = settings.editing === 'everyone' || isHost;
  const mayRun = settings.running === 'everyone' || isHost;
  const own = runs.findLast((run) => run.head.userId === userId && isUnfinished(run));
  const followed = members.find((one) => one.userId === following);
  useFollow(shared, following, file.id, setFile, editor);

  // A room that was made just now shows how a program looks.
  const greeted = useRef(false);
  const isSynced = shared.isSynced;
  useEffect(() => {
    if (!isNew || !isSynced || greeted.current || !language) return;
    greeted.current = true;
    if (shared.text(MAIN).length === 0) shared.text(MAIN).insert(0, `${language.hello.trimEnd()}\n`);
  }, [isNew, isSynced, language, shared]);

  const changeLanguage = (name: string) => {
    const text = shared.text(MAIN).toString().trimEnd();
    const chosen = languages.find((language) => language.name === name);
    const isExample = text === '' ? isNew : languages.some(({ hello }) => hello.trimEnd() === text);
    if (chosen && isExample) shared.replace(MAIN, `${chosen.hello.trimEnd()}\n`);
    shared.setLanguage(name);
  };

  const hindrance = hindranceOf(language, mayRun);
  const run = () => {
    if (!language) return;
    if (own) return notices.add({ key: 'run', kind: 'info', text: strings.runBusy });
    if (hindrance) return notices.add({ key: 'run', kind: 'bad', text: hindrance });
    const sent = socket.emit('execute-code', {
      roomId,
      language: language.name,
      code: shared.text(MAIN).toString(),
      fileName: mainName,
      files: files.slice(1).map(({ id, name }) => ({ name: name ?? id, content: shared.text(id).toString() })),
      input,
      // Where nothing was written down beforehand, it can be typed when it is asked for.
      interactive: input === '',
    });
    if (sent === undefined) notices.add({ key: 'run', kind: 'bad', text: strings.runOffline });
    else setPhoneSide('output');
  };
  useRunKey(run);

  const shownRun = store.get(runId);
  const diagnostics = useMemo(
    () => shownRun?.ending?.diagnostics?.filter((one) => !one.file || one.file === fileName) ?? NO_PROBLEMS,
    [shownRun?.ending?.diagnostics, fileName],
  );
  const restore = (entry: HistoryEntry) => {
    shared.replace(MAIN, entry.code ?? '');
    for (const { name, content } of entry.files ?? []) {
      const known = files.find((one) => one.id !== MAIN && one.name === name);
      shared.replace(known?.id ?? shared.addFile(name), content);
    }
    if (offered.some(({ name }) => name === entry.language) && entry.language !== language?.name) {
      shared.setLanguage(entry.language);
    }
    setInput(entry.input ?? '');
    setFile(MAIN);
    setCompared(undefined);
    notices.add({ key: 'restored', kind: 'good', text: strings.restored(entry.fileName ?? mainName) });
  };
  const tellCopied = (isCopied: boolean, good: string, bad: string) =>
    notices.add({ key: 'copied', kind: isCopied ? 'good' : 'bad', text: isCopied ? good : bad });
  const copyLink = async () => tellCopied(await copyText(location.href), strings.linkCopied, strings.linkNotCopied);
  const known = useRef<HistoryEntry[]>([]);
  const show = (executionId: string) => {
    const entry = known.current.find((one) => one.executionId === executionId);
    if (entry) store.recall(entry);
    setRunId(executionId);
    setPhoneSide('output');
  };
  const goTo = (problem: Diagnostic) => {
    const target = files.find(({ name }) => (name ?? mainName) === problem.file) ?? files[0];
    if (target) setFile(target.id);
    setPhoneSide('code');
    // The other file's editor is there after the next drawing.
    requestAnimationFrame(() => editor.current?.goTo(problem.line ?? 1, problem.column ?? 1));
  };

  return (
    <div className="room">
      <header className="bar">
        <a
          className="brand"
          href="/"
          aria-label={strings.home}
          onClick={(event) => {
            if (!isForHere(event)) return;
            event.preventDefault();
            onLeave();
          }}
        >
          <img src="/icon.svg" alt="" width="26" height="26" />
        </a>
        <h1 className="room-name" title={roomId}>{shortName(roomId)}</h1>
        <button type="button" className="icon-button" aria-label={strings.copyLink} title={strings.copyLink} onClick={() => void copyLink()}>
          <LinkIcon />
        </button>
        <LanguageMenu languages={offered} language={language} disabled={!mayEdit} onOpen={refresh} onChange={changeLanguage} />
        <RunButton own={own} hindrance={hindrance} onRun={run} />
        <span className="bar-space" />
        <People
          {...{ socket, roomId, members, settings, files, mainName, userId, following }}
          document={shared}
          onFollow={setFollowing}
          onRename={() => setIsNaming(true)}
        />
        <ThemeSwitch />
        <ExecutionStatus
          socket={socket}
          roomId={roomId}
          currentUserId={userId}
          languageName={languageName}
          onExecutionHistoryUpdate={(history) => {
            known.current = history;
            store.learn(history);
          }}
          onShow={show}
          onRestore={mayEdit ? restore : undefined}
          onCompare={setCompared}
        />
      </header>
      <ConnectionBanner socket={socket} />
      <div className="phone-tabs" role="group">
        {(['code', 'output'] as const).map((side) => (
          <button key={side} type="button" aria-pressed={phoneSide === side} onClick={() => setPhoneSide(side)}>
            {strings[side]}
          </button>
        ))}
      </div>
      <main className={`work work-${phoneSide}`}>
        <Split
          left={
            <section className="code" aria-label={strings.code}>
              <Tabs document={shared} files={files} mainName={mainName} active={file.id} readOnly={!mayEdit} onSelect={setFile} />
              {!mayEdit && <p className="locked"><Lock size={14} /> {strings.editLocked}</p>}
              {followed && (
                <p className="locked following">
                  {strings.following(followed.displayName)}
                  <button type="button" className="button button-small" onClick={() => setFollowing(undefined)}>
                    {strings.unfollow}
                  </button>
                </p>
              )}
              <Editor
                ref={editor}
                document={shared}
                fileId={file.id}
                fileName={fileName}
                mode={modeOf(fileName, languages) ?? language?.editorMode}
                readOnly={!mayEdit}
                diagnostics={diagnostics}
              />
            </section>
          }
          right={
            <Output
              {...{ socket, store, runs, runId, userId, languageName, input }}
              onInput={setInput}
              onSelect={setRunId}
              onProblem={goTo}
              onCopied={(isCopied) => tellCopied(isCopied, strings.outputCopied, strings.outputNotCopied)}
            />
          }
        />
      </main>
      <NoticeList {...notices} />
      {isNaming && <IdentityDialog onClose={() => setIsNaming(false)} onChanged={() => socket.reconnect()} />}
      {compared && (
        <Fallible onFail={() => { setCompared(undefined); notices.add({ key: 'broken', kind: 'bad', text: strings.broken }); }}>
          <Suspense fallback={null}>
            <Compare
              who={compared.displayName}
              mode={languages.find(({ name }) => name === compared.language)?.editorMode}
              then={compared.code ?? ''}
              now={shared.text(MAIN).toString()}
              onRestore={mayEdit ? () => restore(compared) : undefined}
              onClose={() => setCompared(undefined)}
            />
          </Suspense>
        </Fallible>
      )}
    </div>
  );
}

/** The editor's mode for a file by what its name ends in. */
function modeOf(name: string, languages: { extensions: string[]; editorMode: string }[]): string | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1];
  if (extension === 'h') return 'c';
  return languages.find(({ extensions }) => extension !== undefined && extensions.includes(extension))?.editorMode;
}
