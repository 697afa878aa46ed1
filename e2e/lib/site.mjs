// A site of somebody else that people sign in to, and a person at their browser, as far as both need no page: the browser
// keeps cookies, follows the way and answers the question whether the site may know.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as oidc from 'openid-client';

// A free port of this machine: asked for, and let go.
export async function freePort() {
  const { createServer } = await import('node:net');
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// The file of a client, as an agency writes it. `more` are lines of TOML.
export function clientFile(id, { redirects, leaving = [], back, scopes = ['openid', 'profile'], fapi = false, jwk, jwksUri, offline = false }) {
  const list = words => `[${words.map(word => JSON.stringify(word)).join(', ')}]`;
  const key = jwk && `\n[[keys]]\nkty = "EC"\ncrv = "P-256"\nkid = "${jwk.kid}"\nx = "${jwk.x}"\ny = "${jwk.y}"\n`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sigap-client-'));
  const file = path.join(folder, `${id}.toml`);
  fs.writeFileSync(file, [
    'owner = "kemenkes"', `sector = "${id}"`, `profile = "${fapi ? 'fapi2' : 'plain'}"`,
    `token_endpoint_auth_method = "${jwk || jwksUri ? 'private_key_jwt' : 'client_secret_basic'}"`,
    `redirect_uris = ${list(redirects)}`, `post_logout_redirect_uris = ${list(leaving)}`,
    jwksUri ? `jwks_uri = "${jwksUri}"` : '',
    back ? `backchannel_logout_uri = "${back}"` : '', `scopes = ${list(offline ? [...scopes, 'offline_access'] : scopes)}`,
    'law = "UU 17/2023 art. 345"', 'demo = true', key ?? '',
    `[words.id]\nname = "Situs ${id}"\npurpose = "Mencoba."`, `[words.en]\nname = "Site ${id}"\npurpose = "To try."`, '',
  ].join('\n'));
  return file;
}

// A person at a browser: signs in where they are sent to, allows or refuses, and stops where the site's address begins.
export class Person {
  constructor(base, nik) { this.base = base; this.nik = nik; this.cookies = new Map(); }

  async fetch(address, options = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', ...options, headers: { ...options.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      if (value) this.cookies.set(name, value); else this.cookies.delete(name);
    }
    return answer;
  }

  post(address, fields) {
    return this.fetch(address, { method: 'POST', body: new URLSearchParams(fields), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  }

  // Where the browser ends up: an address that begins with `site`, or the page on which it stays.
  async go(address, site, answer = 'izinkan') {
    let next = String(address);
    const seen = [];
    for (let steps = 0; steps < 15; steps += 1) {
      if (next.startsWith(site)) return { to: new URL(next), seen };
      const here = new URL(next, this.base);
      const page = await this.fetch(here);
      seen.push(here.pathname);
      const on = page.headers.get('location') ?? page.headers.get('refresh')?.replace(/^0; url=/, '');
      if (on) { next = new URL(on, this.base).href; continue; }
      const text = await page.text();
      const said = await this.say(here, text, answer);
      if (!said) return { page, text, seen };
      next = new URL(said, this.base).href;
    }
    throw new Error(`the way leads round in a circle: ${seen.join(' ')}`);
  }

  async say(here, text, answer) {
    const field = name => text.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1].replaceAll('&amp;', '&');
    if (here.pathname.endsWith('/masuk')) {
      const page = await this.post(`${this.base}/demo/masuk`, { nik: this.nik, untuk: here.searchParams.get('untuk'), csrf: field('csrf') ?? '' });
      return page.headers.get('location');
    }
    if (here.pathname.endsWith('/izin') || here.pathname.endsWith('/izin/keluar')) {
      const page = await this.post(here.origin + here.pathname, { csrf: field('csrf'), alur: field('alur'), jawaban: answer });
      return page.headers.get('refresh')?.replace(/^0; url=/, '') ?? page.headers.get('location');
    }
    return null;
  }
}

export const insecure = { execute: [oidc.allowInsecureRequests] };
