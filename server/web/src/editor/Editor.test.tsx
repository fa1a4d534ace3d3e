import { act, cleanup, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { Wire } from '../../execution-status/samples';
import { MAIN, RoomDocument } from '../room/document';
import { useFollow } from '../room/useFollow';
import { Editor, type EditorHandle } from './Editor';
import { modeSupport } from './modes';
import { weight } from './weight';

let document: RoomDocument;
const handle = createRef<EditorHandle>();

// There is no layout here: a character is as wide as a pixel, so that a place tells where it is.
beforeAll(() => {
  Range.prototype.getBoundingClientRect = function () {
    const { startOffset: left, endOffset: right } = this;
    return { left, right, top: 0, bottom: 10, width: right - left, height: 10, x: left, y: 0 } as DOMRect;
  };
  Range.prototype.getClientRects = function () {
    return [this.getBoundingClientRect()] as unknown as DOMRectList;
  };
});

beforeEach(() => {
  document = new RoomDocument(Object.assign(new Wire(act), { sendBytes: () => undefined }) as never, 'r');
});

afterEach(() => {
  cleanup();
  document.destroy();
});

const props = { fileId: MAIN, fileName: 'main.py', mode: undefined, readOnly: false, diagnostics: [] };

async function show(more: Partial<Parameters<typeof Editor>[0]> = {}) {
  const view = render(<Editor ref={handle} document={document} {...props} {...more} />);
  await act(async () => undefined);
  return { change: (more: object) => view.rerender(<Editor ref={handle} document={document} {...props} {...more} />), ...view };
}

const box = () => screen.getByRole('textbox');
const shown = () => [...window.document.querySelectorAll('.cm-line')].map(({ textContent }) => textContent).join('\n');

/** Somebody elsewhere, whose place the server tells. */
class Other {
  readonly awareness = new Awareness(new Y.Doc());
  constructor(
    readonly name: string,
    readonly color = '#b91c1c',
  ) {}
  at(cursor: unknown, fileId = MAIN) {
    const { name, color } = this;
    this.awareness.setLocalState({ user: { userId: name, name, color }, file: fileId, cursor });
    this.tell();
  }
  go(anchor: number, head = anchor, fileId = MAIN) {
    const position = (index: number) => JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(document.text(fileId), index)));
    this.at({ anchor: position(anchor), head: position(head) }, fileId);
  }
  leave() {
    this.awareness.setLocalState(null);
    this.tell();
  }
  private tell() {
    const update = encodeAwarenessUpdate(this.awareness, [this.awareness.clientID]);
    act(() => applyAwarenessUpdate(document.awareness, update, 'server'));
  }
}

/** Lets the editor measure and draw. */
const drawn = () => act(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))));
const carets = () =>
  [...window.document.querySelectorAll<HTMLElement>('.cm-cursorOfOther')].map((caret) => `${caret.textContent} ${parseFloat(caret.style.left)}`);

describe('a file', () => {
  it('is what all write', async () => {
    document.text(MAIN).insert(0, 'theirs\n');
    await show();
    document.text(MAIN).insert(7, 'more\n');
    expect(shown()).toBe('theirs\nmore\n');
    expect(box().getAttribute('aria-label')).toBe('Editor: main.py');
    expect(document.places().get(document.doc.clientID)?.file).toBe(MAIN);
  });

  it('can be changed only where one may', async () => {
    const { change } = await show({ readOnly: true });
    expect(box().getAttribute('aria-readonly')).toBe('true');
    change({ readOnly: false });
    expect(box().getAttribute('aria-readonly')).toBe('false');
  });

  it('has the focus where the one before had it, and nothing else has it then', async () => {
    const { change } = await show();
    change({ fileId: 'x', fileName: 'helper.py' });
    expect(window.document.activeElement).toBe(window.document.body);
    act(() => handle.current?.focus());
    change({ fileId: MAIN });
    expect(window.document.activeElement).toBe(box());
  });

  it('is marked where a compiler complains, and shown there', async () => {
    document.text(MAIN).insert(0, 'one\nfoo bar\n');
    const diagnostics = [
      { line: 2, column: 5, severity: 'error', message: 'bar?' }, { line: 99, severity: 'note', message: 'far' }, { severity: 'error', message: 'nowhere' },
    ];
    await show({ diagnostics });
    expect([...window.document.querySelectorAll('.cm-lintRange-error')].map(({ textContent }) => textContent)).toEqual(['bar']);
    act(() => handle.current?.goTo(2, 5));
    expect(window.document.activeElement).toBe(box());
    act(() => handle.current?.goTo(1000, 1000));
    expect(['error', 'warning', 'note', 'fatal error', 'remark'].map(weight)).toEqual(['error', 'warning', 'info', 'error', 'info']);
  });
});

describe('cursors of others', () => {
  it('are drawn with their names, beside the text, and go with it', async () => {
    document.text(MAIN).insert(0, 'one two');
    await show();
    const [bob, cyd] = [new Other('Bob'), new Other('Cyd')];
    bob.go(3);
    cyd.go(7);
    await drawn();
    expect(carets()).toEqual(['Bob 3', 'Cyd 7']);
    expect(shown(), 'and not in it').toBe('one two');
    act(() => document.text(MAIN).insert(0, '12'));
    await drawn();
    expect(carets()).toEqual(['Bob 5', 'Cyd 9']);
    act(() => document.text(MAIN).delete(1, 6));
    await drawn();
    expect(carets()).toEqual(['Bob 1', 'Cyd 3']);
    bob.leave();
    await drawn();
    expect(carets()).toEqual(['Cyd 3']);
  });

  it('of the same color and place are told apart, and many are not named', async () => {
    document.text(MAIN).insert(0, 'text');
    await show();
    const people = ['Bob', 'Cyd', 'Dan'].map((name) => new Other(name));
    people[0]!.go(2);
    await drawn();
    people[0]!.leave();
    people[1]!.go(2);
    await drawn();
    expect(carets()).toEqual(['Cyd 2']);
    people[2]!.go(2);
    await drawn();
    expect(carets()).toEqual(['Cyd 2', 'Dan 2']);
    for (let n = 0; n < 8; n += 1) new Other(`Person ${n}`).go(1);
    await drawn();
    expect(carets()).toHaveLength(10);
    expect(window.document.querySelector('.cm-cursorOfOther .cm-nameOfOther')).toBeNull();
  });

  it('show a name anew only where their owners move them', async () => {
    document.text(MAIN).insert(0, 'one two');
    await show();
    const bob = new Other('Bob');
    bob.go(3);
    await drawn();
    const name = window.document.querySelector('.cm-nameOfOther');
    act(() => document.text(MAIN).insert(0, '12'));
    await drawn();
    expect(window.document.querySelector('.cm-nameOfOther')).toBe(name);
    bob.go(6);
    await drawn();
    expect(window.document.querySelector('.cm-nameOfOther')).not.toBe(name);
  });

  it('show what is selected', async () => {
    document.text(MAIN).insert(0, 'one two');
    await show();
    const bob = new Other('Bob');
    bob.go(0, 3);
    await drawn();
    expect(window.document.querySelector('.cm-selectionsOfOthers')?.children).toHaveLength(1);
    bob.go(3);
    await drawn();
    expect(window.document.querySelector('.cm-selectionsOfOthers')?.children).toHaveLength(0);
  });

  it('in other files, or at what has not come yet, are not drawn till they are here', async () => {
    document.text(MAIN).insert(0, 'one');
    document.text('x').insert(0, 'elsewhere');
    await show();
    const [bob, cyd] = [new Other('Bob'), new Other('Cyd')];
    bob.go(2, 2, 'x');
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(document.doc));
    theirs.getText(`file:${MAIN}`).insert(3, ' two');
    const position = JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(theirs.getText(`file:${MAIN}`), 5)));
    cyd.at({ anchor: position, head: position });
    await drawn();
    expect(carets()).toEqual([]);
    act(() => Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(theirs)));
    await drawn();
    expect(carets()).toEqual(['Cyd 5']);
  });

  it('are no longer listened to when the editor is gone', async () => {
    const { unmount } = await show();
    const listening = () => document.awareness._observers.get('change')?.size ?? 0;
    expect(listening()).toBe(1);
    unmount();
    expect(listening()).toBe(0);
  });
});

describe('one’s own cursor', () => {
  it('is told to others while one is here', async () => {
    vi.spyOn(window.document, 'hasFocus').mockReturnValue(true);
    document.text(MAIN).insert(0, 'one two');
    const { unmount } = await show();
    const own = () => document.awareness.getLocalState()?.cursor as { head: unknown } | null | undefined;
    expect(own()).toBeFalsy();
    act(() => handle.current?.goTo(1, 4));
    await vi.waitFor(() => expect(own()).toBeTruthy());
    const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(own()!.head), document.doc);
    expect([place?.index, place?.type]).toEqual([3, document.text(MAIN)]);
    unmount();
    expect(own()).toBeNull();
  });
});

describe('following', () => {
  function Page({ following }: { following?: string }) {
    useFollow(document, following, MAIN, onFile, editor);
    return null;
  }
  const onFile = vi.fn();
  const reveal = vi.fn();
  const editor = { current: { focus: vi.fn(), goTo: vi.fn(), reveal } };

  it('goes where somebody goes, and not where others go', () => {
    document.text(MAIN).insert(0, 'one two');
    const [bob, cyd] = [new Other('Bob'), new Other('Cyd')];
    bob.go(2);
    const { rerender } = render(<Page following="Bob" />);
    expect(reveal).toHaveBeenCalledTimes(1);
    cyd.go(5);
    cyd.go(6, 6, 'x');
    expect([reveal.mock.calls.length, onFile.mock.calls.length]).toEqual([1, 0]);
    bob.go(4);
    expect(reveal).toHaveBeenCalledTimes(2);
    bob.go(0, 0, 'x');
    expect(onFile).toHaveBeenCalledWith('x');
    rerender(<Page />);
    bob.go(1);
    expect([reveal.mock.calls.length, onFile.mock.calls.length]).toEqual([2, 1]);
  });
});

it('knows the languages of the server, and takes others as they are', async () => {
  for (const mode of ['python', 'bash', 'objective-c', 'octave', 'clojure', 'gas', 'cobol', 'd', 'groovy', 'lua', 'sql']) {
    expect(await modeSupport(mode), mode).not.toEqual([]);
  }
  expect(await modeSupport('klingon')).toEqual([]);
});
