/** The languages of the server, and how far each is. */

import { useCallback, useEffect, useState } from 'react';

export interface Language {
  name: string;
  displayName: string;
  version: string;
  aliases: string[];
  extensions: string[];
  editorMode: string;
  hello: string;
  readiness: { state: 'pending' | 'fetching' | 'preparing' | 'ready' | 'unavailable' | 'failed'; done?: number; total?: number; step?: string };
}

/** While some are being made ready they are asked for anew, so often. */
const PERIOD = 3000;

export function useLanguages(): { languages: Language[]; refresh: () => void } {
  const [languages, setLanguages] = useState<Language[]>([]);
  const refresh = useCallback(() => {
    fetch('/api/v1/languages')
      .then(async (answer) => setLanguages(((await answer.json()) as { languages: Language[] }).languages))
      .catch(() => undefined);
  }, []);
  const isWaiting = languages.length === 0 || languages.some(({ readiness }) => !['ready', 'failed'].includes(readiness.state));
  useEffect(() => {
    refresh();
    if (!isWaiting) return;
    const timer = setInterval(refresh, PERIOD);
    return () => clearInterval(timer);
  }, [refresh, isWaiting]);
  return { languages, refresh };
}

/** The name of a language's main file. */
export function mainFileName(language: Language | undefined): string {
  const extension = language?.extensions[0];
  if (!language || !extension) return 'main';
  return language.name === 'java' ? 'Main.java' : `main.${extension}`;
}
