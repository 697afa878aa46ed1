// A client of FAPI 2.0 without a library: it makes its own assertions and proofs, so that it can make wrong ones.
import crypto from 'node:crypto';
import * as jose from 'jose';

const seconds = () => Math.floor(Date.now() / 1000);
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export class Strict {
  // `key` is the client's; the key of its proofs is made here.
  static async of(issuer, client, key, redirect) {
    const made = new Strict();
    Object.assign(made, { issuer, client, key, redirect, pair: await jose.generateKeyPair('ES256', { extractable: true }), nonce: undefined });
    return made;
  }

  assertion() {
    const claims = { iss: this.client, sub: this.client, aud: this.issuer, jti: crypto.randomUUID(), iat: seconds(), exp: seconds() + 60 };
    return new jose.SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(this.key);
  }

  async proof(path, { method = 'POST', token, pair = this.pair } = {}) {
    const { kty, crv, x, y } = await jose.exportJWK(pair.publicKey);
    const ath = token && crypto.createHash('sha256').update(token).digest('base64url');
    const claims = { htm: method, htu: this.issuer + path, iat: seconds(), jti: crypto.randomUUID(), nonce: this.nonce, ath };
    return new jose.SignJWT(JSON.parse(JSON.stringify(claims))).setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } }).sign(pair.privateKey);
  }

  // One request, with what `more` says instead; a nonce that is wanted is used from the next request on.
  async post(path, fields, more = {}) {
    const assertion = more.assertion ?? await this.assertion();
    const dpop = 'dpop' in more ? more.dpop : await this.proof(path);
    const body = new URLSearchParams({ ...fields, client_assertion_type: ASSERTION, client_assertion: assertion });
    const answer = await fetch(this.issuer + path, { method: 'POST', body, headers: dpop ? { dpop } : {} });
    this.nonce = answer.headers.get('dpop-nonce') ?? this.nonce;
    return { status: answer.status, ...await answer.json() };
  }

  // A request of which the portal keeps the words: `verifier` belongs to the code that comes of it.
  async push(more = {}, sent = {}) {
    const verifier = crypto.randomBytes(32).toString('base64url');
    const challenge = crypto.createHash('sha256').update(verifier).digest('base64url');
    const answer = await this.post('/oidc/par', {
      response_type: 'code', client_id: this.client, redirect_uri: this.redirect, scope: 'openid profile', code_challenge: challenge, code_challenge_method: 'S256', ...more,
    }, sent);
    return { ...answer, verifier, address: `${this.issuer}/oidc/authorize?${new URLSearchParams({ client_id: this.client, request_uri: answer.request_uri })}` };
  }

  exchange(code, verifier, more) {
    return this.post('/oidc/token', { grant_type: 'authorization_code', code, redirect_uri: this.redirect, code_verifier: verifier }, more);
  }

  // The first try only teaches the nonce.
  async greet() {
    if (!this.nonce) await this.push();
    return this;
  }

  async userinfo(token, { dpop, scheme = 'DPoP' } = {}) {
    const proof = dpop ?? await this.proof('/oidc/userinfo', { method: 'GET', token });
    const answer = await fetch(`${this.issuer}/oidc/userinfo`, { headers: { authorization: `${scheme} ${token}`, dpop: proof } });
    return { status: answer.status, ...await answer.json() };
  }
}
