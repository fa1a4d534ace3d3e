/** Numbers for people. */

/** A duration in milliseconds, as short as it can be told. */
export function duration(milliseconds: number): string {
  if (milliseconds < 0.95) return `${milliseconds.toFixed(2)} ms`;
  if (milliseconds < 9.5) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return clock(milliseconds);
}

/** What an execution took: what compiling did, where it came to nothing else. */
export function taken(executionTime: number, compileTime: number | undefined): number {
  return executionTime || (compileTime ?? 0);
}

/** Whole seconds, minutes and hours. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
}

/** How long ago. */
export function ago(then: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - then) / 1000));
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

export function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  if (count < 1 << 20) return `${(count / 1024).toFixed(count < 10_240 ? 1 : 0)} KiB`;
  return `${(count / (1 << 20)).toFixed(count < 10 << 20 ? 1 : 0)} MiB`;
}

/** A text without the codes that move a terminal's cursor and color its letters. */
export function plain(text: string): string {
  // CSI and OSC sequences, then what is left of escapes, then other controls but tab and line ends.
  return text
    .replace(/\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\-_]/g, '')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}
