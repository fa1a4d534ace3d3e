import type { ITheme } from '@xterm/xterm';

export const light: ITheme = {
  background: '#fbfcfd', foreground: '#1b1f24', cursor: '#0f766e', selectionBackground: '#9ed5cf88',
  black: '#1b1f24', red: '#b42318', green: '#15703a', yellow: '#8a5800', blue: '#1d4ed8', magenta: '#8a2aa3',
  cyan: '#0b7285', white: '#57606a', brightBlack: '#57606a', brightRed: '#c4320a', brightGreen: '#1a7f37',
  brightYellow: '#9a6700', brightBlue: '#2563eb', brightMagenta: '#a21caf', brightCyan: '#0e7490', brightWhite: '#24292f',
};

export const dark: ITheme = {
  background: '#0f1318', foreground: '#e3e8ee', cursor: '#2dd4bf', selectionBackground: '#2dd4bf44',
  black: '#2b323b', red: '#ff8f85', green: '#6fd08c', yellow: '#e8c163', blue: '#7fb2ff', magenta: '#d9a0f2',
  cyan: '#62d4dd', white: '#c9d1d9', brightBlack: '#8b95a1', brightRed: '#ffb0a8', brightGreen: '#94e2a9',
  brightYellow: '#f5d98c', brightBlue: '#a7caff', brightMagenta: '#e8c1fa', brightCyan: '#94e6ec', brightWhite: '#ffffff',
};
