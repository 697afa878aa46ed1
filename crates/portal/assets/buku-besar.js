// Checks a file with proofs on this device: nothing of it leaves the page, and once the page is there it needs no network.
import { verifyExhibit } from './verify.mjs';

const form = document.querySelector('[data-exhibit]');
const box = document.querySelector('#hasil');
const input = form.querySelector('input[type=file]');
const hint = form.querySelector('[data-local]');
const template = document.querySelector('#tercatat');
const lang = document.documentElement.lang;

// As the server writes it: "Kamis, 26 November 2026, 20.41 WIB".
const moment = seconds => {
  const part = options => new Intl.DateTimeFormat(lang, { ...options, timeZone: 'Asia/Jakarta' }).format(seconds * 1_000);
  const [hour, minute] = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Jakarta' }).format(seconds * 1_000).split(':');
  const day = `${part({ weekday: 'long' })}, ${part({ day: 'numeric' })} ${part({ month: 'long' })} ${part({ year: 'numeric' })}`;
  return `${day}, ${hour}${lang === 'id' ? '.' : ':'}${minute} WIB`;
};

// The reason as people are told it; what is wrong with the page's own policy is not the fault of the file.
const why = ({ reason, at }) => {
  if (['unable', 'policy', 'few', 'weak'].includes(reason)) return 'unable';
  if (at === undefined) return reason === 'log' ? 'ledger' : 'form';
  const said = { log: 'foreign', root: 'altered', signature: 'signature', twice: 'signature', quorum: 'quorum' };
  return said[reason] ?? 'damaged';
};

const kind = text => text.match(/^sigap\/(step|credential|reading)@v1\n/)?.[1] ?? 'other';

const fill = (place, field, words) => { place.querySelector(`[data-field=${field}]`).textContent = words; };

const row = ({ text, place, since, seen }) => {
  const made = template.content.cloneNode(true);
  fill(made, 'kind', template.dataset[kind(text)]);
  fill(made, 'index', place);
  fill(made, 'since', moment(since));
  fill(made, 'seen', moment(seen));
  fill(made, 'text', text);
  return made;
};

const show = said => {
  const state = said.holds ? 'holds' : why(said) === 'unable' ? 'unable' : 'refused';
  for (const part of box.querySelectorAll('[data-state]')) part.hidden = part.dataset.state !== state;
  if (state === 'holds') {
    fill(box, 'agency', said.agency);
    fill(box, 'count', said.documents.length);
    box.querySelector('[data-documents]').replaceChildren(...said.documents.map(row));
  }
  if (state === 'refused') {
    for (const one of box.querySelectorAll('[data-why]')) one.hidden = one.dataset.why !== why(said);
    box.querySelector('[data-which]').hidden = said.at === undefined;
    if (said.at !== undefined) fill(box, 'at', said.at + 1);
  }
  // What the server said of another file is over.
  document.querySelector('[data-answered]')?.remove();
  box.hidden = false;
  box.focus();
  box.scrollIntoView({ block: 'start' });
};

hint.textContent = hint.dataset.local;

form.addEventListener('submit', async event => {
  // Whose browser cannot check may ask the server to; and it says where no file was chosen.
  if (event.submitter?.hasAttribute('data-send') || !input.files.length) return;
  event.preventDefault();
  const now = Math.floor(Date.now() / 1_000);
  const bytes = new Uint8Array(await input.files[0].arrayBuffer());
  show(await verifyExhibit(bytes, form.dataset.policy, { log: form.dataset.ledger, now }));
});
