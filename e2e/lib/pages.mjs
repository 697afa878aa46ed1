// Which pages there are: the addresses of the route table, and the kinds of questions of the form.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './program.mjs';

const read = file => fs.readFileSync(path.join(root, file), 'utf8');

// Addresses that answer no page, and the one page a demonstration does not have; each with the reason.
const UNSEEN = {
  '/masuk/tantangan': 'a challenge for the script',
  '/akun/kunci-sandi/tantangan': 'a challenge for the script',
  '/status/{list}': 'a signed list for machines',
  '/.well-known/jwks.json': 'keys for machines',
  '/sehat': 'one word for machines',
  '/metrik': 'numbers for machines',
  '/oidc/authorize': 'leads to the page on which a person decides, or back to the site',
  '/oidc/logout': 'leads to the page that asks, or back to the site',
  '/demo/personas.json': 'people for machines',
  '/permohonan/{case}/aliran': 'a stream of events',
  '/permohonan/{case}/tanda-terima': 'a file',
  '/permohonan/{case}/bukti-bayar': 'a file',
  '/permohonan/{case}/isi': 'leads to the next question',
  '/permohonan/{case}/bukti/{kind}/{file}': 'a file',
  '/permohonan/{case}/catatan': 'a file',
  '/akses/{reading}/catatan': 'a file',
  '/buku-besar/kebijakan': 'a file',
  '/buku-besar/entri/{index}/bukti': 'a file',
  '/identitas/berkas': 'a file',
  '/identity': 'leads to the page about my identity',
  '/ledger': 'leads to the page about the ledger',
  '/dokumen/{number}/kredensial': 'a file',
  '/petugas/{case}/bukti/{file}': 'a file',
};

// What is wrong with a walk that looked at these pages: addresses nobody saw, kinds of questions nobody answered wrongly.
// `looks` holds the name and the address of each page.
export function missed(looks) {
  const shown = looks.filter(({ name }) => !name.startsWith('error-')).map(({ address }) => address);
  const gets = [...read('crates/portal/src/routes.rs').matchAll(/\.(?:anyone|acted|resident|officer|operator)\(GET, "([^"]+)"/g)].map(([, route]) => route);
  const seen = route => shown.some(address => fits(route, address));
  return [
    ...gets.filter(route => !(route in UNSEEN) && !seen(route)).map(route => `nobody looked at ${route}`),
    ...Object.keys(UNSEEN).filter(route => !gets.includes(route) || seen(route)).map(route => `${route} is no exception`),
    ...unanswered(new Set(looks.map(({ name }) => name))),
  ];
}

// A page of this route, in either language.
function fits(route, address) {
  const pattern = route.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^(/en)?${pattern === '/' ? '/?' : pattern}$`).test(address);
}

function unanswered(names) {
  const form = read('packs/indonesia/services/akta-lahir/form.toml').split('[[question]]').slice(1);
  const questions = form.filter(text => !/^asked_of/m.test(text)).map(text => ({
    id: text.match(/^id\s*=\s*"(.+)"/m)[1], kind: text.match(/^kind\s*=\s*"(.+)"/m)[1],
  }));
  const wrong = questions.filter(({ id }) => [...names].some(name => name.endsWith(`-${id}-error`))).map(({ kind }) => kind);
  const kinds = new Set(questions.map(({ kind }) => kind));
  return [...kinds].filter(kind => !wrong.includes(kind)).map(kind => `nobody left a ${kind} empty`);
}
