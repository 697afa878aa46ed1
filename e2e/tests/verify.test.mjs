// Anyone checks a document: by its number, by its file, and by its code without any network.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, visitor } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';
import { apply, form, press, signIn, verify } from '../lib/walk.mjs';
import { words as wordsOf } from '../lib/words.mjs';

const say = wordsOf('id');
const main = page => page.locator('main').innerText();
let browser, program, number, file, token;

before(async () => {
  [browser, program] = [await launch(), await start()];
  const { page, close } = await visitor(browser);
  await signIn(page, program.base, program.persona('grant'));
  await apply(page, program.base);
  await press(page, page.locator('main a[href*="/dokumen/"]').first());
  number = new URL(page.url()).pathname.split('/').pop();
  const [download] = await Promise.all([page.waitForEvent('download'), form(page, '/pdf').locator('button').click()]);
  file = fs.readFileSync(await download.path());
  [, token] = file.toString('latin1').match(/sigap:token=([\w.-]+)/);
  await close();
});
after(async () => { await browser?.close(); await program?.stop(); });

async function stranger(steps, script = true) {
  const { context, page, complaints, close } = await visitor(browser, { script });
  await steps(page, context);
  assert.deepEqual(complaints, []);
  await close();
}

async function upload(page, buffer) {
  await page.goto(`${program.base}/periksa`);
  const asked = form(page, '/periksa/berkas');
  await asked.locator('input[type=file]').setInputFiles({ name: 'dokumen.pdf', mimeType: 'application/pdf', buffer });
  await press(page, asked.locator('button').last());
  return main(page);
}

for (const script of [true, false]) {
  test(`a number tells that the document is on record and no more, ${script ? 'with' : 'without'} scripts`, () => stranger(async page => {
    await verify(page, program.base, number);
    const told = await main(page);
    assert.match(told, say('verify-number-valid'));
    assert.match(told, say('sample'), 'a made-up document says so');
    assert.doesNotMatch(told, say('verify-valid-text'), 'no signature was checked');
  }, script));

  test(`the file itself is valid and shows its lines, ${script ? 'with' : 'without'} scripts`, () => stranger(async page => {
    const told = await upload(page, file);
    assert.match(told, say('verify-valid'));
    assert.match(told, /Bima Wahyudi Pratama/);
  }, script));
}

test('a file with the same data and other bytes is told apart', () => stranger(async page => {
  const told = await upload(page, Buffer.concat([file, Buffer.from('\n')]));
  assert.match(told, say('verify-other'));
  assert.match(told, say('sample'), 'made-up data says so in any file');
}));

test('a file that is no document of ours is unknown', () => stranger(async page => {
  assert.match(await upload(page, Buffer.from('%PDF-1.7\n')), say('verify-unknown'));
}));

test('the code is checked on the device, with the network gone', () => stranger(async (page, context) => {
  await page.goto(`${program.base}/periksa`);
  await context.setOffline(true);
  const shown = page.locator('#scanned [data-state]:not([hidden])');
  await page.evaluate(code => { location.hash = code; }, token);
  await shown.waitFor();
  assert.equal(await shown.getAttribute('data-state'), 'valid');
  assert.match(await shown.innerText(), /Bima Wahyudi Pratama/);

  // One letter of what is signed changed: the signature no longer fits.
  const [head, body, signature] = token.split('.');
  const other = body.slice(0, 40) + (body[40] === 'A' ? 'B' : 'A') + body.slice(41);
  await page.evaluate(code => { location.hash = code; }, [head, other, signature].join('.'));
  await page.locator('#scanned [data-state=altered]:not([hidden])').waitFor();
}));
