/** The key that commands are given with, as this machine calls it. */
export const commandKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

/** Whether a click on a link is for this page; with a key held it is for another tab or window. */
export function isForHere(event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }): boolean {
  return !event.ctrlKey && !event.metaKey && !event.shiftKey;
}
