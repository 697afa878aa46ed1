// Every page of the route table, in both languages and with errors: accessible, never wider than the phone, quiet in the
// console.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, NARROW, PHONE, launch } from '../lib/browser.mjs';
import { LAYOUT, overflow, overflowInReadings, smallTargets, violations } from '../lib/measure.mjs';
import { missed } from '../lib/pages.mjs';
import { start } from '../lib/program.mjs';
import { tour } from '../lib/tour.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

// Each language has a program and a browser window of its own; one often waits for the disk or the page of the other.
describe('both languages, side by side', { concurrency: 2 }, () => {
  for (const language of ['id', 'en']) {
    test(`every page holds in ${language === 'id' ? 'Indonesian' : 'English'}`, async () => {
      const program = await start();
      const faults = [];
      const followed = new Set();
      const looks = [];
      try {
        const complaints = await tour(browser, program, language, async (name, page) => {
          looks.push({ name, address: new URL(page.url()).pathname });
          const found = [...await answered(name, page), ...await faultsOf(page, language), ...await deadLinks(page, program.base, followed)];
          faults.push(...found.map(fault => `${name}: ${fault}`));
        });
        faults.push(...complaints);
      } finally {
        await program.stop();
      }
      assert.equal([...faults, ...missed(looks)].join('\n'), '');
    });
  }
});

test('a walk that leaves pages out is found out', () => {
  const found = missed([{ name: 'home', address: '/' }, { name: 'form-child_name-error', address: '/permohonan/x/isi/child_name' }]);
  assert.ok(found.includes('nobody looked at /layanan/{service}/aturan'), found.join('\n'));
  assert.ok(!found.includes('nobody looked at /'), found.join('\n'));
  assert.ok(found.includes('nobody left a area empty'), found.join('\n'));
  assert.ok(!found.includes('nobody left a person-name empty'), found.join('\n'));
});

// A page that is not there may be as sound as any other; it is not the one that was meant.
async function answered(name, page) {
  const status = await page.evaluate(() => performance.getEntriesByType('navigation')[0].responseStatus);
  return [403, 404, 500].includes(status) && !name.startsWith('error-') ? [`answers ${status}`] : [];
}

async function faultsOf(page, language) {
  const faults = [];
  const title = await page.title();
  const told = await page.evaluate(() => ({ lang: document.documentElement.lang, headings: document.querySelectorAll('h1').length }));
  if (told.lang !== language) faults.push(`says it is in ${told.lang}`);
  if (told.headings !== 1) faults.push(`${told.headings} first headings`);
  if (!title.trim()) faults.push('no title');
  for (const size of [NARROW, PHONE]) {
    const over = await overflow(page, size);
    if (over) faults.push(`${over} px wider than ${size.width}`);
  }
  faults.push(...await overflowInReadings(page, NARROW));
  faults.push(...(await smallTargets(page)).map(target => `small target: ${target}`));
  faults.push(...await violations(page));
  await page.setViewportSize(DESK);
  faults.push(...(await violations(page, LAYOUT)).map(fault => `at a desk: ${fault}`));
  await page.setViewportSize(PHONE);
  return faults;
}

// Links of the page that lead nowhere, each address asked once.
async function deadLinks(page, base, followed) {
  const addresses = await page.locator('a[href^="/"]').evaluateAll(links => links.map(link => link.getAttribute('href')));
  const dead = [];
  for (const address of new Set(addresses.map(address => address.split('#')[0]))) {
    if (followed.has(address)) continue;
    followed.add(address);
    const answer = await page.context().request.get(base + address, { maxRedirects: 3 });
    // A missing page offers itself in the other language; that it is missing there too is no fault of the link.
    const itself = address.split('?')[0].replace(/^\/en/, '') === new URL(page.url()).pathname.replace(/^\/en/, '');
    if (answer.status() >= 400 && !itself) dead.push(`link to ${address} answers ${answer.status()}`);
  }
  return dead;
}
