// Opening an account and raising one, with the pages on the way; and the counter of an officer.
import { form, press, prefix, signIn } from './walk.mjs';

// The face match leads back to the address that the program gives itself; a cookie belongs to one name of a machine.
export const home = program => program.base.replace('127.0.0.1', 'localhost');

// Gives a number and comes to the ways of proofing.
export async function wantsAccount(page, base, nik, language = 'id') {
  await page.goto(`${base}${prefix(language)}/daftar`);
  await page.locator('#nik').fill(nik);
  await press(page, form(page, '/daftar').locator('button').last());
}

// Goes to the face match from the page about it, and chooses what it sees; comes back.
export async function looksIntoCamera(page, sees, seen = async () => {}) {
  await form(page, '/wajah').locator('button').last().click();
  await page.waitForURL(/\/wajah\?sesi=/);
  await seen(page);
  await page.locator(`button[value="${sees}"]`).click();
  await page.waitForURL(/\/wajah\/kembali\?kode=/);
}

// Every page of opening an account, seen once.
export async function opensAccount(page, { program, language, look }) {
  await page.goto(home(program) + prefix(language) + '/daftar');
  await look('open');
  await press(page, form(page, '/daftar').locator('button').last());
  await look('open-empty');
  await wantsAccount(page, home(program), program.named('Martha Wenda'), language);
  await look('open-ways');
  await page.goto(home(program) + prefix(language) + '/daftar/kuis');
  await look('open-quiz');
  await press(page, form(page, '/kuis').locator('button').last());
  await look('open-quiz-empty');
  await page.goto(home(program) + prefix(language) + '/daftar/loket');
  await look('open-counter');
  await press(page, form(page, '/loket').locator('button').last());
  await look('open-counter-code');
  await page.goto(home(program) + prefix(language) + '/daftar/wajah');
  await look('open-face');
  await looksIntoCamera(page, 'not-matched');
  await look('open-face-back');
  await press(page, form(page, '/kembali').locator('button').last());
  await look('open-failed');
}

// The level of an account, seen by whoever is signed in.
export async function raisesAccount(page, { program, language, look }) {
  await signIn(page, home(program), program.named('Martha Wenda'));
  await page.goto(home(program) + prefix(language) + '/akun/verifikasi');
  await look('raise');
  await page.goto(home(program) + prefix(language) + '/akun/verifikasi/loket');
  await look('raise-counter');
  await page.goto(home(program) + prefix(language) + '/akun/verifikasi/wajah');
  await look('raise-face');
  await looksIntoCamera(page, 'gave-up');
  await look('raise-face-back');
  await press(page, form(page, '/kembali').locator('button').last());
  await look('raise-failed');
}

// The counter: a code that does not fit, then somebody with theirs.
export async function vouches(page, { program, language, look }) {
  await wantsAccount(page, home(program), program.named('Martha Wenda'));
  await page.goto(`${home(program)}/daftar/loket`);
  await press(page, form(page, '/loket').locator('button').last());
  const code = await page.locator('.number-large').innerText();
  await signIn(page, home(program), 'petugas-bandung');
  await page.goto(home(program) + prefix(language) + '/petugas/loket');
  await look('vouch');
  const asks = async typed => {
    await page.locator('#nik').fill(program.named('Martha Wenda'));
    await page.locator('#kode').fill(typed);
    await press(page, form(page, '/loket').locator('button').last());
  };
  await asks('ZZZZ ZZZZ');
  await look('vouch-wrong');
  await asks(code);
  await look('vouch-person');
  await press(page, form(page, '/putusan').locator('button').first());
  await look('vouch-unticked');
}
