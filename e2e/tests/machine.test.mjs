// What is published is read by another program: keys, credential, status list and receipt, with nothing of ours.
// The list is that of the IETF draft (Token Status List), the signatures are ES256 (RFC 7515).
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { after, before, test } from 'node:test';
import zlib from 'node:zlib';
import { launch, PHONE, visitor } from '../lib/browser.mjs';
import { overflow, overflowInReadings, violations } from '../lib/measure.mjs';
import { start } from '../lib/program.mjs';
import { apply, press, signIn, verify } from '../lib/walk.mjs';
import { words as wordsOf } from '../lib/words.mjs';

const REASON = 'Dibatalkan oleh putusan pengadilan.';
let browser, program, mother, number;

before(async () => {
  [browser, program] = [await launch(), await start()];
  mother = await visitor(browser);
  await signIn(mother.page, program.base, program.persona('grant'));
  await apply(mother.page, program.base);
  await press(mother.page, mother.page.locator('main a[href*="/dokumen/"]').first());
  number = new URL(mother.page.url()).pathname.split('/').pop();
});
after(async () => { await browser?.close(); await program?.stop(); });

const json = part => JSON.parse(Buffer.from(part, 'base64url').toString());
const own = async address => (await mother.context.request.get(`${program.base}${address}`)).text();

// What a signed token says, if one of the published keys signed it as a token of this kind.
async function opened(token, type) {
  const [head, body, signature] = token.split('.');
  const { alg, kid, typ } = json(head);
  assert.deepEqual([alg, typ], ['ES256', type]);
  const { keys } = await (await fetch(`${program.base}/.well-known/jwks.json`)).json();
  const jwk = keys.find(key => key.kid === kid);
  assert.ok(jwk, 'the key is published');
  const key = { key: crypto.createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  assert.ok(crypto.verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')));
  return json(body);
}

// Whether the list that a credential names has its bit set.
async function revoked({ idx, uri }) {
  const answer = await fetch(`${program.base}${new URL(uri).pathname}`);
  assert.equal(answer.headers.get('content-type'), 'application/statuslist+jwt');
  const { sub, iat, exp, ttl, status_list: { bits, lst } } = await opened(await answer.text(), 'statuslist+jwt');
  assert.equal(new URL(sub).pathname, new URL(uri).pathname);
  assert.ok(bits === 1 && ttl > 0 && iat <= Date.now() / 1000 && exp > Date.now() / 1000);
  const bytes = zlib.inflateSync(Buffer.from(lst, 'base64url'));
  assert.equal(bytes.length * 8, 131_072);
  return (bytes[idx >> 3] >> (idx & 7)) & 1;
}

test('a receipt carries a signature over what it says', async () => {
  const address = await mother.page.locator('main a[href*="/permohonan/"]').first().getAttribute('href');
  const { signature, ...receipt } = JSON.parse(await own(`${address}/tanda-terima`));
  const { digest, sub } = await opened(signature, 'receipt+jwt');
  assert.ok(address.endsWith(sub), 'of this very case');
  assert.equal(digest, crypto.createHash('sha256').update(canonical(receipt)).digest('base64url'));
});

test('a credential names the list in which its revocation is found, and its pages say so', async () => {
  const credential = await own(`/dokumen/${number}/kredensial`);
  const { status: { status_list: place } } = await opened(credential.split('~')[0], 'dc+sd-jwt');
  assert.ok(place.uri.endsWith('/status/1'));
  assert.equal(await revoked(place), 0);

  await program.meanwhile('revoke', number, '--by', 'Kepala Dinas', '--reason', REASON);
  assert.equal(await revoked(place), 1);
  for (const language of ['id', 'en']) await told(language);
});

async function told(language) {
  const [say, lang] = [wordsOf(language), language === 'en' ? '/en' : ''];
  const { page } = mother;
  await page.goto(`${program.base}${lang}/dokumen/${number}`);
  const held = await page.locator('main').innerText();
  assert.match(held, say('document-revoked'));
  assert.ok(held.includes(REASON));
  await fits(page);
  await verify(page, program.base, number, language);
  assert.match(await page.locator('main').innerText(), say('verify-number-revoked'));
  await fits(page);
}

async function fits(page) {
  assert.deepEqual(await violations(page), []);
  assert.equal(await overflow(page, PHONE), 0);
  assert.deepEqual(await overflowInReadings(page, PHONE), []);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${page.url().split('/').slice(3).join('-')}.png`, fullPage: true });
}

// Sorted keys, no white space: RFC 8785 for values without fractions.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort().map(key => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
}
