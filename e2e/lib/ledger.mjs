// The ledger, as anybody looks at it: its page, an entry, and a file with proofs that somebody downloaded of a case.
import { apply, form, press, signIn } from './walk.mjs';

const SEALED_MS = 60_000; // recorded and sealed within seconds; a busy machine takes longer

// Applies as somebody whose case is granted, waits until all of it is sealed, and downloads the proofs.
export async function exhibit(page, program, language = 'id') {
  await signIn(page, program.base, program.persona('grant'));
  await apply(page, program.base, { language });
  return downloaded(page);
}

// The file of the case that is shown, once there is one.
export async function downloaded(page) {
  const link = page.locator('main a[href$="/catatan"]');
  const until = Date.now() + SEALED_MS;
  while (!(await link.count())) {
    if (Date.now() > until) throw new Error(`nothing of ${page.url()} was sealed`);
    await page.waitForTimeout(500);
    await page.reload();
  }
  const answer = await page.context().request.get(new URL(await link.first().getAttribute('href'), page.url()).href);
  if (!answer.ok()) throw new Error(`the proofs of ${page.url()} answer ${answer.status()}`);
  return answer.body();
}

// The same file with one document that says something else.
export function altered(bytes) {
  const file = JSON.parse(bytes);
  file.documents[0].text += ' ';
  return Buffer.from(JSON.stringify(file));
}

export async function choose(page, buffer) {
  await form(page, '/buku-besar/periksa').locator('input[type=file]').setInputFiles({ name: 'bukti.json', mimeType: 'application/json', buffer });
}

const submit = page => form(page, '/buku-besar/periksa').locator('button').last();

// Checked in the page: the page stays.
export async function checksHere(page, buffer) {
  await choose(page, buffer);
  await submit(page).click();
  const shown = page.locator('#hasil [data-state]:not([hidden])');
  await shown.waitFor();
  return shown;
}

// Checked by the server.
export async function checksThere(page, buffer) {
  if (buffer) await choose(page, buffer);
  await press(page, submit(page));
}

export async function looksUp(page, typed) {
  const field = page.locator('main input[name=nomor]');
  await field.fill(typed);
  await Promise.all([page.waitForNavigation(), field.press('Enter')]);
}

// Every look of these pages, for the tour.
export async function ledger(visit) {
  const bytes = await visit((page, { program, language }) => exhibit(page, program, language));
  await visit(async (page, { go, look }) => {
    await go(page, '/buku-besar');
    await look('ledger');
    await go(page, '/buku-besar/entri');
    await look('ledger-entry-ask');
    for (const [name, typed] of [['empty', ''], ['bad', 'satu'], ['absent', '999999'], ['found', '0']]) {
      await looksUp(page, typed);
      await look(`ledger-entry-${name}`);
    }
    await go(page, '/buku-besar/periksa');
    await look('exhibit');
    await checksHere(page, bytes);
    await look('exhibit-holds');
    await checksHere(page, altered(bytes));
    await look('exhibit-altered');
    await go(page, '/buku-besar/periksa');
    await checksThere(page);
    await look('exhibit-empty');
  });
}
