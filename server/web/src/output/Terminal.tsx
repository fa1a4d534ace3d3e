import { FitAddon } from '@xterm/addon-fit';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal as Xterm } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { useEffect, useRef } from 'react';

import type { Piece, RunStore } from '../room/runs';
import { strings } from '../strings';
import { useIsDark } from '../theme';
import { withStyleNonce } from '../ui/nonce';
import { StdinLine } from './stdin-line';
import { dark, light } from './terminal-theme';

interface TerminalProps {
  store: RunStore;
  runId: string | undefined;
  /** Whether one may type into the program. */
  canType: boolean;
}

/** What a run prints, as a terminal shows it, and where one types what it reads. */
export function Terminal({ store, runId, canType }: TerminalProps) {
  const host = useRef<HTMLDivElement>(null);
  const terminal = useRef<Xterm>(undefined);
  const isDark = useIsDark();

  useEffect(() => {
    const xterm = new Xterm({
      allowProposedApi: true,
      convertEol: true,
      cursorBlink: true,
      cursorInactiveStyle: 'none',
      disableStdin: true,
      ignoreBracketedPasteMode: true,
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
      fontSize: 13,
      lineHeight: 1.25,
      minimumContrastRatio: 4.5,
      scrollback: 20_000,
    });
    const fit = new FitAddon();
    xterm.loadAddon(fit);
    xterm.loadAddon(new Unicode11Addon());
    xterm.unicode.activeVersion = '11';
    withStyleNonce(() => xterm.open(host.current!));
    xterm.textarea?.setAttribute('aria-label', strings.terminalInput);
    xterm.attachCustomKeyEventHandler((event) => !isForPage(event));
    terminal.current = xterm;
    const resized = new ResizeObserver(() => {
      if (host.current && host.current.clientWidth > 0) fit.fit();
    });
    resized.observe(host.current!);
    return () => {
      resized.disconnect();
      xterm.dispose();
    };
  }, []);

  useEffect(() => {
    terminal.current!.options.theme = isDark ? dark : light;
  }, [isDark]);

  useEffect(() => {
    const xterm = terminal.current!;
    // A reset in its turn, behind what was written of another run and is not shown yet.
    xterm.write('\u001bc');
    if (!runId) return;
    xterm.write(colored(store.pieces(runId)));
    return store.listen(runId, (pieces) => xterm.write(colored(pieces)));
  }, [store, runId]);

  useEffect(() => {
    const xterm = terminal.current!;
    xterm.options.disableStdin = !canType;
    // A cursor where one can type, and only there.
    xterm.write(canType ? '\u001b[?25h' : '\u001b[?25l');
    if (!canType || !runId) return;
    const line = new StdinLine();
    const typing = xterm.onData((keys) => {
      const { echo, send, eof } = line.take(keys);
      if (echo) xterm.write(colored([{ kind: 'typed', data: echo }]));
      if (send !== undefined || eof) store.type(runId, send, eof);
    });
    return () => typing.dispose();
  }, [store, runId, canType]);

  // Whose program asks should be able to answer at once.
  useEffect(() => {
    if (canType && document.activeElement === document.body) terminal.current!.focus();
  }, [canType, runId]);

  return <div ref={host} className="terminal" data-testid="terminal" />;
}

/**
 * Whether a key is not the terminal's: Tab and Escape leave it, so that the keyboard is not caught in it, and with Control
 * one copies, pastes and runs as everywhere, except for what has a meaning in a line that is typed.
 */
function isForPage({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Tab' || key === 'Escape' || metaKey || (ctrlKey && !altKey && !/^[dhu]$/i.test(key));
}

/** What goes to stderr is red and what people type is blue; what a program colors itself goes before. */
function colored(pieces: Piece[]): string {
  return pieces
    .map(({ kind, data }) => {
      if (kind === 'stdout') return data;
      return kind === 'stderr' ? `\u001b[31m${data}\u001b[39m` : `\u001b[34m${data}\u001b[39m`;
    })
    .join('');
}
