// Another certified OpenID Provider, npm `oidc-provider` with its own in-memory adapter, for `sigap bench login` to drive beside
// ours: one client with a secret, PKCE, ES256. Who comes is signed in and has allowed everything.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [redirect] = process.argv.slice(2);
const server = createServer({ keepAliveTimeout: 600_000 });
await new Promise(done => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${server.address().port}`;
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'klinik-contoh', client_secret: 'rahasia-untuk-pengukuran', redirect_uris: [redirect],
    grant_types: ['authorization_code'], response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_basic', id_token_signed_response_alg: 'ES256',
  }],
  jwks: { keys: [{ ...key, kid: 'one', use: 'sig', alg: 'ES256' }] },
  cookies: { keys: ['for measuring only'] },
  claims: { openid: ['sub'], profile: ['name', 'birthdate', 'gender'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/ok/${interaction.uid}` },
  pkce: { required: () => true },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: 'Sri Wahyuni', birthdate: '1990-01-02', gender: 'female' }) }),
  async loadExistingGrant({ oidc }) {
    const known = oidc.session.grantIdFor(oidc.client.clientId);
    if (known) return provider.Grant.find(known);
    const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

const answer = provider.callback();
let people = 0;
server.on('request', (request, response) => {
  if (!request.url.startsWith('/ok/')) return answer(request, response);
  people += 1;
  return provider.interactionFinished(request, response, { login: { accountId: `person-${people}` } });
});
console.log(`listening on ${issuer}`);
