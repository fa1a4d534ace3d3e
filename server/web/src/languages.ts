/** The languages of the server, and how far each is. */

import { useCallback, useEffect, useMemo, useState } from 'react';

export interface Language {
  name: string;
  displayName: string;
  version: string;
  aliases: string[];
  extensions: string[];
  fileName: string;
  /** What would run it now, if something would. */
  runner: string | null;
  editorMode: string;
  hello: string;
  readiness: { state: 'pending' | 'fetching' | 'preparing' | 'ready' | 'unavailable' | 'failed'; done?: number; total?: number; step?: string };
}

/** While some are being made ready they are asked for anew so often, and more seldom while some cannot be had just now. */
const SOON = 3000;
const LATER = 60_000;

const COMING: Language['readiness']['state'][] = ['pending', 'fetching', 'preparing'];

export function useLanguages(): { languages: Language[]; refresh: () => void } {
  // As text: where nothing has changed nothing is drawn anew.
  const [answer, setAnswer] = useState('{"languages":[]}');
  const { languages } = useMemo(() => JSON.parse(answer) as { languages: Language[] }, [answer]);
  const refresh = useCallback(() => {
    fetch('/api/v1/languages')
      .then(async (answer) => answer.ok && setAnswer(await answer.text()))
      .catch(() => undefined);
  }, []);
  const isComing = languages.length === 0 || languages.some(({ readiness }) => COMING.includes(readiness.state));
  const isAway = languages.some(({ readiness }) => readiness.state === 'unavailable');
  const period = isComing ? SOON : isAway ? LATER : undefined;
  useEffect(refresh, [refresh]);
  useEffect(() => {
    if (period === undefined) return;
    const timer = setInterval(refresh, period);
    return () => clearInterval(timer);
  }, [refresh, period]);
  return { languages, refresh };
}

/** The name of a language's main file. */
export function mainFileName(language: Language | undefined): string {
  return language?.fileName || 'main';
}
