// Passkeys: the browser asks the device, and a form sends what it answered. Without this file the page says which other ways there are.
const form = document.querySelector('form[data-passkey]');
const said = document.querySelector('[data-said]');
const makes = form?.dataset.passkey === 'make';
let waiting; // the request that offers passkeys in the field, while nobody pressed anything

const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const named = list => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }));

// A fresh challenge; its ceremony comes along as a cookie.
async function options() {
  const answer = await fetch(form.dataset.options, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const asked = await answer.json();
  asked.challenge = bytes(asked.challenge);
  asked.excludeCredentials = named(asked.excludeCredentials);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  return asked;
}

function written({ id, rawId, type, response }) {
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];
  const filled = parts.filter(part => response[part]).map(part => [part, text(response[part])]);
  const transports = response.getTransports?.();
  return JSON.stringify({
    id, rawId: text(rawId), type, clientExtensionResults: {},
    response: { ...Object.fromEntries(filled), ...(transports ? { transports } : {}) },
  });
}

function send(credential) {
  form.elements.credential.value = written(credential);
  form.submit();
}

function tell(word) {
  said.textContent = said.dataset[word];
  said.hidden = false;
  said.scrollIntoView({ block: 'nearest' });
}

const WORDS = { NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'known', NotSupportedError: 'unsupported', SecurityError: 'elsewhere' };

async function ask() {
  waiting?.abort();
  tell('wait');
  try {
    const publicKey = await options();
    send(await (makes ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey })));
  } catch (error) {
    tell(WORDS[error.name] ?? 'failed');
    offer();
  }
}

// Where the browser can, the passkeys of this site stand in the field like any other thing it fills in.
const AGAIN_MS = 240_000; // before the challenge is too old
async function offer() {
  const field = form.querySelector('[data-autofill]');
  if (!field || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  field.hidden = false;
  const mine = waiting = new AbortController();
  const timer = setTimeout(() => { mine.abort(); offer(); }, AGAIN_MS);
  try {
    send(await navigator.credentials.get({ publicKey: await options(), mediation: 'conditional', signal: mine.signal }));
  } catch { /* whoever picks none presses the button */ }
  clearTimeout(timer);
}

if (form) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (window.PublicKeyCredential) ask();
    else tell('unsupported');
  });
  if (window.PublicKeyCredential) offer().catch(() => {});
  else tell('unsupported');
}
