// Signing in to sites of others, tried by a client library that is certified for it (openid-client): the plain profile and
// FAPI 2.0, and each way in which a stranger would try to get in.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import http from 'node:http';
import { after, before, test } from 'node:test';
import * as oidc from 'openid-client';
import { start } from '../lib/program.mjs';
import { clientFile, freePort, insecure, Person } from '../lib/site.mjs';

const SCOPE = 'openid profile';
let program, issuer, nik, secret, keys, jwk, back, told;
const site = {};

before(async () => {
  program = await start();
  nik = program.persona('grant');
  back = await listen();
  const port = await freePort();
  site.home = `http://127.0.0.1:${port}`;
  site.redirect = `${site.home}/kembali`;
  keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  jwk = { ...await crypto.subtle.exportKey('jwk', keys.publicKey), kid: 'one' };
  const leaving = [`${site.home}/keluar`];
  const plain = clientFile('situs-polos', { redirects: [site.redirect], leaving, back: back.address, offline: true });
  const fapi = clientFile('situs-ketat', { redirects: [site.redirect], leaving, fapi: true, jwk, offline: true });
  await program.meanwhile('client', 'add', plain);
  await program.meanwhile('client', 'add', fapi);
  secret = program.sites['situs-polos'];
  issuer = new URL(program.base.replace('127.0.0.1', 'localhost'));
});
after(async () => { back?.server.close(); await program?.stop(); });

// Where a site hears that somebody signed out.
async function listen() {
  told = [];
  const server = http.createServer((request, answer) => {
    let body = '';
    request.on('data', chunk => { body += chunk; }).on('end', () => { told.push(body); answer.end(); });
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${server.address().port}/kabar` };
}

const plain = () => oidc.discovery(issuer, 'situs-polos', {}, oidc.ClientSecretBasic(secret), insecure);
const strict = () => oidc.discovery(issuer, 'situs-ketat', {}, oidc.PrivateKeyJwt({ key: keys.privateKey, kid: 'one' }), insecure);
const person = () => new Person(issuer.origin, nik);

// What a site remembers of one sign-in.
async function ask(more = {}) {
  const verifier = oidc.randomPKCECodeVerifier();
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
  const challenge = await oidc.calculatePKCECodeChallenge(verifier);
  const parameters = { redirect_uri: site.redirect, scope: SCOPE, state, nonce, code_challenge: challenge, code_challenge_method: 'S256', ...more };
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  return { parameters, checks };
}

async function signIn(config, who, more) {
  const { parameters, checks } = await ask(more);
  const { to, seen } = await who.go(oidc.buildAuthorizationUrl(config, parameters), site.redirect);
  return { to, seen, checks };
}

// A whole sign-in by the strict profile.
async function strictly(config, who, handle, more) {
  const { parameters, checks } = await ask(more);
  const address = await oidc.buildAuthorizationUrlWithPAR(config, parameters, { DPoP: handle });
  const { to } = await who.go(address, site.redirect);
  const tokens = await oidc.authorizationCodeGrant(config, to, checks, undefined, { DPoP: handle });
  return { to, checks, tokens };
}

async function proofs(config) {
  const pair = await oidc.randomDPoPKeyPair('ES256');
  return oidc.getDPoPHandle(config, pair);
}

// The error a program gets, by its code.
const refused = (doing, code) => assert.rejects(doing, error => {
  const said = error.error ?? error.cause?.error ?? error.code ?? error.message;
  assert.equal(said, code, `${error.message} ${JSON.stringify(error.cause)}`);
  return true;
});

test('a person signs in to a site, is asked once, and the site learns what was allowed and no more', async () => {
  const [config, who] = [await plain(), person()];
  const first = await signIn(config, who);
  assert.ok(first.seen.includes('/izin'), 'the person is asked');
  const tokens = await oidc.authorizationCodeGrant(config, first.to, first.checks);
  const { sub, acr, amr, auth_time } = tokens.claims();
  assert.ok(sub.length >= 32 && !sub.includes(nik));
  assert.equal(acr, 'urn:sigap:assurance:high');
  assert.ok(amr.length > 0 && auth_time <= Date.now() / 1000);
  const facts = await oidc.fetchUserInfo(config, tokens.access_token, sub);
  assert.deepEqual(Object.keys(facts).sort(), ['birthdate', 'gender', 'name', 'sub']);
  assert.equal(facts.name, 'Sri Wahyuni');

  const again = await signIn(config, who);
  assert.ok(!again.seen.includes('/izin'), 'what was allowed is not asked again');
  assert.equal((await oidc.authorizationCodeGrant(config, again.to, again.checks)).claims().sub, sub);
});

test('a person who refuses is known to nobody', async () => {
  const [config, who] = [await plain(), new Person(issuer.origin, program.persona('refer'))];
  const { parameters, checks } = await ask();
  const { to } = await who.go(oidc.buildAuthorizationUrl(config, parameters), site.redirect, 'tolak');
  await refused(oidc.authorizationCodeGrant(config, to, checks), 'access_denied');
});

test('FAPI 2.0: pushed request, signed assertion, bound tokens, refreshing without rotation', async () => {
  const [config, who] = [await strict(), person()];
  const handle = await proofs(config);
  const { tokens } = await strictly(config, who, handle, { scope: `${SCOPE} offline_access` });
  assert.equal(tokens.token_type, 'dpop');
  const { sub } = tokens.claims();
  const facts = await oidc.fetchUserInfo(config, tokens.access_token, sub, { DPoP: handle });
  assert.equal(facts.name, 'Sri Wahyuni');
  for (let times = 0; times < 2; times += 1) {
    const fresh = await oidc.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP: handle });
    assert.ok(fresh.access_token !== tokens.access_token);
  }
  assert.equal((await oidc.tokenIntrospection(config, tokens.access_token)).active, true);
  await oidc.tokenRevocation(config, tokens.refresh_token);
  assert.equal((await oidc.tokenIntrospection(config, tokens.access_token)).active, false);
});

test('two sites of two sectors know a person by two numbers', async () => {
  const who = person();
  const config = await strict();
  const one = (await strictly(config, who, await proofs(config))).tokens.claims();
  const other = await plain();
  const second = await signIn(other, who);
  const two = (await oidc.authorizationCodeGrant(other, second.to, second.checks)).claims();
  assert.notEqual(one.sub, two.sub);
  assert.notEqual(one.sid, two.sid);
});

test('a code is worth nothing with another verifier', async () => {
  const config = await plain();
  const { to, checks } = await signIn(config, person());
  const wrong = { ...checks, pkceCodeVerifier: oidc.randomPKCECodeVerifier() };
  await refused(oidc.authorizationCodeGrant(config, to, wrong), 'invalid_grant');
});

test('a code that comes again ends what the first one got', async () => {
  const config = await plain();
  const { to, checks } = await signIn(config, person());
  const tokens = await oidc.authorizationCodeGrant(config, to, checks);
  const { sub } = tokens.claims();
  await oidc.fetchUserInfo(config, tokens.access_token, sub);
  await refused(oidc.authorizationCodeGrant(config, to, checks), 'invalid_grant');
  await refused(oidc.fetchUserInfo(config, tokens.access_token, sub), 'OAUTH_WWW_AUTHENTICATE_CHALLENGE');
});

test('in the plain profile a refresh token is good once, and one that comes again ends all of them', async () => {
  const config = await plain();
  const { to, checks } = await signIn(config, person(), { scope: `${SCOPE} offline_access` });
  const first = await oidc.authorizationCodeGrant(config, to, checks);
  const second = await oidc.refreshTokenGrant(config, first.refresh_token);
  await refused(oidc.refreshTokenGrant(config, first.refresh_token), 'invalid_grant');
  await refused(oidc.refreshTokenGrant(config, second.refresh_token), 'invalid_grant');
});

// A proof of possession as a program makes it, for what the library would not do by itself.
async function proof(pair, { method = 'POST', url, nonce, token, jti = crypto.randomUUID() }) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const ath = token && crypto.createHash('sha256').update(token).digest('base64url');
  const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })}.${part({ htm: method, htu: url, iat: Math.floor(Date.now() / 1000), jti, nonce, ath })}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

test('a proof of possession is good once, and a stolen token is worth nothing with another key', async () => {
  const [config, who] = [await strict(), person()];
  const pair = await oidc.randomDPoPKeyPair('ES256', { extractable: true });
  const { tokens } = await strictly(config, who, oidc.getDPoPHandle(config, pair));
  const url = `${issuer.origin}/oidc/userinfo`;
  const token = tokens.access_token;
  const look = async made => (await fetch(url, { headers: { authorization: `DPoP ${token}`, dpop: made } })).status;
  const once = await proof(pair, { method: 'GET', url, token });
  assert.equal(await look(once), 200);
  assert.ok([400, 401].includes(await look(once)), 'the same proof again');
  const thief = await oidc.randomDPoPKeyPair('ES256', { extractable: true });
  assert.equal(await look(await proof(thief, { method: 'GET', url, token })), 401);
  const bare = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(bare.status, 401);
  assert.match(bare.headers.get('www-authenticate'), /invalid_token/);
});

test('an answer of another provider is not taken for ours', async () => {
  const config = await plain();
  const { to, checks } = await signIn(config, person());
  assert.equal(to.searchParams.get('iss'), issuer.origin);
  to.searchParams.set('iss', 'https://penyerang.example');
  await assert.rejects(oidc.authorizationCodeGrant(config, to, checks));
});

test('nobody is sent to an address that is not registered', async () => {
  const config = await plain();
  for (const redirect of [`${site.redirect}/lain`, `${site.redirect}?a=b`, 'https://penyerang.example/', 'http://127.0.0.1@penyerang.example/kembali']) {
    const { parameters } = await ask({ redirect_uri: redirect });
    const answer = await person().fetch(oidc.buildAuthorizationUrl(config, parameters));
    assert.equal(answer.status, 400, redirect);
    assert.equal(answer.headers.get('location'), null);
  }
});

test('a client of FAPI 2.0 must push its request, and the reference is its own alone', async () => {
  const config = await strict();
  const { parameters } = await ask();
  const { to } = await person().go(oidc.buildAuthorizationUrl(config, parameters), site.redirect);
  assert.equal(to.searchParams.get('error'), 'invalid_request');
  const pushed = await oidc.buildAuthorizationUrlWithPAR(config, parameters, { DPoP: await proofs(config) });
  pushed.searchParams.set('client_id', 'situs-polos');
  assert.equal((await person().fetch(pushed)).status, 400);
});

test('signing out is asked for, ends the tokens, and the site hears of it', async () => {
  const [config, who] = [await plain(), person()];
  const { to, checks } = await signIn(config, who);
  const tokens = await oidc.authorizationCodeGrant(config, to, checks);
  const { sub, sid } = tokens.claims();
  const leaving = `${site.home}/keluar`;
  const address = oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token, post_logout_redirect_uri: leaving, state: 's' });
  const { to: left, seen } = await who.go(address, leaving);
  assert.ok(seen.includes('/izin/keluar'), 'the person is asked');
  assert.equal(left.searchParams.get('state'), 's');
  await refused(oidc.fetchUserInfo(config, tokens.access_token, sub), 'OAUTH_WWW_AUTHENTICATE_CHALLENGE');
  const heard = () => told.map(body => new URLSearchParams(body).get('logout_token'))
    .map(token => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'))).find(claims => claims.sid === sid);
  for (let waited = 0; waited < 100 && !heard(); waited += 1) await new Promise(resolve => setTimeout(resolve, 100));
  assert.equal(heard()?.sub, sub);
  assert.ok(heard().events['http://schemas.openid.net/event/backchannel-logout']);
});

test('what was allowed is on the list of sites, and taking it back ends it at once', async () => {
  const [config, who] = [await plain(), person()];
  const { to, checks } = await signIn(config, who);
  const tokens = await oidc.authorizationCodeGrant(config, to, checks);
  const { sub } = tokens.claims();
  await oidc.fetchUserInfo(config, tokens.access_token, sub);
  const list = await (await who.fetch(`${issuer.origin}/akun/situs`)).text();
  assert.match(list, /Situs situs-polos/);
  const csrf = list.match(/name="csrf" value="([^"]*)"/)[1];
  assert.equal((await who.post(`${issuer.origin}/akun/situs`, { csrf, situs: 'situs-polos' })).status, 303);
  await refused(oidc.fetchUserInfo(config, tokens.access_token, sub), 'OAUTH_WWW_AUTHENTICATE_CHALLENGE');
  assert.match(await (await who.fetch(`${issuer.origin}/akses`)).text(), /situs-polos/);
  const again = await signIn(config, who);
  assert.ok(again.seen.includes('/izin'), 'the person is asked anew');
});

test('prompt=none never shows a page, and prompt=login always asks who it is', async () => {
  const [config, who] = [await plain(), person()];
  const silent = await signIn(config, who, { prompt: 'none' });
  assert.equal(silent.to.searchParams.get('error'), 'login_required');
  await signIn(config, who);
  const now = await signIn(config, who, { prompt: 'none' });
  assert.ok(now.to.searchParams.has('code'));
  const again = await signIn(config, who, { prompt: 'login' });
  assert.ok(again.seen.includes('/masuk'));
});

test('keys change while tokens are out, and no verification fails', async () => {
  const [config, who] = [await plain(), person()];
  const before = await signIn(config, who);
  const tokens = await oidc.authorizationCodeGrant(config, before.to, before.checks);
  program.said('keys', 'rotate');
  const ids = async () => (await (await fetch(`${issuer.origin}/oidc/jwks`)).json()).keys.map(key => key.kid);
  const { kid } = JSON.parse(Buffer.from(tokens.id_token.split('.')[0], 'base64url'));
  assert.ok((await ids()).includes(kid));
  const after = await signIn(config, who);
  await oidc.authorizationCodeGrant(config, after.to, after.checks);
});
