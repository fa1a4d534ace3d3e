/** How much of what a compiler says matters, in its own words, in those of the editor. */
export function weight(severity: string): 'error' | 'warning' | 'info' {
  if (severity === 'warning') return 'warning';
  return /note|info|remark/.test(severity) ? 'info' : 'error';
}
