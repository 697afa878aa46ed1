// Walking through the portal by addresses and labels, as a person does. Nothing here knows a class name.
import path from 'node:path';
import { root } from './program.mjs';
import { answerTo } from './answers.mjs';

const PAGES_MAX = 25; // a form that never ends is a fault of its own
export const LETTER = path.join(root, 'e2e/files/birth-letter.pdf');

export const prefix = language => (language === 'en' ? '/en' : '');

export async function signIn(page, base, persona) {
  const answer = await page.context().request.post(`${base}/demo/sign-in`, { form: { nik: persona.nik } });
  if (!answer.ok()) throw new Error(`sign-in as ${persona.name} answered ${answer.status()}`);
}

// The button that posts to an address ending so: addresses are a promise, markup is not.
export const button = (page, ending) =>
  page.locator(`main form[action$="${ending}"] button, main button[formaction$="${ending}"]`).first();

// Presses it, and waits for the page it leads to.
export async function press(page, target) {
  await Promise.all([page.waitForNavigation(), target.click()]);
}

export async function begin(page, base, language = 'id', service = 'akta-lahir') {
  await page.goto(`${base}${prefix(language)}/layanan/${service}`);
  await press(page, button(page, '/mulai'));
}

// Where the form has got to: a question, a document, or the check page.
export function place(page) {
  const address = new URL(page.url()).pathname;
  const [, kind, id] = address.match(/\/(isi|bukti|periksa)(?:\/([\w-]+))?$/) ?? [];
  return { kind, id };
}

// Answers page after page until the check page; `seen` is told of each page before it is filled.
export async function fill(page, answers = {}, seen = async () => {}) {
  for (let step = 0; step < PAGES_MAX; step += 1) {
    const { kind, id } = place(page);
    if (kind === 'periksa') return;
    if (!kind) throw new Error(`the form led to ${page.url()}`);
    await seen(kind, id);
    await answer(page, id, answers);
    await press(page, next(page));
  }
  throw new Error(`still asking after ${PAGES_MAX} pages, at ${page.url()}`);
}

// The form of the question is the one that holds its fields; other forms of the page hold none a person can see.
const question = page => page.locator('main form').filter({ has: page.locator('input:not([type=hidden]), select, textarea') }).first();
const next = page => question(page).locator('button:not([formaction])').last();

async function answer(page, id, answers) {
  const form = question(page);
  const file = form.locator('input[type=file]');
  if (await file.count()) return file.first().setInputFiles(LETTER);
  const radios = form.locator('input[type=radio]');
  if (await radios.count()) {
    const wanted = answerTo(id, answers);
    const exact = form.locator(`input[type=radio][value="${wanted}"]`);
    return ((await exact.count()) ? exact : radios).first().check({ force: true });
  }
  const fields = form.locator('input:not([type=hidden]):not([type=radio]), select, textarea');
  for (let index = 0; index < await fields.count(); index += 1) {
    const field = fields.nth(index);
    const value = answerTo(id, answers, await field.getAttribute('name'));
    if (await field.evaluate(e => e.tagName === 'SELECT')) await field.selectOption(value);
    else await field.fill(String(value));
  }
}

// Sends from the check page: second confirmations are ticked first.
export async function send(page) {
  const boxes = page.locator('main form[action$="/kirim"] input[type=checkbox]');
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
