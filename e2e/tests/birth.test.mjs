// The main path: a parent gets a birth certificate, with and without scripts, on a phone and at a desk.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, PHONE, launch, visitor } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';
import { apply, press, signIn, verify } from '../lib/walk.mjs';
import { words as wordsOf } from '../lib/words.mjs';

const PAGES_MAX = 10; // from the service page to the result
// A birth can be reported once, so each language has parents of its own.
const PARENTS = { id: 'Sri Wahyuni', en: 'Ayu Lestari' };
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

for (const [device, size] of [['a phone', PHONE], ['a desk', DESK]]) {
  for (const script of [true, false]) {
    test(`a birth is granted on ${device} ${script ? 'with' : 'without'} scripts, in both languages`, async () => {
      const program = await start();
      try {
        for (const language of Object.keys(PARENTS)) await granted(program, { size, script, language });
      } finally {
        await program.stop();
      }
    });
  }
}

async function granted(program, how) {
  const { language } = how;
  const say = wordsOf(language);
  const within = language === 'en' ? '/en' : '';
  const { page, complaints, close } = await visitor(browser, how);
  await signIn(page, program.base, program.named(PARENTS[language]));
  const pages = await apply(page, program.base, { language });
  assert.ok(pages <= PAGES_MAX, `${pages} pages from the service to the result`);

  // Decided in the same response: the page after sending already shows the documents.
  assert.match(new URL(page.url()).pathname, new RegExp(`^${within}/permohonan/[^/]+$`));
  const document = page.locator('main a[href*="/dokumen/"]').first();
  assert.ok(await document.count(), 'the result shows no document');
  await press(page, document);
  const number = new URL(page.url()).pathname.split('/').pop();
  const words = await page.locator('main').innerText();
  assert.match(words, say('sample'));
  assert.match(words, /Bima Wahyudi Pratama/);

  const stranger = await visitor(browser, how);
  await verify(stranger.page, program.base, number, language);
  const told = await stranger.page.locator('main').innerText();
  assert.match(told, say('verify-number-valid'));
  assert.doesNotMatch(told, /Wahyudi/, 'a number alone must not tell the name');

  await page.goto(`${program.base}${within}/akses`);
  const log = await page.locator('main').innerText();
  assert.match(log, language === 'id' ? /UU 24\/2013 Pasal 27/ : /Law 24\/2013, Article 27/, 'the access log names no law');
  assert.match(log, say('access-title'));
  assert.deepEqual([...complaints, ...stranger.complaints], []);
  await Promise.all([close(), stranger.close()]);
}
