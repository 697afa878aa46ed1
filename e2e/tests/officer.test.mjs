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

for (const [outcome, name] of [['grant', 'Ni Luh Ayu Sari'], ['refuse', 'Rotua Simbolon']]) {
  test(`an officer decides to ${outcome} by keyboard, and the resident's open page tells it by itself`, async () => {
    const parent = await visitor(browser);
    await signIn(parent.page, program.base, program.named(name));
    await apply(parent.page, program.base);
    const number = new URL(parent.page.url()).pathname.split('/').pop();

    const desk = await visitor(browser, { size: DESK });
    await findQueueOf(number, desk.page);
    await decide(desk.page, number, outcome);

    // Nobody reloads the resident's page: the stream of events does.
    await parent.page.getByText(REASON).first().waitFor();
    const documents = await parent.page.locator('main a[href*="/dokumen/"]').count();
    assert.equal(documents > 0, outcome === 'grant');
    await parent.page.goto(`${program.base}/akses`);
    const log = await parent.page.locator('main').innerText();
    assert.match(log, /Kependudukan/, 'the access log does not name the office that looked');
    assert.deepEqual([...parent.complaints, ...desk.complaints], []);
    await Promise.all([parent.close(), desk.close()]);
  });
}

test('an officer accepts a birth letter by keyboard, and the certificate is there in that moment', async () => {
  const parent = await visitor(browser);
  await signIn(parent.page, program.base, program.named('Martha Wenda'));
  await apply(parent.page, program.base);
  const number = new URL(parent.page.url()).pathname.split('/').pop();

  const desk = await visitor(browser, { size: DESK });
  await findQueueOf(number, desk.page);
  await openCase(desk.page, number);
  const finding = 'main form[action$="/teliti/birth_letter"] input[name="finding-birth_letter"]';
  await reach(desk.page, finding);
  await desk.page.keyboard.press('Space');
  assert.equal(await desk.page.locator(`${finding}:checked`).inputValue(), 'accepted');
  await reach(desk.page, 'main form[action$="/teliti/birth_letter"] button');
  await enter(desk.page);

  // Nobody reloads the resident's page: the stream of events does.
  await parent.page.locator('main a[href*="/dokumen/"]').first().waitFor();
  assert.deepEqual([...parent.complaints, ...desk.complaints], []);
  await Promise.all([parent.close(), desk.close()]);
});

async function openCase(page, number) {
  await reach(page, `main a[href$="/petugas/${number}"]`);
  await enter(page);
  await reach(page, `main form[action$="/petugas/${number}/buka"] button`);
  await enter(page);
  assert.ok(page.url().endsWith(`/petugas/${number}`));
}

async function decide(page, number, outcome) {
  await openCase(page, number);
  const products = await page.locator('main input[type=radio][value=grant]')
    .evaluateAll(radios => radios.map(radio => radio.name.replace('outcome-', '')));
  assert.ok(products.length > 0, 'the officer has nothing to decide');
  for (const product of products) {
    // Coming from above, the group takes the focus at its first button; an arrow key goes to the next.
    await reach(page, `main input[name="outcome-${product}"]`);
    await page.keyboard.press('Space');
    for (let turn = 0; turn < 2 && await chosen(page, product) !== outcome; turn += 1) await page.keyboard.press('ArrowDown');
    assert.equal(await chosen(page, product), outcome);
    await reach(page, `main textarea[name="reason-${product}"]`);
    await page.keyboard.type(REASON);
  }
  await reach(page, `main form[action$="/petugas/${number}"] button`);
  await enter(page);
}

const chosen = (page, product) => page.locator(`main input[name="outcome-${product}"]:checked`).inputValue();

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
