// Passkeys in a real browser, with a device that Chromium plays: adding one, signing in without a name, and all that is refused.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addPasskey, device, named, signInByPasskey } from '../lib/account.mjs';
import { launch, visitor } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';
import { form, press, signIn } from '../lib/walk.mjs';

let browser, program, base;
before(async () => { [browser, program] = [await launch(), await start()]; base = named(program); });
after(async () => { await browser?.close(); await program?.stop(); });

const NAMES = ['Sri Wahyuni', 'Rotua Simbolon', 'Ni Luh Ayu Sari', 'Martha Wenda'];

// Somebody with a passkey on the device of their page, signed out again.
async function withPasskey(name, options = {}) {
  const person = await visitor(browser);
  const phone = await device(person.page, options);
  await signIn(person.page, base, program.named(name));
  await addPasskey(person.page, base, 'HP saya');
  await signOut(person.page);
  return { ...person, phone };
}

async function signOut(page) {
  await press(page, page.locator('form[action$="/keluar"] button'));
}

const isIn = async page => (await page.locator('form[action$="/keluar"]').count()) > 0;
const said = page => page.locator('main').innerText();

test('somebody adds a passkey and signs in without typing who they are', async () => {
  const { page, phone, complaints, close } = await withPasskey(NAMES[0]);
  const [credential] = await phone.credentials();
  assert.equal(credential.isResidentCredential, true, 'the device finds it by itself');
  assert.equal(credential.rpId, 'localhost');
  assert.equal(Buffer.from(credential.userHandle, 'base64').length, 16, 'a random number, never one of the state');
  await signInByPasskey(page, base, '/masuk?untuk=%2Fpermohonan');
  assert.equal(new URL(page.url()).pathname, '/permohonan');
  assert.ok(await isIn(page));
  await page.goto(`${base}/akun/kunci-sandi`);
  assert.match(await said(page), /HP saya[\s\S]*Terakhir dipakai/);
  assert.deepEqual(complaints, []);
  await close();
});

test('a device that does not make sure who holds it lets nobody in', async () => {
  const { page, phone, close } = await withPasskey(NAMES[1]);
  await phone.verifies(false);
  await page.goto(`${base}/masuk`);
  await form(page, '/masuk').locator('button').click();
  await page.locator('[data-said]', { hasText: 'Dibatalkan' }).waitFor();
  assert.ok(!(await isIn(page)));
  await phone.verifies(true);
  await signInByPasskey(page, base);
  assert.ok(await isIn(page));
  await close();
});

test('a second device gets a passkey of its own, and a removed one opens nothing', async () => {
  const first = await withPasskey(NAMES[2]);
  await signInByPasskey(first.page, base);
  await first.page.goto(`${base}/akun/pemulihan`);
  await press(first.page, form(first.page, '/perangkat-lain').locator('button'));
  const code = await first.page.locator('.code-large').innerText();

  const second = await visitor(browser);
  await device(second.page);
  await second.page.goto(`${base}/masuk/perangkat?kode=${code}`);
  await press(second.page, form(second.page, '/masuk/perangkat').locator('button'));
  await addPasskey(second.page, base, 'Tablet');
  await signOut(second.page);
  await signInByPasskey(second.page, base);
  assert.ok(await isIn(second.page));

  await second.page.goto(`${base}/akun/kunci-sandi`);
  await press(second.page, second.page.locator('main a', { hasText: 'HP saya' }));
  await press(second.page, form(second.page, '/hapus').locator('button'));
  assert.doesNotMatch(await said(second.page), /HP saya/);
  await signOut(first.page);
  await signInByPasskey(first.page, base);
  assert.match(await said(first.page), /tidak membuka akun/);
  assert.ok(!(await isIn(first.page)));
  await Promise.all([first.close(), second.close()]);
});

test('an answer is taken once, in the browser where it was asked for', async () => {
  const { page, context, close } = await withPasskey(NAMES[3]);
  await page.goto(`${base}/masuk`);
  // What the browser sends is held back and looked at.
  let tell;
  const looked = new Promise(resolve => { tell = resolve; });
  await page.route('**/masuk', async route => {
    if (route.request().method() !== 'POST') return route.continue();
    tell({ body: route.request().postData(), cookie: (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ') });
    return route.abort();
  });
  await form(page, '/masuk').locator('button').click();
  const sent = await looked;
  await page.unroute('**/masuk');

  const send = cookie => fetch(`${base}/masuk`, {
    method: 'POST', redirect: 'manual', body: sent.body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie ? { cookie } : {}) },
  });
  const other = await fetch(`${base}/masuk/tantangan`);
  const foreign = other.headers.get('set-cookie').split(';')[0];
  assert.equal((await send(foreign)).status, 422, 'the ceremony of another browser');
  assert.equal((await send('')).status, 422, 'no ceremony at all');
  const taken = await send(sent.cookie);
  assert.equal(taken.status, 303);
  assert.ok(taken.headers.get('set-cookie').startsWith('sigap'), 'signed in');
  const replayed = await send(sent.cookie);
  assert.equal(replayed.status, 422, 'the same answer again');
  assert.equal(replayed.headers.get('set-cookie'), null);
  await close();
});

test('what another site asked the device for is refused', async () => {
  const { page, context, close } = await withPasskey(NAMES[0]);
  // Another port of the same name is another site for the browser, and shares the passkeys of the name.
  const evil = base.replace(/\d+$/, port => String(Number(port) === 65535 ? 65534 : Number(port) + 1));
  await context.route(`${evil}/**`, route => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>x</title>' }));
  const asked = await fetch(`${base}/masuk/tantangan`);
  const [cookie, options] = [asked.headers.get('set-cookie').split(';')[0], await asked.json()];
  await page.goto(evil);
  const credential = await page.evaluate(async options => {
    const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));
    const given = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge) } });
    return JSON.stringify(given.toJSON());
  }, options);
  const answer = await fetch(`${base}/masuk`, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ credential }),
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
  });
  assert.equal(answer.status, 422);
  assert.equal(answer.headers.get('set-cookie'), null);
  await close();
});

test('a browser that offers passkeys in the field signs in without the button', async () => {
  const { page, close } = await withPasskey(NAMES[1], { offers: true });
  await page.goto(`${base}/masuk?untuk=%2Fakun`);
  await page.waitForURL(`${base}/akun`);
  assert.ok(await isIn(page));
  await close();
});

test('a page that was opened by a number says where passkeys work', async () => {
  const guest = await visitor(browser);
  await guest.page.goto(`${program.base}/masuk`);
  const link = guest.page.locator(`main a[href="${base}/masuk"]`);
  assert.equal(await link.count(), 1, await said(guest.page));
  await guest.close();
});

test('without scripts the page says which other ways there are', async () => {
  const guest = await visitor(browser, { script: false });
  await guest.page.goto(`${base}/masuk`);
  assert.match(await said(guest.page), /tidak menjalankan skrip/);
  await press(guest.page, form(guest.page, '/masuk').locator('button'));
  assert.match(await said(guest.page), /memerlukan skrip/);
  await guest.close();
});
