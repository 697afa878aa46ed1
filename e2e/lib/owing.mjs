// Pages of a service that is paid for: which vehicle, what it will cost, the bill, and what was paid.
import { begin, fill, place, press, send, sentEmpty, signIn } from './walk.mjs';

export const TAX = 'stnk-tahunan';
export const PAYS_LATE = 'Endah Rahayu'; // one motorcycle, whose tax is late: packs/indonesia/people
const SEVERAL = 'Denny Halim'; // two cars and a motorcycle

// Pays at the bank, as it was billed; the address is that of the button on the case page.
export async function payAtBank(page) {
  const bank = await page.locator('main a[href*="/bayar?va="]').getAttribute('href');
  const other = await page.context().newPage();
  await other.goto(bank);
  await press(other, other.locator('#bayar'));
  await other.close();
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
  const paid = page.locator('main .bill .tag--done');
  await Promise.all([paid.waitFor(), payAtBank(page)]);
  await look('tax-paid');
}
