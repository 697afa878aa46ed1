// The work of officers with the keyboard alone, and what a parent does before and after it: applying, objecting.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, launch, visitor } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';
import { answerTo } from '../lib/answers.mjs';
import { LETTER, apply, place, queueOf, signIn } from '../lib/walk.mjs';

const STOPS_MAX = 120; // tab stops before a control counts as out of reach
const REASON = 'Surat keterangan lahir sudah diperiksa dan sesuai.';
const FATHER = 'I Wayan Contoh';
const REJECTED = 'Surat keterangan lahir tidak terbaca.';
const OBJECTION = 'Surat itu dapat dibaca.';
const STEPS_MAX = 20;
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
    await queueOf(desk.page, program.base, number);
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
  await queueOf(desk.page, program.base, number);
  await openCase(desk.page, number);
  await choose(desk.page, 'main form[action$="/teliti/birth_letter"] input[name="finding-birth_letter"]', 'accepted');
  await follow(desk.page, 'main form[action$="/teliti/birth_letter"] button');

  // Nobody reloads the resident's page: the stream of events does.
  await parent.page.locator('main a[href*="/dokumen/"]').first().waitFor();
  assert.deepEqual([...parent.complaints, ...desk.complaints], []);
  await Promise.all([parent.close(), desk.close()]);
});

test('a parent applies and objects, and an officer states, rejects and answers, all by keyboard', async () => {
  const parent = await visitor(browser);
  await signIn(parent.page, program.base, program.named('Ni Komang Ratih'));
  await applyByKeyboard(parent.page);
  const number = new URL(parent.page.url()).pathname.split('/').pop();

  const desk = await visitor(browser, { size: DESK });
  await queueOf(desk.page, program.base, number);
  await openCase(desk.page, number);
  const statement = `main form[action$="/petugas/${number}/keterangan"]`;
  await write(desk.page, `${statement} [name="state-father_seen"]`, FATHER);
  await follow(desk.page, `${statement} button`);
  await parent.page.getByText(FATHER).first().waitFor();
  const letter = 'main form[action$="/teliti/birth_letter"]';
  await choose(desk.page, `${letter} input[name="finding-birth_letter"]`, 'rejected');
  await write(desk.page, `${letter} textarea`, REJECTED);
  await follow(desk.page, `${letter} button`);

  await parent.page.getByText(REJECTED).first().waitFor();
  await follow(parent.page, 'main a[href$="/keberatan"]');
  await write(parent.page, 'main form[action$="/keberatan"] textarea', OBJECTION);
  await follow(parent.page, 'main form[action$="/keberatan"] button');

  await queueOf(desk.page, program.base, number);
  await decide(desk.page, number, 'grant');
  await parent.page.locator('main a[href*="/dokumen/"]').first().waitFor();
  assert.deepEqual([...parent.complaints, ...desk.complaints], []);
  await Promise.all([parent.close(), desk.close()]);
});

// From the service page to the result: each question in its turn, and what is ticked before sending.
async function applyByKeyboard(page) {
  await page.goto(`${program.base}/layanan/akta-lahir`);
  await follow(page, 'main form[action$="/mulai"] button');
  for (let step = 0; step < STEPS_MAX && place(page).kind !== 'periksa'; step += 1) await answerByKeyboard(page, place(page));
  assert.equal(place(page).kind, 'periksa', `the form led to ${page.url()}`);
  const boxes = page.locator('main form[action$="/kirim"] input[type=checkbox]');
  for (let index = 0; index < await boxes.count(); index += 1) {
    await reach(page, `main input[name="${await boxes.nth(index).getAttribute('name')}"]`);
    await page.keyboard.press('Space');
  }
  await follow(page, 'main form[action$="/kirim"] button');
}

async function answerByKeyboard(page, { kind, id }) {
  const asked = `main form[action$="/${kind}/${id}"]`;
  const onward = 'main a[href$="/isi"]';
  if (await page.locator(onward).count()) return follow(page, onward);
  const search = 'main form:not([method=post]) input[name=q]';
  if (await page.locator(search).count() && !(await page.locator(`${asked} input[type=radio]`).count())) {
    await write(page, search, answerTo(`${id}_search`));
    await enter(page);
  }
  const fields = page.locator(`${asked} input:not([type=hidden])`);
  const names = await fields.evaluateAll(inputs => [...new Set(inputs.map(input => input.name))]);
  for (const name of names) {
    const field = `${asked} input[name="${name}"]`;
    const type = await page.locator(field).first().getAttribute('type');
    if (type === 'file') await page.locator(field).setInputFiles(LETTER); // the window to choose a file is the browser's own
    else if (type === 'radio') await choose(page, field);
    else await write(page, field, answerTo(id, {}, name));
  }
  await follow(page, `${asked} button`);
}

async function follow(page, selector) {
  await reach(page, selector);
  await enter(page);
}

async function write(page, selector, words) {
  await reach(page, selector);
  await page.keyboard.type(words);
}

// Coming from above, the group takes the focus at its first button; an arrow key goes to the next.
async function choose(page, selector, value) {
  await reach(page, selector);
  await page.keyboard.press('Space');
  const chosen = page.locator(`${selector}:checked`);
  const turns = value ? await page.locator(selector).count() : 0;
  for (let turn = 0; turn < turns && await chosen.inputValue() !== value; turn += 1) await page.keyboard.press('ArrowDown');
  if (value) assert.equal(await chosen.inputValue(), value);
}

async function openCase(page, number) {
  await follow(page, `main a[href$="/petugas/${number}"]`);
  const closed = `main form[action$="/petugas/${number}/buka"] button`; // an officer who opened it once finds it open
  if (await page.locator(closed).count()) await follow(page, closed);
  assert.ok(page.url().endsWith(`/petugas/${number}`));
}

async function decide(page, number, outcome) {
  await openCase(page, number);
  const products = await page.locator('main input[type=radio][value=grant]')
    .evaluateAll(radios => radios.map(radio => radio.name.replace('outcome-', '')));
  assert.ok(products.length > 0, 'the officer has nothing to decide');
  for (const product of products) {
    await choose(page, `main input[name="outcome-${product}"]`, outcome);
    await write(page, `main textarea[name="reason-${product}"]`, REASON);
  }
  await follow(page, `main form[action$="/petugas/${number}"] button`);
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
