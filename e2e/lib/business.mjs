// Pages of a business: several activities one after the other, each kind found by its words, and what the risk of each asks.
import { answerTo } from './answers.mjs';
import { begin, fill, form, place, press, send, sentEmpty, signIn } from './walk.mjs';

export const BUSINESS = 'nib';
const FOUNDER = 'Sulastri'; // no company, no number yet: packs/indonesia/people
const DIRECTOR = 'Irawan Kusumah'; // of several companies
const OFFICER = 'petugas-oss';

// A shop, a food stall and a pharmacy: a low, a medium-low and a medium-high risk.
const ACTIVITIES = {
  activity_count: '3',
  kbli_1_search: 'warung kelontong', kbli_1: '47112', place_1_search: 'Umbulharjo', capital_1: '20.000.000',
  kbli_2_search: 'warteg', kbli_2: '56102', place_2_search: 'Umbulharjo', capital_2: '15000000', standard_2: 'yes',
  kbli_3_search: 'apotek', kbli_3: '47721', place_3_search: 'Umbulharjo', capital_3: '300.000.000', standard_3: 'yes',
};

export async function opens(page, { program, language, go, look }) {
  await go(page, `/layanan/${BUSINESS}`);
  await look('business-service');
  await go(page, `/layanan/${BUSINESS}/aturan`);
  await look('business-rules');
  await signIn(page, program.base, program.named(DIRECTOR));
  await begin(page, program.base, language, BUSINESS);
  await look(`business-${place(page).id}`);
  await signIn(page, program.base, program.named(FOUNDER));
  await begin(page, program.base, language, BUSINESS);
  await fill(page, ACTIVITIES, async (kind, id) => {
    if (kind === 'isi' && id === 'kbli_1') await searches(page, look);
    await look(`business-${id}`);
    if (kind === 'isi' && /_1$|count$/.test(id)) await sentEmpty(page, `business-${id}`, look, answerTo(`${id}_search`, ACTIVITIES));
  });
  await look('business-check');
  await send(page);
  await look('business-result');
  const number = new URL(page.url()).pathname.split('/').pop();
  await press(page, page.locator('main a[href*="/dokumen/"]').first());
  await look('business-document');
  await signIn(page, program.base, OFFICER);
  await go(page, '/petugas');
  await press(page, page.locator(`main a[href$="/petugas/${number}"]`).last());
  await press(page, form(page, `/petugas/${number}/buka`).locator('button'));
  await look('business-officer');
  await asks(page, { program, go, look }, number);
}

// The officer asks first, and forgets to say by which ground; the founder leaves the answer empty, then gives it.
async function asks(page, { program, go, look }, number) {
  const asking = form(page, `/petugas/${number}/tanya`);
  await page.locator('main details:has(form[action$="/tanya"]) > summary').click();
  await press(page, asking.locator('button').last());
  await look('business-asking-error');
  await asking.locator('input[name=ground]').first().check({ force: true });
  await asking.locator('textarea').fill('Siapa apoteker yang bertanggung jawab di apotek ini?');
  await press(page, asking.locator('button').last());
  await look('business-asked');
  await go(page, '/petugas');
  await look('business-queue-asked');
  await signIn(page, program.base, program.named(FOUNDER));
  await go(page, `/permohonan/${number}`);
  await look('business-question');
  const answer = form(page, '/klarifikasi');
  await press(page, answer.locator('button').last());
  await look('business-answer-error');
  await answer.locator('textarea').fill('Apoteker Rahmawati, surat izin praktik terlampir di penilaian mandiri.');
  await press(page, answer.locator('button').last());
  await look('business-answered');
}

// What is found by everyday words, and what is not.
async function searches(page, look) {
  const before = page.url();
  for (const [name, words] of [['found', 'warung'], ['found-nothing', 'zzqx']]) {
    const search = page.locator('main form:not([method=post]) input[name=q]');
    await search.fill(words);
    await Promise.all([page.waitForNavigation(), search.press('Enter')]);
    await look(`business-kbli-${name}`);
  }
  await page.goto(before);
}
