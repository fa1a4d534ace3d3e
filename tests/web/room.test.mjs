import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { accessible, code, ELSEWHERE, ended, enter, language, person, ran, run, shows, startBrowser, startServer, terminal, until, write } from './support.mjs';

let server, browser, pages;

before(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
}, { timeout: 600_000 });

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** People in one room, the first of whom made it. At the end nothing may have been complained of. */
function together(title, names, body, options = {}) {
  test(title, { timeout: 120_000 }, async () => {
    pages = await Promise.all(names.map((name) => person(browser, name, options)));
    try {
      const room = await enter(pages[0], server.url);
      for (const page of pages.slice(1)) await enter(page, server.url, { room });
      await body(...pages);
      assert.deepEqual(pages.flatMap(({ faults }) => faults), []);
    } finally {
      await Promise.all(pages.map((page) => page.context().close()));
    }
  });
}

together('two write in one file, and each undoes only what is their own', ['Ada', 'Bob'], async (ada, bob) => {
  await write(ada, 'first = 1\n');
  await until('Bob reads it', async () => (await code(bob)).includes('first = 1'));
  await bob.locator('.cm-content').click();
  await bob.keyboard.press('Control+End');
  await bob.keyboard.insertText('second = 2');
  await until('Ada reads it', async () => (await code(ada)).includes('second = 2'));
  assert.equal(await ada.locator('.cm-nameOfOther').textContent(), 'Bob');
  await ada.locator('.cm-content').click();
  await ada.keyboard.press('Control+Z');
  await until('Ada has taken hers back', async () => !(await code(ada)).includes('first = 1'));
  assert.ok((await code(ada)).includes('second = 2'));
  await until('so does Bob see it', async () => (await code(bob)) === (await code(ada)));
});

together('files are tabs that all see, and are there when the program runs', ['Ada', 'Bob'], async (ada, bob) => {
  await write(ada, 'import helper\nprint(helper.answer)\n');
  await ada.getByRole('button', { name: 'New file' }).click();
  await ada.getByLabel('Name of the new file').fill('helper.py');
  await ada.keyboard.press('Enter');
  await ada.getByRole('button', { name: 'helper.py', exact: true }).waitFor();
  assert.equal(await ada.evaluate(() => document.activeElement?.ariaLabel), 'New file', 'the focus is back where it was');
  await write(ada, 'answer = 6 * 7\n');
  await bob.getByRole('button', { name: 'helper.py', exact: true }).click();
  await until('Bob reads the other file', async () => (await code(bob)).includes('6 * 7'));
  await run(bob);
  await shows(bob, '42');
});

together('the language is that of the room, and each runs', ['Ada', 'Bob'], async (ada, bob) => {
  for (const [name, says] of [['javascript', 'Hello from JavaScript'], ['c', 'Hello from C'], ['python', 'Hello from Python']]) {
    await language(ada, name);
    await until(`Bob sees ${name}`, async () => (await bob.getByLabel('Language').inputValue()) === name);
    await until('the example is there', async () => (await code(bob)).includes(says));
    await run(bob);
    await shows(bob, says);
    await shows(ada, says);
  }
});

together('output comes as it is printed, with colors, and stderr told apart', ['Ada', 'Bob'], async (ada, bob) => {
  await write(ada, 'import sys, time\nprint("\\033[32mgreen\\033[0m 漢字", flush=True)\nprint("wrong", file=sys.stderr, flush=True)\nprint("10%\\r20%")\ntime.sleep(1.5)\nprint("late")\n');
  await ada.keyboard.press('Control+Enter');
  await shows(bob, 'green 漢字');
  assert.ok(!(await terminal(bob)).includes('late'), 'not all at the end');
  await ended(bob, 1, 'success');
  const shown = await terminal(bob);
  assert.ok(shown.includes('20%') && !shown.includes('10%') && shown.includes('late'), shown);
  const color = (text) => bob.locator('.xterm-rows span', { hasText: text }).first().evaluate((span) => getComputedStyle(span).color);
  const [stdout, stderr] = [await color('late'), await color('wrong')];
  assert.notEqual(stdout, stderr);
  assert.match(await bob.locator('.verdict').innerText(), /exit code 0/);
});

together('a terminal shows one run and nothing of another', ['Ada', 'Bob'], async (ada, bob) => {
  await write(ada, 'import time, uuid\nrun = uuid.uuid4().hex\nfor line in range(20):\n    print(line, run, flush=True)\n    time.sleep(0.05)\n');
  await until('Bob has it', async () => (await code(bob)).includes('uuid4'));
  for (let round = 1; round <= 3; round++) {
    await ada.keyboard.press('Control+Enter');
    await bob.locator('.verdict.busy').waitFor();
    await bob.keyboard.press('Control+Enter');
    await ended(bob, 2 * round, 'success');
    const runs = new Set((await terminal(bob)).match(/[0-9a-f]{32}/g));
    assert.equal(runs.size, 1, await terminal(bob));
  }
});

together('a megabyte scrolls by and the page goes on', ['Ada', 'Bob'], async (ada, bob) => {
  await write(ada, 'for n in range(20000): print(n, "x" * 45)\n');
  await run(ada);
  await shows(ada, '19999');
  await shows(bob, '19999');
});

together('a program asks and its owner answers, and others only where they may', ['Ada', 'Bob'], async (ada, bob) => {
  await write(ada, 'name = input("Name? ")\nprint("Hello,", name)\nprint(input("Age? "))\n');
  await ada.keyboard.press('Control+Enter');
  await shows(ada, 'Name?');
  await ada.keyboard.press('Control+Enter');
  await ada.getByText('Your program is still on its way').waitFor();
  await ada.getByRole('textbox', { name: 'Input of the program' }).focus();
  await ada.keyboard.type('Gracf');
  await ada.keyboard.press('Backspace');
  await ada.keyboard.type('e');
  await ada.keyboard.press('Enter');
  await shows(ada, 'Hello, Grace');
  await shows(bob, 'Name? Grace');
  assert.equal(await bob.getByText('Type here').count(), 0);
  await ada.getByLabel('Let others type').click();
  await bob.getByText('Type here').waitFor();
  await bob.getByRole('textbox', { name: 'Input of the program' }).focus();
  await bob.keyboard.type('36');
  await bob.keyboard.press('Enter');
  await ended(ada, 1, 'success');
  await shows(ada, 'Age? 36');
});

together('what a compiler says is marked and listed, and leads to its line', ['Ada'], async (ada) => {
  await language(ada, 'c');
  await write(ada, '#include <stdio.h>\n\nint main(void) {\n    printf("%d\\n", missing);\n    return 0;\n}\n');
  await run(ada, 'compile_error');
  await ada.locator('.cm-lintRange-error').first().waitFor();
  await ada.getByRole('region', { name: 'Problems' }).getByRole('button').first().click();
  assert.match(await ada.locator('.cm-activeLine').innerText(), /missing/);
  await write(ada, 'int main(void) { return 3; }\n');
  await run(ada, 'runtime_error');
  assert.match(await ada.locator('.verdict').innerText(), /exit code 3/);
});

together('pictures are shown and can be had', ['Ada', 'Bob'], async (ada, bob) => {
  await write(ada, 'import matplotlib.pyplot as plt\nplt.plot([1, 4, 2])\nplt.savefig("chart.png")\n');
  await run(ada);
  for (const page of [ada, bob]) {
    const picture = page.getByAltText('Picture chart.png');
    await picture.waitFor();
    await until('it is drawn', () => picture.evaluate((image) => image.complete && image.naturalWidth > 100));
  }
  const [download] = await Promise.all([bob.waitForEvent('download'), bob.getByRole('link', { name: 'Download chart.png' }).click()]);
  assert.equal(download.suggestedFilename(), 'chart.png');
});

together('a queue of four: all see it, one cancels, the rest runs', ['Ada', 'Bob', 'Cyd', 'Dan', 'Eve'], async (...people) => {
  const [ada, bob, cyd, dan, eve] = people;
  await write(ada, 'import sys\nsys.stdin.read()\n');
  await until('all have it', async () => (await Promise.all(people.map(code))).every((text) => text.includes('stdin.read')));
  for (const page of [ada, bob, cyd]) await page.keyboard.press('Control+Enter');
  const indicator = (page) => page.getByRole('button', { name: /^Executions:/ });
  await until('three run', async () => /3 executing/.test(await indicator(eve).textContent()));
  await dan.keyboard.press('Control+Enter');
  await until('Dan waits', async () => /1 queued/.test(await indicator(eve).textContent()));
  await eve.keyboard.press('Control+Enter');
  await until('Eve waits', async () => /3 executing, 2 queued/.test(await indicator(ada).textContent()));
  assert.equal(await ada.locator('.ex-badge').innerText(), '5');
  await indicator(eve).click();
  const panel = eve.getByRole('dialog', { name: 'Executions' });
  await panel.getByText('Dan', { exact: true }).first().waitFor();
  await accessible(eve, 'the panel while there is a queue');
  assert.equal(await panel.getByRole('button', { name: 'Cancel your queued execution' }).count(), 1, 'only one’s own');
  await panel.getByRole('button', { name: 'Cancel your queued execution' }).click();
  await until('Eve no longer waits', async () => !/2 queued/.test(await indicator(ada).textContent()));
  await eve.keyboard.press('Escape');
  assert.equal(await eve.evaluate(() => document.activeElement?.className.includes('ex-indicator')), true, 'the focus is back');
  for (const page of [ada, bob, cyd, dan]) await page.getByRole('button', { name: 'End the input' }).click();
  await until('Dan had a turn', async () => /Ready/.test(await indicator(dan).textContent()));
  assert.equal(await ran(dan), 5, 'four ran, one was cancelled');
});

together('the history shows, compares and restores', ['Ada', 'Bob'], async (ada, bob) => {
  await write(ada, 'print("one")\n');
  await run(ada);
  await write(ada, 'print("two")\n');
  await run(ada);
  await bob.getByRole('button', { name: /^Executions:/ }).click();
  const entries = bob.getByRole('button', { name: /Ada.*Python.*succeeded/ });
  await until('both are there', async () => (await entries.count()) === 2);
  await entries.nth(1).click();
  await bob.getByText('print("one")').waitFor();
  await bob.locator('pre[aria-label="Output"]', { hasText: 'one' }).waitFor();
  await bob.getByRole('button', { name: 'Compare with the present code' }).click();
  const compare = bob.getByRole('dialog', { name: /Then \(Ada\)/ });
  await compare.locator('.cm-changedText').first().waitFor();
  await accessible(bob, 'the comparison');
  await compare.getByRole('button', { name: 'Restore' }).click();
  await until('Ada has it back', async () => (await code(ada)).includes('"one"'));
});

together('a teacher locks, follows and hands over', ['Teacher', 'Pupil'], async (teacher, pupil) => {
  await teacher.getByRole('button', { name: '2 people here' }).click();
  for (const lock of ['Only hosts edit', 'Only hosts run']) {
    await teacher.getByLabel(lock).click();
    await until('it is locked', () => teacher.getByLabel(lock).isChecked());
  }
  await pupil.getByText('Only hosts may edit just now.').waitFor();
  await write(pupil, 'nonsense');
  await pupil.keyboard.press('Control+Enter');
  await pupil.getByText('Only hosts may run just now.').waitFor();
  assert.ok(!(await code(teacher)).includes('nonsense'));
  await teacher.getByRole('button', { name: 'Make Pupil a host' }).click();
  await until('the pupil may edit', async () => (await pupil.getByText('Only hosts may edit just now.').count()) === 0);
  await pupil.getByRole('button', { name: 'New file' }).click();
  await pupil.getByLabel('Name of the new file').fill('mine.py');
  await pupil.keyboard.press('Enter');
  await write(pupil, 'a = 1\n');
  await teacher.getByRole('button', { name: 'Follow Pupil' }).click();
  await until('the teacher is where the pupil is', async () => (await code(teacher)).includes('a = 1'));
  await teacher.getByText('Following Pupil').waitFor();
});

const HOSTILE = '<img src=x onerror=alert(1)>';

together('names, output and files of others are text and nothing else', ['Ada', HOSTILE], async (ada, eve) => {
  await write(eve, `print(${JSON.stringify(HOSTILE)}, "\\033]0;title\\007\\033[2J\\033[1mbold")\nopen(${JSON.stringify('<img src=x onerror=alert(1)>.txt')}, "w").write("x")\n`);
  await until('Ada has it', async () => (await code(ada)).includes('onerror'));
  await eve.getByRole('button', { name: 'New file' }).click();
  await eve.getByLabel('Name of the new file').fill('<b onclick=alert(1)>.py');
  await eve.keyboard.press('Enter');
  await run(eve);
  await ended(ada, 1);
  await ada.getByRole('button', { name: /^Executions:/ }).click();
  await ada.getByRole('button', { name: /succeeded/ }).first().click();
  await ada.locator('pre[aria-label="Output"]', { hasText: HOSTILE }).waitFor();
  await ada.getByRole('button', { name: '2 people here' }).click();
  await ada.locator('.person-name', { hasText: HOSTILE }).waitFor();
  await ada.getByRole('button', { name: '<b onclick=alert(1)>.py', exact: true }).waitFor();
  assert.equal(await ada.locator('img[src="x"], [onerror], [onclick]').count(), 0);
});

together('everybody can use it: no violation in either theme', ['Ada', 'Bob'], async (ada, bob) => {
  await write(ada, 'import sys\nprint("out")\nprint("err", file=sys.stderr)\nopen("left.txt", "w").write("x")\n');
  await run(ada);
  for (const colorScheme of ['light', 'dark']) {
    await bob.emulateMedia({ colorScheme });
    await accessible(bob, `the room, ${colorScheme}`);
    await bob.getByRole('button', { name: '2 people here' }).click();
    await accessible(bob, `the people, ${colorScheme}`);
    await bob.keyboard.press('Escape');
    await bob.getByRole('button', { name: /^Executions:/ }).click();
    await accessible(bob, `the panel, ${colorScheme}`);
    await bob.getByRole('button', { name: /succeeded/ }).first().click();
    await bob.getByText('err').first().waitFor();
    await accessible(bob, `an execution, ${colorScheme}`);
    await bob.getByRole('button', { name: 'Close' }).click();
  }
});

test('a room of a kind offers its languages alone', { timeout: 120_000 }, async () => {
  const env = { RUNROOM_ROOMS__KINDS__ALL__ROOMS: '*', RUNROOM_ROOMS__KINDS__ALL__LANGUAGES: 'javascript,c' };
  const strict = await startServer({ env });
  const ada = await person(browser, 'Ada');
  try {
    await enter(ada, strict.url);
    await until('two are offered', async () => (await ada.getByLabel('Language').locator('option').allInnerTexts()).join() === 'C,JavaScript');
    await run(ada);
    assert.deepEqual(ada.faults, []);
  } finally {
    await ada.context().close();
    await strict.stop();
  }
});

test('a page that is not served securely can do all the same', { timeout: 60_000 }, async () => {
  const ada = await person(browser, 'Ada');
  try {
    await enter(ada, server.url.replace('127.0.0.1', ELSEWHERE));
    assert.equal(await ada.evaluate(() => window.isSecureContext), false);
    await ada.getByRole('button', { name: 'New file' }).click();
    await ada.getByLabel('Name of the new file').fill('helper.py');
    await ada.keyboard.press('Enter');
    await ada.getByRole('button', { name: 'main.py', exact: true }).click();
    await write(ada, 'print("got", input())\n');
    await ada.getByRole('button', { name: 'Copy link' }).click();
    await ada.getByText('Link copied.').waitFor();
    await ada.keyboard.press('Control+Enter');
    await ada.getByRole('textbox', { name: 'Input of the program' }).focus();
    await ada.keyboard.press('Control+V');
    await ada.keyboard.press('Enter');
    await shows(ada, `got ${ada.url()}`);
    // The browser says of this header that it has no meaning there, as it should.
    assert.deepEqual(ada.faults.filter((fault) => !fault.includes('Cross-Origin-Opener-Policy')), []);
  } finally {
    await ada.context().close();
  }
});

test('the first page, and a phone', { timeout: 60_000 }, async () => {
  const ada = await person(browser, 'Ada', { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
  try {
    await ada.goto(server.url);
    await accessible(ada, 'the first page');
    await ada.emulateMedia({ colorScheme: 'dark' });
    await accessible(ada, 'the first page, dark');
    await enter(ada, server.url);
    const fits = () => ada.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    assert.ok(await fits());
    await ada.getByRole('button', { name: 'Run', exact: true }).tap();
    await shows(ada, 'Hello from Python');
    assert.ok(await fits());
    await accessible(ada, 'the room on a phone');
    await ada.getByRole('button', { name: /^Executions:/ }).tap();
    await ada.getByRole('button', { name: /succeeded/ }).waitFor();
    await accessible(ada, 'the panel on a phone');
    assert.deepEqual(ada.faults, []);
  } finally {
    await ada.context().close();
  }
});

test('the first load is small and asks nobody else', { timeout: 60_000 }, async () => {
  const ada = await person(browser, 'Ada');
  try {
    const devtools = await ada.context().newCDPSession(ada);
    await devtools.send('Network.enable');
    let bytes = 0;
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const others = [];
    ada.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).host !== new URL(server.url).host) others.push(request.url());
    });
    await enter(ada, server.url);
    await ada.waitForLoadState('networkidle');
    assert.ok(bytes > 50_000 && bytes < 400_000, `${bytes} bytes`);
    assert.deepEqual(others, []);
  } finally {
    await ada.context().close();
  }
});
