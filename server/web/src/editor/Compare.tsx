import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';

import { strings } from '../strings';
import { Dialog } from '../ui/Dialog';
import { modeSupport } from './modes';
import { setup } from './setup';

interface CompareProps {
  who: string;
  mode: string | undefined;
  then: string;
  now: string;
  onRestore?: () => void;
  onClose: () => void;
}

/** An old program beside the present one, with what differs marked. */
export default function Compare({ who, mode, then, now, onRestore, onClose }: CompareProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let merge: MergeView | undefined;
    let isCurrent = true;
    void modeSupport(mode ?? '').then((support) => {
      if (!isCurrent) return;
      const side = (doc: string, label: string) => ({
        doc,
        extensions: [setup, support, EditorState.readOnly.of(true), EditorView.contentAttributes.of({ 'aria-label': label })],
      });
      merge = new MergeView({
        a: side(then, strings.then),
        b: side(now, strings.now),
        parent: host.current!,
        collapseUnchanged: { margin: 3, minSize: 6 },
      });
    });
    return () => {
      isCurrent = false;
      merge?.destroy();
    };
  }, [mode, then, now]);
  return (
    <Dialog title={strings.compareTitle(who)} wide onClose={onClose}>
      <div className="compare-heads" aria-hidden="true">
        <span>{strings.then}</span>
        <span>{strings.now}</span>
      </div>
      <div ref={host} className="compare" />
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={onClose}>
          {strings.close}
        </button>
        {onRestore && (
          <button type="button" className="button button-strong" onClick={onRestore}>
            {strings.restore}
          </button>
        )}
      </footer>
    </Dialog>
  );
}
