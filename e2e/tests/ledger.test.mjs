// The verifier for pages believes what the ledger proves, and nothing that differs from it. It needs no program and no browser:
// node has the same WebCrypto. Each byte is changed in one of its bits, another one from byte to byte; SIGAP_BITS=8 tries all of them.
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import { test } from 'node:test';
import { keyOf, verify, verifyAnchored, verifyExhibit, verifyIdentity, verifyPresent, walk } from '../../crates/portal/assets/verify.mjs';

const sample = JSON.parse(fs.readFileSync(new URL('../../crates/ledger/samples.json', import.meta.url)));
const BITS = Number(process.env.SIGAP_BITS ?? 1);
const asked = { log: sample.origin, now: sample.now, validators: 4 };
const { policy, recorded: [first, , record], steps: [step] } = sample;
const keys = await Promise.all(sample.present.map(one => keyOf(one.family, one.subject, one.agency)));
const { log: own, agency, entry: theirs, proof: anchored } = sample.anchored;

const isRecorded = (one, more) => verify(one.proof, one.policy ?? policy, { ...asked, entry: one.entry, ...more });
const isPresent = (one, key, more) => verifyPresent(one.proof, policy, { ...asked, key, age: 60, ...more });
const isAnchored = (one, more) => verifyAnchored(one.proof, policy, { ...asked, own, agency, entry: one.entry, ...more });
const leads = (steps, more) => walk(steps, sample.first_policy, { ...asked, sequence: 0, ...more });
const reason = async said => (await said).reason;

// Nothing is believed of `parts` when one bit of any of them is another; bits that leave no text are refused as bytes.
async function refusesEveryChange(parts, check) {
  for (const [name, whole] of Object.entries(parts)) {
    const raw = Buffer.from(whole);
    const changes = Array.from({ length: raw.length * BITS }, (_, at) => [Math.floor(at / BITS), (Math.floor(at / BITS) + at % BITS) % 8]);
    while (changes.length) {
      await Promise.all(changes.splice(0, 64).map(async ([at, bit]) => {
        const changed = Uint8Array.from(raw);
        changed[at] ^= 1 << bit;
        const said = await check({ ...parts, [name]: changed });
        assert.equal(said.holds, false, `${name}: bit ${bit} of byte ${at}`);
        assert.notEqual(said.reason, 'unable');
      }));
    }
  }
}

test('every entry that was recorded is believed, with its place, its time and who signed', async () => {
  for (const one of sample.recorded) {
    const { holds, index, ...facts } = await isRecorded(one);
    assert.ok(holds);
    assert.equal(sample.entries[index], one.entry);
    const signers = ['v3', 'v4', 'v5', 'v6'].map(name => `${name}.example/ledger`);
    assert.deepEqual(facts, { log: sample.origin, size: 45, since: 1_800_000_010, seen: 1_800_000_010, signers });
  }
});

test('every answer about the present is believed, also that there is none', async () => {
  for (const [at, one] of sample.present.entries()) {
    const said = await isPresent(one, keys[at]);
    assert.ok(said.holds, said.reason);
    assert.deepEqual([said.block, said.time], [10, 1_800_000_010_000_000]);
    assert.equal(said.entry === null, one.value === null);
  }
  const { entry } = await isPresent(sample.present[0], keys[0]);
  assert.deepEqual([entry.status, entry.sequence, entry.index], ['closed', 2, 37]);
});

test('an entry in an agency\'s own log is believed with its place there', async () => {
  const { holds, place, anchored: size } = await isAnchored(sample.anchored);
  assert.deepEqual([holds, place, size], [true, 3, 6]);
});

test('the walk leads from the first validators to those of today, and the proofs hold only there', async () => {
  assert.deepEqual(await leads(sample.steps), { holds: true, policy, sequence: 1 });
  assert.equal(await reason(isRecorded({ ...record, policy: sample.first_policy })), 'quorum');
});

test('no byte of a recorded entry, its proof or the policy can be changed', async () => {
  for (const { entry, proof } of sample.recorded) await refusesEveryChange({ entry, proof }, one => isRecorded(one));
  await refusesEveryChange({ policy }, one => isRecorded({ ...record, ...one }));
});

test('no byte of an answer about the present can be changed', async () => {
  for (const [at, { proof }] of sample.present.entries()) await refusesEveryChange({ proof }, one => isPresent(one, keys[at]));
});

test('no byte of an anchored entry or its proof can be changed', () =>
  refusesEveryChange({ entry: theirs, proof: anchored }, one => isAnchored(one)));

test('no byte of a step to other validators can be changed', () =>
  refusesEveryChange({ entry: step.entry, proof: step.proof }, one => leads([one])));

test('a proof of another log, another agency or another subject says nothing', async () => {
  const log = 'other.example/ledger';
  assert.equal(await reason(isRecorded(record, { log })), 'log');
  assert.equal(await reason(isPresent(sample.present[0], keys[0], { log })), 'log');
  assert.equal(await reason(leads(sample.steps, { log })), 'log');
  assert.equal(await reason(isAnchored(sample.anchored, { agency: 'kominfo.example' })), 'log');
  assert.equal(await reason(isAnchored(sample.anchored, { own: sample.present[0].subject })), 'log');
  assert.equal(await reason(isPresent(sample.present[0], keys[1])), 'subject');
  assert.equal(await reason(isRecorded({ ...record, entry: first.entry })), 'root');
});

test('a policy with too few validators, a weak quorum or none is not trusted', async () => {
  const under = text => reason(isRecorded({ ...record, policy: text }));
  assert.equal(await reason(isRecorded(record, { validators: 6 })), 'few');
  assert.equal(await under(policy.replace('validators 4', 'validators 3')), 'weak');
  assert.equal(await under(policy.replace('validators 4', 'validators any')), 'weak');
  assert.equal(await under(policy.replace('quorum validators', 'quorum v0')), 'weak');
  assert.equal(await under(policy.replace('validators 4', 'validators all')), 'quorum');
  const broken = ['', '\n', policy.slice(0, -1), `${policy}cut off`, policy + policy, policy.replace('quorum validators\n', ''), policy.replace('v4\n', 'v3\n'),
    policy.replace('quorum validators', 'quorum none'), policy.replace('validators 4', 'validators 0'), policy.replace('validators 4', 'validators 6'),
    policy.replace('v4 v7', 'v4 v8'), `${policy}log x\n`, policy.replace('\n', '\r\n')];
  for (const text of broken) assert.equal(await under(text), 'policy', text);
  assert.ok((await isRecorded({ ...record, policy: `# pinned by hand\n\n${policy.replace(/ /g, '\t ')}` })).holds);
});

test('a proof that was cut off anywhere is refused', async () => {
  const check = {
    recorded: [record.proof, proof => isRecorded({ ...record, proof })],
    present: [sample.present[0].proof, proof => isPresent({ proof }, keys[0])],
    anchored: [anchored, proof => isAnchored({ entry: theirs, proof })],
    entry: [step.entry, entry => leads([{ ...step, entry }])],
  };
  for (const [name, [whole, holds]] of Object.entries(check)) {
    for (let length = 0; length < whole.length; length += 7) assert.equal((await holds(whole.slice(0, length))).holds, false, `${name} ${length}`);
    assert.equal((await holds(whole.slice(0, -1))).holds, false, name);
    assert.equal((await holds(`${whole}\n`)).holds, false, name);
  }
});

test('lines in another order are refused, except those of signatures', async () => {
  const lines = record.proof.split('\n');
  const isSignature = line => line.startsWith('\u2014');
  for (let at = 0; at + 1 < lines.length; at += 1) {
    const swapped = lines.with(at, lines[at + 1]).with(at + 1, lines[at]).join('\n');
    const free = swapped === record.proof || (isSignature(lines[at]) && isSignature(lines[at + 1]));
    assert.equal((await isRecorded({ ...record, proof: swapped })).holds, free, `lines ${at} and ${at + 1}`);
    const fewer = lines.toSpliced(at, 1).join('\n');
    assert.equal((await isRecorded({ ...record, proof: fewer })).holds, false, `without line ${at}`);
  }
});

test('one validator counts once, and an unknown one not at all', async () => {
  const lines = record.proof.trimEnd().split('\n');
  const note = of => ({ ...record, proof: `${of.join('\n')}\n` });
  assert.equal(await reason(isRecorded(note([...lines, lines.at(-1)]))), 'twice');
  assert.equal(await reason(isRecorded(note([...lines.slice(0, -1), lines.at(-2)]))), 'twice');
  assert.equal(await reason(isRecorded(note([...lines.slice(0, -1), lines.at(-1).replace('v6', 'v9')]))), 'quorum');
  assert.ok((await isRecorded(note([...lines, '\u2014 someone.example AAAABGE=']))).holds);
});

test('base64 has one spelling', async () => {
  // "=" means that the sign before it has bits which are not read; blanks, and the spelling of addresses.
  const [hash] = record.proof.match(/[\w+/]+=$/m);
  const next = `${hash.slice(0, -2)}${String.fromCharCode(hash.charCodeAt(hash.length - 2) + 1)}=`;
  assert.deepEqual(Buffer.from(next, 'base64'), Buffer.from(hash, 'base64'));
  for (const other of [next, hash.slice(0, -1), `${hash}=`, `${hash} `, ` ${hash}`, `${hash}\t`]) {
    assert.equal(await reason(isRecorded({ ...record, proof: record.proof.replace(hash, other) })), 'form', other);
  }
  assert.equal(await reason(isRecorded({ ...record, proof: record.proof.replace(/\//g, '_') })), 'form');
  assert.equal(await reason(isRecorded({ ...record, proof: record.proof.replace('index 9', 'index 09') })), 'form');
});

test('a clock that is wrong and a proof that is too old are found out', async () => {
  assert.ok((await isRecorded(record, { now: sample.now - 300 })).holds);
  assert.equal(await reason(isRecorded(record, { now: sample.now - 301 })), 'quorum');
  assert.equal(await reason(isRecorded(record, { now: undefined })), 'quorum');
  assert.equal(await reason(isPresent(sample.present[0], keys[0], { now: sample.now + 61 })), 'old');
  assert.equal(await reason(isPresent(sample.present[0], keys[0], { age: undefined })), 'old');
});

test('an entry that is not the newest block says nothing of the present', async () => {
  const head = sample.present[0].proof.split('\n\n')[0];
  const at = (entry, proof) => isPresent({ proof: `${head}\n\n${entry}\n${proof}` }, keys[0]);
  assert.equal(await reason(at(record.entry, record.proof)), 'last');
});

test('a walk takes the next step only', async () => {
  assert.equal(await reason(leads(sample.steps, { sequence: 1 })), 'turn');
  assert.equal(await reason(leads([step, step])), 'quorum');
  assert.equal(await reason(leads([{ entry: record.entry, proof: record.proof }])), 'quorum');
  assert.equal(await reason(walk([record], policy, { ...asked, sequence: 0 })), 'set');
  assert.equal(await reason(leads([], { validators: 5 })), 'few');
});

// A ledger of one entry whose validators and agency are made here, so that what they sign can be wrong.
const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { key: publicKey.export({ format: 'jwk' }).x, sign: message => sign(null, Buffer.from(message), privateKey) };
};
const sha = (...parts) => createHash('sha256').update(Buffer.concat(parts.map(part => Buffer.from(part)))).digest();
const url = raw => Buffer.from(raw).toString('base64url');
const here = ['a', 'b', 'c', 'd'].map(name => ({ name: `${name}.example/ledger`, ...pair() }));
const speaker = pair();
const keyOfCosigner = one => Buffer.concat([Buffer.of(4), Buffer.from(one.key, 'base64url')]);
const idOf = one => sha(one.name, '\n', keyOfCosigner(one)).subarray(0, 4);
const mine = `${here.map((one, at) => `witness v${at} ${one.name}+${idOf(one).toString('hex')}+${keyOfCosigner(one).toString('base64')}\n`).join('')}group g 3 v0 v1 v2 v3\nquorum g\n`;
const rootOf = hashes => {
  if (hashes.length === 1) return hashes[0];
  const split = 2 ** Math.floor(Math.log2(hashes.length - 1));
  return sha([1], rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
};
const pathOf = (hashes, at) => {
  if (hashes.length === 1) return [];
  const split = 2 ** Math.floor(Math.log2(hashes.length - 1));
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return at < split ? [...pathOf(left, at), rootOf(right)] : [...pathOf(right, at - split), rootOf(left)];
};
const proofOf = (entry, signers = here.slice(1), entries = [entry]) => {
  const leaves = entries.map(one => sha([0], one));
  const said = `${sample.origin}\n${entries.length}\n${rootOf(leaves).toString('base64')}\n`;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(sample.now));
  const lines = signers.map(one => {
    const signature = one.sign(`cosignature/v1\ntime ${sample.now}\n${said}`);
    return `\u2014 ${one.name} ${Buffer.concat([idOf(one), time, signature]).toString('base64')}\n`;
  });
  const at = entries.indexOf(entry);
  const path = pathOf(leaves, at).map(hash => `${hash.toString('base64')}\n`);
  return `c2sp.org/tlog-proof@v1\nindex ${at}\n${path.join('')}\n${said}\n${lines.join('')}`;
};
// JSON in the order in which its members are given here, which is that of their names.
const setOf = ({ by = here.slice(0, 3), quorum = 3, validators = here, commitment, blank = '', speaks = speaker }) => {
  const set = { agencies: [], quorum, validators: validators.map(({ key, name }) => ({ key, name })) };
  const committed = commitment ?? sha(JSON.stringify(set));
  const none = Buffer.alloc(32);
  const turn = `sigap/ledger/validators/v1\n${sample.origin}\n1\n${none.toString('base64')}\n${committed.toString('base64')}\n`;
  const approvals = by.map(one => ({ key: one.key, signature: url(one.sign(turn)) }));
  const before = { agency: url(sha('agency')), approvals, commitment: url(committed), key: speaker.key, kind: 'validators.set', previous: url(none), sequence: 1, set };
  const behind = { subject: url(sha(sample.origin)), v: 1 };
  const signature = url(speaks.sign(`sigap/ledger/operation/v1\n${sample.origin}\n${JSON.stringify({ ...before, ...behind })}`));
  const entry = JSON.stringify({ ...before, signature, ...behind }) + blank;
  return walk([{ entry, proof: proofOf(entry) }], mine, { ...asked, sequence: 0 });
};

test('a set is followed only if a quorum of those before approves that very set', async () => {
  assert.deepEqual(await setOf({}), { holds: true, policy: mine.replaceAll(/\bg\b/g, 'validators'), sequence: 1 });
  const [a, b] = here;
  assert.equal(await reason(setOf({ by: [a, b] })), 'approvals');
  assert.equal(await reason(setOf({ by: [a, b, b, a] })), 'approvals');
  assert.equal(await reason(setOf({ by: [a, b, pair()] })), 'approvals');
  assert.equal(await reason(setOf({ by: [a, b, { ...here[2], sign: pair().sign }] })), 'approvals');
  assert.equal(await reason(setOf({ commitment: sha('another set') })), 'set');
  assert.equal(await reason(setOf({ validators: [...here, { ...pair(), name: a.name }], quorum: 4 })), 'set');
  assert.equal(await reason(setOf({ validators: [...here, { ...a, name: 'e.example' }], quorum: 4 })), 'policy');
  assert.equal(await reason(setOf({ quorum: 2 })), 'weak');
  assert.equal(await reason(setOf({ validators: here.slice(1) })), 'few');
  assert.equal(await reason(setOf({ speaks: pair() })), 'signature');
  assert.equal(await reason(setOf({ blank: ' ' })), 'form');
});

test('a key that is there cannot be said to be missing', async () => {
  const [key, value] = [sha('key'), Buffer.alloc(122)];
  [value[0], value[9]] = [1, 1];
  const state = url(sha('JMT::LeafNode', key, sha(value)));
  const entry = JSON.stringify({ height: 1, kind: 'block', operations: 0, parent: url(sha('')), state, time: 1, v: 1 });
  const said = (found, leaf = entry) => {
    const proof = `sigap/state-proof@v1\nkey ${key.toString('base64')}\n${found}\n\n${leaf}\n${proofOf(leaf)}`;
    return verifyPresent(proof, mine, { ...asked, key: key.toString('base64'), age: 60 });
  };
  const held = `value ${value.toString('base64')}`;
  assert.equal((await said(held)).entry.status, 'active');
  assert.equal(await reason(said('nothing')), 'root');
  assert.equal(await reason(said(`other ${key.toString('base64')} ${sha(value).toString('base64')}`)), 'root');
  for (const other of [`${held} `, `${held} x`, 'nothing ', 'none']) assert.equal(await reason(said(other)), 'form', other);
  for (const leaf of [`${entry} `, entry.replace('"v":1', '"v":2'), entry.replace('"time":1', '"time":1.5'), entry.replace('"v":1', '"v":1,"w":1')]) {
    assert.equal(await reason(said(held, leaf)), 'form', leaf);
  }
});

// A file of an agency whose log has two entries, both digests of documents.
const exhibitOf = ({ texts = ['sigap/step@v1\n{"case":"x"}\n{}', 'sigap/reading@v1\n{"salt":"\u2028"}'], more = {}, log = sha('log'), speaks = speaker } = {}) => {
  const leaves = texts.map(said => sha([0], sha(said)));
  const root = sha([1], ...leaves);
  const before = { agency: url(sha('agency')), commitment: url(root), key: speaker.key, kind: 'audit.checkpoint', previous: url(Buffer.alloc(32)), proof: [], sequence: 0 };
  const behind = { size: 2, subject: url(log), v: 1 };
  const signature = url(speaks.sign(`sigap/ledger/operation/v1\n${sample.origin}\n${JSON.stringify({ ...before, ...behind })}`));
  const anchor = JSON.stringify({ ...before, signature, ...behind });
  const documents = texts.map((said, at) => ({
    text: said, proof: `sigap/anchored-proof@v1\nindex ${at}\n${leaves[1 - at].toString('base64')}\n\n${anchor}\n${proofOf(anchor)}`,
  }));
  return { type: 'sigap/exhibit@v1', ledger: sample.origin, agency: 'agency', log: url(sha('log')), documents, ...more };
};
const shows = (exhibit, more) => verifyExhibit(typeof exhibit === 'string' ? exhibit : JSON.stringify(exhibit), mine, { ...asked, ...more });

test('a file with proofs shows each of its documents, with its place and its time', async () => {
  const exhibit = exhibitOf();
  const { holds, ledger, agency, documents } = await shows(exhibit);
  assert.deepEqual([holds, ledger, agency], [true, sample.origin, 'agency']);
  assert.deepEqual(documents, exhibit.documents.map(({ text }, place) => ({ text, place, since: sample.now, seen: sample.now })));
  assert.ok((await shows(JSON.stringify(exhibit, null, 2))).holds);
});

test('a file with one document that was not recorded shows nothing, and tells which', async () => {
  const exhibit = exhibitOf();
  const [first, other] = exhibit.documents;
  const of = (documents, more) => shows({ ...exhibit, documents, ...more });
  assert.deepEqual(await of([first, { ...other, text: `${other.text} ` }]), { holds: false, reason: 'root', at: 1 });
  assert.deepEqual(await of([{ ...first, proof: other.proof }]), { holds: false, reason: 'root', at: 0 });
  assert.deepEqual(await of([first, { ...other, proof: '' }]), { holds: false, reason: 'form', at: 1 });
  assert.deepEqual(await shows({ ...exhibit, agency: 'another' }), { holds: false, reason: 'log', at: 0 });
  assert.deepEqual(await shows({ ...exhibit, log: url(sha('another')) }), { holds: false, reason: 'log', at: 0 });
  assert.deepEqual(await shows(exhibitOf({ log: sha('another') })), { holds: false, reason: 'log', at: 0 });
  assert.deepEqual(await shows(exhibitOf({ speaks: pair() })), { holds: false, reason: 'signature', at: 0 });
  assert.deepEqual(await shows({ ...exhibit, ledger: 'other.example/ledger' }), { holds: false, reason: 'log' });
  assert.deepEqual(await shows(exhibit, { now: sample.now - 301 }), { holds: false, reason: 'quorum', at: 0 });
  const broken = ['', '{}', 'null', '[]', '7', '{"type":"sigap/exhibit@v1"}', `\ufeff${JSON.stringify(exhibit)}`, JSON.stringify(exhibit).slice(0, -1)];
  for (const text of broken) assert.deepEqual(await shows(text), { holds: false, reason: 'form' }, text.slice(0, 40));
  const members = [{ more: 1 }, { type: 'sigap/exhibit@v2' }, { documents: [] }, { documents: [{ ...first, more: 1 }] }, { documents: [{ text: first.text }] }, { documents: [{ ...first, text: 7 }] },
    { documents: [null] }, { documents: Array(1_025).fill(first) }, { documents: {} }, { log: `${exhibit.log}=` }, { log: exhibit.log.slice(1) }, { agency: '' }, { agency: 'a b' }, { ledger: 7 }];
  for (const more of members) assert.deepEqual(await shows({ ...exhibit, ...more }), { holds: false, reason: 'form' }, JSON.stringify(more).slice(0, 60));
});

test('the file of the samples is believed, and no byte of it can be changed', async () => {
  const file = JSON.stringify(sample.exhibit);
  const { holds, documents } = await verifyExhibit(file, policy, asked);
  assert.deepEqual([holds, documents.map(one => one.place)], [true, [5]]);
  await refusesEveryChange({ file }, one => verifyExhibit(one.file, policy, asked));
});

// The file of an identity with steps of these kinds, of which one may say something else, and of what the state says of it.
const DAY = 86_400;
const BEGAN = ['did.create', 'did.rotate', 'did.rotate'];
const inOrder = said => JSON.stringify(Object.fromEntries(Object.entries(said).sort()));
const identityOf = ({ kinds = BEGAN, own = sha('an identity'), over = {}, speaks = speaker, state, signers } = {}) => {
  const steps = [];
  let last = Buffer.alloc(32);
  for (const [sequence, kind] of kinds.entries()) {
    const [keys, cause] = [`sigap/keys@v1\n{"keys":["k${sequence}"],"salt":"a"}`, `sigap/cause@v1\n{"because":"\u2028${sequence}","salt":"b"}`];
    const of = { agency: url(sha('agency')), commitment: url(sha(keys)), controller: url(sha(cause)), key: speaker.key, kind, v: 1 };
    const said = { ...of, previous: url(last), sequence, subject: url(own), ...over[sequence] };
    const signature = url(speaks.sign(`sigap/ledger/operation/v1\n${sample.origin}\n${inOrder(said)}`));
    const entry = inOrder({ ...said, signature });
    last = sha([0], entry);
    steps.push({ entry, keys, cause });
  }
  const [key, value] = [sha('did\n', own), Buffer.alloc(122)];
  [value[0], value[9]] = [1, 1];
  last.copy(value, 50);
  const held = { value: sha('JMT::LeafNode', key, sha(value)), nothing: 'SPARSE_MERKLE_PLACEHOLDER_HASH__' };
  const block = inOrder({ height: 1, kind: 'block', operations: steps.length, parent: url(sha('')), state: url(held[state ?? 'value']), time: 1, v: 1 });
  const entries = [...steps.map(step => step.entry), block];
  const proof = entry => proofOf(entry, signers, entries);
  const found = state ?? `value ${value.toString('base64')}`;
  const present = `sigap/state-proof@v1\nkey ${key.toString('base64')}\n${found}\n\n${block}\n${proof(block)}`;
  return { type: 'sigap/identity@v1', ledger: sample.origin, subject: url(own), steps: steps.map(step => ({ ...step, proof: proof(step.entry) })), present };
};
const tells = (identity, more) => verifyIdentity(typeof identity === 'string' ? identity : JSON.stringify(identity), mine, { ...asked, age: DAY, ...more });
const no = (reason, at) => ({ holds: false, reason, ...at === undefined ? {} : { at } });

test('the story of an identity is told step by step, also that it ended', async () => {
  for (const kinds of [BEGAN.slice(0, 1), BEGAN, [...BEGAN, 'did.deactivate']]) {
    const identity = identityOf({ kinds });
    const { holds, steps, ...facts } = await tells(identity);
    assert.equal(holds, true);
    const told = identity.steps.map(({ keys, cause }, index) => ({ kind: kinds[index], keys, cause, index, since: sample.now, seen: sample.now }));
    assert.deepEqual(steps, told);
    assert.deepEqual(facts, { ledger: sample.origin, subject: identity.subject, seen: sample.now });
    assert.ok((await tells(JSON.stringify(identity, null, 2))).holds);
  }
});

test('a story of which a step is left out, cut off, moved or told twice is refused', async () => {
  const identity = identityOf();
  const [began, changed, again] = identity.steps;
  const of = steps => tells({ ...identity, steps });
  assert.deepEqual(await of([changed, again]), no('turn', 0));
  assert.deepEqual(await of([began, again]), no('turn', 1));
  assert.deepEqual(await of([began, changed]), no('cut'));
  assert.deepEqual(await of([began]), no('cut'));
  assert.deepEqual(await of([changed, began, again]), no('turn', 0));
  assert.deepEqual(await of([began, began, changed, again]), no('turn', 1));
  assert.deepEqual(await of([began, changed, again, again]), no('turn', 3));
  assert.deepEqual(await tells({ ...identity, present: identityOf({ kinds: BEGAN.slice(0, 2) }).present }), no('cut'));
  assert.deepEqual(await tells({ ...identity, present: identityOf({ state: 'nothing' }).present }), no('cut'));
  assert.deepEqual(await tells(identityOf({ over: { 1: { previous: url(sha('another')) } } })), no('turn', 1));
  assert.deepEqual(await tells(identityOf({ over: { 1: { sequence: 2 } } })), no('turn', 1));
});

test('keys, causes and entries are those of this identity and no others', async () => {
  const identity = identityOf();
  const step = (at, more) => tells({ ...identity, steps: identity.steps.with(at, { ...identity.steps[at], ...more }) });
  assert.deepEqual(await step(1, { keys: identity.steps[0].keys }), no('keys', 1));
  assert.deepEqual(await step(1, { cause: identity.steps[0].cause }), no('cause', 1));
  assert.deepEqual(await step(2, { keys: `${identity.steps[2].keys} ` }), no('keys', 2));
  assert.deepEqual(await step(2, { entry: identity.steps[1].entry }), no('root', 2));
  assert.deepEqual(await step(0, { entry: `${identity.steps[0].entry} ` }), no('root', 0));
  const other = identityOf({ own: sha('another identity') });
  assert.deepEqual(await tells({ ...identity, steps: other.steps }), no('subject', 0));
  assert.deepEqual(await tells({ ...identity, present: other.present }), no('subject', 'present'));
  assert.deepEqual(await tells({ ...identity, subject: other.subject }), no('subject', 0));
  assert.deepEqual(await tells(identityOf({ kinds: ['did.create', 'issuer.add'] })), no('subject', 1));
  assert.deepEqual(await tells(identityOf({ kinds: ['did.create', 'block'] })), no('subject', 1));
  assert.deepEqual(await tells(identityOf({ over: { 1: { more: 1 } } })), no('form', 1));
  assert.deepEqual(await tells(identityOf({ over: { 0: { controller: 7 } } })), no('form', 0));
  assert.deepEqual(await tells(identityOf({ speaks: pair() })), no('signature', 0));
  assert.deepEqual(await tells(identityOf({ signers: here.slice(2) })), no('quorum', 0));
});

test('a story of another ledger, or as of too long ago, is refused', async () => {
  const identity = identityOf();
  assert.ok((await tells(identity, { now: sample.now + DAY })).holds);
  assert.deepEqual(await tells(identity, { now: sample.now + DAY + 1 }), no('old', 'present'));
  assert.deepEqual(await tells(identity, { age: undefined }), no('old', 'present'));
  assert.deepEqual(await tells(identity, { now: sample.now - 301 }), no('quorum', 0));
  assert.deepEqual(await tells({ ...identity, ledger: 'other.example/ledger' }), no('log'));
  assert.deepEqual(await tells(identity, { log: 'other.example/ledger' }), no('log'));
  assert.deepEqual(await tells({ ...identity, ledger: 'other.example/ledger' }, { log: 'other.example/ledger' }), no('log', 0));
  assert.deepEqual(await verifyIdentity(JSON.stringify(identity), policy, { ...asked, age: DAY }), no('quorum', 0));
});

test('what is no story of an identity is refused as such', async () => {
  const identity = identityOf();
  const [began] = identity.steps;
  const whole = JSON.stringify(identity);
  const broken = ['', '{}', 'null', '[]', '7', '{"type":"sigap/identity@v1"}', `\ufeff${whole}`, whole.slice(0, -1), JSON.stringify(sample.exhibit)];
  for (const text of broken) assert.deepEqual(await tells(text), no('form'), text.slice(0, 40));
  const members = [{ more: 1 }, { type: 'sigap/identity@v2' }, { steps: [] }, { steps: {} }, { steps: [null] }, { steps: [{ ...began, more: '' }] }, { steps: Array(751).fill(began) },
    { steps: [{ ...began, keys: 7 }] }, { steps: [{ ...began, cause: undefined }] }, { steps: [{ ...began, keys: '\ud800' }] }, { present: null }, { ledger: 'a b' }, { ledger: 7 },
    { subject: `${identity.subject}=` }, { subject: identity.subject.slice(1) }, { subject: 7 }];
  for (const more of members) assert.deepEqual(await tells({ ...identity, ...more }), no('form'), JSON.stringify(more).slice(0, 60));
  assert.equal(await reason(tells('A'.repeat(4_194_305))), 'large');
  for (const present of ['', 'sigap/state-proof@v1\n', identity.present.slice(0, -1), `${identity.present}\n`]) assert.deepEqual(await tells({ ...identity, present }), no('form', 'present'));
});

test('the story of the samples is believed, and no byte of it can be changed', async () => {
  const file = JSON.stringify(sample.identity);
  const check = bytes => verifyIdentity(bytes, policy, { ...asked, age: DAY });
  const { holds, steps } = await check(file);
  assert.deepEqual([holds, steps.map(one => [one.kind, one.index])], [true, [['did.create', 33], ['did.rotate', 39]]]);
  assert.deepEqual(await check(JSON.stringify({ ...sample.identity, steps: sample.identity.steps.slice(0, 1) })), no('cut'));
  await refusesEveryChange({ file }, one => check(one.file));
});

test('huge and senseless input is refused at once', async () => {
  const huge = 'A'.repeat(50_000_000);
  const began = performance.now();
  assert.equal(await reason(isRecorded({ ...record, proof: huge })), 'large');
  assert.equal(await reason(isRecorded({ ...record, entry: huge })), 'large');
  assert.equal(await reason(isRecorded({ ...record, policy: huge })), 'large');
  assert.equal(await reason(isPresent({ proof: huge }, keys[0])), 'large');
  assert.equal(await reason(isAnchored({ entry: theirs, proof: huge })), 'large');
  const lines = '\u2014 a.example AAAABGE=\n'.repeat(129);
  assert.equal(await reason(isRecorded({ ...record, proof: record.proof + lines })), 'large');
  const path = `${record.proof.split('\n')[2]}\n`.repeat(64);
  assert.equal(await reason(isRecorded({ ...record, proof: record.proof.replace('index 9\n', `index 9\n${path}`) })), 'form');
  const nested = '['.repeat(60_000);
  assert.equal((await leads([{ ...step, entry: nested }])).holds, false);
  for (const proof of ['', '\n', '\0', '\u2014', 'c2sp.org/tlog-proof@v1\n\n\n', undefined, null, 7, {}, []]) {
    assert.equal(await reason(isRecorded({ ...record, proof })), 'form', String(proof));
  }
  assert.ok(performance.now() - began < 5_000);
});

test('a browser without Ed25519 says that it cannot, not that the proof is wrong', async context => {
  const missing = () => Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError'));
  context.mock.method(crypto.subtle, 'importKey', missing);
  assert.deepEqual(await isRecorded(record), { holds: false, reason: 'unable' });
});
