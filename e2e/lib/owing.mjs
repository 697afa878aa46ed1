// Pages of a service that is paid for: which vehicle, what it will cost, the bill, and what was paid.
import { begin, fill, place, press, send, sentEmpty, signIn } from './walk.mjs';

export const TAX = 'stnk-tahunan';
export const PAYS_LATE = 'Endah Rahayu'; // one motorcycle, whose tax is late: packs/indonesia/people
const PAYEE = 'petugas-samsat-semarang';
const SEVERAL = 'Denny Halim'; // two cars and a motorcycle

// The address of the button on the page of a case that is billed.
const bankOf = page => page.locator('main a[href*="/bayar?va="]').first().getAttribute('href');

// Pays at the bank, as it was billed.
export async function payAtBank(page) {
  const bank = await bankOf(page);
  const other = await page.context().newPage();
  await other.goto(bank);
  await press(other, other.locator('#bayar'));
  await other.close();
}

// The office that was paid: nothing to send back, and after a bill was paid twice, something.
async function refunds(page, { program, go, look }, bank) {
  const paid = page.url();
  await signIn(page, program.base, PAYEE);
  await go(page, '/petugas');
  await look('officer-queue-payee');
  await go(page, '/petugas/pengembalian');
  await look('refunds-none');
  const other = await page.context().newPage();
  await other.goto(bank);
  await press(other, other.locator('#bayar'));
  await other.close();
  for (const until = Date.now() + 10_000; Date.now() < until;) {
    await go(page, '/petugas/pengembalian');
    if (await page.locator('main table, main li').count()) break;
    await page.waitForTimeout(200);
  }
  await look('refunds');
  // Noted without a reference, shown once more, and gone.
  const note = page.locator('main form[action$="/pengembalian"]').first();
  await press(page, note.locator('button'));
  await look('refunds-error');
  await page.locator('main input[name^="transfer-"]').first().fill('FT26332-0012');
  await press(page, note.locator('button'));
  await look('refund-sure');
  await press(page, page.locator('main form[action$="/pengembalian"] button'));
  await look('refunds-sent');
  await signIn(page, program.base, program.named(PAYS_LATE));
  await page.goto(paid);
  await look('tax-paid-twice');
}

export async function owes(page, { program, language, go, look }) {
  await go(page, `/layanan/${TAX}`);
  await look('tax-service');
  await signIn(page, program.base, program.named(SEVERAL));
  await begin(page, program.base, language, TAX);
  const { id } = place(page);
  await look(`tax-${id}`);
  await sentEmpty(page, `tax-${id}`, look);
  await signIn(page, program.base, program.named(PAYS_LATE));
  await begin(page, program.base, language, TAX);
  await fill(page);
  await look('tax-check');
  await send(page);
  await look('tax-bill');
  const bank = await bankOf(page);
  const paid = page.locator('main .bill .tag--done');
  await Promise.all([paid.waitFor(), payAtBank(page)]);
  await look('tax-paid');
  await refunds(page, { program, go, look }, bank);
}
