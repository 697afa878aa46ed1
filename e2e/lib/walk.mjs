// Walking through the portal by addresses and the names of fields, as a person does. Nothing here knows a class name.
import path from 'node:path';
import { root } from './program.mjs';
import { answerTo } from './answers.mjs';

const STEPS_MAX = 30; // a form that never ends is a fault of its own
export const LETTER = path.join(root, 'e2e/files/birth-letter.pdf');

export const prefix = language => (language === 'en' ? '/en' : '');

// Presses it, and waits for the page it leads to.
export async function press(page, target) {
  await Promise.all([page.waitForNavigation(), target.click()]);
}

// A form by the end of its address: addresses are a promise, markup is not.
export const form = (page, ending) => page.locator(`main form[action$="${ending}"]`).first();
const button = (page, ending) => form(page, ending).locator('button').last();

// Through the persona picker, as a visitor of the demo does. `by` is a resident's NIK or an officer's id.
export async function signIn(page, base, by) {
  await page.goto(`${base}/demo`);
  const picked = page.locator(`form:has(input[name="nik"][value="${by}"]), form:has(input[name="officer"][value="${by}"])`);
  await press(page, picked.first().locator('button'));
}

// The ids of the officers one can be.
export async function officers(page, base) {
  await page.goto(`${base}/demo`);
  return page.locator('input[name="officer"]').evaluateAll(inputs => inputs.map(input => input.value));
}

// Somebody whom the picker does not offer, by NIK: the way of a program.
export async function signInAs(page, base, nik) {
  const answer = await page.context().request.post(`${base}/demo/sign-in`, { form: { nik } });
  if (!answer.ok()) throw new Error(`nobody with the NIK ${nik} can sign in: ${answer.status()}`);
}

// Signs in as the officer in whose queue the case waits, and stays at that queue.
export async function queueOf(page, base, number, language = 'id') {
  for (const id of await officers(page, base)) {
    await signIn(page, base, id);
    await page.goto(`${base}${prefix(language)}/petugas`);
    if (await page.locator(`main a[href$="/petugas/${number}"]`).count()) return;
  }
  throw new Error(`case ${number} is in the queue of no officer`);
}

export async function begin(page, base, language = 'id', service = 'akta-lahir') {
  await page.goto(`${base}${prefix(language)}/layanan/${service}`);
  const draft = page.locator('main a[href$="/isi"]');
  await press(page, (await draft.count()) ? draft.first() : button(page, '/mulai'));
}

// Opens a case from the officer's queue: one press says that it is opened, and the access log says by whom.
export async function open(page, number) {
  await press(page, page.locator(`main a[href$="/petugas/${number}"]`).last());
  const closed = button(page, `/petugas/${number}/buka`);
  if (await closed.count()) await press(page, closed);
}

// Where in the form this page is: a question, a document, or the check page.
export function place(page) {
  const [, kind, id] = new URL(page.url()).pathname.match(/\/permohonan\/[^/]+\/(isi|bukti|periksa)(?:\/([\w-]+))?$/) ?? [];
  return { kind, id };
}

// Answers page after page until the check page; `seen` is told of each page before it is filled.
export async function fill(page, answers = {}, seen = async () => {}) {
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const { kind, id } = place(page);
    if (kind === 'periksa') return;
    if (!kind) throw new Error(`the form led to ${page.url()}`);
    await seen(kind, id);
    if (kind === 'bukti') await show(page, id);
    else await answer(page, id, answers);
  }
  throw new Error(`still asking after ${STEPS_MAX} pages, at ${page.url()}`);
}

// Gives a document, and goes on once it is there.
async function show(page, kind) {
  const on = page.locator('main a[href$="/isi"]');
  if (await on.count()) return press(page, on.last());
  await form(page, `/bukti/${kind}`).locator('input[type=file]').setInputFiles(LETTER);
  await press(page, button(page, `/bukti/${kind}`));
}

// Answers the one question of this page.
export const answerOnce = (page, id) => answer(page, id, {});

async function answer(page, id, answers) {
  // An answer that would be refused is told at once; these people insist.
  const insist = page.locator('main a[href$="/isi"]');
  if (await insist.count()) return press(page, insist);
  const asked = form(page, `/isi/${id}`);
  await find(page, asked, answerTo(`${id}_search`, answers));
  if (!(await asked.count())) return press(page, page.locator('main a[href$="/periksa"]').first());
  const radios = asked.locator('input[type=radio]');
  if (await radios.count()) {
    const wanted = asked.locator(`input[type=radio][value="${answerTo(id, answers)}"]`);
    // A record to choose has an id of its own: the answer is then its place in the list.
    const place = typeof answers[id] === 'number' ? radios.nth(answers[id]) : radios.first();
    await ((await wanted.count()) ? wanted.first() : place).check({ force: true });
  }
  const fields = asked.locator('input:not([type=hidden]):not([type=radio]), textarea');
  for (let index = 0; index < await fields.count(); index += 1) {
    const field = fields.nth(index);
    await field.fill(answerTo(id, answers, await field.getAttribute('name')));
  }
  await press(page, asked.locator('button').last());
}

// A place is looked for first; only what was found comes with a form to choose from.
async function find(page, asked, name) {
  const search = page.locator('main form:not([method=post]) input[name=q]');
  if (!(await search.count()) || await asked.locator('input[type=radio]').count()) return;
  await search.fill(name);
  await Promise.all([page.waitForNavigation(), search.press('Enter')]);
}

// The same question sent empty: it must come back with a summary of what is wrong. Of places, those found are offered.
export async function sentEmpty(page, name, look, searched) {
  const before = page.url();
  const { id } = place(page);
  const asked = form(page, `/isi/${id}`);
  if (searched) await find(page, asked, searched);
  if (!(await asked.count())) return;
  await asked.evaluate(e => {
    for (const control of e.querySelectorAll('input[type=radio]')) control.checked = false;
    for (const control of e.querySelectorAll('input:not([type]), input[type=text], textarea')) control.value = '';
  });
  await press(page, asked.locator('button').last());
  if (place(page).id === id) await look(`${name}-error`);
  await page.goto(before);
}

// Sends from the check page: second confirmations are ticked first.
export async function send(page) {
  const boxes = form(page, '/kirim').locator('input[type=checkbox]');
  for (let index = 0; index < await boxes.count(); index += 1) await boxes.nth(index).check({ force: true });
  await press(page, button(page, '/kirim'));
}

// The whole way from the service page to the result; the number of pages on the way is returned.
export async function apply(page, base, { language = 'id', answers = {}, seen } = {}) {
  let pages = 2;
  await begin(page, base, language);
  await fill(page, answers, async (kind, id) => { pages += 1; await seen?.(kind, id); });
  await seen?.('periksa');
  await send(page);
  return pages + 1;
}

// Somebody types a number at the counter of the check page.
export async function verify(page, base, number, language = 'id') {
  await page.goto(`${base}${prefix(language)}/periksa`);
  const field = page.locator('main form[action$="/periksa/nomor"] input[name=number]:not([type=hidden])');
  await field.fill(number);
  await Promise.all([page.waitForNavigation(), field.press('Enter')]);
}
