// Starts the program as a person would, on a free port with a small country, and stops it again.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 120_000; // an unoptimised build makes its country slowly
const STOP_MS = 10_000;

export async function start({ residents = 500, seed = 7 } = {}) {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'sigap-e2e-'));
  const args = ['demo', '--listen', '127.0.0.1:0', '--data', data, '--residents', String(residents), '--seed', String(seed)];
  let running = await run(args);
  const personas = await (await fetch(`${running.base}/demo/personas.json`)).json();
  return {
    get base() { return running.base; },
    // Secrets of the sites that have one, by the id of their client.
    get sites() { return running.sites; },
    get register() { return running.register; },
    personas,
    persona: expect => expecting(personas, expect),
    named: name => nikOf(personas, name),
    // Does something to the data while the program stands still. It listens at another address afterwards.
    async meanwhile(...command) {
      await running.end();
      execFileSync(binary(), [...command, '--data', data], { cwd: root });
      running = await run(args);
    },
    // What another command says about the same data, also while the program runs.
    said: (...command) => execFileSync(binary(), [...command, '--data', data], { cwd: root, encoding: 'utf8' }),
    // What a command says that needs no data.
    told: (...command) => execFileSync(binary(), command, { cwd: root, encoding: 'utf8', stdio: 'pipe' }),
    async stop() {
      await running.end();
      fs.rmSync(data, { recursive: true, force: true });
    },
  };
}

function binary() {
  const found = process.env.SIGAP ?? path.join(root, 'target/debug/sigap');
  if (!fs.existsSync(found)) throw new Error(`${found} is not there: run cargo build first`);
  return found;
}

async function run(args) {
  const child = spawn(binary(), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise(resolve => child.once('exit', resolve));
  process.once('exit', () => child.kill('SIGKILL')); // nothing stays behind when a test run is cut short
  try {
    let log = '';
    child.stderr.setEncoding('utf8').on('data', chunk => { log += chunk; });
    return {
      ...await address(child, ended),
      end: async () => {
        await end(child, ended);
        const told = secrets(log);
        if (told.length) throw new Error(`the log of the program tells ${told.join(', ')}`);
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

// Words that look like the number of a person, a token or a signature, as in tests/it/desk/log.rs: the log says nothing of anybody.
export function secrets(log) {
  const words = log.replace(/Timestamp\(\d+\)/g, '').split(/[^A-Za-z0-9_-]+/);
  const token = word => word.length >= 43 && /[A-Z]/.test(word) && /[a-z]/.test(word) && /[0-9]/.test(word);
  return words.filter(word => /(^|\D)\d{16}(\D|$)/.test(word) || token(word) || word.startsWith('eyJhbGci'));
}

async function end(child, ended) {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}

// Some personas need a particular answer to come to what they expect; these families need only the ordinary ones.
const PLAIN = { grant: 'Sri Wahyuni' };

function nikOf(personas, name) {
  const found = personas.find(persona => persona.name === name);
  if (!found) throw new Error(`no persona is called ${name}; there are ${personas.map(p => p.name).join(', ')}`);
  return found.nik;
}

function expecting(personas, expect) {
  const fitting = personas.filter(persona => persona.expect === expect);
  const found = fitting.find(persona => persona.name === PLAIN[expect]) ?? fitting[0];
  if (!found) throw new Error(`no persona expects ${expect}; there are ${personas.map(p => p.expect).join(', ')}`);
  return found.nik;
}

// From the line `listening on http://127.0.0.1:PORT`, and the process of the register of births; everything else it said is shown when the line does not come.
function address(child, ended) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = why => reject(new Error(`the program ${why}; it said:\n${said}`));
    const timer = setTimeout(() => fail(`was not ready within ${START_MS} ms`), START_MS);
    const hear = chunk => {
      said += chunk;
      const heard = said.match(/listening on (http:\/\/[^\s\x1b]+)/);
      if (heard) { clearTimeout(timer); resolve({ base: heard[1], sites: Object.fromEntries([...said.matchAll(/site (\S+) +secret (\w+)/g)].map(([, id, secret]) => [id, secret])), register: Number(said.match(/register: .*\(process (\d+)\)/)?.[1]) }); }
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    ended.then(code => { clearTimeout(timer); fail(`ended with ${code}`); });
  });
}
