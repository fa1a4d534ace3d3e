import { useEffect, useRef } from 'react';

import type { Language } from '../languages';
import { strings } from '../strings';

/** Why a language cannot run, if it cannot. */
export function hindranceOf(language: Language | undefined, mayRun: boolean): string | undefined {
  if (!mayRun) return strings.runLocked;
  if (!language || language.readiness.state === 'ready') return undefined;
  const isGone = language.readiness.state === 'failed' || language.readiness.state === 'unavailable';
  return isGone ? strings.runUnavailable(language.displayName) : strings.runNotReady(language.displayName);
}

/** Runs by Control or Command and Enter, wherever the focus is; before the editor, which would make a new line of it. */
export function useRunKey(run: () => void) {
  const runNow = useRef(run);
  useEffect(() => {
    runNow.current = run;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      // A question that is asked above the page is answered first.
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) runNow.current();
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, []);
}
