// Addresses that are told what happens to an account, and the simulated mailbox their letters lie in.
import { motherOf } from './account.mjs';
import { form, prefix, press, signIn } from './walk.mjs';

// The mailbox, once a letter in it has what `wanted` finds.
async function mailbox(page, program, language, wanted) {
  for (let tries = 0; tries < 50; tries += 1) {
    await page.goto(`${program.base}${prefix(language)}/demo/surat`);
    const found = await wanted();
    if (found) return found;
    await page.waitForTimeout(200);
  }
  throw new Error('no such letter came');
}

export async function contacts(page, { program, language, look }) {
  const go = address => page.goto(program.base + prefix(language) + address);
  const type = async (name, value, path) => {
    await page.locator(`main input[name="${name}"]`).fill(value);
    await press(page, form(page, path).locator('button'));
  };
  await signIn(page, program.base, program.persona('refuse'));
  await go('/akun/kontak');
  await look('contacts-none');
  await go('/akun/kontak/tambah');
  await look('contact-add');
  await type('alamat', 'warga@', '/tambah');
  await look('contact-add-wrong');
  const address = `warga.${language}@surat.contoh.example`;
  await type('alamat', address, '/tambah');
  await look('contact-code');
  const asked = page.url();
  await type('kode', 'salah', '/kode');
  await look('contact-code-wrong');
  const letter = page.locator('main li.card', { hasText: address });
  const code = await mailbox(page, program, language, async () => (await letter.count()) && (await letter.first().innerText()).match(/\b\d{6}\b/)?.[0]);
  await look('letters');
  await page.goto(asked);
  await type('kode', code, '/kode');
  await look('contacts');
}

// Where the letter about a recovery leads: one that is begun after the one of `counter`, which a colleague stopped. Whoever
// started that one starts none for the same person any more.
export async function stops(page, { program, language, look }) {
  await signIn(page, program.base, 'petugas-bandung');
  await page.goto(`${program.base}${prefix(language)}/petugas/pemulihan`);
  await page.locator('main input[name="nik"]').fill(program.persona('refuse'));
  await page.locator('main input[name="ibu"]').fill(motherOf(program.persona('refuse')));
  await press(page, form(page, '/petugas/pemulihan').locator('button'));
  await press(page, form(page, '/mulai').locator('button'));
  const link = page.locator('main a[href*="/pulihkan/hentikan/"]');
  const address = await mailbox(page, program, language, async () => (await link.count()) > 1 && link.first().getAttribute('href'));
  await page.goto(`${program.base}${prefix(language)}/pulihkan/hentikan/${address.split('/').at(-1)}`);
  await look('stop-recovery');
  await press(page, page.locator('main form button'));
  await look('stop-recovery-done');
}
