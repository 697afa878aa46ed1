// Verifies proofs of the ledger in a browser: WebCrypto (SHA-256, Ed25519) and nothing else. No network, no clock of its own.
// docs/ledger-formats.md says what is read here. Each function gives facts with `holds: true`, or `holds: false` and a `reason`:
//   unable   this browser has no Ed25519, or the page is no secure context      large     longer than any proof, entry or policy
//   policy   not a policy that is known here; one that names logs is not         few       fewer validators than are asked for
//   weak     two thirds of the validators or fewer could be a quorum             form      not a proof, an entry or a checkpoint
//   log      about another log, or another agency's                              signature by a known key, and it does not hold
//   twice    one validator stands twice         quorum    too few cosignatures   root      the path leads elsewhere
//   subject  about another subject              last      not the newest block   old       older than asked for
//   set      not a set of validators            approvals too few approve it     turn      not the next set, or not the next step
//   keys     not those that were recorded       cause     not the one recorded   cut       the ledger knows another last step
const PROOF_MOST = 131_072;
const NOTE_MOST = 65_536;
const ENTRY_MOST = 65_535;
const MEMBERS_MOST = 64;
const LINES_MOST = 128;
const FILE_MOST = 4_194_304;
const AHEAD = 300; // seconds by which a validator's clock may be ahead
const NAME = /^[!-*,-~]{1,255}$/;
const OWNED = ['status', 'service', 'audit', 'snapshot']; // families in which each agency tells stories of its own
const DID = ['did.create', 'did.rotate', 'did.deactivate'];
const STATUS = { 1: 'active', 2: 'suspended', 3: 'closed' };
// Members of a file, and of each thing in its list, of which there are so many at most.
const EXHIBIT = { type: 'sigap/exhibit@v1', list: 'documents', most: 1_024, outer: 'agency ledger log type', inner: 'proof text' };
const IDENTITY = { type: 'sigap/identity@v1', list: 'steps', most: 750, outer: 'ledger present subject type', inner: 'cause entry keys proof' };

class Refused extends Error {}
const need = (holds, reason) => { if (!holds) throw new Refused(reason); };

const answer = async work => {
  try {
    need(globalThis.crypto?.subtle, 'unable');
    return { holds: true, ...await work() };
  } catch (error) {
    if (error.name === 'NotSupportedError') return { holds: false, reason: 'unable' };
    // What the readers of the browser stumble over (atob, JSON) is no proof either.
    const reason = error instanceof Refused ? error.message : 'form';
    return error.at === undefined ? { holds: false, reason } : { holds: false, reason, at: error.at };
  }
};

// Bytes

const utf8 = text => new TextEncoder().encode(text);
const text = (given, most) => {
  need(!(given.length > most), 'large'); // before anything is copied
  const read = typeof given === 'string' ? given : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(given);
  need(utf8(read).length <= most, 'large');
  return read;
};
const join = parts => {
  const all = parts.map(part => (typeof part === 'string' ? utf8(part) : part));
  const joined = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) { joined.set(part, at); at += part.length; }
  return joined;
};
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', join(parts)));
const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

// Base64 in its one spelling; `atob` alone would pass over blanks, missing padding and bits behind the last byte.
const bytes = (base64, length) => {
  const raw = atob(base64);
  need(btoa(raw) === base64 && (length ?? raw.length) === raw.length, 'form');
  return Uint8Array.from(raw, sign => sign.charCodeAt(0));
};
const base64 = raw => btoa(String.fromCharCode(...raw));
const digest = line => bytes(line, 32);
// Base64url without padding, as in the entries.
const fromUrl = (said, length) => {
  need(typeof said === 'string' && /^[\w-]*$/.test(said), 'form');
  return bytes(said.replace(/-/g, '+').replace(/_/g, '/') + '='.repeat((4 - said.length % 4) % 4), length);
};
const number = digits => {
  need(/^(0|[1-9]\d{0,15})$/.test(digits) && Number.isSafeInteger(Number(digits)), 'form');
  return Number(digits);
};
// What stands before and behind the first `mark`.
const cut = (whole, mark) => {
  const at = whole.indexOf(mark);
  need(at >= 0, 'form');
  return [whole.slice(0, at), whole.slice(at + mark.length)];
};
const after = (whole, start) => {
  need(whole?.startsWith(start), 'form');
  return whole.slice(start.length);
};

const signed = async (key, signature, message) => {
  try {
    const known = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, known, signature, join([message]));
  } catch (error) {
    if (error.name === 'NotSupportedError') throw error;
    return false; // not a point of the curve
  }
};

// Whom to trust

// By which a signature names its key; 4 is the type of a cosignature.
const keyId = async (name, key) => (await sha256(name, '\n', [4], key)).slice(0, 4);
const hex = raw => Array.from(raw, byte => byte.toString(16).padStart(2, '0')).join('');

const witness = async vkey => {
  const [name, keyed] = cut(vkey, '+');
  const [id, blob] = cut(keyed, '+');
  const raw = bytes(blob, 33);
  need(NAME.test(name) && raw[0] === 4, 'policy');
  const key = raw.slice(1);
  const own = await keyId(name, key);
  need(hex(own) === id, 'policy');
  return { name, key, id: own };
};

const enough = (rule, places) => (rule.of ? rule.of.filter(one => enough(one, places)).length >= rule.needed : places.includes(rule.place));
const fewest = rule => (rule.of ? rule.of.map(fewest).sort((a, b) => a - b).slice(0, rule.needed).reduce((sum, one) => sum + one, 0) : 1);

const readPolicy = async policy => {
  const lines = text(policy, NOTE_MOST).split('\n');
  need(lines.pop() === '', 'policy'); // a last line without its newline was cut off
  const [keys, rules] = [[], new Map()];
  let quorum;
  const define = (name, rule) => {
    need(name !== 'none' && !rules.has(name) && rules.size < 2 * MEMBERS_MOST, 'policy');
    rules.set(name, rule);
  };
  for (const line of lines) {
    need(!/[\0-\x08\x0a-\x1f\x7f]/.test(line), 'policy');
    const [word, name, more, ...members] = line.split(/[ \t]+/).filter(Boolean);
    if (!word || word.startsWith('#')) continue;
    if (word === 'witness' && more && members.length <= 1) {
      const key = await witness(more);
      need(keys.length < MEMBERS_MOST && !keys.some(known => same(known.key, key.key)), 'policy');
      define(name, { place: keys.push(key) - 1 });
    } else if (word === 'group' && members.length) {
      const needed = more === 'any' ? 1 : more === 'all' ? members.length : number(more);
      need(needed >= 1 && needed <= members.length, 'policy');
      define(name, { needed, of: members.map(member => {
        const rule = rules.get(member);
        need(rule && !rule.taken, 'policy'); // in two groups, a validator could count twice
        rule.taken = true;
        return rule;
      }) });
    } else {
      need(word === 'quorum' && rules.has(name) && !more && !quorum, 'policy');
      quorum = rules.get(name);
    }
  }
  need(quorum, 'policy');
  return { keys, quorum };
};

const trustIn = async (policy, { log, validators = 1 }) => {
  const { keys, quorum } = await readPolicy(policy).catch(error => {
    if (error instanceof Refused && error.message !== 'form') throw error;
    throw new Refused('policy');
  });
  need(keys.length >= validators, 'few');
  need(3 * fewest(quorum) > 2 * keys.length, 'weak');
  return { log, keys, quorum };
};

// The checkpoint, which a quorum cosigned

const completed = (counted, { quorum }) => {
  const places = [];
  return counted.find(({ place }) => { places.push(place); return enough(quorum, places); })?.seconds;
};

const seal = async (note, trust, now) => {
  const end = note.lastIndexOf('\n\n');
  need(note.length <= NOTE_MOST && end >= 0 && note.endsWith('\n') && !/[\0-\x09\x0b-\x1f]/.test(note), 'form');
  const [said, lines] = [note.slice(0, end + 1), note.slice(end + 2, -1).split('\n')];
  need(lines.length <= LINES_MOST, 'large');
  const [log, size, root, ...more] = said.slice(0, -1).split('\n');
  need(root && more.every(Boolean), 'form');
  const head = { size: number(size), root: digest(root) };
  need(log === trust.log, 'log');
  const [known, counted] = [new Set(), []];
  for (const line of lines) {
    const [name, blob] = cut(after(line, '\u2014 '), ' ');
    need(name && !/[\s+]/.test(name), 'form');
    const raw = bytes(blob);
    need(raw.length > 4, 'form');
    const place = trust.keys.findIndex(key => key.name === name && same(key.id, raw.slice(0, 4)));
    if (place < 0) continue;
    need(!known.has(place), 'twice');
    known.add(place);
    need(raw.length === 76, 'signature');
    const seconds = new DataView(raw.buffer).getBigUint64(4);
    const message = `cosignature/v1\ntime ${seconds}\n${said}`;
    need(seconds < 2n ** 63n && await signed(trust.keys[place].key, raw.slice(12), message), 'signature');
    if (Number(seconds) <= now + AHEAD) counted.push({ place, seconds: Number(seconds) });
  }
  counted.sort((a, b) => a.seconds - b.seconds || a.place - b.place);
  need(enough(trust.quorum, counted.map(one => one.place)), 'quorum');
  const signers = counted.map(one => one.place).sort((a, b) => a - b).map(place => trust.keys[place].name);
  return { ...head, since: completed(counted, trust), seen: completed(counted.reverse(), trust), signers };
};

// RFC 9162, 2.1.3.2: the root that a path leads to.
const rootBy = async (leaf, index, size, path) => {
  need(index < size, 'root');
  let [hash, node, last] = [leaf, index, size - 1];
  const up = () => { [node, last] = [Math.floor(node / 2), Math.floor(last / 2)]; };
  for (const sibling of path) {
    need(last > 0, 'root');
    if (node % 2 === 1 || node === last) {
      hash = await sha256([1], sibling, hash);
      while (node !== 0 && node % 2 === 0) up();
    } else hash = await sha256([1], hash, sibling);
    up();
  }
  need(last === 0, 'root');
  return hash;
};
const isAt = async (entry, { index, path }, size, root) =>
  need(same(await rootBy(await sha256([0], entry), index, size, path), root), 'root');

const readPath = lines => {
  need(lines.length <= 65, 'form');
  return { index: number(after(lines[0], 'index ')), path: lines.slice(1).map(digest) };
};

const recorded = async (proof, entry, trust, now) => {
  const [head, note] = cut(after(text(proof, PROOF_MOST), 'c2sp.org/tlog-proof@v1\n'), '\n\n');
  const lines = head.split('\n');
  if (lines[0].startsWith('extra ')) bytes(lines.shift().slice(6));
  const place = readPath(lines);
  const { root, ...sealed } = await seal(note, trust, now);
  await isAt(text(entry, ENTRY_MOST), place, sealed.size, root);
  return { log: trust.log, index: place.index, ...sealed };
};

// Entries

const canonical = said => {
  if (Array.isArray(said)) return `[${said.map(canonical)}]`;
  if (said === null || typeof said !== 'object') return JSON.stringify(said);
  return `{${Object.keys(said).sort().map(name => `${JSON.stringify(name)}:${canonical(said[name])}`)}}`;
};
// JSON after RFC 8785 with these members and no others.
const members = (said, names) => need(Object.keys(said).join(' ') === names, 'form');
const readEntry = entry => {
  const said = JSON.parse(entry);
  need(canonical(said) === entry && said.v === 1, 'form');
  return said;
};
const whole = said => need(Number.isSafeInteger(said) && said >= 0, 'form');

const readBlock = entry => {
  const said = readEntry(entry);
  members(said, 'height kind operations parent state time v');
  need(said.kind === 'block', 'form');
  [said.height, said.operations, said.time].forEach(whole);
  fromUrl(said.parent, 32);
  return said;
};

// An operation that its agency signed for this log.
const readOperation = async (entry, log) => {
  const { signature, ...said } = readEntry(text(entry, ENTRY_MOST));
  for (const name of ['agency', 'commitment', 'key', 'previous', 'subject']) fromUrl(said[name], 32);
  whole(said.sequence);
  const message = `sigap/ledger/operation/v1\n${log}\n${canonical(said)}`;
  need(await signed(fromUrl(said.key, 32), fromUrl(signature, 64), message), 'signature');
  return said;
};

const readState = value => {
  need(value.length === 122 && value[0] === 1 && STATUS[value[9]], 'form');
  const long = at => Number(new DataView(value.buffer).getBigUint64(at));
  const part = at => base64(value.slice(at, at + 32));
  return { sequence: long(1), status: STATUS[value[9]], commitment: part(10), index: long(42), leaf: part(50), owner: part(82), size: long(114) };
};

// The last word about a key

const present = async (proof, trust, { key, age }, now) => {
  const [head, rest] = cut(after(text(proof, 2 * PROOF_MOST), 'sigap/state-proof@v1\n'), '\n\n');
  const [about, found, ...lines] = head.split('\n');
  need(found && lines.length <= 256, 'form');
  need(about === `key ${key}`, 'subject');
  const [leaf, ofLeaf] = cut(rest, '\n');
  const sealed = await recorded(ofLeaf, leaf, trust, now);
  need(sealed.index === sealed.size - 1, 'last');
  const block = readBlock(leaf);
  const [path, place] = [lines.map(digest), digest(key)];
  const bit = (of, at) => of[at >> 3] >> (7 - at % 8) & 1;
  const [word, first, second, ...more] = found.split(' ');
  let [node, value] = [utf8('SPARSE_MERKLE_PLACEHOLDER_HASH__'), null];
  if (word === 'value' && second === undefined) {
    value = bytes(first);
    node = await sha256('JMT::LeafNode', place, await sha256(value));
  } else if (word === 'other' && !more.length) {
    const other = digest(first);
    // It stands where this key would, if both begin alike down to there.
    need(!same(other, place) && path.every((_, at) => bit(other, at) === bit(place, at)), 'root');
    node = await sha256('JMT::LeafNode', other, digest(second));
  } else need(found === 'nothing', 'form');
  for (const [up, sibling] of path.entries()) {
    const pair = bit(place, path.length - 1 - up) ? [sibling, node] : [node, sibling];
    node = await sha256('JMT::IntrnalNode', ...pair);
  }
  need(same(node, fromUrl(block.state, 32)), 'root');
  need(now - sealed.seen <= age, 'old');
  return { ...sealed, block: block.height, time: block.time, entry: value && readState(value) };
};

// Files

// Nothing but these members, and all of them but the list are text.
const readFile = (file, { type, list, most, outer, inner }) => {
  const said = JSON.parse(text(file, FILE_MOST));
  const { [list]: all, ...more } = said;
  need(said.type === type && Array.isArray(all) && all.length >= 1 && all.length <= most, 'form');
  for (const [one, names] of [[more, outer], ...all.map(one => [one, inner])]) {
    const isText = member => typeof member === 'string' && !/\p{Cs}/u.test(member); // half a letter has no bytes
    need(Object.keys(one).sort().join(' ') === names && Object.values(one).every(isText), 'form');
  }
  need(NAME.test(said.ledger), 'form');
  return said;
};

// Tells at which part of a file it failed.
const part = (at, work) => work.catch(error => { throw Object.assign(error, { at }); });

const anchored = async (proof, trust, { own, agency, entry }, now) => {
  const [head, rest] = cut(after(text(proof, PROOF_MOST + 2 * ENTRY_MOST), 'sigap/anchored-proof@v1\n'), '\n\n');
  const at = readPath(head.split('\n'));
  const [anchor, ofAnchor] = cut(rest, '\n');
  const sealed = await recorded(ofAnchor, anchor, trust, now);
  const said = await readOperation(anchor, trust.log);
  members(said, 'agency commitment key kind previous proof sequence size subject v');
  whole(said.size);
  need(said.kind === 'audit.checkpoint' && same(fromUrl(said.subject), own), 'log');
  need(same(fromUrl(said.agency), await sha256(agency)), 'log');
  await isAt(entry, at, said.size, fromUrl(said.commitment));
  return { ...sealed, place: at.index, anchored: said.size };
};

// A step of the identity `own`: the one of that number, after the one with the leaf `last`.
const stepOf = async ({ entry, keys, cause, proof }, trust, { own, turn, last }, now) => {
  const { index, since, seen } = await recorded(proof, entry, trust, now);
  const said = await readOperation(entry, trust.log);
  need(DID.includes(said.kind) && same(fromUrl(said.subject), own), 'subject');
  members(said, 'agency commitment controller key kind previous sequence subject v');
  need(said.sequence === turn && same(fromUrl(said.previous), last), 'turn');
  need(same(fromUrl(said.commitment), await sha256(keys)), 'keys');
  need(same(fromUrl(said.controller, 32), await sha256(cause)), 'cause');
  return { kind: said.kind, keys, cause, index, since, seen };
};

// What a page asks: of what is given, under the policy that is pinned for the log of that name

const question = work => (given, policy, { log, validators, now, ...asked }) =>
  answer(async () => work(given, await trustIn(policy, { log, validators }), asked, now));

// Was `entry` recorded? It may have been followed by another word since; `verifyPresent` tells.
export const verify = question((proof, trust, { entry }, now) => recorded(proof, entry, trust, now));

// Where the state keeps a subject (base64). `agency` matters in families that are each agency's own.
export const keyOf = async (family, subject, agency) =>
  base64(await sha256(family, '\n', OWNED.includes(family) ? await sha256(agency) : [], digest(subject)));

// What does the ledger say of `key` (base64), in a proof no older than `age` seconds? `entry` is null where it never said anything.
export const verifyPresent = question(present);

// Does `entry` stand in the log `own` (base64) of `agency`, which the ledger anchors? `place` is its number there.
export const verifyAnchored = question((proof, trust, { own, agency, entry }, now) =>
  anchored(proof, trust, { own: digest(own), agency, entry: utf8(text(entry, ENTRY_MOST)) }, now));

// Was every document of this file (sigap/exhibit@v1) recorded? Where one was not, `at` says which, counted from 0, and the file shows nothing.
export const verifyExhibit = question(async (file, trust, _, now) => {
  const { ledger, agency, log, documents } = readFile(file, EXHIBIT);
  need(NAME.test(agency) && new Set(documents.map(one => one.text)).size === documents.length, 'form');
  const own = fromUrl(log, 32);
  need(ledger === trust.log, 'log');
  const found = [];
  for (const [at, one] of documents.entries()) {
    const { place, since, seen } = await part(at, anchored(one.proof, trust, { own, agency, entry: await sha256(one.text) }, now));
    found.push({ text: one.text, place, since, seen });
  }
  return { ledger, agency, documents: found };
});

// Is this file (sigap/identity@v1) all that the ledger has about an identity, and was it so no more than `age` seconds ago? Where something
// shows nothing, `at` says which step, counted from 0, or `present`.
export const verifyIdentity = question(async (file, trust, { age }, now) => {
  const { ledger, subject, steps, present: proof } = readFile(file, IDENTITY);
  const own = fromUrl(subject, 32);
  need(ledger === trust.log, 'log');
  let [last, told] = [new Uint8Array(32), []];
  for (const [turn, step] of steps.entries()) {
    told.push(await part(turn, stepOf(step, trust, { own, turn, last }, now)));
    last = await sha256([0], step.entry);
  }
  const { entry, seen } = await part('present', present(proof, trust, { key: await keyOf('did', base64(own)), age }, now));
  need(entry && same(digest(entry.leaf), last), 'cut');
  return { ledger, subject, steps: told, seen };
});

// From the validators that are pinned to those of today: each step is an `entry` with a set and its `proof` under those before.
// `sequence` is the number of the pinned set. Gives the policy and the number to pin from now on; both never go back.
// The rights of agencies in a set are not looked at: they say who may submit, which the validators check.
export const walk = (steps, policy, { sequence, now, ...asked }) => answer(async () => {
  let [pinned, turn, leaf] = [policy, sequence, null];
  let trust = await trustIn(pinned, asked);
  for (const { entry, proof } of steps) {
    await recorded(proof, entry, trust, now);
    const said = await readOperation(entry, trust.log);
    need(said.kind === 'validators.set' && same(fromUrl(said.subject), await sha256(trust.log)), 'set');
    members(said, 'agency approvals commitment key kind previous sequence set subject v');
    need(same(fromUrl(said.commitment), await sha256(canonical(said.set))), 'set');
    need(said.sequence === turn + 1 && (!leaf || same(leaf, fromUrl(said.previous))), 'turn');
    const [previous, commitment] = [said.previous, said.commitment].map(one => base64(fromUrl(one)));
    const message = `sigap/ledger/validators/v1\n${trust.log}\n${said.sequence}\n${previous}\n${commitment}\n`;
    const approving = new Set();
    for (const approval of said.approvals) {
      members(approval, 'key signature');
      const [by, signature] = [fromUrl(approval.key, 32), fromUrl(approval.signature, 64)];
      const place = trust.keys.findIndex(one => same(one.key, by));
      if (place >= 0 && await signed(by, signature, message)) approving.add(place);
    }
    need(enough(trust.quorum, [...approving]), 'approvals');
    pinned = await policyOf(said.set);
    trust = await trustIn(pinned, asked);
    [turn, leaf] = [said.sequence, await sha256([0], text(entry, ENTRY_MOST))];
  }
  return { policy: pinned, sequence: turn };
});

const policyOf = async ({ quorum, validators }) => {
  need(Number.isSafeInteger(quorum) && new Set(validators.map(one => one.name)).size === validators.length, 'set');
  const lines = await Promise.all(validators.map(async ({ key, name }, at) => {
    need(NAME.test(name), 'set');
    const raw = fromUrl(key, 32);
    return `witness v${at} ${name}+${hex(await keyId(name, raw))}+${base64([4, ...raw])}\n`;
  }));
  return `${lines.join('')}group validators ${quorum}${validators.map((_, at) => ` v${at}`).join('')}\nquorum validators\n`;
};
