// "May I?", as somebody who is not signed in: a page asked, one left empty, one looked for, and the outcomes.
import assert from 'node:assert/strict';
import { press } from './walk.mjs';

const TURNS_MAX = 60; // a conversation that never ends is a fault of its own

const thing = async page => {
  const field = page.locator('main form.question input[name="thing"]');
  return (await field.count()) ? field.first().inputValue() : '';
};
const next = page => page.locator('main form.question .actions button:not([name])');
const unsure = page => page.locator('main form.question button[name="unsure"]');

export async function tries(page, { go, look }) {
  await go(page, '/layanan/akta-lahir/coba');
  await look('try');
  await press(page, next(page));
  await look('try-error');
  await says(page, { 'fact.card': 'yes', 'fact.mother_on_card': 'yes' }, look, 'try-birth');
  await look('try-depends');
  await go(page, '/layanan/stnk-tahunan/coba');
  await says(page, { 'fact.vehicle': 'no' }, look, 'try-tax');
  await look('try-refused');
  await go(page, '/layanan/stnk-tahunan/coba');
  await says(page, VEHICLE, look, 'try-tax');
  await look('try-granted');
  // The browser's own way back shows the question again, with nothing to confirm.
  await page.goBack();
  assert.notEqual(await thing(page), '', 'the way back leads to no question');
}

const VEHICLE = {
  'fact.vehicle': 'yes', 'field.vehicle.owner_kind': 'person', 'has.vehicle.blocked': 'no', 'has.vehicle.sold_on': 'no',
  'field.vehicle.kind': 'motorcycle', 'field.vehicle.use': 'private', 'field.vehicle.engine_cc': '125',
  'field.vehicle.province': 'Jawa Barat', 'field.vehicle.ownership_order': '1', 'field.vehicle.tax_until': 'soon',
  'field.vehicle.stnk_until': 'later', 'field.vehicle.tax_base': '12000000', 'fact.owner': 'yes',
  'has.owner.deceased_on': 'no', 'same.applicant.nik.owner.nik': 'yes',
};

// Answers until there is an outcome; what is not in `answers` is not known. Every kind of control is looked at once.
async function says(page, answers, look, name) {
  const seen = new Set();
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const asked = await thing(page);
    if (!asked) return;
    const answer = answers[asked];
    const kind = await control(page);
    if (!seen.has(kind) && kind !== 'choice') await look(`${name}-${kind}`);
    seen.add(kind);
    if (answer === undefined) {
      await press(page, unsure(page));
    } else {
      await fill(page, kind, answer);
      await press(page, next(page));
    }
    assert.notEqual(await thing(page), asked, `${asked} is asked again`);
  }
  assert.fail(`${name} never ends`);
}

async function control(page) {
  if (await page.locator('main form[role="search"]').count()) return 'area';
  if (await page.locator('main input[name="day"]').count()) return 'date';
  if (await page.locator('main form.question input[type="radio"]').count()) return 'choice';
  return 'line';
}

async function fill(page, kind, answer) {
  if (kind === 'area') {
    await page.fill('main input[name="q"]', answer);
    await press(page, page.locator('main form[role="search"] button'));
    await page.locator('main form.question input[type="radio"]').first().check({ force: true });
  } else if (kind === 'date') {
    const day = new Date(Date.now() + (answer === 'soon' ? 20 : 800) * 86400000);
    await page.fill('main input[name="day"]', String(day.getUTCDate()));
    await page.fill('main input[name="month"]', String(day.getUTCMonth() + 1));
    await page.fill('main input[name="year"]', String(day.getUTCFullYear()));
  } else if (kind === 'choice') {
    await page.locator(`main form.question input[name="value"][value="${answer}"]`).check({ force: true });
  } else {
    await page.fill('main form.question input[name="value"]', answer);
  }
}
