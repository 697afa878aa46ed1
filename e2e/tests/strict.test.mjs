// FAPI 2.0 by hand, message for message: what is good once is good once, and nothing fits that was made for another.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import * as jose from 'jose';
import { start } from '../lib/program.mjs';
import { clientFile, freePort, Person } from '../lib/site.mjs';
import { Strict } from '../lib/strict.mjs';

let program, issuer, redirect, key, other, published;

before(async () => {
  program = await start();
  redirect = `http://127.0.0.1:${await freePort()}/kembali`;
  key = await jose.generateKeyPair('ES256', { extractable: true });
  other = await jose.generateKeyPair('ES256', { extractable: true });
  published = await publish();
  const jwk = async pair => ({ ...await jose.exportJWK(pair.publicKey), kid: 'one' });
  const scopes = ['openid', 'profile', 'address'];
  await program.meanwhile('client', 'add', clientFile('bank-satu', { redirects: [redirect], scopes, fapi: true, jwk: await jwk(key) }));
  await program.meanwhile('client', 'add', clientFile('bank-dua', { redirects: [redirect], scopes, fapi: true, jwk: await jwk(other) }));
  await program.meanwhile('client', 'add', clientFile('bank-tiga', { redirects: [redirect], scopes, fapi: true, jwksUri: published.address }));
  issuer = program.base.replace('127.0.0.1', 'localhost');
});
after(async () => { published?.server.close(); await program?.stop(); });

// A client that shows its keys at an address of its own, and may change them.
async function publish() {
  const held = { pairs: [], asked: 0 };
  const server = http.createServer(async (_, answer) => {
    held.asked += 1;
    const keys = await Promise.all(held.pairs.map(async ({ kid, pair }) => ({ ...await jose.exportJWK(pair.publicKey), kid })));
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(held, { server, address: `http://127.0.0.1:${server.address().port}/jwks` });
}

const client = async (name = 'bank-satu', pair = key) => (await Strict.of(issuer, name, pair.privateKey, redirect)).greet();
const person = (expect = 'grant') => new Person(issuer, program.persona(expect));

// What the site hears when a person goes along.
async function goes(who, pushed, answer) {
  const { to, page } = await who.go(pushed.address, redirect, answer);
  return to?.searchParams ?? new URLSearchParams({ error: `page ${page.status}` });
}

async function code(strict, who = person(), more = {}) {
  const pushed = await strict.push(more);
  assert.equal(pushed.status, 201, JSON.stringify(pushed));
  const heard = await goes(who, pushed);
  assert.ok(heard.get('code'), String(heard));
  return { code: heard.get('code'), verifier: pushed.verifier };
}

test('a pushed request is used once, by one person', async () => {
  const strict = await client();
  const [first, second] = [person(), person('refer')];
  const pushed = await strict.push();
  const once = (await goes(first, pushed)).get('code');
  const tokens = await strict.exchange(once, pushed.verifier);
  assert.equal(tokens.status, 200, JSON.stringify(tokens));
  for (const who of [first, second]) {
    const again = (await goes(who, pushed)).get('code');
    if (!again) continue; // refused before there was a code
    const refused = await strict.exchange(again, pushed.verifier);
    assert.equal(refused.error, 'invalid_grant');
  }
});

test('a proof of possession is good once at every endpoint', async () => {
  const strict = await client();
  const dpop = await strict.proof('/oidc/par');
  assert.equal((await strict.push({}, { dpop })).status, 201);
  assert.equal((await strict.push({}, { dpop })).error, 'invalid_dpop_proof');

  const mine = await code(strict);
  const proof = await strict.proof('/oidc/token');
  const tokens = await strict.exchange(mine.code, mine.verifier, { dpop: proof });
  assert.equal(tokens.status, 200, JSON.stringify(tokens));
  const next = await code(strict);
  assert.equal((await strict.exchange(next.code, next.verifier, { dpop: proof })).error, 'invalid_dpop_proof');
  assert.equal((await strict.exchange(next.code, next.verifier)).status, 200, 'the code was not used up by a bad proof');

  const seen = await strict.proof('/oidc/userinfo', { method: 'GET', token: tokens.access_token });
  assert.equal((await strict.userinfo(tokens.access_token, { dpop: seen })).status, 200);
  assert.equal((await strict.userinfo(tokens.access_token, { dpop: seen })).status, 401);
});

test('an assertion of a client is good once', async () => {
  const strict = await client();
  const assertion = await strict.assertion();
  assert.equal((await strict.push({}, { assertion })).status, 201);
  assert.equal((await strict.push({}, { assertion })).error, 'invalid_client');
});

test('a code belongs to the client it was given to, and a token to the key', async () => {
  const [strict, thief] = [await client(), await client('bank-dua', other)];
  const mine = await code(strict);
  assert.equal((await thief.exchange(mine.code, mine.verifier)).error, 'invalid_grant');
  const bare = await strict.exchange(mine.code, mine.verifier, { dpop: undefined });
  assert.ok(['invalid_dpop_proof', 'invalid_request'].includes(bare.error), 'no token without a key');
  const tokens = await strict.exchange(mine.code, mine.verifier);
  assert.equal(tokens.status, 200, JSON.stringify(tokens));
  const stolen = await thief.proof('/oidc/userinfo', { method: 'GET', token: tokens.access_token });
  assert.equal((await strict.userinfo(tokens.access_token, { dpop: stolen })).status, 401);
  assert.equal((await strict.userinfo(tokens.access_token, { scheme: 'Bearer' })).status, 401);
});

test('a person refuses a site of the strict profile, and it hears so', async () => {
  const strict = await client('bank-dua', other);
  const heard = await goes(person('refer'), await strict.push({ state: 'keadaan' }), 'tolak');
  assert.equal(heard.get('error'), 'access_denied');
  assert.equal(heard.get('state'), 'keadaan');
  assert.equal(heard.get('iss'), issuer);
});

test('an address is told where the scope address was allowed', async () => {
  const strict = await client();
  const { code: given, verifier } = await code(strict, person(), { scope: 'openid address' });
  const tokens = await strict.exchange(given, verifier);
  const facts = await strict.userinfo(tokens.access_token);
  assert.deepEqual(Object.keys(facts).sort(), ['address', 'status', 'sub']);
  assert.ok(facts.address.formatted.length > 10);
});

test('a client that publishes its keys may change them, and is asked again for one that is not known', async () => {
  const [one, two] = [await jose.generateKeyPair('ES256', { extractable: true }), await jose.generateKeyPair('ES256', { extractable: true })];
  published.pairs = [{ kid: 'a', pair: one }];
  const strict = await client('bank-tiga', one);
  assert.equal((await strict.push()).status, 201);
  published.pairs = [{ kid: 'b', pair: two }, { kid: 'a', pair: one }];
  assert.equal((await strict.push()).status, 201, 'the old key counts on');
  const before = published.asked;
  const stranger = await Strict.of(issuer, 'bank-tiga', other.privateKey, redirect);
  for (let times = 0; times < 5; times += 1) assert.equal((await stranger.push()).error, 'invalid_client');
  assert.ok(published.asked - before <= 1, 'a storm of unknown keys is not passed on');
});
