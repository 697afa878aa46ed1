// A resident opens an account on a phone by a face match, in both languages, up to where a passkey is kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { NARROW, launch, visitor } from '../lib/browser.mjs';
import { overflow, violations } from '../lib/measure.mjs';
import { home, looksIntoCamera, wantsAccount } from '../lib/opening.mjs';
import { start } from '../lib/program.mjs';
import { form, prefix, press } from '../lib/walk.mjs';

let browser, program;
before(async () => { [browser, program] = [await launch(), await start()]; });
after(async () => { await browser?.close(); await program?.stop(); });

const MOST_MS = 120_000;

for (const [language, who, script] of [['id', 'Martha Wenda', false], ['en', 'Agus Wibowo', true]]) {
  test(`an account is opened by a face match in "${language}", ${script ? 'with' : 'without'} scripts`, async () => {
    const { page, complaints, close } = await visitor(browser, { language, script });
    const began = Date.now();
    await wantsAccount(page, home(program), program.named(who), language);
    await press(page, page.locator('main a[href$="/daftar/wajah"]'));
    assert.match(await page.locator('main').innerText(), language === 'id' ? /NIK Anda dikirim/ : /Your NIK is sent/);
    await looksIntoCamera(page, 'matched', async there => {
      assert.match(await there.locator('header').innerText(), language === 'id' ? /SIMULASI/ : /SIMULATION/);
      assert.equal(await there.locator('html').getAttribute('lang'), language);
    });
    const asks = form(page, '/kembali').locator('button').last();
    const [answer] = await Promise.all([
      page.waitForResponse(response => response.request().method() === 'POST'),
      asks.click(),
    ]);
    assert.equal(answer.headers().location, `${prefix(language)}/akun/kunci-sandi/tambah?baru=1`);
    assert.ok(Date.now() - began < MOST_MS, 'it takes less than two minutes');
    await page.goto(`${home(program)}${prefix(language)}/akun/verifikasi`);
    const level = language === 'id' ? /bertingkat menengah/ : /level substantial/;
    assert.match(await page.locator('main').innerText(), level);
    assert.deepEqual(complaints, []);
    await close();
  });
}

test('the page of the face match holds on a narrow phone, in both languages', async () => {
  for (const language of ['id', 'en']) {
    const { page, close } = await visitor(browser, { language });
    await wantsAccount(page, home(program), program.named('Martha Wenda'), language);
    await page.goto(`${home(program)}${prefix(language)}/daftar/wajah`);
    await looksIntoCamera(page, 'gave-up', async there => {
      assert.deepEqual(await violations(there), []);
      assert.equal(await overflow(there, NARROW), 0);
    });
    await close();
  }
});
