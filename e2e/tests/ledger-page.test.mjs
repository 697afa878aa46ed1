// The page about the ledger, entries by their number, and files with proofs: checked on the device with the network gone, or by the
// server for whoever has no scripts. What is given out is checked here once more with the verifier alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { verify, verifyExhibit } from '../../crates/portal/assets/verify.mjs';
import { PHONE, launch, visitor } from '../lib/browser.mjs';
import { altered, checksHere, checksThere, choose, exhibit, looksUp } from '../lib/ledger.mjs';
import { overflow, violations } from '../lib/measure.mjs';
import { start } from '../lib/program.mjs';
import { form, prefix, press } from '../lib/walk.mjs';
import { words as wordsOf } from '../lib/words.mjs';

const say = wordsOf('id');
const main = page => page.locator('main').innerText();
let browser, program, file, policy, log;

const get = path => fetch(`${program.base}${path}`);
const now = () => Math.floor(Date.now() / 1000);

before(async () => {
  [browser, program] = [await launch(), await start()];
  const { page, close } = await visitor(browser);
  file = await exhibit(page, program);
  await close();
  policy = await (await get('/buku-besar/kebijakan')).text();
  log = JSON.parse(file).ledger;
});
after(async () => { await browser?.close(); await program?.stop(); });

async function anybody(steps, { script = true, language = 'id' } = {}) {
  const { context, page, complaints, close } = await visitor(browser, { script, language });
  await steps(page, context);
  assert.deepEqual(complaints, []);
  await close();
}

for (const language of ['id', 'en']) {
  test(`the page tells where the ledger stands, and what it does not show (${language})`, () => anybody(async page => {
    const words = wordsOf(language);
    await page.goto(`${program.base}${prefix(language)}/buku-besar`);
    const told = await main(page);
    for (const key of ['ledger-shows', 'ledger-hides-true', 'ledger-one', 'ledger-one-text', 'ledger-checkpoint-text', 'ledger-own-anchored-value']) assert.match(told, words(key), key);
    assert.ok(told.includes(log), 'the name of the ledger');
    assert.ok(await page.locator('pre').filter({ hasText: log }).count(), 'the checkpoint, to copy');
    assert.deepEqual(await violations(page), []);
    assert.equal(await overflow(page, PHONE), 0);
  }, { language }));
}

test('the English word leads to the page, too', async () => {
  for (const base of ['', '/en']) {
    const answer = await fetch(`${program.base}${base}/ledger`);
    assert.deepEqual([answer.status, new URL(answer.url).pathname], [200, `${base}/buku-besar`]);
  }
});

test('an entry is found by its number, with a proof that holds without us', () => anybody(async page => {
  await page.goto(`${program.base}/buku-besar/entri`);
  await looksUp(page, '0');
  const [entry] = await page.locator('main pre').allInnerTexts();
  assert.match(await main(page), say('ledger-kind-validators'));
  const download = await get('/buku-besar/entri/0/bukti');
  assert.match(download.headers.get('content-disposition'), /^attachment; filename="bukti-entri-0\.txt"$/);
  const proof = await download.text();
  const said = await verify(proof, policy, { log, entry, now: now() });
  assert.deepEqual([said.holds, said.index], [true, 0]);
  assert.equal((await verify(proof, policy, { log, entry: `${entry} `, now: now() })).reason, 'root');
}));

for (const script of [true, false]) {
  test(`what is no number of an entry is said at the field, ${script ? 'with' : 'without'} scripts`, () => anybody(async page => {
    await page.goto(`${program.base}/buku-besar/entri`);
    for (const [typed, key] of [['', 'ledger-entry-empty'], ['satu', 'ledger-entry-bad'], ['-1', 'ledger-entry-bad'], ['1.5', 'ledger-entry-bad'], ['99999999999999999999', 'ledger-entry-bad'], ['123456789', 'ledger-entry-absent']]) {
      await looksUp(page, typed);
      assert.match(await page.locator('#nomor-error').innerText(), say(key), typed);
      assert.equal(await page.locator('#nomor').inputValue(), typed);
    }
  }, { script }));
}

test('a file with proofs is checked on the device, with the network gone, and goes nowhere', () => anybody(async (page, context) => {
  await page.goto(`${program.base}/buku-besar/periksa`);
  const asked = [];
  page.on('request', request => { if (!new URL(request.url()).pathname.startsWith('/aset/')) asked.push(request.url()); });
  await context.setOffline(true);
  const shown = await checksHere(page, file);
  assert.equal(await shown.getAttribute('data-state'), 'holds');
  const { documents } = JSON.parse(file);
  const told = await shown.innerText();
  assert.equal(await shown.locator('li').count(), documents.length);
  for (const key of ['exhibit-holds', 'exhibit-step', 'exhibit-credential']) assert.match(told, say(key), key);
  assert.match(told, /\d{4}, \d\d\.\d\d WIB/, 'times as the server writes them');
  assert.equal(await shown.locator('pre').first().textContent(), documents[0].text);
  assert.deepEqual(await violations(page), []);
  assert.equal(await overflow(page, PHONE), 0);

  // One bit of a document, of a hash and of a signature; each leaves a letter a letter.
  const flipped = Buffer.from(JSON.stringify(JSON.parse(file)));
  const [proof, signature] = [flipped.indexOf('index ') + 20, flipped.lastIndexOf('==') - 40];
  for (const [from, key] of [[flipped.indexOf('case'), 'exhibit-why-altered'], [proof, 'exhibit-why-altered'], [signature, 'exhibit-why-signature']]) {
    const at = flipped.findIndex((byte, place) => place >= from && /[b-y]/.test(String.fromCharCode(byte)));
    flipped[at] ^= 1;
    const refused = await checksHere(page, flipped);
    assert.equal(await refused.getAttribute('data-state'), 'refused');
    assert.match(await refused.innerText(), say(key));
    flipped[at] ^= 1;
  }
  assert.match(await (await checksHere(page, Buffer.from('%PDF-1.7\n'))).innerText(), say('exhibit-why-form'));
  assert.equal(await (await checksHere(page, file)).getAttribute('data-state'), 'holds');
  assert.deepEqual(asked, [], 'the page asked nobody');
}));

test('a browser that cannot check may have the server do it, if its owner wants', () => anybody(async page => {
  await page.addInitScript(() => { SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('unknown', 'NotSupportedError')); });
  await page.goto(`${program.base}/buku-besar/periksa`);
  const shown = await checksHere(page, file);
  assert.equal(await shown.getAttribute('data-state'), 'unable');
  await press(page, shown.locator('button'));
  assert.match(await main(page), say('exhibit-holds'));
  assert.deepEqual(await violations(page), []);
}));

test('without scripts the server checks it, and says the same', () => anybody(async page => {
  const check = async buffer => {
    await page.goto(`${program.base}/buku-besar/periksa`);
    await checksThere(page, buffer);
    return main(page);
  };
  const told = await check(file);
  for (const key of ['exhibit-holds', 'exhibit-step', 'exhibit-credential']) assert.match(told, say(key), key);
  assert.equal(await page.locator('[data-answered] li').count(), JSON.parse(file).documents.length);
  assert.equal(await overflow(page, PHONE), 0);
  assert.match(await check(altered(file)), say('exhibit-why-altered'));
  assert.match(await page.locator('[data-which]').first().innerText(), /: 1$/);
  assert.match(await check(Buffer.from('{}')), say('exhibit-why-form'));
  assert.match(await check(Buffer.from(JSON.stringify({ ...JSON.parse(file), ledger: 'other.example' }))), say('exhibit-why-ledger'));
  await check();
  assert.match(await page.locator('#berkas-error').innerText(), say('exhibit-file-empty'));
  await page.goto(`${program.base}/buku-besar/periksa`);
  await choose(page, file);
  assert.ok(await form(page, '/buku-besar/periksa').getAttribute('data-policy'));
}, { script: false }));

test('the device and the server write the same about a file', async () => {
  const texts = [];
  for (const script of [true, false]) {
    await anybody(async page => {
      await page.goto(`${program.base}/buku-besar/periksa`);
      if (script) await checksHere(page, file);
      else await checksThere(page, file);
      texts.push(await page.locator(script ? '#hasil [data-state=holds]' : '[data-answered]').innerText());
    }, { script });
  }
  assert.equal(texts[0], texts[1]);
});

test('the files of both logs are there for mirrors, and nothing else is', async () => {
  for (const folder of ['ledger', 'audit-log']) {
    const answer = await get(`/${folder}/checkpoint`);
    assert.deepEqual([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')], [200, 'text/plain; charset=utf-8', 'no-cache']);
    const [, size] = (await answer.text()).split('\n');
    const part = Number(size) % 256;
    const tile = await get(`/${folder}/tile/0/${String(Math.floor(size / 256)).padStart(3, '0')}${part ? `.p/${part}` : ''}`);
    assert.deepEqual([tile.status, tile.headers.get('content-type')], [200, 'application/octet-stream']);
    assert.equal((await tile.arrayBuffer()).byteLength, 32 * (part || 256));
    for (const path of ['', 'tile', 'tile/0', 'tile/0/0', 'tile/0/000/', 'tile/0/..%2f..%2flock', 'tile/0/000.p/256', 'lock', 'journal', 'checkpoint/', 'checkpoint.new', 'tile/9/x999/999']) {
      const missing = await fetch(`${program.base}/${folder}/${path}`, { redirect: 'manual' });
      // A slash too many leads to the address without, and that is a page or none.
      const known = ['', 'checkpoint/'].includes(path) ? 303 : 404;
      assert.equal(missing.status, known, `${folder}/${path}`);
      if (known === 404) assert.equal(missing.headers.get('cache-control'), 'no-store');
    }
  }
});

test('whoever holds the file needs nothing of ours', async () => {
  const said = await verifyExhibit(file, policy, { log, now: now() });
  assert.ok(said.holds, said.reason);
  assert.equal(said.documents.length, JSON.parse(file).documents.length);
  assert.equal((await verifyExhibit(altered(file), policy, { log, now: now() })).reason, 'root');
});
