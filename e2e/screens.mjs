// Pictures of every page in both languages, on a phone and at a desk, and of the printed certificate where pdftoppm is
// installed. Run: node screens.mjs FOLDER
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { DESK, PHONE, launch } from './lib/browser.mjs';
import { start } from './lib/program.mjs';
import { tour } from './lib/tour.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node screens.mjs FOLDER');
  process.exit(2);
}
fs.mkdirSync(folder, { recursive: true });

const browser = await launch();
for (const language of ['id', 'en']) {
  const program = await start();
  try {
    await tour(browser, program, language, async (name, page) => {
      for (const [device, size] of [['phone', PHONE], ['desk', DESK]]) {
        await page.setViewportSize(size);
        await page.evaluate(() => document.fonts.ready);
        const file = path.join(folder, `${language}-${device}-${name}.png`);
        await page.screenshot({ path: file, fullPage: true, animations: 'disabled', caret: 'hide' });
        console.log(file);
      }
      await page.setViewportSize(PHONE);
    }, pdf => print(pdf, path.join(folder, `${language}-printed`)));
  } finally {
    await program.stop();
  }
}
await browser.close();

// The first page of a PDF as a picture.
function print(pdf, name) {
  const { error } = spawnSync('pdftoppm', ['-png', '-r', '70', '-singlefile', pdf, name]);
  console.log(error ? `no picture of the PDF: ${error.message}` : `${name}.png`);
}
