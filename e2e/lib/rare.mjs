// Pages that are seen less often: other people's questions, what is left unfinished, every answer to a check, a register
// that does not answer, and what the program says when something is wrong. Walked after the ordinary ones.
import fs from 'node:fs';
import { answerTo } from './answers.mjs';
import { opens } from './business.mjs';
import { answers, examines, fatherless, objects, states } from './desk.mjs';
import { opensAccount, raisesAccount, vouches } from './opening.mjs';
import { owes } from './owing.mjs';
import {
  answerOnce, apply, begin, fill, form, officers, place, press, send, sentEmpty, signIn, signInAs, verify,
} from './walk.mjs';

const LARGE = 8 * 1024 * 1024; // more than any form takes
const FATHER = '3573020212899001'; // Agus Hartono, husband of Dewi Anggraini: packs/indonesia/people
const TRIES_MAX = 20; // failed checks before a sender has to wait

export async function rare(visit, document) {
  await visit(forbidden);
  const referred = await visit(homeBirth);
  await visit((page, at) => examines(page, at, referred));
  await visit((page, at) => objects(page, at, referred));
  await visit((page, at) => answers(page, at, referred));
  const claimed = await visit(fatherless);
  await visit((page, at) => states(page, at, claimed));
  await visit(early);
  await visit(owes);
  await visit(opens);
  await visit(opensAccount);
  await visit(raisesAccount);
  await visit(vouches);
  await overtaken(visit);
  await visit(unfinished);
  await visit((page, at) => checks(page, at, document));
  await visit(withoutRegister);
  await visit(tooOften);
}

// The other side's pages, to a resident and to an officer.
async function forbidden(page, { program, go, look }) {
  await signIn(page, program.base, program.persona('grant'));
  await go(page, '/');
  await look('home-signed-in');
  await go(page, '/petugas');
  await look('error-forbidden');
  const [id] = await officers(page, program.base);
  await signIn(page, program.base, id);
  await go(page, '/petugas');
  await look('officer-queue-none');
  await go(page, '/permohonan');
  await look('error-forbidden-officer');
}

// A birth at home: the state holds least, so most is asked.
async function homeBirth(page, { program, language, look }) {
  await signIn(page, program.base, program.named('Martha Wenda'));
  await begin(page, program.base, language);
  // A name of one word: it is asked whether that is meant.
  const given = { birth_place_search: 'Jayapura', child_name: 'Bima' };
  await fill(page, given, async (kind, id) => {
    await look(`home-birth-${id}`);
    if (kind === 'isi') await sentEmpty(page, `home-birth-${id}`, look, answerTo(`${id}_search`, given));
    if (kind === 'bukti' && !(await page.locator('main a[href$="/isi"]').count())) {
      await press(page, form(page, `/bukti/${id}`).locator('button').last());
      await look(`home-birth-${id}-error`);
    }
  });
  await look('home-birth-periksa');
  await send(page);
  await look('home-birth-result');
  return new URL(page.url()).pathname.split('/').pop();
}

// A name with figures: told at its question, and once more before sending to whoever insists.
async function early(page, { program, language, look }) {
  await signIn(page, program.base, program.named('Nurul Hasanah Siregar'));
  await begin(page, program.base, language);
  await fill(page, { child_name: 'Dr. Bima Siregar 2' }, async (kind, id) => {
    if (kind === 'isi' && await page.locator('main a[href$="/isi"]').count()) await look(`early-${id}`);
  });
  await look('early-periksa');
}

// What the check page showed is not true any more: meanwhile the father applied for the same child.
async function overtaken(visit) {
  await visit(async (page, { program, language, look }) => {
    await signIn(page, program.base, program.named('Dewi Anggraini'));
    await begin(page, program.base, language);
    await fill(page);
    await visit(async other => {
      await signInAs(other, program.base, FATHER);
      await apply(other, program.base, { language });
    });
    await send(page);
    if (!page.url().includes('berubah=')) throw new Error('it was sent although the birth has a certificate by now');
    await look('check-changed');
  });
}

// A draft that was left, one that was withdrawn, and a session that ended inside a form.
async function unfinished(page, { program, language, go, look }) {
  await signIn(page, program.base, program.named('Ayu Lestari'));
  await begin(page, program.base, language);
  await answerOnce(page, place(page).id);
  await go(page, '/permohonan');
  await look('cases-draft');
  await press(page, page.locator('main a[href*="/permohonan/"]').first());
  await look('draft');
  const draft = page.url().replace(/\/(isi|periksa).*$/, '');
  await go(page, '/layanan/akta-lahir');
  await look('service-draft');
  await page.goto(`${draft}/tarik`);
  await press(page, form(page, '/tarik').locator('button').last());
  await look('withdrawn');
  await begin(page, program.base, language);
  await page.context().clearCookies();
  const { id } = place(page);
  await form(page, `/isi/${id}`).locator('input[name=value]').fill('Laras Ayu Kinanti');
  await press(page, form(page, `/isi/${id}`).locator('button').last());
  await look('session-ended');
}

// Every answer to somebody who checks a document.
async function checks(page, { program, language, go, look }, { number, pdf }) {
  await verify(page, program.base, number.replace(/.$/, last => (last === 'A' ? 'B' : 'A')), language);
  await look('verify-unknown');
  const bytes = fs.readFileSync(pdf);
  const upload = async buffer => {
    await go(page, '/periksa');
    const asked = form(page, '/periksa/berkas');
    await asked.locator('input[type=file]').setInputFiles({ name: 'dokumen.pdf', mimeType: 'application/pdf', buffer });
    await press(page, asked.locator('button').last());
  };
  await upload(bytes);
  await look('verify-file');
  await upload(Buffer.concat([bytes, Buffer.from('\n')]));
  await look('verify-file-other');
  await upload(Buffer.alloc(LARGE));
  await look('error-too-large');
  await go(page, '/periksa');
  await press(page, form(page, '/periksa/berkas').locator('button').last());
  await look('verify-file-none');
  const [, code] = bytes.toString('latin1').match(/sigap:token=([\w.-]+)/);
  await go(page, '/periksa');
  await scan(page, code, 'valid');
  await look('verify-code');
  const [head, body, signature] = code.split('.');
  await scan(page, [head, body.slice(0, 40) + (body[40] === 'A' ? 'B' : 'A') + body.slice(41), signature].join('.'), 'altered');
  await look('verify-code-altered');
}

async function scan(page, code, state) {
  await page.evaluate(code => { location.hash = code; }, code);
  await page.locator(`#scanned [data-state=${state}]:not([hidden])`).waitFor();
}

// The register of births is gone: the form still works, and the case waits.
async function withoutRegister(page, { program, language, look }) {
  process.kill(program.register, 'SIGKILL');
  await signIn(page, program.base, program.named('Suryani'));
  await apply(page, program.base, {
    language,
    seen: async (kind, id) => { await look(id ? `down-${id}` : 'down-periksa'); },
  });
  await look('down-result');
}

// Numbers tried one after the other.
async function tooOften(page, { program, language, look }) {
  for (let tries = 0; tries <= TRIES_MAX; tries += 1) {
    await verify(page, program.base, '0H2K-7QTM-4XBN-9R3P', language);
  }
  await look('error-too-often');
}
