// The pictures in docs/screenshots: `npm run screenshots`, with a server built by `cargo build --release`. With RUNROOM_PNG=1
// there are some for those who look at them in something that knows no WebP.

import { mkdir, writeFile } from 'node:fs/promises';

import { ended, enter, language, person, ran, run, shows, startBrowser, startServer, until, write } from './support.mjs';

const FOLDER = process.argv[2] ?? new URL('../../docs/screenshots', import.meta.url).pathname;
const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };

const PLOT = `import matplotlib.pyplot as plt
import numpy as np

angle = np.linspace(0, 4 * np.pi, 400)
for damping in (0.05, 0.15, 0.3):
    plt.plot(angle, np.exp(-damping * angle) * np.cos(angle), label=f"{damping}")

plt.legend(title="damping")
plt.title("Oscillation")
plt.show()

print("three curves of", len(angle), "points")
`;

const WAIT = `import sys
import time

for step in range(1, 101):
    print(f"step {step}", flush=True)
    time.sleep(0.5)
`;

const MISTAKE = `#include <stdio.h>

int square(int n) {
    return n * m;
}

int main(void) {
    printf("%d\\n", square("seven"));
    return 0;
}
`;

const server = await startServer();
const browser = await startBrowser();

/** One of the pictures, as WebP: a quarter of a PNG's size. */
async function picture(page, name) {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 85 });
  await writeFile(`${FOLDER}/${name}.webp`, Buffer.from(data, 'base64'));
  if (process.env.RUNROOM_PNG) await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await devtools.detach();
  console.log(name);
}

const indicator = (page) => page.getByRole('button', { name: /^Executions:/ });

try {
  await mkdir(FOLDER, { recursive: true });
  const [ada, bob, cyd] = await Promise.all([person(browser, 'Ada'), person(browser, 'Bob', { colorScheme: 'dark' }), person(browser, 'Cyd', { ...PHONE, colorScheme: 'dark' })]);

  await ada.goto(server.url);
  await picture(ada, 'start');
  const room = await enter(ada, server.url);
  await enter(bob, server.url, { room });
  await enter(cyd, server.url, { room });

  await write(ada, PLOT);
  await run(ada);
  await ada.getByAltText(/^Picture/).first().waitFor();
  await bob.locator('.cm-line', { hasText: 'np.linspace' }).click();
  await until('Bob is seen', async () => (await ada.locator('.cm-nameOfOther').count()) > 0);
  await picture(ada, 'room');

  await language(ada, 'c');
  await write(ada, MISTAKE);
  await run(ada, 'compile_error');
  await ada.locator('.cm-lintRange-error').first().waitFor();
  await picture(ada, 'problems');

  await language(ada, 'python');
  await write(ada, WAIT);
  for (const page of [ada, bob]) await page.keyboard.press('Control+Enter');
  await shows(bob, 'step 3');
  await indicator(bob).click();
  await bob.getByRole('dialog', { name: 'Executions' }).waitFor();
  await picture(bob, 'panel-dark');
  await shows(cyd, 'step');
  await picture(cyd, 'phone-dark');

  await write(ada, PLOT.replace('400', '100').replace('(0.05, 0.15, 0.3)', '(0.1, 0.2)'));
  await indicator(ada).click();
  await ada.getByRole('button', { name: /Ada.*Python.*succeeded/ }).first().click();
  await ada.getByRole('button', { name: 'Compare with the present code' }).click();
  await ada.locator('.cm-changedText').first().waitFor();
  await picture(ada, 'comparison');
} finally {
  await browser.close();
  await server.stop();
}
