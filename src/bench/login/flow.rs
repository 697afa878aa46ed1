//! One sign-in to a site, as a browser and the site's program make it, with every answer looked at.

use crate::authenticator::Authenticator;
use crate::bench::journey;
use crate::bench::server::Server;
use crate::bench::wire::{Reply, Wire};
use anyhow::{Context, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

pub(super) const CLIENT: &str = "klinik-contoh";
/// Where the site would wait; nobody listens, since the driver reads the address itself.
pub(super) const BACK: &str = "http://127.0.0.1:9/masuk/kembali";
/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// How long a sign-in took, and its token endpoint.
#[derive(Clone, Copy, Debug)]
pub(super) struct Took {
    pub(super) whole: Duration,
    pub(super) token: Duration,
}

/// A provider as a site knows it.
#[derive(Debug)]
pub(super) struct Provider {
    pub(super) at: SocketAddr,
    authorize: String,
    token: &'static str,
    userinfo: &'static str,
    /// The header by which the site proves itself.
    basic: String,
}

/// A browser of somebody who is signed in, and the device that holds their passkey.
#[derive(Clone)]
pub(super) struct Browser {
    pub(super) cookie: String,
    csrf: String,
    device: Option<Arc<Mutex<Authenticator>>>,
}

impl Browser {
    /// How [`Browser::again`] proves who somebody is.
    pub(super) const WAY: &str = "passkey";

    /// Somebody of the demonstration, who makes themselves a passkey.
    pub(super) async fn sign_in(wire: &mut Wire, nik: &str) -> anyhow::Result<Self> {
        let picked = journey::sign_in(wire, nik).await?;
        // Passkeys are tied to a name, and the demonstration is reached by this one.
        let mut device = Authenticator::new(&format!("http://localhost:{}", wire.at.port()));
        let asked = wire
            .get("/akun/kunci-sandi/tantangan", &picked.cookie)
            .await?;
        let (options, ceremony) = ceremony(asked)?;
        let made = device.make(&options).context("no passkey was made")?;
        let form = [
            ("csrf", picked.csrf.as_str()),
            ("name", "bench"),
            ("credential", &made.to_string()),
        ];
        let form = serde_urlencoded::to_string(form)?;
        let cookies = format!("{}; {ceremony}", picked.cookie);
        let added = wire
            .post("/akun/kunci-sandi/tambah", &cookies, &form)
            .await?;
        ensure!(
            added.status == 303,
            "adding a passkey gave {}",
            added.status
        );
        Ok(Self {
            cookie: picked.cookie,
            csrf: picked.csrf,
            device: Some(Arc::new(Mutex::new(device))),
        })
    }

    /// The person's own sign-in: a challenge, their passkey, a new session, durable.
    pub(super) async fn again(self, wire: &mut Wire) -> anyhow::Result<Self> {
        let (options, ceremony) = ceremony(wire.get("/masuk/tantangan", "").await?)?;
        let device = self.device.as_ref().context("nobody has a device here")?;
        let shown = device
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .show(&options);
        let shown = shown.context("no passkey was shown")?.to_string();
        let form = serde_urlencoded::to_string([("credential", shown)])?;
        let signed_in = wire.post("/masuk", &ceremony, &form).await?;
        ensure!(
            signed_in.status == 303,
            "a passkey gave {}",
            signed_in.status
        );
        let cookies = signed_in.cookie.context("no cookie")?;
        let session = cookies.split("; ").find(|pair| pair.starts_with("sigap="));
        Ok(Self {
            cookie: session.context("no session")?.to_owned(),
            ..self
        })
    }

    /// Somebody of another provider, who has a cookie and nothing else.
    pub(super) fn of_cookie(cookie: String) -> Self {
        Self {
            cookie,
            csrf: String::new(),
            device: None,
        }
    }
}

/// What a passkey is asked, and the cookie that goes with it.
fn ceremony(asked: Reply) -> anyhow::Result<(Value, String)> {
    ensure!(asked.status == 200, "a challenge gave {}", asked.status);
    let options = serde_json::from_slice(&asked.body)?;
    Ok((options, asked.cookie.context("no ceremony")?))
}

impl Provider {
    pub(super) fn ours(server: &Server) -> anyhow::Result<Self> {
        let secret = server.sites.get(CLIENT).context("the demo named no site")?;
        let paths = ("/oidc/authorize", "/oidc/token", "/oidc/userinfo");
        Ok(Self::of(server.at, paths, secret))
    }

    pub(super) fn of(
        at: SocketAddr,
        (authorize, token, userinfo): (&str, &'static str, &'static str),
        secret: &str,
    ) -> Self {
        let back = BACK.replace(':', "%3A").replace('/', "%2F");
        let asks = format!(
            "{authorize}?client_id={CLIENT}&redirect_uri={back}&response_type=code&scope=openid%20profile\
             &state=s&nonce=n&code_challenge={CHALLENGE}&code_challenge_method=S256"
        );
        let pair = STANDARD.encode(format!("{CLIENT}:{secret}"));
        Self {
            at,
            authorize: asks,
            token,
            userinfo,
            basic: format!("authorization: Basic {pair}\r\n"),
        }
    }

    /// Where a person is sent.
    pub(super) fn asks(&self) -> &str {
        &self.authorize
    }

    /// The person allows the site what it asks, once and for all that follows.
    pub(super) async fn allowed(&self, wire: &mut Wire, who: Browser) -> anyhow::Result<Browser> {
        let asked = wire.get(&self.authorize, &who.cookie).await?;
        let to = moved(&asked)?;
        if let Some((_, flow)) = to.split_once("alur=") {
            let form = format!("csrf={}&alur={flow}&jawaban=izinkan", who.csrf);
            // A request goes on in the browser that it came by.
            let begun = asked.cookie.as_deref().context("no request")?;
            let cookies = format!("{}; {begun}", who.cookie);
            let allowed = wire.post("/izin", &cookies, &form).await?;
            ensure!(allowed.status == 200, "allowing gave {}", allowed.status);
        }
        Ok(who)
    }

    /// Request, code, token, userinfo, with a session that is there. Gives how long the token endpoint took.
    pub(super) async fn code_flow(
        &self,
        (person, program): (&mut Wire, &mut Wire),
        who: &Browser,
    ) -> anyhow::Result<Duration> {
        let asked = person.get(&self.authorize, &who.cookie).await?;
        let code = code(moved(&asked)?)?;
        let back = BACK.replace(':', "%3A").replace('/', "%2F");
        let form = format!(
            "grant_type=authorization_code&code={code}&redirect_uri={back}&code_verifier={VERIFIER}"
        );
        let began = Instant::now();
        program.extra = self.basic.clone().into();
        let tokens = program.post(self.token, "", &form).await?;
        let took = began.elapsed();
        ensure!(
            tokens.status == 200,
            "the token endpoint gave {}",
            tokens.status
        );
        let tokens: Value = serde_json::from_slice(&tokens.body)?;
        let access = tokens["access_token"].as_str().context("no access token")?;
        let claims = claims(tokens["id_token"].as_str().context("no ID token")?)?;
        ensure!(
            claims["nonce"] == "n" && claims["aud"] == CLIENT,
            "an ID token for another"
        );
        program.extra = format!("authorization: Bearer {access}\r\n").into();
        let told = program.get(self.userinfo, "").await?;
        ensure!(told.status == 200, "userinfo gave {}", told.status);
        let told: Value = serde_json::from_slice(&told.body)?;
        ensure!(
            told["sub"] == claims["sub"] && told["name"].is_string(),
            "userinfo of another"
        );
        Ok(took)
    }
}

/// Where an answer leads.
pub(super) fn moved(reply: &Reply) -> anyhow::Result<&str> {
    let moved = reply.status == 302 || reply.status == 303;
    ensure!(moved, "an answer of {} instead of a redirect", reply.status);
    reply
        .location
        .as_deref()
        .context("a redirect without an address")
}

fn code(to: &str) -> anyhow::Result<&str> {
    let query = to
        .strip_prefix(BACK)
        .and_then(|rest| rest.strip_prefix('?'));
    let query = query.with_context(|| format!("led to {to}"))?;
    let code = query.split('&').find_map(|pair| pair.strip_prefix("code="));
    code.with_context(|| format!("no code: {query}"))
}

fn claims(token: &str) -> anyhow::Result<Value> {
    let claims = token.split('.').nth(1).context("no claims")?;
    Ok(serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims)?)?)
}
