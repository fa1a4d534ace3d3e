/**
 * Where others are in a file: their cursors, with their names, and what they have selected. And where oneself is, told to
 * them.
 *
 * They are drawn above and below the text and are no part of it: what stood within would be taken for text by browsers
 * that replace all of it. And a hundred of them are moved, not made anew, whenever somebody types.
 */

import { EditorSelection, type ChangeDesc, type Extension } from '@codemirror/state';
import { EditorView, hoverTooltip, layer, RectangleMarker, ViewPlugin, type LayerMarker, type ViewUpdate } from '@codemirror/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { Place } from '../room/document';

/** Names are shown as their owners move, unless there are more than these: then to who points at a cursor. */
const FEW = 8;

interface Cursor {
  name: string;
  color: string;
  anchor: number;
  head: number;
  /** How often its owner has moved it. */
  moves: number;
}

interface Changes {
  added: number[];
  updated: number[];
  removed: number[];
}

/** Cursors in the file of a text. */
export function cursors(text: Y.Text, awareness: Awareness): Extension {
  const plugin = ViewPlugin.define((view) => new Cursors(view, text, awareness));
  const drawn = (view: EditorView) => [...(view.plugin(plugin)?.known.values() ?? [])];
  const update = ({ view }: ViewUpdate) => view.plugin(plugin)?.isNew === true;
  return [
    plugin,
    layer({
      above: false,
      class: 'cm-selectionsOfOthers',
      update,
      markers: (view) =>
        drawn(view).flatMap(({ anchor, head, color }) =>
          anchor === head ? [] : RectangleMarker.forRange(view, '', EditorSelection.range(anchor, head)).map((place) => new Selected(place, color)),
        ),
    }),
    layer({
      above: true,
      class: 'cm-cursorsOfOthers',
      update,
      markers: (view) => {
        const all = drawn(view);
        const { from, to } = view.viewport;
        // To measure where those are that nobody sees takes time too.
        return all.filter(({ head }) => from <= head && head <= to).flatMap((cursor) =>
          RectangleMarker.forRange(view, '', EditorSelection.cursor(cursor.head)).map((place) => new Caret(place, cursor, all.length <= FEW)),
        );
      },
    }),
    hoverTooltip((view, at) => {
      const names = drawn(view).filter(({ head }) => head === at).map(({ name }) => name);
      return names.length === 0 ? null : { pos: at, above: true, create: () => ({ dom: label(names.join(', ')) }) };
    }, { hoverTime: 150 }),
  ];
}

class Cursors {
  readonly known = new Map<number, Cursor>();
  /** Whether something is to be drawn anew after an update. */
  isNew = false;
  private hasMoved = false;
  /** Those that are at what has not come yet. */
  private readonly early = new Set<number>();

  constructor(
    private readonly view: EditorView,
    private readonly text: Y.Text,
    private readonly awareness: Awareness,
  ) {
    for (const client of awareness.getStates().keys()) this.look(client);
    awareness.on('change', this.moved);
  }

  destroy() {
    this.awareness.off('change', this.moved);
  }

  update(update: ViewUpdate) {
    if (update.docChanged) {
      this.follow(update.changes);
      for (const client of [...this.early]) this.look(client);
    }
    this.isNew = update.docChanged || this.hasMoved;
    this.hasMoved = false;
    if (update.docChanged || update.selectionSet || update.focusChanged) this.tell(update);
  }

  private moved = ({ added, updated, removed }: Changes) => {
    for (const client of [...added, ...updated, ...removed]) this.look(client);
    // An update that changes nothing, for the layers to look. One's own comes within an update, and needs none.
    if (this.hasMoved) this.view.dispatch({});
  };

  /** Learns where somebody is, if it is here. */
  private look(client: number) {
    if (client === this.awareness.clientID) return;
    const before = this.known.get(client);
    const place = this.awareness.getStates().get(client) as (Place & { user?: { name: string; color: string } }) | undefined;
    const anchor = this.indexOf(place?.cursor?.anchor);
    const head = this.indexOf(place?.cursor?.head);
    this.early.delete(client);
    if (place?.cursor && (anchor === 'early' || head === 'early')) this.early.add(client);
    if (place?.user && typeof anchor === 'number' && typeof head === 'number') {
      this.known.set(client, { name: place.user.name, color: place.user.color, anchor, head, moves: (before?.moves ?? 0) + 1 });
    } else if (!before) {
      return;
    } else {
      this.known.delete(client);
    }
    this.hasMoved = true;
  }

  /** Where a position is in this text; early where it is at what has not come yet, and nothing where it is elsewhere. */
  private indexOf(position: unknown): number | 'early' | undefined {
    if (!position) return undefined;
    const doc = this.text.doc!;
    const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc);
    if (!place) return 'early';
    return place.type === this.text ? Math.min(place.index, this.text.length) : undefined;
  }

  /** Moves cursors with the text around them. */
  private follow(changes: ChangeDesc) {
    for (const cursor of this.known.values()) {
      cursor.anchor = mapped(cursor.anchor, changes);
      cursor.head = mapped(cursor.head, changes);
    }
  }

  /** Tells others where oneself is, as long as one is here. */
  private tell({ view, state }: ViewUpdate) {
    const own = this.awareness.getLocalState() as Place | null;
    if (!own || !view.hasFocus || !view.dom.ownerDocument.hasFocus()) return;
    const { anchor, head } = state.selection.main;
    const cursor = { anchor: Y.createRelativePositionFromTypeIndex(this.text, anchor), head: Y.createRelativePositionFromTypeIndex(this.text, head) };
    const isSame = (one: unknown, other: Y.RelativePosition) => Y.compareRelativePositions(one as Y.RelativePosition | null, other);
    if (own.cursor && isSame(own.cursor.anchor, cursor.anchor) && isSame(own.cursor.head, cursor.head)) return;
    this.awareness.setLocalStateField('cursor', cursor);
  }
}

/** Text that is put before a cursor by others moves it on: so it is for who types there. */
function mapped(index: number, changes: ChangeDesc): number {
  return index > changes.length ? changes.newLength : changes.mapPos(index, 1);
}

/** A rectangle with a color of its own. */
class Selected implements LayerMarker {
  constructor(
    private readonly place: RectangleMarker,
    private readonly color: string,
  ) {}

  eq(other: Selected): boolean {
    return this.place.eq(other.place) && this.color === other.color;
  }

  draw(): HTMLElement {
    const element = this.place.draw();
    element.style.backgroundColor = `${this.color}33`;
    return element;
  }

  update(element: HTMLElement, before: Selected): boolean {
    element.style.backgroundColor = `${this.color}33`;
    return this.place.update(element, before.place);
  }
}

/** A cursor. Its name is shown anew where its owner moves it, and not where it goes with the text. */
class Caret implements LayerMarker {
  private readonly moves: number;

  constructor(
    private readonly place: RectangleMarker,
    private readonly cursor: Cursor,
    private readonly isNamed: boolean,
  ) {
    this.moves = cursor.moves;
  }

  eq(other: Caret): boolean {
    return this.place.eq(other.place) && this.isAsNamed(other);
  }

  draw(): HTMLElement {
    const element = this.place.draw();
    element.className = 'cm-cursorOfOther';
    this.name(element);
    return element;
  }

  update(element: HTMLElement, before: Caret): boolean {
    if (!this.isAsNamed(before)) this.name(element);
    return this.place.update(element, before.place);
  }

  private isAsNamed({ cursor, isNamed, moves }: Caret): boolean {
    return cursor.name === this.cursor.name && cursor.color === this.cursor.color && isNamed === this.isNamed && moves === this.moves;
  }

  private name(element: HTMLElement) {
    element.style.backgroundColor = this.cursor.color;
    element.replaceChildren();
    if (!this.isNamed) return;
    const name = label(this.cursor.name);
    name.style.backgroundColor = this.cursor.color;
    // Above the first line there is no place.
    if (this.place.top < this.place.height) name.classList.add('cm-nameBelow');
    element.append(name);
  }
}

function label(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'cm-nameOfOther';
  element.textContent = text;
  return element;
}
