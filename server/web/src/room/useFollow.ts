import { useEffect, type RefObject } from 'react';

import type { EditorHandle } from '../editor/Editor';
import { placeOf, type RoomDocument } from './document';

/** Goes where somebody goes: into their file, and to their cursor. */
export function useFollow(
  document: RoomDocument,
  following: string | undefined,
  active: string,
  onFile: (fileId: string) => void,
  editor: RefObject<EditorHandle | null>,
) {
  useEffect(() => {
    if (!following) return;
    let last = '';
    const go = () => {
      const { file, cursor } = placeOf(document.places(), following) ?? {};
      const place = JSON.stringify([file, cursor?.head]);
      // Others move too.
      if (place === last) return;
      last = place;
      if (file && file !== active) onFile(file);
      else if (cursor) editor.current?.reveal(cursor.head);
    };
    go();
    document.awareness.on('change', go);
    return () => document.awareness.off('change', go);
  }, [document, following, active, onFile, editor]);
}
