// The officer's work with the keyboard alone: open the next case, decide, give a reason.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, visitor } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';
import { apply, signIn } from '../lib/walk.mjs';

const STOPS_MAX = 80; // tab stops before a control counts as out of reach
let browser, program;
before(async () => { [browser, program] = [await launch(), await start()]; });
after(async () => { await browser?.close(); await program?.stop(); });

test('an officer decides a referred case by keyboard, and the resident sees the reason', async () => {
  const parent = await visitor(browser);
  await signIn(parent.page, program.base, program.persona('refer'));
  await apply(parent.page, program.base);
  const address = parent.page.url();
  const number = new URL(address).pathname.split('/').pop();

  const desk = await visitor(browser, { size: DESK });
  await signIn(desk.page, program.base, program.persona('officer'));
  await desk.page.goto(`${program.base}/petugas`);
  await reach(desk.page, `main a[href$="/petugas/${number}"]`);
  await enter(desk.page);
  assert.ok(desk.page.url().endsWith(`/petugas/${number}`));

  const reason = 'Surat keterangan lahir sudah diperiksa dan sesuai.';
  const groups = await desk.page.evaluate(() =>
    [...new Set([...document.querySelectorAll('main form input[type=radio]')].map(radio => radio.name))]);
  for (const name of groups) {
    await reach(desk.page, `main input[type=radio][name="${name}"]`);
    await desk.page.keyboard.press('Space');
    const texts = desk.page.locator('main form textarea');
    for (let index = 0; index < await texts.count(); index += 1) {
      if (await texts.nth(index).inputValue()) continue;
      await reach(desk.page, 'main form textarea', index);
      await desk.page.keyboard.type(reason);
      break;
    }
  }
  await reach(desk.page, 'main form:has(textarea) button', 'last');
  await enter(desk.page);

  await parent.page.goto(address);
  assert.match(await parent.page.locator('main').innerText(), /Surat keterangan lahir sudah diperiksa/);
  assert.deepEqual([...parent.complaints, ...desk.complaints], []);
  await Promise.all([parent.close(), desk.close()]);
});

// Presses Tab until the control has the focus; on the way the focus must always be somewhere and visible.
async function reach(page, selector, which = 'first') {
  const all = page.locator(selector);
  const target = which === 'first' ? all.first() : which === 'last' ? all.last() : all.nth(which);
  await target.waitFor({ state: 'attached' });
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    if (await target.evaluate(e => e === document.activeElement)) return;
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(seen);
    assert.ok(focus.visible, `the focus cannot be seen at ${focus.where}`);
  }
  assert.fail(`${selector} is not reached within ${STOPS_MAX} tab stops`);
}

function seen() {
  const element = document.activeElement;
  const where = `${element?.tagName} ${(element?.textContent ?? '').trim().slice(0, 40)}`;
  if (!element || element === document.body) return { visible: true, where }; // the browser's own frame
  const style = getComputedStyle(element);
  const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  return { visible: ring, where };
}

async function enter(page) {
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}
