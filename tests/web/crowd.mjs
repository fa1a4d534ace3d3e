// Many people in a room who have a connection each and no page: all of them live in one tab of a browser.

/** Lets so many people into a room. What they do is done by `crowd.each(people, what, …)`. */
export async function startCrowd(browser, url, room, count) {
  const context = await browser.newContext();
  const page = await context.newPage();
  // Any answer of the server's, for its origin.
  await page.goto(`${url}/health/live`);
  await page.evaluate(live, { roomId: room.split('/').at(-1), count });
  return {
    /** Each of these people, by their numbers, does something: `run`, `endInput`, `write` or `move`. */
    each: (people, what, ...details) =>
      page.evaluate(([people, what, details]) => people.forEach((n) => window.crowd[n][what](...details)), [people, what, details]),
    /** What the first of them was told, as the names of events. */
    heard: () => page.evaluate(() => window.crowd[0].heard),
    stop: () => context.close(),
  };
}

/** Runs in the tab. Frames are those of docs/protocol.md; of Yjs it knows how one writes a text at its start, and goes on. */
async function live({ roomId, count }) {
  const utf8 = (text) => [...new TextEncoder().encode(text)];
  const number = (value) => {
    const bytes = [];
    for (; value > 127; value = Math.floor(value / 128)) bytes.push(128 | (value % 128));
    return [...bytes, value];
  };
  const text = (value) => sized(utf8(value));
  const sized = (bytes) => [...number(bytes.length), ...bytes];
  const SYNC_UPDATE = [0, 2];
  const AWARENESS = [1];

  class Person {
    heard = [];
    written = 0;
    moved = 0;

    constructor(n) {
      this.name = `Person ${n}`;
      this.client = 1_000_000 + n;
    }

    async enter() {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/api/v1/sessions', { method: 'POST', headers, body: JSON.stringify({ displayName: this.name }) });
      ({ token: this.token, userId: this.userId } = await answer.json());
    }

    async join() {
      this.socket = new WebSocket(location.origin.replace('http', 'ws') + '/ws', ['runroom', `runroom.token.${this.token}`]);
      this.socket.binaryType = 'arraybuffer';
      await new Promise((resolve, reject) => {
        this.socket.onerror = () => reject(new Error(`${this.name} was not let in`));
        this.socket.onopen = () => this.say('join-room', { roomId });
        // A hundred who read everything would be slower than the page that is tested.
        this.socket.onmessage = ({ data }) => {
          const event = typeof data === 'string' && /"event":"([a-z-]+)"/.exec(data.slice(0, 80))?.[1];
          if (event) this.heard.push(event);
          if (event === 'execution-started' && data.includes(this.userId)) this.execution = JSON.parse(data).data.executionId;
          if (event === 'room-presence') resolve();
        };
      });
      this.move();
    }

    say(event, data) {
      this.socket.send(JSON.stringify({ event, data }));
    }

    send(...parts) {
      this.socket.send(Uint8Array.from([roomId.length, ...utf8(roomId), ...parts.flat()]));
    }

    run(language, code, more = {}) {
      this.say('execute-code', { roomId, language, code: code.replaceAll('NAME', this.name), input: '', ...more });
    }

    /** Of what this person runs. */
    endInput() {
      this.say('execution-input', { executionId: this.execution, eof: true });
    }

    /** Writes at the start of the main file, and from then on behind what this person wrote before. */
    write(words) {
      const { client, written } = this;
      const place = written === 0 ? [0x04, 1, ...text('file:main')] : [0x84, ...number(client), ...number(written - 1)];
      const update = [1, 1, ...number(client), ...number(written), ...place, ...text(words), 0];
      this.written += words.length;
      this.send(SYNC_UPDATE, sized(update));
      this.move();
    }

    /** Puts the cursor behind what was written last. */
    move() {
      const item = this.written > 0 ? { client: this.client, clock: this.written - 1 } : null;
      const position = { item, type: null, tname: item ? null : 'file:main', assoc: 0 };
      const place = { file: 'main', cursor: { anchor: position, head: position } };
      this.moved += 1;
      this.send(AWARENESS, sized([1, ...number(this.client), ...number(this.moved), ...text(JSON.stringify(place))]));
    }
  }

  window.crowd = Array.from({ length: count }, (_, n) => new Person(n));
  await Promise.all(window.crowd.map((one) => one.enter()));
  // One after the other: a browser that opens many connections to one host at once makes pauses of seconds.
  for (const one of window.crowd) await one.join();
}
