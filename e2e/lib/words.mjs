// The words of the pages, read from the same files the program reads: a reworded button does not break a test.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './program.mjs';

const FOLDERS = ['crates/portal/text', 'packs/indonesia/text', 'packs/indonesia/services/akta-lahir'];

// words('id')('check-title') → a pattern that matches the text, whatever its placeholders hold.
export function words(language) {
  const texts = new Map();
  for (const folder of FOLDERS) {
    const file = path.join(root, folder, `${language}.ftl`);
    if (fs.existsSync(file)) for (const [key, text] of parse(fs.readFileSync(file, 'utf8'))) texts.set(key, text);
  }
  return key => {
    if (!texts.has(key)) throw new Error(`no text ${key} in ${language}`);
    return pattern(texts.get(key));
  };
}

export function parse(source) {
  const found = new Map();
  let key;
  for (const line of source.split('\n')) {
    const begins = line.match(/^([a-z][\w-]*)\s*=\s*(.*)$/i);
    if (begins) { key = begins[1]; found.set(key, begins[2]); }
    else if (key && /^\s+\S/.test(line)) found.set(key, `${found.get(key)} ${line.trim()}`.trim());
    else if (!line.trim() || line.startsWith('#')) key = undefined;
  }
  return found;
}

export function pattern(text) {
  const parts = text.split(/\{[^}]*\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(parts.join('.*'), 'i');
}
