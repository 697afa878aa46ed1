// The identifier of the agency (did:webvh), read by programs that share nothing with ours: the package didwebvh-ts here, and e2e/ledger/did.py with one
// in another language. They believe what a running program serves, and nothing that differs from it. The ledger tells the same story.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, mock, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { MultibaseEncoding, createDID, multibaseEncode, prepareDataForSigning, resolveDIDFromLog } from 'didwebvh-ts';
import { verifyIdentity } from '../../crates/portal/assets/verify.mjs';
import { root, start } from '../lib/program.mjs';

const TOLD_MS = 60_000; // an entry counts, and is in the ledger, within some ten seconds
const DAY = 86_400;
const ED25519 = [0xed, 0x01];
let program, files, entries, did, host;

const get = file => fetch(`${program.base}/.well-known/${file}`);
const json = async file => (await get(file)).json();
const now = () => Math.floor(Date.now() / 1000);
const lines = text => text.split('\n').slice(0, -1);
const linesOf = all => all.map(one => `${JSON.stringify(one)}\n`).join('');

// What is served, once the ledger has so many entries.
async function served(count) {
  for (const until = Date.now() + TOLD_MS; ; await pause(500)) {
    const [log, words, story] = await Promise.all(['did.jsonl', 'did-witness.json', 'did-ledger.json'].map(get));
    if ([log, words, story].every(answer => answer.ok)) {
      const all = { log: await log.text(), words: await words.text(), story: await story.text() };
      if ([lines(all.log).length, JSON.parse(all.story).steps.length].every(there => there === count)) return all;
    }
    if (Date.now() > until) throw new Error(`the ledger has no ${count} entries of the identifier: ${log.status} ${words.status} ${story.status}`);
  }
}

before(async () => {
  // The library says of every word that it passes over why.
  mock.method(console, 'warn', () => {});
  program = await start();
  await served(1);
  program.said('did', 'rotate');
  files = await served(2);
  entries = lines(files.log).map(line => JSON.parse(line));
  did = entries[0].state.id;
  host = did.split(':')[3];
});
after(() => program?.stop());

const verifier = {
  verify: async (signature, message, key) => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') };
    return verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
  },
};
const resolve = async (log, words) => {
  const all = lines(log).map(line => JSON.parse(line));
  const found = await resolveDIDFromLog(all, { verifier, witnessProofs: JSON.parse(words), scid: did.split(':')[2], requestedDid: did });
  assert.equal(found.meta.error, undefined);
  return found;
};
const refuses = (why, log, words = files.words) => assert.rejects(resolve(log, words), { message: why });

const multibase = raw => multibaseEncode(Buffer.from([...ED25519, ...raw]), MultibaseEncoding.BASE58_BTC);
const sha256 = text => createHash('sha256').update(text).digest('base64url');

// Somebody whom nobody asked. `by` is the key in whose name they sign: their own, or one that counts.
function stranger() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = multibase(Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url'));
  const signs = async (said, by = `did:key:${key}#${key}`) => {
    const { proof: _, ...document } = said;
    const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022', verificationMethod: by, created: '2026-01-01T00:00:00Z', proofPurpose: 'assertionMethod' };
    const signature = sign(null, await prepareDataForSigning(document, proof), privateKey);
    return { ...proof, proofValue: multibaseEncode(signature, MultibaseEncoding.BASE58_BTC) };
  };
  return { key, signs };
}

// The log with something else in the entry of that place.
function changed(at, change) {
  const all = structuredClone(entries);
  change(all[at]);
  return linesOf(all);
}

test('the identifier resolves, and names the key that documents are signed with', async () => {
  assert.match((await get('did.jsonl')).headers.get('content-type'), /^text\/jsonl/);
  const found = await resolve(files.log, files.words);
  assert.deepEqual([found.did, found.meta.versionId, found.meta.deactivated, found.meta.prerotation], [did, entries[1].versionId, false, true]);
  // Two services are meant without being written.
  const service = found.doc.service.filter(({ id }) => !['#files', '#whois'].includes(id));
  assert.deepEqual({ ...found.doc, service }, entries[1].state);
  const [id, ...more] = found.doc.assertionMethod;
  const { publicKeyJwk: named } = found.doc.verificationMethod.find(method => method.id === id);
  const { keys: [issuer] } = await json('jwks.json');
  const parts = ({ kty, crv, x, y, kid }) => [kty, crv, x, y, kid];
  assert.deepEqual([id, more, parts(named)], [`${did}#${issuer.kid}`, [], parts(issuer)]);
});

test('its witnesses are the validators whom the policy names', async () => {
  const policy = await (await fetch(`${program.base}/buku-besar/kebijakan`)).text();
  const validators = [...policy.matchAll(/^witness \S+ [^+]+\+\w+\+(\S+)/gm)].map(([, key]) => `did:key:${multibase(Buffer.from(key, 'base64').subarray(1))}`);
  const { meta: { witness } } = await resolve(files.log, files.words);
  assert.ok(validators.length);
  assert.deepEqual(witness.witnesses.map(({ id }) => id).sort(), validators.sort());
  assert.equal(witness.threshold, Number(policy.match(/^group \S+ (\d+)/m)[1]));
});

test('whoever knows did:web alone reads of the same keys', async () => {
  const web = await json('did.json');
  const { verificationMethod, assertionMethod } = JSON.parse(JSON.stringify(entries[1].state).replaceAll(did, web.id));
  assert.deepEqual([web.id, web.verificationMethod, web.assertionMethod], [`did:web:${host}`, verificationMethod, assertionMethod]);
  assert.ok(web.alsoKnownAs.includes(did) && entries[1].state.alsoKnownAs.includes(web.id));
});

test('no letter of an entry can be changed', async () => {
  const { key } = stranger();
  for (const [at, why] of [/not derived from/, /^Hash chain broken/].entries()) {
    await refuses(why, changed(at, ({ state }) => { state.verificationMethod[0].publicKeyJwk.x = state.verificationMethod[0].publicKeyJwk.y; }));
    await refuses(why, changed(at, ({ state }) => { state.alsoKnownAs.push('did:web:other.example'); }));
    await refuses(why, changed(at, ({ parameters }) => { parameters.updateKeys = [key]; }));
    await refuses(why, changed(at, ({ parameters }) => { parameters.nextKeyHashes.reverse().push(parameters.nextKeyHashes[0]); }));
    await refuses(why, changed(at, ({ parameters }) => { parameters.witness = { threshold: 1, witnesses: [{ id: `did:key:${key}` }] }; }));
    await refuses(why, changed(at, ({ parameters }) => { parameters.witness = {}; }));
    await refuses(/not derived from|must be greater/, changed(at, entry => { entry.versionTime = '2001-01-01T00:00:00Z'; }));
    await refuses(/^Hash chain broken/, changed(at, entry => { entry.versionId = entry.versionId.replace(/.$/, sign => (sign === 'a' ? 'b' : 'a')); }));
  }
  const raw = Buffer.from(files.log.trimEnd());
  for (const at of raw.keys()) {
    raw[at] ^= 1 << at % 7;
    await assert.rejects(resolve(`${raw}\n`, files.words), `byte ${at}`);
    raw[at] ^= 1 << at % 7;
  }
});

test('an entry is signed by the key that was promised', async () => {
  const { signs } = stranger();
  for (const [at, entry] of entries.entries()) {
    const [own, other] = [await signs(entry), await signs(entry, entry.proof[0].verificationMethod)];
    await refuses(/is not authorized to update/, changed(at, one => { one.proof = [own]; }));
    await refuses(/^Proof 0 failed verification/, changed(at, one => { one.proof = [other]; }));
    await refuses(/^Proof 1 failed verification/, changed(at, one => { one.proof.push(other); }));
    await refuses(/^Missing proof/, changed(at, one => { delete one.proof; }));
  }
});

test('no entry is left out, told twice or moved', async () => {
  const [first, second] = entries;
  for (const moved of [[second], [second, first], [first, first], [first, second, second]]) await refuses(/in log doesn't match|is not a supported method/, linesOf(moved));
  await refuses(/no entries/, '');
});

test('nothing counts without its witnesses', async () => {
  const { signs } = stranger();
  const of = number => JSON.parse(files.words).find(one => one.versionId === entries[number - 1].versionId);
  const [older, last] = [of(1), of(2)];
  const version = { versionId: last.versionId };
  const [foreign, false_] = [await signs(version), await signs(version, last.proof[0].verificationMethod)];
  const few = /^Witness threshold not met for version [12]-/;
  const refusesWords = words => refuses(few, files.log, JSON.stringify(words));
  await resolve(files.log, JSON.stringify([last]));
  for (const words of [[], [{ ...version, proof: [] }], [{ ...version, proof: [foreign] }], [{ ...version, proof: [false_] }]]) await refusesWords(words);
  // The witness did speak, of another version.
  await resolve(linesOf(entries.slice(0, 1)), JSON.stringify([older]));
  for (const words of [[older], [{ ...older, ...version }], [{ ...last, versionId: older.versionId }]]) await refusesWords(words);
  // Of a version that nobody has seen yet, a witness says nothing to those before.
  await refuses(few, linesOf(entries.slice(0, 1)), JSON.stringify([last]));
  const raw = Buffer.from(JSON.stringify([last]));
  for (const at of raw.keys()) {
    raw[at] ^= 1 << at % 7;
    await assert.rejects(resolve(files.log, `${raw}`), `byte ${at}`);
    raw[at] ^= 1 << at % 7;
  }
});

const tells = async (story, more) => {
  const policy = await (await fetch(`${program.base}/buku-besar/kebijakan`)).text();
  return verifyIdentity(story, policy, { log: JSON.parse(story).ledger, age: DAY, now: now(), ...more });
};

test('the ledger has the same log, line for line, and knows of no further one', async () => {
  const said = await tells(files.story);
  assert.ok(said.holds, said.reason);
  assert.deepEqual(said.steps.map(({ kind }) => kind), ['did.create', 'did.rotate']);
  assert.deepEqual(said.steps.map(({ keys }) => keys), lines(files.log));
  assert.deepEqual(said.steps.map(({ cause }) => JSON.parse(cause)), entries.map(({ proof }) => proof));
  assert.equal(said.subject, sha256(did.split(':')[2]));
  // Whoever speaks there for the agency is in the document, too.
  const speaks = JSON.parse(JSON.parse(files.story).steps[0].entry).key;
  const { publicKeyMultibase } = entries[1].state.verificationMethod.find(({ id }) => id === `${did}#ledger`);
  assert.equal(publicKeyMultibase, multibase(Buffer.from(speaks, 'base64url')));
});

test('a log that was cut off at its end resolves, and the ledger tells that it goes on', async () => {
  const { meta } = await resolve(linesOf(entries.slice(0, 1)), files.words);
  assert.equal(meta.versionId, entries[0].versionId);
  const story = JSON.parse(files.story);
  const of = steps => tells(JSON.stringify({ ...story, steps }));
  const [first, second] = story.steps;
  assert.equal((await of([first])).reason, 'cut');
  assert.equal((await of([second, first])).reason, 'turn');
  assert.equal((await of([first, { ...second, keys: first.keys }])).reason, 'keys');
  assert.equal((await of([first, { ...second, cause: first.cause }])).reason, 'cause');
});

test('a program in another language says the same', () => {
  const python = path.join(root, 'target/api/bin/python');
  if (!fs.existsSync(python)) throw new Error(`${python} is not there: run script/setup first`);
  const told = execFileSync(python, ['e2e/ledger/did.py', program.base], { cwd: root, encoding: 'utf8' });
  assert.match(told, /^(\S+) resolves, 2 entries; \d+ changes are refused\n$/);
  assert.equal(told.split(' ')[0], did);
});

test('what that package writes is read by ours', async () => {
  const { key, signs } = stranger();
  const method = `did:key:${key}#${key}`;
  const signer = {
    getVerificationMethodId: () => method,
    sign: async ({ document }) => ({ proofValue: (await signs(document)).proofValue }),
  };
  const made = await createDID({
    address: 'https://other.example', signer, verifier, updateKeys: [key], created: '2026-01-01T00:00:00Z',
    verificationMethods: [{ type: 'Multikey', publicKeyMultibase: key, purpose: 'assertionMethod' }],
  });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sigap-did-'));
  const [log, words] = ['did.jsonl', 'did-witness.json'].map(name => path.join(folder, name));
  fs.writeFileSync(log, linesOf(made.log));
  fs.writeFileSync(words, '[]');
  const checked = program.told('did', 'check', log, '--witness', words);
  assert.ok(checked.startsWith(made.did), checked);
  fs.writeFileSync(log, linesOf(made.log).replace('other.example', 'our.example'));
  assert.throws(() => program.told('did', 'check', log, '--witness', words));
  fs.rmSync(folder, { recursive: true });
});

test('an identifier that was ended says so everywhere, for good', async () => {
  program.said('did', 'end');
  const { log, words, story } = await served(4);
  const { doc, meta } = await resolve(log, words);
  assert.deepEqual([doc, meta.deactivated, meta.updateKeys], [null, true, []]);
  assert.ok(log.startsWith(files.log));
  assert.equal((await tells(story)).steps.at(-1).kind, 'did.deactivate');
  assert.throws(() => program.said('did', 'rotate'), /has ended/);
});
