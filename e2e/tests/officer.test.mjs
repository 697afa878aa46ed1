// The officer's work with the keyboard alone: open a case, decide each product, give a reason.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, visitor } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';
import { apply, officers, signIn } from '../lib/walk.mjs';

const STOPS_MAX = 120; // tab stops before a control counts as out of reach
const REASON = 'Surat keterangan lahir sudah diperiksa dan sesuai.';
let browser, program;
before(async () => { [browser, program] = [await launch(), await start()]; });
after(async () => { await browser?.close(); await program?.stop(); });

test('an officer decides a referred case by keyboard, and the resident reads the reason', async () => {
  const parent = await visitor(browser);
  await signIn(parent.page, program.base, program.persona('refer'));
  await apply(parent.page, program.base);
  const address = parent.page.url();
  const number = new URL(address).pathname.split('/').pop();

  const desk = await visitor(browser, { size: DESK });
  await findQueueOf(number, desk.page);
  await reach(desk.page, `main a[href$="/petugas/${number}"]`);
  await enter(desk.page);
  await reach(desk.page, `main form[action$="/petugas/${number}/buka"] button`);
  await enter(desk.page);
  assert.ok(desk.page.url().endsWith(`/petugas/${number}`));

  const products = await desk.page.locator('main input[type=radio][value=grant]')
    .evaluateAll(radios => radios.map(radio => radio.name.replace('outcome-', '')));
  assert.ok(products.length > 0, 'the officer has nothing to decide');
  for (const product of products) {
    await reach(desk.page, `main input[name="outcome-${product}"]`);
    await desk.page.keyboard.press('Space');
    await reach(desk.page, `main textarea[name="reason-${product}"]`);
    await desk.page.keyboard.type(REASON);
  }
  await reach(desk.page, `main form[action$="/petugas/${number}"] button`);
  await enter(desk.page);

  await parent.page.goto(address);
  assert.ok((await parent.page.locator('main').innerText()).includes(REASON), 'the resident does not see the reason');
  assert.deepEqual([...parent.complaints, ...desk.complaints], []);
  await Promise.all([parent.close(), desk.close()]);
});

// The case waits at the office of the parent's district; its officer is one of those the picker offers.
async function findQueueOf(number, page) {
  for (const id of await officers(page, program.base)) {
    await signIn(page, program.base, id);
    await page.goto(`${program.base}/petugas`);
    if (await page.locator(`main a[href$="/petugas/${number}"]`).count()) return;
  }
  assert.fail(`case ${number} is in the queue of no officer`);
}

// Presses Tab until the control has the focus; on the way the focus must always be visible.
async function reach(page, selector) {
  const target = page.locator(selector).last();
  await target.waitFor({ state: 'attached' });
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    if (await target.evaluate(arrived)) return;
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(seen);
    assert.ok(focus.visible, `the focus cannot be seen at ${focus.where}`);
  }
  assert.fail(`${selector} is not reached within ${STOPS_MAX} tab stops`);
}

// A group of radio buttons is one tab stop: any of it will do.
function arrived(element) {
  const here = document.activeElement;
  return here === element || (element.type === 'radio' && here?.name === element.name);
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
