// A bill is paid at the bank, and the page with the bill tells it by itself; the bank's own pages hold on a phone too.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { NARROW, launch, visitor } from '../lib/browser.mjs';
import { overflow, violations } from '../lib/measure.mjs';
import { PAYS_LATE, TAX, payAtBank } from '../lib/owing.mjs';
import { start } from '../lib/program.mjs';
import { begin, fill, press, send, signIn } from '../lib/walk.mjs';
import { words as wordsOf } from '../lib/words.mjs';

const say = wordsOf('id');
let browser, program;
before(async () => { [browser, program] = [await launch(), await start()]; });
after(async () => { await browser?.close(); await program?.stop(); });

async function billed(script, steps) {
  const { page, complaints, close } = await visitor(browser, { script });
  await signIn(page, program.base, program.named(PAYS_LATE));
  await begin(page, program.base, 'id', TAX);
  await fill(page);
  await send(page);
  await steps(page);
  assert.deepEqual(complaints, []);
  await close();
}

test('every page of the bank holds on a narrow phone, in both languages', () => billed(true, async page => {
  const bank = await page.locator('main a[href*="/bayar?va="]').getAttribute('href');
  const other = await page.context().newPage();
  const look = async name => {
    assert.deepEqual(await violations(other), [], name);
    assert.equal(await overflow(other, NARROW), 0, name);
  };
  for (const language of ['id', 'en']) {
    const at = address => other.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`);
    await at(new URL(bank).origin);
    await look(`${language}: home`);
    await at(bank);
    await look(`${language}: bill`);
    await other.locator('summary').first().click();
    await other.locator('#amount').fill('much');
    await press(other, other.locator('details form button'));
    await look(`${language}: a wrong amount`);
    await at(bank.replace(/\d$/, digit => (digit === '1' ? '2' : '1')));
    await look(`${language}: an unknown account`);
  }
  await other.goto(bank);
  await press(other, other.locator('#bayar'));
  await look('receipt');
}));

test('without scripts the bill is paid as well, and the page says so when it is opened again', async () => {
  const { page, close } = await visitor(browser, { script: false });
  await signIn(page, program.base, program.named('Agus Wibowo'));
  await begin(page, program.base, 'id', TAX);
  await fill(page);
  await send(page);
  assert.match(await page.locator('main').innerText(), say('bill-account'));
  await payAtBank(page);
  const until = Date.now() + 20_000;
  while (!(await page.locator('main .bill .tag--done').count())) {
    assert.ok(Date.now() < until, 'the payment was never heard of');
    await page.reload();
  }
  assert.match(await page.locator('main').innerText(), say('bill-paid'));
  await close();
});
