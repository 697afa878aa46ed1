// Checks the code of a document on this device. The code stands behind '#' and never reaches a server.
const box = document.querySelector('#scanned');
const MOST = 1_400;

const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const json = text => JSON.parse(new TextDecoder().decode(bytes(text)));

const show = (state, box) => {
  box.hidden = false;
  for (const part of box.querySelectorAll('[data-state]')) part.hidden = part.dataset.state !== state;
};

const fill = (said, box) => {
  const day = new Date(`${said.d}T00:00Z`);
  const long = { dateStyle: 'full', timeZone: 'UTC' };
  const short = Number.isNaN(day.valueOf()) ? '' : day.toLocaleDateString('id', { dateStyle: 'long', timeZone: 'UTC' });
  if (!Number.isNaN(day.valueOf())) said.d = new Intl.DateTimeFormat(document.documentElement.lang, long).format(day);
  for (const place of box.querySelectorAll('[data-field]')) place.textContent = said[place.dataset.field] ?? '';
  const lines = box.querySelector('[data-lines]');
  lines.replaceChildren(...said.l.map(([label, value]) => {
    const row = document.createElement('div');
    const name = row.appendChild(document.createElement('dt'));
    const words = row.appendChild(document.createElement('dd'));
    name.textContent = label;
    words.textContent = value;
    return row;
  }));
  // What the lines say themselves is not said twice.
  const told = said.l.map(([, value]) => value);
  for (const [field, words] of [['o', said.o], ['d', short]]) {
    box.querySelector(`[data-field=${field}]`).parentElement.hidden = told.includes(words);
  }
  box.querySelector('[data-number]').value = said.n;
  // A payment reference is no document number, and money that came stays paid.
  box.querySelector('[data-online]').hidden = said.v === 'sigap:bukti-pembayaran';
  box.querySelector('[data-demo]').hidden = !said.x;
};

// valid, altered, unknown (signed by nobody we know), or unable (this browser cannot check).
const check = async (token, keys) => {
  const parts = token.split('.');
  if (parts.length !== 3 || token.length > MOST) return ['altered'];
  if (!crypto.subtle) return ['unable'];
  try {
    const head = json(parts[0]);
    if (head.alg !== 'ES256' || head.typ !== 'doc' || head.crit) return ['altered'];
    const key = keys.find(one => one.kid === head.kid);
    if (!key) return ['unknown'];
    const curve = { name: 'ECDSA', namedCurve: 'P-256' };
    const jwk = { kty: key.kty, crv: key.crv, x: key.x, y: key.y };
    const known = await crypto.subtle.importKey('jwk', jwk, curve, false, ['verify']);
    const signed = new TextEncoder().encode(`${parts[0]}.${parts[1]}`);
    const holds = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, known, bytes(parts[2]), signed);
    if (!holds) return ['altered'];
    const said = json(parts[1]);
    return Array.isArray(said.l) ? ['valid', said] : ['altered'];
  } catch {
    return ['altered'];
  }
};

const run = async () => {
  const token = decodeURIComponent(location.hash.slice(1));
  if (!box || !token.includes('.')) return;
  const keys = JSON.parse(box.dataset.keys || '{"keys":[]}').keys;
  const [state, said] = await check(token, keys);
  if (said) fill(said, box);
  show(state, box);
  box.scrollIntoView({ block: 'start' });
};

addEventListener('hashchange', run);
run();
