// Debian's Chromium, with flags that work without a display, as root and without a network.
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--force-color-profile=srgb',
  '--font-render-hinting=none', '--hide-scrollbars',
];

export const PHONE = { width: 360, height: 740 };
export const NARROW = { width: 320, height: 640 }; // WCAG 1.4.10: 1280 at 400 %
export const DESK = { width: 1280, height: 800 };

export async function launch() {
  const executablePath = execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
  return chromium.launch({ executablePath, args: flags });
}

// A fresh person at a fresh device. What the page complains about in the console is collected in `complaints`.
export async function visitor(browser, { size = PHONE, script = true, language = 'id', ...rest } = {}) {
  const context = await browser.newContext({
    viewport: size, javaScriptEnabled: script, locale: language === 'id' ? 'id-ID' : 'en-GB',
    timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce', ...rest,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', message => {
    // A page that is meant to answer 404 or 422 also logs that; only what the page itself did wrong counts.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(`${page.url()}: ${message.text()}`);
    }
  });
  return { context, page, complaints, close: () => context.close() };
}
