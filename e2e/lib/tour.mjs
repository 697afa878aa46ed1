// Every page of the portal in every state worth seeing, one after the other. The listener is told a name for each and
// may do with the page what it likes, as long as it stays there.
import { apply, begin, button, fill, place, prefix, press, send, signIn } from './walk.mjs';
import { visitor } from './browser.mjs';

export async function tour(browser, program, language, look) {
  const at = prefix(language);
  const go = (page, address) => page.goto(program.base + at + address);
  const complaints = [];
  const visit = async steps => {
    const guest = await visitor(browser, { language });
    await steps(guest.page);
    complaints.push(...guest.complaints);
    await guest.close();
  };

  await visit(page => anyone(page, go, look));
  await visit(page => errors(page, program, go, look));
  await visit(page => resident(page, program, language, go, look));
  for (const outcome of ['refuse', 'refer']) {
    await visit(page => decided(page, program, language, outcome, look));
  }
  await visit(page => officer(page, program, at, look));
  return complaints;
}

const PUBLIC = {
  home: '/', found: '/cari?q=akte+bayi', 'found-nothing': '/cari?q=zzqx', event: '/peristiwa/lahir', agency: '/instansi/dukcapil',
  services: '/layanan', service: '/layanan/akta-lahir', rules: '/layanan/akta-lahir/aturan', guide: '/layanan/akta-lahir/panduan',
  verify: '/periksa', personas: '/demo', 'error-not-found': '/tidak-ada', 'error-no-service': '/layanan/tidak-ada',
};

async function anyone(page, go, look) {
  for (const [name, address] of Object.entries(PUBLIC)) {
    await go(page, address);
    await look(name, page);
  }
  await go(page, '/periksa');
  const field = page.locator('main form input[type=text], main form input:not([type])').first();
  await field.fill('bukan nomor');
  await Promise.all([page.waitForNavigation(), field.press('Enter')]);
  await look('verify-unknown', page);
}

// What a signed-in person sees when something is wrong.
async function errors(page, program, go, look) {
  await go(page, '/permohonan');
  await look('error-signed-out', page);
  await signIn(page, program.base, program.persona('grant'));
  await go(page, '/permohonan/00000000-0000-7000-8000-000000000000');
  await look('error-not-mine', page);
  await go(page, '/dokumen/tidak-ada');
  await look('error-no-document', page);
}

async function resident(page, program, language, go, look) {
  await signIn(page, program.base, program.persona('grant'));
  await go(page, '/permohonan');
  await look('cases-none', page);
  await apply(page, program.base, {
    language,
    seen: async (kind, id) => {
      await look(id ? `form-${id}` : 'check', page);
      if (kind === 'isi') await refused(page, id, look);
    },
  });
  await look('result-grant', page);
  const document = await page.locator('main a[href*="/dokumen/"]').first().getAttribute('href');
  await page.goto(new URL(document, program.base).href.replace(/\/(pdf|kredensial)$/, ''));
  await look('document', page);
  for (const [name, address] of [['cases', '/permohonan'], ['access', '/akses'], ['correction', '/koreksi']]) {
    await go(page, address);
    await look(name, page);
  }
}

// The same question sent empty: it must come back with a summary of what is wrong.
async function refused(page, id, look) {
  const before = page.url();
  const form = page.locator('main form').filter({ has: page.locator('input:not([type=hidden]), select, textarea') }).first();
  await form.evaluate(e => { for (const c of e.querySelectorAll('input[type=radio]')) c.checked = false; });
  await press(page, form.locator('button:not([formaction])').last());
  if (place(page).id === id) await look(`form-${id}-error`, page);
  await page.goto(before);
}

async function decided(page, program, language, outcome, look) {
  await signIn(page, program.base, program.persona(outcome));
  await begin(page, program.base, language);
  await fill(page, {}, async (kind, id) => { if (kind === 'bukti') await look(`evidence-${id}`, page); });
  await send(page);
  await look(`result-${outcome}`, page);
  if (outcome === 'refuse' && await button(page, '/keberatan').count()) {
    const words = page.locator('main form[action$="/keberatan"] textarea');
    if (await words.count()) await words.first().fill('Nama anak ditulis dengan benar pada surat lahir.');
    await press(page, button(page, '/keberatan'));
    await look('objection', page);
  }
}

async function officer(page, program, at, look) {
  await signIn(page, program.base, program.persona('officer'));
  await page.goto(`${program.base}${at}/petugas`);
  await look('officer-queue', page);
  await press(page, page.locator('main a[href*="/petugas/"]').first());
  await look('officer-case', page);
}
