// A whole site that signs people in by the FAPI 2.0 Security Profile: pushed requests, a key instead of a secret, tokens that
// are worth nothing without another key. Needs Node.js 20 and the packages openid-client 6 and jose 6.
//
//   node fapi-site.mjs key site.jwk                                  makes your key, and prints what your registration needs
//   node fapi-site.mjs serve https://portal.example CLIENT site.jwk  serves at http://127.0.0.1:8100, or at SITE_URL
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import * as jose from 'jose';
import * as oidc from 'openid-client';

const [what, ...args] = process.argv.slice(2);
if (what === 'key') await makeKey(...args);
else if (what === 'serve') await serve(...args);
else throw new Error('say key or serve');

// The private half stays in the file, which only you can read; the public half goes into your registration.
async function makeKey(file) {
  const { publicKey, privateKey } = await jose.generateKeyPair('ES256', { extractable: true });
  const kid = crypto.randomUUID();
  fs.writeFileSync(file, JSON.stringify({ ...await jose.exportJWK(privateKey), kid }), { mode: 0o600, flag: 'wx' });
  const { kty, crv, x, y } = await jose.exportJWK(publicKey);
  console.log(`[[keys]]\nkty = "${kty}"\ncrv = "${crv}"\nkid = "${kid}"\nx   = "${x}"\ny   = "${y}"`);
}

async function serve(portal, client, file) {
  const site = process.env.SITE_URL ?? 'http://127.0.0.1:8100';
  const { kid, ...jwk } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  // Only for a portal on your own machine: elsewhere, plain http is refused.
  const options = portal.startsWith('http://') ? { execute: [oidc.allowInsecureRequests] } : undefined;
  const config = await oidc.discovery(new URL(portal), client, {}, oidc.PrivateKeyJwt({ key, kid }), options);
  const portalKeys = jose.createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri));
  // Who is here, by the cookie of their browser. A real site keeps this in its database.
  const visits = new Map();

  // A person wants to sign in: the request is pushed first, and the browser carries a reference alone.
  async function begin(visit) {
    visit.proofs = oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair('ES256'));
    visit.checks = {
      pkceCodeVerifier: oidc.randomPKCECodeVerifier(), expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce(), idTokenExpected: true,
    };
    return oidc.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: `${site}/masuk/kembali`, scope: 'openid profile offline_access',
      state: visit.checks.expectedState, nonce: visit.checks.expectedNonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(visit.checks.pkceCodeVerifier), code_challenge_method: 'S256',
    }, { DPoP: visit.proofs });
  }

  // The person comes back. `state`, `nonce` and `iss` are compared by the library; an error of the portal is thrown.
  async function finish(visit, address) {
    visit.tokens = await oidc.authorizationCodeGrant(config, address, visit.checks, undefined, { DPoP: visit.proofs });
    visit.refresh = visit.tokens.refresh_token; // a FAPI client keeps this one: it does not change
    visit.claims = visit.tokens.claims();
    await look(visit);
  }

  const look = async visit => {
    visit.facts = await oidc.fetchUserInfo(config, visit.tokens.access_token, visit.claims.sub, { DPoP: visit.proofs });
  };

  // The access token lives ten minutes; this gets another one, and reads the facts anew.
  async function renew(visit) {
    visit.tokens = await oidc.refreshTokenGrant(config, visit.refresh, undefined, { DPoP: visit.proofs });
    await look(visit);
  }

  // The portal says that somebody signed out, or took back what they allowed (OpenID Connect Back-Channel Logout 1.0, 2.6).
  async function hear(token) {
    const { payload } = await jose.jwtVerify(token, portalKeys, {
      issuer: config.serverMetadata().issuer, audience: client, algorithms: ['ES256'], typ: 'logout+jwt', requiredClaims: ['iat', 'jti', 'events'],
    });
    if (!payload.events['http://schemas.openid.net/event/backchannel-logout'] || payload.nonce !== undefined) throw new Error('no logout token');
    for (const [id, { claims }] of visits) {
      if (payload.sid ? claims?.sid === payload.sid : claims?.sub === payload.sub) visits.delete(id);
    }
  }

  const home = ({ facts }) => facts
    ? `<p>Selamat datang, ${text(facts.name)}.</p><form method="post" action="/segarkan"><button>Segarkan</button></form><p><a href="/keluar">Keluar</a></p>`
    : '<p><a href="/masuk">Masuk</a></p>';

  async function answer(request, response) {
    const address = new URL(request.url, site);
    if (request.method === 'POST' && address.pathname === '/kabar') {
      return hear(new URLSearchParams(await body(request)).get('logout_token')).then(() => send(response, 200, ''), () => send(response, 400, ''));
    }
    const [id, visit] = known(request);
    // Only who begins to sign in is remembered, and who is signed in gets a new id: one that somebody else knew leads nowhere.
    const keep = fresh => {
      visits.delete(id);
      visits.set(fresh, visit);
      response.setHeader('set-cookie', `kunjungan=${fresh}; HttpOnly; SameSite=Lax; Path=/${site.startsWith('https') ? '; Secure' : ''}`);
    };
    const route = `${request.method} ${address.pathname}`;
    if (route === 'GET /') return send(response, 200, home(visit));
    if (route === 'GET /masuk') { const to = await begin(visit); keep(id); return go(response, to); }
    if (route === 'GET /masuk/kembali') { await finish(visit, address); keep(crypto.randomUUID()); return go(response, '/'); }
    if (route === 'POST /segarkan') { await renew(visit); return go(response, '/'); }
    if (route === 'GET /keluar') {
      visits.delete(id);
      return go(response, oidc.buildEndSessionUrl(config, { id_token_hint: visit.tokens?.id_token, post_logout_redirect_uri: `${site}/sudah-keluar` }));
    }
    return send(response, address.pathname === '/sudah-keluar' ? 200 : 404, '<p><a href="/">Depan</a></p>');
  }

  // A refusal of the portal ends the visit: the person starts anew.
  function fail(request, response, error) {
    console.error(error.code ?? error.message, error.error ?? '');
    visits.delete(known(request)[0]);
    send(response, 400, '<p>Tidak jadi masuk. <a href="/">Ulangi</a></p>');
  }

  function known(request) {
    const id = request.headers.cookie?.match(/(?:^|; )kunjungan=([\w-]+)/)?.[1];
    return visits.has(id) ? [id, visits.get(id)] : [crypto.randomUUID(), {}];
  }

  const server = http.createServer((request, response) => answer(request, response).catch(error => fail(request, response, error)));
  server.listen(new URL(site).port, '127.0.0.1', () => console.log(`serving at ${site}`));
}

const text = words => String(words).replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
const go = (response, to) => response.writeHead(303, { location: String(to) }).end();
const send = (response, status, page) => response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(page);

async function body(request) {
  let said = '';
  for await (const part of request) {
    said += part;
    if (said.length > 20_000) throw new Error('too long');
  }
  return said;
}
