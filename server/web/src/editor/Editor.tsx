import { setDiagnostics, type Diagnostic as Mark } from '@codemirror/lint';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import * as Y from 'yjs';

import type { Diagnostic } from '../../execution-status';
import type { RoomDocument } from '../room/document';
import { strings } from '../strings';
import { cursors } from './cursors';
import { modeSupport } from './modes';
import { setup } from './setup';
import { weight } from './weight';

export interface EditorHandle {
  focus(): void;
  /** Puts the cursor at a line, from 1, and shows it. */
  goTo(line: number, column: number): void;
  /** Shows somebody's cursor. */
  reveal(cursor: unknown): void;
}

interface EditorProps {
  document: RoomDocument;
  fileId: string;
  fileName: string;
  mode: string | undefined;
  readOnly: boolean;
  /** What a compiler said about this file. */
  diagnostics: Diagnostic[];
  ref?: Ref<EditorHandle>;
}

/** One file, edited by all in the room. */
export function Editor({ document, fileId, fileName, mode, readOnly, diagnostics, ref }: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const parts = useRef({ language: new Compartment(), access: new Compartment(), label: new Compartment() });
  const selections = useRef(new Map<string, { anchor: number; head: number }>());
  const hadFocus = useRef(false);

  useEffect(() => {
    const text = document.text(fileId);
    const kept = selections.current.get(fileId);
    const clamp = (place: number) => Math.min(place, text.length);
    const { language, access, label } = parts.current;
    const editor = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: text.toString(),
        selection: kept && { anchor: clamp(kept.anchor), head: clamp(kept.head) },
        extensions: [
          // Of undoing only what is one's own is wanted: before the editor's own.
          Prec.high(keymap.of(yUndoManagerKeymap)),
          setup,
          placeholder(strings.empty),
          yCollab(text, null, { undoManager: document.undoManager(fileId) }),
          cursors(text, document.awareness),
          language.of([]),
          access.of([]),
          label.of([]),
        ],
      }),
    });
    view.current = editor;
    if (hadFocus.current) editor.focus();
    document.awareness.setLocalStateField('file', fileId);
    return () => {
      const { anchor, head } = editor.state.selection.main;
      selections.current.set(fileId, { anchor, head });
      // Where a document is made anew, or one follows somebody into another file, one goes on typing.
      hadFocus.current = editor.hasFocus;
      document.awareness.setLocalStateField('cursor', null);
      editor.destroy();
    };
  }, [document, fileId]);

  useEffect(() => {
    let isCurrent = true;
    void modeSupport(mode ?? '').then((support) => {
      if (isCurrent) view.current?.dispatch({ effects: parts.current.language.reconfigure(support) });
    });
    return () => void (isCurrent = false);
  }, [document, fileId, mode]);

  useEffect(() => {
    const access = [EditorState.readOnly.of(readOnly), EditorView.contentAttributes.of({ 'aria-readonly': String(readOnly) })];
    view.current?.dispatch({ effects: parts.current.access.reconfigure(access) });
  }, [document, fileId, readOnly]);

  useEffect(() => {
    const label = EditorView.contentAttributes.of({ 'aria-label': strings.editor(fileName), 'aria-description': strings.editorHelp });
    view.current?.dispatch({ effects: parts.current.label.reconfigure(label) });
  }, [document, fileId, fileName]);

  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, marks(editor.state, diagnostics)));
  }, [document, fileId, diagnostics]);

  useImperativeHandle(ref, () => ({
    focus: () => view.current?.focus(),
    goTo(line, column) {
      const editor = view.current;
      if (!editor) return;
      const anchor = placeOf(editor.state, line, column);
      editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      editor.focus();
    },
    reveal(cursor) {
      const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(cursor), document.doc);
      const editor = view.current;
      if (!editor || place?.type !== document.text(fileId)) return;
      const at = Math.min(place.index, editor.state.doc.length);
      editor.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'nearest', yMargin: 80 }) });
    },
  }), [document, fileId]);

  return <div ref={host} className="editor" />;
}

function placeOf({ doc }: EditorState, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(to, from + Math.max(0, column - 1));
}

/** A compiler names a place; what is marked is the word there. */
function marks(state: EditorState, diagnostics: Diagnostic[]): Mark[] {
  const found = diagnostics.flatMap(({ line, column, severity, message }): Mark[] => {
    if (!line) return [];
    const from = placeOf(state, line, column ?? 1);
    const word = state.wordAt(from);
    const end = state.doc.lineAt(from).to;
    const to = word && word.to > from ? word.to : Math.min(end, from + 1);
    return [{ from, to, severity: weight(severity), message }];
  });
  return found.sort((a, b) => a.from - b.from);
}
