// What goes on after the connection, or the server, was lost.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { code, ended, enter, person, run, shows, startBrowser, startServer, startWire, until, write } from './support.mjs';

let browser;

before(async () => {
  browser = await startBrowser();
});

after(() => browser?.close());

test('a server that comes back finds everybody, their text and who they are', { timeout: 120_000 }, async () => {
  let server = await startServer();
  const [ada, bob] = await Promise.all([person(browser, 'Ada'), person(browser, 'Bob')]);
  try {
    const room = await enter(ada, server.url);
    await enter(bob, server.url, { room });
    await write(ada, 'print("before")\n');
    await until('Bob reads it', async () => (await code(bob)).includes('before'));
    await server.stop({ keep: true, signal: 'SIGKILL' });
    await ada.getByText('The connection is lost.').waitFor();
    await ada.keyboard.press('Control+End');
    await ada.keyboard.insertText('print("Ada, alone")\n');
    await bob.locator('.cm-content').click();
    await bob.keyboard.press('Control+Home');
    await bob.keyboard.insertText('print("Bob, alone")\n');
    server = await startServer({ listen: new URL(server.url).host, data: server.data });
    for (const page of [ada, bob]) {
      await until('both parts are there', async () => {
        const text = await code(page);
        return text.includes('Ada, alone') && text.includes('Bob, alone') && text.includes('before');
      }, 20_000);
      assert.equal(await page.getByText('The connection is lost.').count(), 0);
    }
    await run(bob);
    await shows(ada, 'Ada, alone');
    await bob.getByRole('button', { name: '2 people here' }).waitFor();
    assert.deepEqual([...ada.faults, ...bob.faults], []);
  } finally {
    await Promise.all([ada.context().close(), bob.context().close()]);
    await server.stop();
  }
});

test('output goes on where it broke off, without a gap and nothing twice', { timeout: 120_000 }, async () => {
  const server = await startServer();
  const wire = await startWire(server.url);
  const ada = await person(browser, 'Ada');
  try {
    await enter(ada, wire.url);
    await write(ada, 'import time\nfor n in range(30):\n    print("line", n, flush=True)\n    time.sleep(0.1)\n');
    await ada.keyboard.press('Control+Enter');
    await shows(ada, 'line 3');
    wire.cut();
    await ada.getByText('The connection is lost.').waitFor();
    wire.mend();
    await until('it is back', async () => (await ada.getByText('The connection is lost.').count()) === 0);
    await ended(ada, 1, 'success');
    const lines = (await ada.locator('.xterm-rows').innerText()).replaceAll('\u00a0', ' ').match(/line \d+/g);
    assert.deepEqual(lines, Array.from({ length: 30 }, (_, n) => `line ${n}`));
  } finally {
    await ada.context().close();
    await wire.stop();
    await server.stop();
  }
});

test('a page that is loaded anew is in the room again, as the same person', { timeout: 120_000 }, async () => {
  const server = await startServer();
  const ada = await person(browser, 'Ada');
  try {
    await enter(ada, server.url);
    await write(ada, 'print("kept")\n');
    await run(ada);
    await ada.reload();
    await until('the text is there', async () => (await code(ada)).includes('kept'));
    await ada.getByRole('button', { name: '1 person here' }).click();
    await ada.locator('.person', { hasText: 'Ada' }).getByText('you · host').waitFor();
  } finally {
    await ada.context().close();
    await server.stop();
  }
});
