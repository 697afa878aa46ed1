// What a page costs on a phone plan: bytes on the wire, cold and warm, and nothing from anybody else.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, visitor } from '../lib/browser.mjs';
import { start } from '../lib/program.mjs';
import { apply, signIn } from '../lib/walk.mjs';

const FIRST_MAX = 60 * 1024;
const NEXT_MAX = 15 * 1024;
const REQUESTS_MAX = 8;
const PAGES = ['/', '/layanan', '/layanan/akta-lahir', '/layanan/akta-lahir/aturan', '/layanan/akta-lahir/panduan', '/cari?q=akte',
  '/periksa', '/permohonan', '/akses'];
let browser, program;
before(async () => { [browser, program] = [await launch(), await start()]; });
after(async () => { await browser?.close(); await program?.stop(); });

for (const [index, address] of PAGES.entries()) {
  test(`${address} is light on the first visit and lighter on the next`, async () => {
    const { context, page, close } = await visitor(browser);
    await signIn(page, program.base, program.persona('grant'));
    const count = await counter(context, page, program.base);

    const first = await count(address);
    assert.ok(first.bytes <= FIRST_MAX, `first visit: ${first.bytes} bytes, ${first.list}`);
    assert.ok(first.requests <= REQUESTS_MAX, `first visit: ${first.requests} requests, ${first.list}`);
    const next = await count(PAGES[(index + 1) % PAGES.length]);
    assert.ok(next.bytes <= NEXT_MAX, `next page: ${next.bytes} bytes, ${next.list}`);
    assert.deepEqual([...first.foreign, ...next.foreign], []);
    await close();
  });
}

test('a document with its code is as light as any next page', async () => {
  const { context, page, close } = await visitor(browser);
  await signIn(page, program.base, program.persona('grant'));
  await apply(page, program.base);
  const address = await page.locator('main a[href*="/dokumen/"]').first().getAttribute('href');
  const count = await counter(context, page, program.base);
  const next = await count(address);
  assert.ok(next.bytes <= NEXT_MAX, `${next.bytes} bytes, ${next.list}`);
  await close();
});

async function counter(context, page, base) {
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  let seen = new Map();
  wire.on('Network.requestWillBeSent', event => seen.set(event.requestId, { url: event.request.url, bytes: 0 }));
  wire.on('Network.loadingFinished', event => {
    const request = seen.get(event.requestId);
    if (request) request.bytes = event.encodedDataLength;
  });
  return async address => {
    seen = new Map();
    await page.goto(base + address, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300); // a font with `display: optional` may still be on its way
    const all = [...seen.values()].filter(request => !request.url.startsWith('data:'));
    return {
      bytes: all.reduce((sum, request) => sum + request.bytes, 0),
      requests: all.length,
      foreign: all.map(request => request.url).filter(url => !url.startsWith(base)),
      list: all.map(request => `${new URL(request.url).pathname} ${request.bytes}`).join(', '),
    };
  };
}
