/** Numbers and outputs for people. */

import { strings } from './strings';

/** A duration in milliseconds, as short as it can be told. */
export function duration(milliseconds: number): string {
  if (milliseconds < 0.95) return strings.milliseconds(milliseconds.toFixed(2));
  if (milliseconds < 9.5) return strings.milliseconds(milliseconds.toFixed(1));
  if (milliseconds < 999.5) return strings.milliseconds(milliseconds.toFixed(0));
  if (milliseconds < 9950) return strings.seconds((milliseconds / 1000).toFixed(1));
  return clock(milliseconds);
}

/** What an execution took: what compiling did, where it came to nothing else. */
export function taken(executionTime: number, compileTime: number | undefined): number {
  return executionTime || (compileTime ?? 0);
}

/** Whole seconds, minutes and hours. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return strings.seconds(String(seconds));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return strings.minutes(minutes, seconds % 60);
  return strings.hours(Math.floor(minutes / 60), minutes % 60);
}

/** How long ago. */
export function ago(then: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - then) / 1000));
  if (seconds < 5) return strings.justNow;
  if (seconds < 60) return strings.secondsAgo(seconds);
  if (seconds < 3600) return strings.minutesAgo(Math.floor(seconds / 60));
  if (seconds < 86_400) return strings.hoursAgo(Math.floor(seconds / 3600));
  return strings.daysAgo(Math.floor(seconds / 86_400));
}

export function bytes(count: number): string {
  if (count < 1024) return strings.bytes(String(count));
  if (count < 1 << 20) return strings.kibibytes((count / 1024).toFixed(count < 10_240 ? 1 : 0));
  return strings.mebibytes((count / (1 << 20)).toFixed(count < 10 << 20 ? 1 : 0));
}

/** A text as a terminal shows it, without the codes that move the cursor and color letters. */
export function plain(text: string): string {
  // CSI and OSC sequences, then what is left of escapes; then other controls but tab and line ends.
  const printed = text.replace(/\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\-_]/g, '');
  const lines = printed.includes('\r') ? printed.split('\n').map(asWrittenLast).join('\n') : printed;
  return lines.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** What a line holds that was written over again and again, as progress is shown. */
function asWrittenLast(line: string): string {
  return line.split('\r').findLast((part) => part !== '') ?? '';
}
