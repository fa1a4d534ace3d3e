// A room of a hundred.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startCrowd } from './crowd.mjs';
import { code, enter, person, startBrowser, startServer, terminal, until, write } from './support.mjs';

let server, browser;

before(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
}, { timeout: 600_000 });

after(async () => {
  await browser?.close();
  await server?.stop();
});

const people = (from, to) => Array.from({ length: to - from }, (_, n) => from + n);

test('a room of a hundred stays usable', { timeout: 120_000 }, async () => {
  const ada = await person(browser, 'Ada');
  let crowd;
  try {
    const room = await enter(ada, server.url);
    await write(ada, '');
    crowd = await startCrowd(browser, server.url, room, 99);
    await ada.getByRole('button', { name: '100 people here' }).click();
    assert.equal(await ada.locator('.person').count(), 100);
    await ada.keyboard.press('Escape');

    // Twenty write at once, others move about, and Ada writes among them.
    await crowd.each(people(0, 20), 'write', '# a line\n');
    await ada.locator('.cm-content').click();
    await ada.keyboard.press('Control+End');
    const writing = ada.keyboard.type('# Ada is still heard', { delay: 20 });
    for (let round = 0; round < 5; round++) {
      await crowd.each(people(0, 20), 'write', `word${round} `);
      await crowd.each(people(20, 40), 'move');
    }
    await writing;
    const isWhole = (text) => text.includes('# Ada is still heard') && text.match(/word4 /g)?.length === 20;
    await until('what all wrote is there', async () => isWhole(await code(ada)));
    await until('and where they are', async () => (await ada.locator('.cm-cursorOfOther').count()) >= 20);

    // Ten run programs: three at a time, which read until their input ends, and the others wait.
    const indicator = ada.getByRole('button', { name: /^Executions:/ });
    await indicator.click();
    await crowd.each(people(0, 3), 'run', 'python', 'import sys\nprint("NAME", flush=True)\nsys.stdin.read()\n', { interactive: true });
    await until('three run', async () => /3 executing/.test(await indicator.textContent()));
    await crowd.each(people(3, 10), 'run', 'python', 'for n in range(100): print("NAME", n)\n');
    const panel = ada.getByRole('dialog', { name: 'Executions' });
    await panel.getByText('Position 7').waitFor();
    await crowd.each(people(0, 3), 'endInput');
    await until('all ran', async () => /Ready/.test(await indicator.textContent()), 20_000);
    await panel.getByRole('button', { name: 'Show more' }).click();
    assert.equal(await panel.getByRole('button', { name: /Person \d.*Python.*succeeded/ }).count(), 10);
    assert.ok((await ada.locator('.notice').count()) <= 3, 'notices are few');
    await ada.keyboard.press('Escape');

    // What Ada runs she sees, and nobody's text gets into hers.
    await write(ada, 'print("Ada", 6 * 7)\n');
    await until('hers is all there is', async () => (await code(ada)).trim() === 'print("Ada", 6 * 7)');
    await ada.keyboard.press('Control+Enter');
    await until('it ran', async () => (await terminal(ada)).includes('Ada 42'));
    await crowd.each(people(10, 13), 'run', 'python', 'print("NAME")');
    await ada.locator('.run-tab', { hasText: 'Person 12' }).locator('.mark-good').waitFor();
    assert.ok((await terminal(ada)).includes('Ada 42'), 'her output stays');
    assert.ok((await crowd.heard()).includes('execution-completed'));
    assert.deepEqual(ada.faults, []);
  } finally {
    await crowd?.stop();
    await ada.context().close();
  }
});
