// What is measured on a page: accessibility, sideways overflow, the size of what is tapped.
import { AxeBuilder } from '@axe-core/playwright';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// What depends on how a page is laid out; the rest is the same at every width.
export const LAYOUT = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block', 'heading-order'];

// Our pages have no frames, so the checker runs in the page itself; a blank page for each of its runs costs more than the run.
export async function violations(page, rules) {
  if (page.frames().length > 1) return ['a page with frames'];
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return violations.map(v => `${v.id} (${v.impact}): ${v.help} at ${v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(', ')}`);
}

// Pixels the page is wider than the screen. Compared with the real width: under phone emulation `innerWidth` grows
// with the page and would hide the fault.
export async function overflow(page, size) {
  await page.setViewportSize(size);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return Math.max(0, width - size.width);
}

// Other ways to read the same page: text twice as large (WCAG 1.4.4), letters further apart (1.4.12), and
// the font of a phone that does not wait for ours. What fits only in our own font breaks where that font comes late.
const SPARE = { '--face': '"DejaVu Sans", sans-serif' };
const READINGS = {
  'text at 200 %': { 'font-size': '200%' },
  'text at 200 % in a wider font': { 'font-size': '200%', ...SPARE },
  'text at 200 % in a wider font, spaced': { 'font-size': '200%', 'letter-spacing': '.12em', ...SPARE },
};

// For each reading that makes the page wider than the screen, by how much.
export async function overflowInReadings(page, size) {
  const faults = [];
  for (const [reading, style] of Object.entries(READINGS)) {
    await page.evaluate(style => {
      for (const [name, value] of Object.entries(style)) document.documentElement.style.setProperty(name, value);
    }, style);
    const over = await overflow(page, size);
    if (over) faults.push(`${over} px wider than ${size.width} with ${reading}`);
    await page.evaluate(() => { document.documentElement.removeAttribute('style'); });
  }
  return faults;
}

// Buttons and fields lower than 44 pixels; the label of a radio or checkbox is its target.
export async function smallTargets(page) {
  return page.evaluate(() => {
    const small = [];
    for (const control of document.querySelectorAll('main button, main input:not([type=hidden]), main select, main textarea')) {
      const label = control.matches('[type=radio], [type=checkbox]') ? control.labels?.[0] : undefined;
      const height = Math.max(...[control, label, label?.parentElement].filter(Boolean).map(e => e.getBoundingClientRect().height));
      const shown = control.checkVisibility?.() ?? true;
      if (shown && height > 0 && height < 44) small.push(`${control.name || control.textContent.trim()} ${Math.round(height)} px`);
    }
    return small;
  });
}
