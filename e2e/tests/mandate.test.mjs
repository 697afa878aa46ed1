// Acting for another as families do: one phone, without scripts too; and nothing of one person is left for the next.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, visitor } from '../lib/browser.mjs';
import { AGENT, give } from '../lib/mandates.mjs';
import { start } from '../lib/program.mjs';
import { begin, form, press, signIn, signInAs } from '../lib/walk.mjs';

const BANNER = 'section.acting';
let browser, program;
before(async () => { [browser, program] = [await launch(), await start()]; });
after(async () => { await browser?.close(); await program?.stop(); });

const main = page => page.locator('main').innerText();
const go = (page, address) => page.goto(program.base + address);

for (const script of [true, false]) {
  test(`a mandate is given, accepted, used and taken back ${script ? 'with' : 'without'} scripts`, async () => {
    const owner = await visitor(browser, { script });
    await signIn(owner.page, program.base, program.named('Sri Wahyuni'));
    await go(owner.page, '/akun/mandat/beri');
    await give(owner.page, AGENT);
    assert.match(await main(owner.page), /Menunggu diterima/);

    const agent = await visitor(browser, { script });
    await signInAs(agent.page, program.base, AGENT.nik);
    await go(agent.page, '/akun/mandat');
    await press(agent.page, form(agent.page, '/terima').locator('button'));
    await press(agent.page, form(agent.page, '/akun/mandat/bertindak').locator('button'));
    for (const address of ['/', '/layanan', '/permohonan', '/layanan/akta-lahir', '/tentang']) {
      await go(agent.page, address);
      const banner = await agent.page.locator(BANNER).innerText();
      assert.match(banner, /Anda bertindak untuk Sri Wahyuni/, address);
    }
    await begin(agent.page, program.base);
    const draft = agent.page.url();

    await go(owner.page, '/akun/mandat');
    await press(owner.page, form(owner.page, '/cabut').locator('button'));
    await agent.page.goto(draft);
    assert.match(await main(agent.page), /tidak boleh lagi bertindak/);
    await press(agent.page, agent.page.locator(`${BANNER} button`));
    assert.equal(await agent.page.locator(BANNER).count(), 0);
    assert.deepEqual([...owner.complaints, ...agent.complaints], []);
    await Promise.all([owner.close(), agent.close()]);
  });
}

test('on a phone that a family shares, going back after signing out shows nothing of who was there', async () => {
  const { page, complaints, close } = await visitor(browser);
  await signIn(page, program.base, program.named('Sri Wahyuni'));
  await begin(page, program.base);
  const [, number] = new URL(page.url()).pathname.match(/\/permohonan\/([^/]+)/);
  await go(page, '/akses');
  await go(page, '/permohonan');
  assert.match(await page.locator('body').innerText(), /Sri Wahyuni/);
  await press(page, page.locator('form[action$="/keluar"] button'));
  await page.goBack({ waitUntil: 'load' });
  assert.doesNotMatch(await page.locator('header').innerText(), /Sri Wahyuni/, 'the page before is shown again');

  await signIn(page, program.base, program.named('Rotua Simbolon'));
  for (let steps = 0; steps < 4; steps += 1) {
    await page.goBack({ waitUntil: 'load' });
    assert.doesNotMatch(await page.locator('header').innerText(), /Sri Wahyuni/, page.url());
    assert.ok(!(await main(page)).includes(number), `${page.url()} shows a case of somebody else`);
  }
  const kept = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length,
    caches: (await caches.keys()).length, databases: (await indexedDB.databases()).length,
  }));
  assert.deepEqual(kept, { local: 0, session: 0, caches: 0, databases: 0 });
  assert.deepEqual(complaints, []);
  await close();
});
