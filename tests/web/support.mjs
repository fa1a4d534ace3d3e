// A server on a port of its own, a browser, and people in it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';

const BINARY = process.env.RUNROOM_BIN ?? new URL('../../target/release/runroom', import.meta.url).pathname;
const BROWSER = process.env.RUNROOM_BROWSER ?? '/usr/bin/chromium';
/** A name for this machine that browsers do not take for it: pages from there are not served securely. */
export const ELSEWHERE = 'runroom.test';
const LANGUAGES = ['python', 'javascript', 'c'];

/** Starts a server and waits until its languages are ready. */
export async function startServer({ listen = '127.0.0.1:0', data, env = {} } = {}) {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'runroom-page-')));
  const child = spawn(BINARY, ['serve'], {
    env: {
      ...process.env,
      RUNROOM_SERVER__LISTEN: listen,
      RUNROOM_SERVER__DATA_DIR: folder,
      RUNROOM_SERVER__LANGUAGES: LANGUAGES.join(','),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => assert.fail(`the server ended at once, with ${code}`)),
  ]);
  const url = /http:\/\/\S+/.exec(line)[0];
  lines.on('line', () => undefined);
  for (;;) {
    const { languages } = await (await fetch(`${url}/api/v1/languages`)).json();
    if (languages.every(({ readiness }) => readiness.state === 'ready')) break;
    assert.equal(child.exitCode, null, 'the server runs');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    url,
    data: folder,
    async stop({ keep = false, signal = 'SIGTERM' } = {}) {
      if (child.exitCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      if (!keep) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A way to the server that can be cut, and lets nobody through while it is. */
export async function startWire(url) {
  const { hostname, port } = new URL(url);
  const open = new Set();
  let isCut = false;
  const wire = createServer((client) => {
    if (isCut) return client.destroy();
    const server = connect(Number(port), hostname);
    for (const [one, other] of [[client, server], [server, client]]) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  wire.listen(0, '127.0.0.1');
  await once(wire, 'listening');
  return {
    url: `http://127.0.0.1:${wire.address().port}`,
    cut() {
      isCut = true;
      open.forEach((socket) => socket.destroy());
    },
    mend() {
      isCut = false;
    },
    async stop() {
      this.cut();
      wire.close();
      await once(wire, 'close');
    },
  };
}

export function startBrowser() {
  return chromium.launch({
    executablePath: BROWSER,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', `--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`,
    ],
  });
}

/** Somebody with a browser of their own. What the page complains of, and requests to others, end up in `faults`. */
export async function person(browser, name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(`${name}: ${error.message}`));
  page.on('console', (message) => {
    // That a server is not there is what some tests are about.
    if (message.type() === 'error' && !/WebSocket connection|ERR_CONNECTION|Failed to load resource/.test(message.text())) {
      page.faults.push(`${name}: ${message.text()}`);
    }
  });
  page.on('dialog', (dialog) => {
    page.faults.push(`${name}: a dialog, ${dialog.message()}`);
    void dialog.dismiss();
  });
  return Object.assign(page, { person: name });
}

/** Goes into a room: a new one, or the one of a link. */
export async function enter(page, url, { room, name = page.person } = {}) {
  await page.goto(room ?? url);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: room ? 'Enter the room' : 'New room' }).click();
  await page.locator('.cm-content').waitFor();
  if (!room) await page.locator('.cm-line', { hasText: 'Hello from' }).waitFor();
  return page.url();
}

/** Writes a whole program. Pasted, so that the editor closes no brackets and indents nothing. */
export async function write(page, text) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

/** Runs what is written and waits for its end. */
export async function run(page, status = 'success') {
  const before = await ran(page);
  await page.keyboard.press('Control+Enter');
  await ended(page, before + 1, status);
}

/** How many runs can be seen to have ended. */
export function ran(page) {
  return page.locator('.run-tab .mark-good, .run-tab .mark-bad').count();
}

export async function ended(page, count, status) {
  await page.waitForFunction((count) => document.querySelectorAll('.run-tab .mark-good, .run-tab .mark-bad').length >= count, count);
  if (status) await page.locator(`.verdict[data-status="${status}"]`).waitFor();
}

export async function language(page, name) {
  await page.getByLabel('Language').selectOption(name);
}

export function code(page) {
  return page.locator('.cm-line').evaluateAll((lines) => lines.map((line) => {
    const copy = line.cloneNode(true);
    copy.querySelectorAll('.cm-widgetBuffer, .cm-placeholder').forEach((node) => node.remove());
    return copy.textContent;
  }).join('\n'));
}

/** Waits until something holds. */
export async function until(what, holds, within = 10_000) {
  const end = Date.now() + within;
  for (;;) {
    const found = await holds();
    if (found) return found;
    assert.ok(Date.now() < end, `within ${within} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the terminal shows. */
export function terminal(page) {
  return page.locator('.xterm-rows').innerText().then((text) => text.replaceAll('\u00a0', ' '));
}

export async function shows(page, text) {
  await until(`the terminal shows ${JSON.stringify(text)}`, async () => (await terminal(page)).includes(text));
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is hard to use for some: nothing may be. */
export async function accessible(page, what) {
  await page.evaluate(() => {
    for (const one of document.getAnimations()) if (one.effect.getComputedTiming().endTime !== Infinity) one.finish();
  });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  assert.deepEqual(told, [], what);
}
