/** The editor's support for languages. Each is loaded when a room first uses it. */

import { LanguageSupport, StreamLanguage, type StreamParser } from '@codemirror/language';
import type { Extension } from '@codemirror/state';

type Load = () => Promise<Extension>;

const stream = (load: () => Promise<StreamParser<unknown>>): Load => async () =>
  new LanguageSupport(StreamLanguage.define(await load()));

const clike = (name: 'csharp' | 'kotlin' | 'scala' | 'dart' | 'objectiveC'): Load =>
  stream(async () => (await import('@codemirror/legacy-modes/mode/clike'))[name] as StreamParser<unknown>);

const MODES: Record<string, Load> = {
  python: async () => (await import('@codemirror/lang-python')).python(),
  javascript: async () => (await import('@codemirror/lang-javascript')).javascript(),
  typescript: async () => (await import('@codemirror/lang-javascript')).javascript({ typescript: true }),
  c: async () => (await import('@codemirror/lang-cpp')).cpp(),
  cpp: async () => (await import('@codemirror/lang-cpp')).cpp(),
  go: async () => (await import('@codemirror/lang-go')).go(),
  rust: async () => (await import('@codemirror/lang-rust')).rust(),
  java: async () => (await import('@codemirror/lang-java')).java(),
  php: async () => (await import('@codemirror/lang-php')).php(),
  sql: async () => {
    const { sql, SQLite } = await import('@codemirror/lang-sql');
    return sql({ dialect: SQLite });
  },
  wast: async () => (await import('@codemirror/lang-wast')).wast(),
  ruby: stream(async () => (await import('@codemirror/legacy-modes/mode/ruby')).ruby as StreamParser<unknown>),
  perl: stream(async () => (await import('@codemirror/legacy-modes/mode/perl')).perl as StreamParser<unknown>),
  lua: stream(async () => (await import('@codemirror/legacy-modes/mode/lua')).lua as StreamParser<unknown>),
  shell: stream(async () => (await import('@codemirror/legacy-modes/mode/shell')).shell as StreamParser<unknown>),
  r: stream(async () => (await import('@codemirror/legacy-modes/mode/r')).r as StreamParser<unknown>),
  haskell: stream(async () => (await import('@codemirror/legacy-modes/mode/haskell')).haskell as StreamParser<unknown>),
  julia: stream(async () => (await import('@codemirror/legacy-modes/mode/julia')).julia as StreamParser<unknown>),
  swift: stream(async () => (await import('@codemirror/legacy-modes/mode/swift')).swift as StreamParser<unknown>),
  erlang: stream(async () => (await import('@codemirror/legacy-modes/mode/erlang')).erlang as StreamParser<unknown>),
  pascal: stream(async () => (await import('@codemirror/legacy-modes/mode/pascal')).pascal as StreamParser<unknown>),
  fortran: stream(async () => (await import('@codemirror/legacy-modes/mode/fortran')).fortran as StreamParser<unknown>),
  scheme: stream(async () => (await import('@codemirror/legacy-modes/mode/scheme')).scheme as StreamParser<unknown>),
  commonlisp: stream(async () => (await import('@codemirror/legacy-modes/mode/commonlisp')).commonLisp as StreamParser<unknown>),
  tcl: stream(async () => (await import('@codemirror/legacy-modes/mode/tcl')).tcl as StreamParser<unknown>),
  ocaml: stream(async () => (await import('@codemirror/legacy-modes/mode/mllike')).oCaml as StreamParser<unknown>),
  csharp: clike('csharp'),
  kotlin: clike('kotlin'),
  scala: clike('scala'),
  dart: clike('dart'),
};

const ALIASES: Record<string, string> = { bash: 'shell', sh: 'shell', awk: 'shell', 'c++': 'cpp', js: 'javascript', ts: 'typescript' };

/** What the editor can do for a mode; nothing where it does not know it. */
export async function modeSupport(mode: string): Promise<Extension> {
  const load = MODES[ALIASES[mode] ?? mode];
  return load ? load() : [];
}
