// What happens to other people than the ordinary parents, each from the service page to the end.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, visitor } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';
import { answerOnce, apply, begin, fill, form, place, press, send, signIn } from '../lib/walk.mjs';
import { words as wordsOf } from '../lib/words.mjs';

const say = wordsOf('id');
const main = page => page.locator('main').innerText();
let browser, program;
before(async () => { [browser, program] = [await launch(), await start()]; });
after(async () => { await browser?.close(); await program?.stop(); });

async function as(name, steps) {
  const { context, page, complaints, close } = await visitor(browser);
  await signIn(page, program.base, program.named(name));
  await steps(page, context);
  assert.deepEqual(complaints, []);
  await close();
}

test('a birth at home is asked about, proved by a letter and handed to an officer', () => as('Martha Wenda', async page => {
  const asked = [];
  await apply(page, program.base, {
    answers: { birth_place_search: 'Jayapura' },
    seen: async (kind, id) => { if (id) asked.push(id); },
  });
  for (const id of ['which_mother', 'birth_date', 'birth_time', 'sex', 'birth_place', 'child_order', 'birth_letter']) {
    assert.ok(asked.includes(id), `${id} was not asked; asked were ${asked.join(', ')}`);
  }
  const told = await main(page);
  assert.match(told, say('reason-birth-letter-unchecked'));
  assert.match(told, /Jayapura/, 'the office that has the case is not named');
}));

test('each twin gets a certificate of its own', () => as('Dewi Anggraini', async page => {
  const numbers = [];
  for (const child_name of ['Damar Hartono Putra', 'Kirana Hartono Putri']) {
    await begin(page, program.base);
    await fill(page, { child_name, which_birth: numbers.length }, async (kind, id) => {
      if (id !== 'which_birth') return;
      assert.equal(await page.locator('main input[type=radio]').count() >= 2, true, 'the twins are not both offered');
    });
    await send(page);
    await press(page, page.locator('main a[href^="/dokumen/"]').first());
    assert.match(await main(page), new RegExp(child_name));
    numbers.push(page.url());
  }
  assert.notEqual(numbers[0], numbers[1]);
}));

test('a refusal tells every reason with what to do, and a person can be asked to look again', () => as('Nurul Hasanah Siregar', async page => {
  const early = [];
  const seen = async () => early.push(await main(page));
  await apply(page, program.base, { answers: { child_name: 'Dr. Bima Siregar 2' }, seen });
  assert.equal(early.some(text => say('remedy-name-with-digits-now').test(text)), true, 'not told at the question');
  const told = await main(page);
  for (const reason of ['already-registered', 'name-with-digits', 'name-with-title']) {
    assert.match(told, say(`reason-${reason}`));
    assert.match(told, say(`remedy-${reason}`));
  }
  await press(page, page.locator('main a[href$="/keberatan"]').first());
  await form(page, '/keberatan').locator('textarea').fill('Akta itu tidak pernah kami terima.');
  await press(page, form(page, '/keberatan').locator('button').last());
  assert.match(await page.locator('h1').innerText(), say('title-objection'));
}));

test('a form left in the middle goes on where it was, on another device too', async () => {
  let question, total = 0;
  await as('Rotua Simbolon', async page => {
    await begin(page, program.base);
    question = place(page).id;
    await answerOnce(page, question);
  });
  await as('Rotua Simbolon', async page => {
    await page.goto(`${program.base}/permohonan`);
    await press(page, page.locator('main a[href*="/permohonan/"]').first());
    if (!place(page).kind) await press(page, page.locator('main a[href$="/isi"]').first());
    await fill(page, {}, async (kind, id) => { total += 1; assert.notEqual(id, question, 'asked once more'); });
    assert.match(await main(page), /Bima Wahyudi Pratama/);
  });
  assert.ok(total < 10);
});

test('what was typed survives a session that ends inside the form', () => as('Ayu Lestari', async (page, context) => {
  await begin(page, program.base);
  const { id } = place(page);
  await form(page, `/isi/${id}`).locator('input[name=value]').fill('Laras Ayu Kinanti');
  await context.clearCookies();
  await press(page, form(page, `/isi/${id}`).locator('button').last());
  await press(page, form(page, '/masuk/lanjut').locator('button').last());
  await press(page, form(page, '/demo/lanjut').locator('button').last());
  const nik = program.named('Ayu Lestari');
  await press(page, page.locator(`form:has(input[name="nik"][value="${nik}"])`).first().locator('button'));
  await press(page, form(page, `/isi/${id}`).locator('button').last());
  await fill(page);
  assert.match(await main(page), /Laras Ayu Kinanti/);
}));

test('what holds the focus stays when the case moves; the change is told with a way to see it', () => as('Suryani', async (page, context) => {
  await begin(page, program.base);
  await page.goto(page.url().replace(/\/isi.*$/, ''));
  const onward = page.locator('[data-live] a').first();
  await onward.focus();
  const other = await context.newPage();
  await other.goto(`${page.url()}/tarik`);
  await press(other, form(other, '/tarik').locator('button').last());

  const told = page.locator('[role=status]');
  await told.getByText(say('case-changed-held')).waitFor();
  assert.equal(await onward.evaluate(link => link === document.activeElement), true, 'the focus was taken away');
  await press(page, told.getByRole('link', { name: say('case-again') }));
  assert.match(await page.locator('h1').innerText(), say('title-withdrawn'));
}));
