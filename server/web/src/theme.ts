/** Light or dark: as the system says, unless somebody chose. */

import { useSyncExternalStore } from 'react';

import { recall, remember } from './storage';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'runroom.theme';
const THEMES: Theme[] = ['system', 'light', 'dark'];
const isDarkSystem = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let theme = read();
apply();
isDarkSystem.addEventListener('change', tell);

function read(): Theme {
  const stored = recall(KEY);
  return THEMES.find((known) => known === stored) ?? 'system';
}

function apply() {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function tell() {
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Chooses the next of the three. */
export function nextTheme() {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  remember(KEY, theme);
  apply();
  tell();
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, () => theme);
}

export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, () => theme === 'dark' || (theme === 'system' && isDarkSystem.matches));
}
