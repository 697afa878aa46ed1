// Acting for another: an offer and what can be wrong with it, acting with its banner, and an officer who helps.
import { form, press, signIn } from './walk.mjs';

export const AGENT = { nik: '3273021209919001', name: 'Budi Santoso' }; // packs/indonesia/people/keluarga-wahyuni.toml
const OFFICER = 'petugas-bandung';
const send = (page, ending) => press(page, form(page, ending).locator('button').last());

// Gives a mandate for one service, for a week.
export async function give(page, { nik, name }) {
  const asked = form(page, '/akun/mandat/beri');
  await asked.locator('[name=nik]').fill(nik);
  await asked.locator('[name=name]').fill(name);
  await asked.locator('[name=services]').first().check({ force: true });
  await asked.locator('[name=days][value="7"]').check({ force: true });
  await asked.locator('[name=purpose]').fill('Mengurus akta anak kami');
  await send(page, '/akun/mandat/beri');
}

export async function trusts(page, { program, go, look }) {
  await signIn(page, program.base, program.named('Sri Wahyuni'));
  await go(page, '/akun/mandat');
  await look('mandates-none');
  await go(page, '/akun/mandat/beri');
  await look('grant');
  await send(page, '/akun/mandat/beri');
  await look('grant-error');
  await give(page, AGENT);
  await look('mandates-offered');
  await send(page, '/akun/mandat/kode');
  await look('mandates-code');
  await send(page, '/akun/mandat/cari');
  await look('mandates-registers');
  await press(page, page.locator('main a[href*="/akun/mandat/0"]').first());
  await look('mandate');
}

// A mother for her child: the banner is on every page, and what is her own waits.
export async function acts(page, { program, go, look }) {
  await signIn(page, program.base, program.named('Sri Wahyuni'));
  await go(page, '/akun/mandat');
  await press(page, form(page, '/akun/mandat/bertindak').locator('button'));
  await look('acting-services');
  await go(page, '/permohonan');
  await look('acting-cases');
  await go(page, '/akun/mandat');
  await look('error-acting');
  await press(page, page.locator('form[action$="/akun/mandat/berhenti"] button'));
  await look('mandates-stopped');
}

export async function helps(page, { program, go, look }) {
  await signIn(page, program.base, OFFICER);
  await go(page, '/petugas/bantuan');
  await look('assist');
  await send(page, '/petugas/bantuan');
  await look('assist-error');
}
