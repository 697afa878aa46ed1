// Checks a file with proofs on this device: nothing of it leaves the page, and once the page is there it needs no network.
import { verifyExhibit, verifyIdentity } from './verify.mjs';

const form = document.querySelector('[data-exhibit]');
const box = document.querySelector('#hasil');
const input = form.querySelector('input[type=file]');
const hint = form.querySelector('[data-local]');
const template = document.querySelector('#tercatat');
const stepTemplate = document.querySelector('#langkah');
const lang = document.documentElement.lang;

// As the server writes it: "Kamis, 26 November 2026, 20.41 WIB".
const moment = seconds => {
  const part = options => new Intl.DateTimeFormat(lang, { ...options, timeZone: 'Asia/Jakarta' }).format(seconds * 1_000);
  const [hour, minute] = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Jakarta' }).format(seconds * 1_000).split(':');
  const day = `${part({ weekday: 'long' })}, ${part({ day: 'numeric' })} ${part({ month: 'long' })} ${part({ year: 'numeric' })}`;
  return `${day}, ${hour}${lang === 'id' ? '.' : ':'}${minute} WIB`;
};

// The reason as people are told it; what is wrong with the page's own policy is not the fault of the file.
const why = ({ reason, at, isIdentity }) => {
  if (['unable', 'policy', 'few', 'weak'].includes(reason)) return 'unable';
  if (at === undefined) return { log: 'ledger', cut: 'cut' }[reason] ?? 'form';
  const signed = { signature: 'signature', twice: 'signature', quorum: 'quorum' }[reason];
  if (signed) return signed;
  if (at === 'present') return reason === 'old' ? 'old' : 'present';
  if (!isIdentity) return { log: 'foreign', root: 'altered' }[reason] ?? 'damaged';
  const ofStep = { log: 'step-foreign', subject: 'step-foreign', turn: 'turn', root: 'step-altered', keys: 'step-altered', cause: 'step-altered' };
  return ofStep[reason] ?? 'step-damaged';
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

const turn = { 'did.create': 'began', 'did.rotate': 'changed', 'did.deactivate': 'ended' };

const stepRow = ({ kind, keys, cause, index, since }) => {
  const made = stepTemplate.content.cloneNode(true);
  fill(made, 'kind', stepTemplate.dataset[turn[kind]]);
  fill(made, 'since', moment(since));
  fill(made, 'index', index);
  fill(made, 'keys', keys);
  fill(made, 'cause', cause);
  return made;
};

// How many keys a text names, if it is one of those that are known here.
const count = text => {
  try {
    const { keys } = JSON.parse(text.match(/^sigap\/keys@v1\n([^]*)$/)[1]);
    return Array.isArray(keys) ? keys.length : stepTemplate.dataset.unknown;
  } catch {
    return stepTemplate.dataset.unknown;
  }
};

// Writes what came of it into its place.
const states = {
  holds(place, { agency, documents }) {
    fill(place, 'agency', agency);
    fill(place, 'count', documents.length);
    place.querySelector('[data-documents]').replaceChildren(...documents.map(row));
  },
  identity(place, { subject, steps, seen }) {
    const hasEnded = turn[steps.at(-1).kind] === 'ended';
    place.querySelector('[data-over]').hidden = !hasEnded;
    fill(place, 'keys', hasEnded ? stepTemplate.dataset.none : count(steps.at(-1).keys));
    fill(place, 'since', moment(steps[0].since));
    fill(place, 'seen', moment(seen));
    // As it stands on its holder's page: base64.
    fill(place, 'subject', `${subject.replaceAll('-', '+').replaceAll('_', '/')}=`);
    place.querySelector('[data-steps]').replaceChildren(...steps.map(stepRow));
  },
  refused(place, said) {
    for (const one of place.querySelectorAll('[data-why]')) one.hidden = one.dataset.why !== why(said);
    for (const one of place.querySelectorAll('[data-which]')) {
      one.hidden = !Number.isInteger(said.at) || (one.dataset.which === 'step') !== said.isIdentity;
      fill(one, 'at', said.at + 1);
    }
  },
};

const stateOf = said => {
  if (said.holds) return said.isIdentity ? 'identity' : 'holds';
  return ['unable', 'old'].includes(why(said)) ? why(said) : 'refused';
};

const show = said => {
  const state = stateOf(said);
  for (const part of box.querySelectorAll('[data-state]')) part.hidden = part.dataset.state !== state;
  states[state]?.(box.querySelector(`[data-state=${state}]`), said);
  // What the server said of another file is over.
  document.querySelector('[data-answered]')?.remove();
  box.hidden = false;
  box.focus();
  box.scrollIntoView({ block: 'start' });
};

// A file of either kind; what is no identity is an exhibit or nothing.
const check = async bytes => {
  const { policy, ledger: log, age } = form.dataset;
  const now = Math.floor(Date.now() / 1_000);
  const identity = await verifyIdentity(bytes, policy, { log, age: Number(age), now });
  if (identity.reason !== 'form' || identity.at !== undefined) return { ...identity, isIdentity: true };
  return { ...await verifyExhibit(bytes, policy, { log, now }), isIdentity: false };
};

hint.textContent = hint.dataset.local;

form.addEventListener('submit', async event => {
  // Whose browser cannot check may ask the server to; and it says where no file was chosen.
  if (event.submitter?.hasAttribute('data-send') || !input.files.length) return;
  event.preventDefault();
  // What was said of the file before is not said of this one.
  box.hidden = true;
  show(await check(new Uint8Array(await input.files[0].arrayBuffer())));
});
