// The checks can fail: a page with known faults must be reported, or a silent check would look like a clean page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PHONE, launch, visitor } from '../lib/browser.mjs';
import { overflow, overflowInReadings, smallTargets, violations } from '../lib/measure.mjs';
import { secrets } from '../lib/program.mjs';
import { parse, pattern } from '../lib/words.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const FAULTY = `<!doctype html><title>x</title><main><img src="data:,"><input><p style="color:#aaa">pucat</p><button></button>
<a href="#a" style="display:inline-block;width:8px;height:8px">.</a><a href="#b" style="display:inline-block;width:8px;height:8px">.</a></main>`;

test('planted accessibility faults are all reported', async () => {
  const { page, close } = await visitor(browser);
  await page.setContent(FAULTY);
  const found = await violations(page);
  for (const fault of ['image-alt', 'label', 'color-contrast', 'html-has-lang', 'button-name', 'target-size']) {
    assert.ok(found.some(line => line.startsWith(`${fault} `)), `${fault} was not reported among ${found.join('; ')}`);
  }
  assert.ok((await smallTargets(page)).length > 0, 'a low button was not reported');
  await close();
});

test('a page wider than the phone is reported, also when only large text makes it so', async () => {
  const { page, close } = await visitor(browser, { isMobile: true });
  const fixed = width => `<!doctype html><html lang="id"><meta name="viewport" content="width=device-width"><p style="width:${width}">x`;
  await page.setContent(fixed('500px'));
  assert.ok(await overflow(page, PHONE) > 100);
  await page.setContent(fixed('15rem'));
  assert.equal(await overflow(page, PHONE), 0);
  assert.match((await overflowInReadings(page, PHONE)).join(), /px wider than 360 with text at 200 %/);
  await close();
});

test('a fault in a script of the page is heard', async () => {
  const { page, complaints, close } = await visitor(browser);
  await page.setContent('<script>undefinedName()</script>');
  assert.equal(complaints.length, 1);
  await close();
});

test('a text with placeholders becomes a pattern', () => {
  const texts = parse('greeting = Halo, { $name }.\nlong =\n    satu\n    dua\n');
  assert.match('Halo, Sri.', pattern(texts.get('greeting')));
  assert.match('satu dua', pattern(texts.get('long')));
});

test('a log that tells the number of a person or a token is found out', () => {
  const token = 'aB3'.repeat(16);
  for (const line of ['no such person 1271036104919001', `cookie sigap=${token}; Path=/`, 'token eyJhbGciOiJFUzI1NiJ9.e30.c2ln']) {
    assert.notDeepEqual(secrets(line), [], line);
  }
  assert.deepEqual(secrets('2026-11-29T21:00:00Z WARN app::outbox: a message waits kind="effect" attempts=3'), []);
});
