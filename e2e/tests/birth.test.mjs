// The main path: a parent gets a birth certificate, with and without scripts, on a phone and at a desk.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, PHONE, launch, visitor } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';
import { apply, signIn } from '../lib/walk.mjs';

const PAGES_MAX = 10; // from the service page to the result
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

for (const [device, size] of [['a phone', PHONE], ['a desk', DESK]]) {
  for (const script of [true, false]) {
    test(`a birth is granted on ${device} ${script ? 'with' : 'without'} scripts`, async () => {
      // A birth can be reported once, so every visit gets a country of its own.
      const program = await start();
      try {
        await granted(program, { size, script });
      } finally {
        await program.stop();
      }
    });
  }
}

async function granted(program, how) {
  const { page, complaints, close } = await visitor(browser, how);
  await signIn(page, program.base, program.persona('grant'));
  const pages = await apply(page, program.base);
  assert.ok(pages <= PAGES_MAX, `${pages} pages from the service to the result`);

  // Decided in the same response: the page after sending already shows the documents.
  assert.match(new URL(page.url()).pathname, /^\/permohonan\/[^/]+$/);
  const documents = page.locator('main a[href^="/dokumen/"]');
  assert.ok(await documents.count() > 0, 'the result shows no document');
  const address = new URL(await documents.first().getAttribute('href'), program.base).pathname.split('/').slice(0, 3).join('/');
  await page.goto(program.base + address);
  assert.equal(await page.locator('h1').count(), 1);

  await foundByAnyone(program, address.split('/').pop(), how);
  await page.goto(`${program.base}/akses`);
  assert.ok(await page.locator('main').getByText(/UU|Perpres|Permendagri/).count() > 0, 'the access log names no law');
  assert.deepEqual(complaints, []);
  await close();
}

// Somebody who is not signed in types the number printed on the document.
async function foundByAnyone(program, number, how) {
  const { page, complaints, close } = await visitor(browser, how);
  await page.goto(`${program.base}/periksa`);
  const field = page.locator('main form input[type=text], main form input:not([type])').first();
  await field.fill(number);
  await Promise.all([page.waitForNavigation(), field.press('Enter')]);
  assert.match(await page.locator('main').innerText(), /CONTOH|[A-Z]\*+/i, 'the number was not recognised');
  assert.deepEqual(complaints, []);
  await close();
}
