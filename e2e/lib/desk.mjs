// What an officer sees of a case, and what its applicant sees of the officer's work.
import { apply, form, open, press, queueOf, signIn } from './walk.mjs';

// A case that waits for a decision, before it is opened, after, and sent without one.
export async function decides(page, at, number) {
  await queueOf(page, at.program.base, number, at.language);
  await at.look('officer-queue');
  await press(page, page.locator(`main a[href$="/petugas/${number}"]`).first());
  await at.look('officer-case-closed');
  await at.go(page, '/petugas');
  await open(page, number);
  await at.look('officer-case');
  await press(page, form(page, `/petugas/${number}`).locator('button').last());
  await at.look('officer-case-error');
}

// An officer forgets to say what they found; then rejects the letter.
export async function examines(page, at, number) {
  await queueOf(page, at.program.base, number, at.language);
  await open(page, number);
  await at.look('officer-letter');
  const asked = form(page, '/teliti/birth_letter');
  await press(page, asked.locator('button').last());
  await at.look('officer-letter-error');
  await asked.locator('input[value=rejected]').check({ force: true });
  await asked.locator('textarea').fill('Surat keterangan lahir tidak terbaca.');
  await press(page, asked.locator('button').last());
  await at.look('officer-letter-rejected');
}

// Whose letter was rejected asks for another look.
export async function objects(page, { program, go, look }, number) {
  await signIn(page, program.base, program.named('Martha Wenda'));
  await go(page, `/permohonan/${number}`);
  await look('result-letter-rejected');
  await go(page, `/permohonan/${number}/keberatan`);
  const asked = form(page, '/keberatan');
  await press(page, asked.locator('button').last());
  await look('object-error');
  await asked.locator('textarea').fill('Surat itu dapat dibaca.');
  await press(page, asked.locator('button').last());
}

// The objection, at the officer's desk.
export async function answers(page, at, number) {
  await queueOf(page, at.program.base, number, at.language);
  await open(page, number);
  await at.look('officer-objection');
}

// A mother who heads her family alone: an officer may have seen how the father acknowledged the child.
export async function fatherless(page, { program, language }) {
  await signIn(page, program.base, program.named('Ni Komang Ratih'));
  await apply(page, program.base, { language });
  return new URL(page.url()).pathname.split('/').pop();
}

// What an officer has seen and no register shows.
export async function states(page, at, number) {
  await queueOf(page, at.program.base, number, at.language);
  await open(page, number);
  await at.look('officer-statement');
  const asked = form(page, '/keterangan');
  await asked.locator('[name="state-father_seen"]').fill('Wayan '.repeat(100));
  await press(page, asked.locator('button').last());
  await at.look('officer-statement-error');
}
