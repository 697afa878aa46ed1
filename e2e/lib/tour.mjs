// Every page of the portal in every state worth seeing, one after the other. The listener is told a name for each and
// may do with the page what it likes, as long as it stays there.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { account, counter } from './account.mjs';
import { visitor } from './browser.mjs';
import { contacts, stops } from './contacts.mjs';
import { decides } from './desk.mjs';
import { ledger } from './ledger.mjs';
import { acts, helps, trusts } from './mandates.mjs';
import { rare } from './rare.mjs';
import { sites } from './sites.mjs';
import { tries } from './trying.mjs';
import { apply, begin, fill, form, prefix, press, send, sentEmpty, signIn, verify } from './walk.mjs';

export async function tour(browser, program, language, look, printed = async () => {}) {
  const go = (page, address) => page.goto(program.base + prefix(language) + address);
  const complaints = [];
  const visit = async steps => {
    const guest = await visitor(browser, { language });
    try {
      return await steps(guest.page, { program, language, go, printed, look: name => look(name, guest.page) });
    } finally {
      complaints.push(...guest.complaints);
      await guest.close();
    }
  };

  await visit(anyone);
  await visit(tries);
  await visit(errors);
  const document = await visit(resident);
  await visit((page, at) => stranger(page, at, document.number));
  await visit(refused);
  await visit(sites);
  const referred = await visit(refers);
  await visit((page, at) => decides(page, at, referred));
  await visit(account);
  await visit(contacts);
  await visit(counter);
  await visit(stops);
  await ledger(visit);
  await rare(visit, document);
  await visit(trusts);
  await visit(acts);
  await visit(helps);
  return complaints;
}

const PUBLIC = {
  home: '/', found: '/cari?q=akte+bayi', 'found-nothing': '/cari?q=zzqx', event: '/peristiwa/lahir', agency: '/instansi/dukcapil',
  services: '/layanan', service: '/layanan/akta-lahir', rules: '/layanan/akta-lahir/aturan', guide: '/layanan/akta-lahir/panduan',
  verify: '/periksa', personas: '/demo', 'sign-in': '/masuk', 'sign-in-device': '/masuk/perangkat', recover: '/pulihkan', about: '/tentang', accessibility: '/aksesibilitas', api: '/api',
  'error-not-found': '/tidak-ada', 'error-no-service': '/layanan/tidak-ada',
};

async function anyone(page, { go, look }) {
  for (const [name, address] of Object.entries(PUBLIC)) {
    await go(page, address);
    await look(name);
  }
}

// What a person sees who came to the wrong place.
async function errors(page, { program, go, look }) {
  await go(page, '/permohonan');
  await look('error-signed-out');
  await signIn(page, program.base, program.persona('grant'));
  await go(page, '/permohonan/00000000-0000-7000-8000-000000000000');
  await look('error-not-mine');
  await go(page, '/dokumen/tidak-ada');
  await look('error-no-document');
}

async function resident(page, { program, language, go, look, printed }) {
  await signIn(page, program.base, program.persona('grant'));
  await go(page, '/permohonan');
  await look('cases-none');
  await apply(page, program.base, {
    language,
    seen: async (kind, id) => {
      await look(id ? `form-${id}` : `form-${kind}`);
      if (kind === 'isi' && id) await sentEmpty(page, `form-${id}`, look);
      if (kind === 'periksa') await withdrawal(page, look);
      if (kind === 'periksa') await correction(page, look);
    },
  });
  await look('result-grant');
  await press(page, page.locator('main a[href*="/dokumen/"]').first());
  await look('document');
  const [download] = await Promise.all([page.waitForEvent('download'), form(page, '/pdf').locator('button').click()]);
  const pdf = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'sigap-pdf-')), 'dokumen.pdf');
  await download.saveAs(pdf);
  await printed(pdf);
  const number = new URL(page.url()).pathname.split('/').pop();
  await go(page, '/permohonan');
  await look('cases');
  await go(page, '/akses');
  await look('access');
  await press(page, page.locator('main a[href*="/koreksi?"]').first());
  await look('reading');
  return { number, pdf };
}

// Looks at the page that asks whether to withdraw, and goes back without doing it.
async function withdrawal(page, look) {
  const before = page.url();
  await page.goto(before.replace(/\/periksa$/, '/tarik'));
  if (page.url().endsWith('/tarik')) await look('withdraw');
  await page.goto(before);
}

// Looks at the way to have a value corrected, and goes back.
async function correction(page, look) {
  const before = page.url();
  await press(page, page.locator('main a[href*="/koreksi?"]').first());
  await look('correction');
  await page.goto(before);
}

async function stranger(page, { program, language, look }, number) {
  await verify(page, program.base, number, language);
  await look('verify-valid');
  await verify(page, program.base, 'bukan nomor', language);
  await look('verify-malformed');
}

async function refused(page, { program, language, look }) {
  await signIn(page, program.base, program.persona('refuse'));
  await apply(page, program.base, { language });
  await look('result-refuse');
  await press(page, page.locator('main a[href$="/keberatan"]').first());
  await look('object');
  const words = form(page, '/keberatan').locator('textarea');
  await words.fill('Nama anak ditulis dengan benar pada surat lahir.');
  await press(page, form(page, '/keberatan').locator('button').last());
  await look('objection');
}

async function refers(page, { program, language, look }) {
  await signIn(page, program.base, program.persona('refer'));
  await begin(page, program.base, language);
  await fill(page, {}, async (kind, id) => { if (kind === 'bukti') await look(`evidence-${id}`); });
  await send(page);
  await look('result-refer');
  return new URL(page.url()).pathname.split('/').pop();
}
