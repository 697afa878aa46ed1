// The site of docs/examples, word for word: its key is made, it is registered, a person signs in, it goes on for them, and it
// hears when they sign out at the portal.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { root, start } from '../lib/program.mjs';
import { freePort, Person } from '../lib/site.mjs';

const CLIENT = 'bank-nusantara';
// Node.js looks for packages beside the file, so the example is copied to where they are.
const folder = path.join(root, 'e2e/results/example');
const example = path.join(folder, 'fapi-site.mjs');
const key = path.join(folder, 'site.jwk');
let program, portal, address, site;

before(async () => {
  program = await start();
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(path.join(root, 'docs/examples/fapi-site.mjs'), example);
  address = `http://127.0.0.1:${await freePort()}`;
  await program.meanwhile('client', 'add', registration());
  portal = program.base.replace('127.0.0.1', 'localhost');
  site = await serve();
});
after(async () => { site?.kill('SIGKILL'); await program?.stop(); });

// As the guide says it: the example's file, with your own address and the key that the example prints.
function registration() {
  const made = execFileSync('node', [example, 'key', key], { encoding: 'utf8' });
  const words = fs.readFileSync(path.join(root, 'docs/examples/fapi-site.toml'), 'utf8');
  const file = path.join(folder, `${CLIENT}.toml`);
  fs.writeFileSync(file, `demo = true\n${words.replaceAll('https://bank.example', address)}${made}`);
  return file;
}

function serve() {
  const child = spawn('node', [example, 'serve', portal, CLIENT, key], { env: { ...process.env, SITE_URL: address }, stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.stdout.on('data', said => /serving at/.test(said) && resolve(child));
    child.once('exit', code => reject(new Error(`the example ended with ${code}`)));
  });
}

test('the key of a site is readable by its owner alone, and is not written over', () => {
  assert.equal(fs.statSync(key).mode & 0o777, 0o600);
  assert.throws(() => execFileSync('node', [example, 'key', key], { stdio: 'ignore' }));
});

test('a person signs in to the example, it goes on for them, and hears when they sign out', async () => {
  const who = new Person(portal, program.persona('grant'));
  const shows = async () => (await who.fetch(`${address}/`)).text();
  const signedIn = /Selamat datang, Sri Wahyuni/;
  assert.doesNotMatch(await shows(), signedIn);
  const begun = await who.fetch(`${address}/masuk`);
  const pushed = new URL(begun.headers.get('location'));
  assert.deepEqual([...pushed.searchParams.keys()].sort(), ['client_id', 'request_uri'], 'the browser carries a reference alone');
  const { to } = await who.go(pushed, `${address}/masuk/kembali`);
  assert.equal((await who.fetch(to)).headers.get('location'), '/');
  assert.match(await shows(), signedIn);
  assert.equal((await who.post(`${address}/segarkan`, {})).headers.get('location'), '/', 'another access token');
  assert.match(await shows(), signedIn);

  const page = await (await who.fetch(`${portal}/akun`)).text();
  await who.post(`${portal}/keluar`, { csrf: page.match(/name="csrf" value="([^"]*)"/)[1] });
  for (let waited = 0; waited < 100 && signedIn.test(await shows()); waited += 1) await new Promise(resolve => setTimeout(resolve, 100));
  assert.doesNotMatch(await shows(), signedIn, 'the site heard of it');
});

test('the example takes no word of a sign-out that the portal did not sign', async () => {
  const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: portal, aud: CLIENT, iat: Math.floor(Date.now() / 1000), jti: 'x', sid: 'x', events: { 'http://schemas.openid.net/event/backchannel-logout': {} } };
  for (const header of [{ alg: 'none', typ: 'logout+jwt' }, { alg: 'ES256', typ: 'logout+jwt' }]) {
    const answer = await new Person(portal).post(`${address}/kabar`, { logout_token: `${part(header)}.${part(claims)}.AAAA` });
    assert.equal(answer.status, 400);
  }
});
