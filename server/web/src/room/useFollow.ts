import { useEffect, type RefObject } from 'react';

import type { EditorHandle } from '../editor/Editor';
import type { Place } from './document';

/** Goes where somebody goes: into their file, and to their cursor. */
export function useFollow(
  following: string | undefined,
  places: Map<number, Place>,
  active: string,
  onFile: (fileId: string) => void,
  editor: RefObject<EditorHandle | null>,
) {
  const place = following && [...places.values()].find(({ user }) => user?.userId === following);
  const file = place ? place.file : undefined;
  const cursor = place ? place.cursor?.head : undefined;
  useEffect(() => {
    if (file && file !== active) onFile(file);
    else if (cursor) editor.current?.reveal(cursor);
  }, [file, cursor, active, onFile, editor]);
}
