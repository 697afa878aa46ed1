// A passkey device inside Chromium, and the pages of an account.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './program.mjs';
import { form, press, prefix, signIn } from './walk.mjs';

// Passkeys are for the name of a site, and a number is none.
export const named = program => program.base.replace('127.0.0.1', 'localhost');

// A device at this page: its passkeys stay on it, and it makes sure who holds it unless told otherwise.
// Chromium's device answers at once where a page offers passkeys in a field; a person would choose first, so that is off unless asked for.
export async function device(page, { verified = true, offers = false } = {}) {
  if (!offers) await page.addInitScript(() => { PublicKeyCredential.isConditionalMediationAvailable = async () => false; });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: verified, automaticPresenceSimulation: true },
  });
  return {
    credentials: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    put: credential => cdp.send('WebAuthn.addCredential', { authenticatorId, credential }),
    verifies: isUserVerified => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

// Adds a passkey on the device of this page, for whoever is signed in.
export async function addPasskey(page, base, name, language = 'id') {
  await page.goto(`${base}${prefix(language)}/akun/kunci-sandi/tambah`);
  await page.locator('main input[name="name"]').fill(name);
  await press(page, form(page, '/tambah').locator('button'));
}

// Presses the button on the page to sign in; nobody types who they are.
export async function signInByPasskey(page, base, path = '/masuk') {
  await page.goto(base + path);
  await press(page, form(page, '/masuk').locator('button'));
}

// Every page of an account, with what is shown once.
export async function account(page, { program, language, look }) {
  const base = named(program);
  const go = address => page.goto(base + prefix(language) + address);
  await device(page);
  await signIn(page, base, program.persona('refuse'));
  await go('/akun');
  await look('account-new');
  await go('/akun/kunci-sandi/tambah?baru=1');
  await look('passkey-first');
  await addPasskey(page, base, 'HP saya', language);
  await look('passkeys');
  await press(page, page.locator('main a[href*="/akun/kunci-sandi/"]').first());
  await look('passkey');
  await press(page, form(page, '/hapus').locator('button'));
  await look('passkey-last');
  await go('/akun/sesi');
  await look('sessions');
  await go('/akun/pemulihan');
  await look('recovery');
  await press(page, form(page, '/kode').locator('button'));
  await look('codes');
  await go('/akun/pemulihan');
  await press(page, form(page, '/perangkat-lain').locator('button'));
  await look('device-code');
  await go('/akun/riwayat');
  await look('account-happened');
  await identity(page, { program, language, look });
  await go('/akun');
  await look('account');
}

// What the ledger has of somebody: waited for, since it comes in after the page of before.
async function identity(page, { program, language, look }) {
  const go = address => page.goto(named(program) + prefix(language) + address);
  await go('/identitas');
  for (let left = 60; left > 0 && await page.locator('main a[href$="/identitas/berkas"]').count() === 0; left -= 1) {
    await page.waitForTimeout(500);
    await page.reload();
  }
  await look('identity');
  await go('/identitas/mulai-baru');
  await look('identity-anew');
  await press(page, form(page, '/mulai-baru').locator('button'));
  await look('identity-begun-anew');
  await go('/identitas/mulai-baru');
  await press(page, form(page, '/mulai-baru').locator('button'));
  await look('error-identity-anew-early');
}

// As the person would say it at the counter: what the file of their family holds.
export function motherOf(nik) {
  const folder = path.join(root, 'packs/indonesia/people');
  const files = fs.readdirSync(folder).map(name => fs.readFileSync(path.join(folder, name), 'utf8'));
  const blocks = files.flatMap(text => text.split(/^\[/m)).filter(block => block.includes(`nik            = "${nik}"`));
  return blocks[0].match(/^mother_name\s*= "(.+)"/m)[1];
}

// The counter of the civil registry, where somebody lost every way in.
export async function counter(page, { program, language, look }) {
  await signIn(page, program.base, 'petugas-medan');
  await page.goto(`${program.base}${prefix(language)}/petugas/pemulihan`);
  await look('counter');
  await page.locator('main input[name="nik"]').fill(program.persona('refuse'));
  await press(page, form(page, '/petugas/pemulihan').locator('button'));
  await look('counter-unfit');
  await page.locator('main input[name="ibu"]').fill(motherOf(program.persona('refuse')));
  await press(page, form(page, '/petugas/pemulihan').locator('button'));
  await look('counter-compare');
  await press(page, form(page, '/mulai').locator('button'));
  await look('counter-started');
  // The sheet may be lost, and a colleague may stop it.
  await signIn(page, program.base, 'petugas-bandung');
  await page.goto(`${program.base}${prefix(language)}/petugas/pemulihan`);
  await page.locator('main input[name="nik"]').fill(program.persona('refuse'));
  await page.locator('main input[name="ibu"]').fill(motherOf(program.persona('refuse')));
  await press(page, form(page, '/petugas/pemulihan').locator('button'));
  await look('counter-waits');
  await press(page, form(page, '/hentikan').locator('button'));
  await look('counter-stopped');
}
