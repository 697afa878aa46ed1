// What a person sees of sites of others that they sign in to.
import { form, press, signIn } from './walk.mjs';

const OFFICER = 'petugas-bandung';

// A clinic of the pack; nothing listens at its address, so nobody goes back to it here.
const asks = more => `/oidc/authorize?${new URLSearchParams({
  client_id: 'klinik-contoh', redirect_uri: 'http://127.0.0.1:9/masuk/kembali', scope: 'openid profile nik', response_type: 'code',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256', ...more,
})}`;

export async function sites(page, { program, language, go, look }) {
  await signIn(page, program.base, program.persona('grant'));
  await go(page, '/akun/situs');
  await look('sites-none');
  await go(page, asks({ redirect_uri: 'https://penyerang.example/' }));
  await look('error-site');
  await go(page, asks({ ui_locales: language }));
  await look('consent');
  const fields = await page.locator('form:has(input[name="alur"]) input').evaluateAll(inputs => inputs.map(({ name, value }) => [name, value]));
  const yes = { ...Object.fromEntries(fields), jawaban: 'izinkan' };
  await page.context().request.post(page.url().split('?')[0], { form: yes });
  await go(page, '/akun/situs');
  await look('sites');
  await go(page, '/oidc/logout?client_id=klinik-contoh');
  await look('sign-out-asked');
  // Whoever works as an officer signs in to sites as themselves.
  await signIn(page, program.base, OFFICER);
  await go(page, asks({ ui_locales: language }));
  await look('error-site-oneself');
  await press(page, form(page, '/petugas/selesai').locator('button'));
  await look('consent-oneself');
}
