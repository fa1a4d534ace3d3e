/** A line that is typed into a terminal: what a kernel's terminal does for a program that has none. Pure. */

export interface Typing {
  /** What the terminal shows. */
  echo: string;
  /** What the program gets; whole lines. */
  send?: string;
  /** Whether the input ends. */
  eof?: boolean;
}

const ENTER = /\r\n|\r|\n/;
const BACKSPACE = '\u007f';
const END = '\u0004';
const ERASE_LINE = '\u0015';

export class StdinLine {
  private line = '';

  /** Takes in keys, or what was pasted. */
  take(keys: string): Typing {
    // Keys that move a cursor have no meaning here.
    if (keys.startsWith('\u001b')) return { echo: '' };
    let [echo, send, eof] = ['', '', false];
    for (const part of keys.split(/(\r\n|\r|\n|[\u0000-\u001f\u007f])/)) {
      if (ENTER.test(part)) {
        send += `${this.line}\n`;
        echo += '\r\n';
        this.line = '';
      } else if (part === BACKSPACE || part === '\b') {
        const characters = [...this.line];
        const last = characters.pop();
        if (last !== undefined) echo += '\b \b'.repeat(width(last));
        this.line = characters.join('');
      } else if (part === ERASE_LINE) {
        echo += '\b \b'.repeat([...this.line].reduce((sum, character) => sum + width(character), 0));
        this.line = '';
      } else if (part === END) {
        // As a kernel does: within a line it hands over what is there, at its start it ends the input.
        if (this.line === '') eof = true;
        send += this.line;
        this.line = '';
      } else if (part === '\t' || part >= ' ') {
        this.line += part;
        echo += part;
      }
    }
    return { echo, ...(send && { send }), ...(eof && { eof }) };
  }

  /** What was typed and not sent yet. */
  get pending(): string {
    return this.line;
  }
}

/** Columns of a character: two for those of East Asian scripts and for emoji. */
function width(character: string): number {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(character) ? 2 : 1;
}
