// An agency's own site behind Debian's Apache and mod_auth_openidc, with the settings of docs/examples: a person signs in
// with a real browser, sees the protected page, and signs out everywhere.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch, visitor } from '../lib/browser.mjs';
import { root, start } from '../lib/program.mjs';
import { clientFile, freePort } from '../lib/site.mjs';
import { press } from '../lib/walk.mjs';

const CLIENT = 'situs-apache';
const MODULES = '/usr/lib/apache2/modules';
let program, browser, apache, site, portal;

before(async () => {
  [browser, program] = [await launch(), await start()];
  site = `http://localhost:${await freePort()}`;
  const file = clientFile(CLIENT, {
    redirects: [`${site}/cb/redirect`], leaving: [`${site}/keluar.html`], back: `${site}/cb/redirect?logout=backchannel`,
  });
  await program.meanwhile('client', 'add', file);
  portal = program.base.replace('127.0.0.1', 'localhost');
  apache = await serve(program.sites[CLIENT]);
});
after(async () => { await apache?.stop(); await browser?.close(); await program?.stop(); });

async function serve(secret) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sigap-apache-'));
  fs.chmodSync(folder, 0o755); // Apache gives up its rights before it reads the pages
  for (const name of ['terlindung', 'log']) fs.mkdirSync(path.join(folder, name));
  fs.writeFileSync(path.join(folder, 'terlindung/index.html'), '<h1>Halaman terlindung</h1>');
  fs.writeFileSync(path.join(folder, 'keluar.html'), '<h1>Sudah keluar</h1>');
  const load = (module, file = module) => `LoadModule ${module}_module ${MODULES}/mod_${file}.so`;
  const defined = { SIGAP: portal, SITE: site, CLIENT, SECRET: secret, PASSPHRASE: 'kata sandi contoh' };
  const conf = path.join(folder, 'apache.conf');
  fs.writeFileSync(conf, [
    ...['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'dir', 'socache_shmcb', 'auth_openidc'].map(name => load(name)),
    `ServerRoot "${folder}"`, 'ServerName localhost', `Listen 127.0.0.1:${new URL(site).port}`, `PidFile ${folder}/pid`, `ErrorLog ${folder}/log/error`, process.env.SIGAP_APACHE_LOG ? 'LogLevel auth_openidc:debug' : '',
    `DocumentRoot "${folder}"`, 'DirectoryIndex index.html', process.getuid() === 0 ? 'User www-data\nGroup www-data' : '',
    ...Object.entries(defined).map(([name, value]) => `Define ${name} "${value}"`),
    `Include ${path.join(root, 'docs/examples/mod_auth_openidc.conf')}`, '',
  ].join('\n'));
  const child = spawn('/usr/sbin/apache2', ['-f', conf, '-D', 'FOREGROUND'], { stdio: 'inherit' });
  const ended = new Promise(resolve => child.once('exit', resolve));
  process.once('exit', () => child.kill('SIGKILL'));
  const said = () => fs.readFileSync(path.join(folder, 'log/error'), 'utf8');
  for (let waited = 0; ; waited += 1) {
    if (await fetch(`${site}/keluar.html`).then(answer => answer.ok, () => false)) break;
    if (waited > 100) throw new Error(`Apache does not answer:\n${said()}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return {
    said,
    async stop() {
      if (process.env.SIGAP_APACHE_LOG) console.log(said());
      child.kill('SIGTERM');
      await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

// From the page of signing in by the shortcut of the demo, as one of its people.
async function pick(page) {
  await press(page, page.locator('main a[href^="/demo?"]'));
  const nik = program.persona('grant');
  await press(page, page.locator(`form:has(input[name="nik"][value="${nik}"]) button`).first());
}

test('a person signs in to a site behind Apache, sees its page, and signs out of both', async () => {
  const { page, close } = await visitor(browser);
  const heading = () => page.locator('h1').first().innerText();
  await page.goto(`${site}/terlindung/`);
  assert.equal(new URL(page.url()).pathname, '/masuk', 'the portal asks who it is');
  await pick(page);
  assert.equal(new URL(page.url()).pathname, '/izin', 'the person is asked');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/izin.png`, fullPage: true });
  await page.locator('button[value="izinkan"]').click();
  await page.waitForURL(`${site}/terlindung/`);
  assert.equal(await heading(), 'Halaman terlindung', apache.said());

  await page.goto(`${portal}/akun/situs`);
  assert.match(await page.locator('main').innerText(), /Situs situs-apache/);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/situs.png`, fullPage: true });

  await page.goto(`${site}/cb/redirect?logout=${encodeURIComponent(`${site}/keluar.html`)}`);
  assert.equal(new URL(page.url()).pathname, '/izin/keluar', apache.said());
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/keluar.png`, fullPage: true });
  await page.locator('form[action$="/izin/keluar"] button').click();
  await page.waitForURL(`${site}/keluar.html*`);
  await page.goto(`${site}/terlindung/`);
  assert.equal(new URL(page.url()).pathname, '/masuk', 'nobody is signed in any more');
  await close();
});

test('a site hears that the person signed out at the portal', async () => {
  const { page, close } = await visitor(browser);
  await page.goto(`${site}/terlindung/`);
  await pick(page);
  await page.waitForURL(`${site}/terlindung/`); // it was allowed before
  await page.goto(portal);
  await press(page, page.locator('form[action$="/keluar"] button').first());
  for (let waited = 0; waited < 50; waited += 1) {
    await page.goto(`${site}/terlindung/`);
    if (new URL(page.url()).pathname === '/masuk') break;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  assert.equal(new URL(page.url()).pathname, '/masuk', apache.said());
  await close();
});
