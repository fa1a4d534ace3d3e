/** The editor's support for languages. Each is loaded when a room first uses it. */

import { LanguageSupport, StreamLanguage, type StreamParser } from '@codemirror/language';
import type { Extension } from '@codemirror/state';

type Load = () => Promise<Extension>;

const stream = (load: () => Promise<StreamParser<any>>): Load => async () =>
  new LanguageSupport(StreamLanguage.define(await load()));

const clike = (name: 'csharp' | 'kotlin' | 'scala' | 'dart' | 'objectiveC'): Load =>
  stream(async () => (await import('@codemirror/legacy-modes/mode/clike'))[name]);

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
  ruby: stream(async () => (await import('@codemirror/legacy-modes/mode/ruby')).ruby),
  perl: stream(async () => (await import('@codemirror/legacy-modes/mode/perl')).perl),
  lua: stream(async () => (await import('@codemirror/legacy-modes/mode/lua')).lua),
  shell: stream(async () => (await import('@codemirror/legacy-modes/mode/shell')).shell),
  r: stream(async () => (await import('@codemirror/legacy-modes/mode/r')).r),
  haskell: stream(async () => (await import('@codemirror/legacy-modes/mode/haskell')).haskell),
  julia: stream(async () => (await import('@codemirror/legacy-modes/mode/julia')).julia),
  swift: stream(async () => (await import('@codemirror/legacy-modes/mode/swift')).swift),
  erlang: stream(async () => (await import('@codemirror/legacy-modes/mode/erlang')).erlang),
  pascal: stream(async () => (await import('@codemirror/legacy-modes/mode/pascal')).pascal),
  fortran: stream(async () => (await import('@codemirror/legacy-modes/mode/fortran')).fortran),
  scheme: stream(async () => (await import('@codemirror/legacy-modes/mode/scheme')).scheme),
  commonlisp: stream(async () => (await import('@codemirror/legacy-modes/mode/commonlisp')).commonLisp),
  tcl: stream(async () => (await import('@codemirror/legacy-modes/mode/tcl')).tcl),
  ocaml: stream(async () => (await import('@codemirror/legacy-modes/mode/mllike')).oCaml),
  clojure: stream(async () => (await import('@codemirror/legacy-modes/mode/clojure')).clojure),
  cobol: stream(async () => (await import('@codemirror/legacy-modes/mode/cobol')).cobol),
  d: stream(async () => (await import('@codemirror/legacy-modes/mode/d')).d),
  gas: stream(async () => (await import('@codemirror/legacy-modes/mode/gas')).gas),
  groovy: stream(async () => (await import('@codemirror/legacy-modes/mode/groovy')).groovy),
  octave: stream(async () => (await import('@codemirror/legacy-modes/mode/octave')).octave),
  csharp: clike('csharp'),
  kotlin: clike('kotlin'),
  scala: clike('scala'),
  dart: clike('dart'),
  'objective-c': clike('objectiveC'),
};

const ALIASES: Record<string, string> = { bash: 'shell', sh: 'shell', awk: 'shell', 'c++': 'cpp', js: 'javascript', ts: 'typescript' };

/** What the editor can do for a mode; nothing where it does not know it, or cannot load it just now. */
export async function modeSupport(mode: string): Promise<Extension> {
  const load = MODES[ALIASES[mode] ?? mode];
  try {
    return load ? await load() : [];
  } catch {
    return [];
  }
}
