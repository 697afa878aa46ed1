//! Tokens: who a program is, and for whom it acts. Until accounts exist they are given out in the demonstration alone,
//! by OAuth 2.0's grant for clients (RFC 6749, 4.4) with one more field: the persona the client acts for.

use super::call::{Answer, Call, json};
use super::problem::{Kind, Trouble};
use super::shape::token::{Denied, Token};
use crate::http::Limiter;
use app::{App, ClientId, Resident};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use base::{Assurance, Text, Timestamp};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Half an hour.
pub(crate) const TOKEN_SECONDS: i64 = 30 * 60;
/// Tokens kept at a time; the one that ends first makes room.
const TOKENS_MAX: usize = 10_000;
/// The programs of the demonstration.
const CLIENTS: [&str; 2] = ["demo-klinik", "demo-keluarga"];
/// Digits of a client's secret: 128 bits.
const SECRET_DIGITS: usize = 32;

/// What a token allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    ServicesRead,
    CasesRead,
    CasesWrite,
}

impl Scope {
    pub(crate) const ALL: [Self; 3] = [Self::ServicesRead, Self::CasesRead, Self::CasesWrite];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::ServicesRead => "services:read",
            Self::CasesRead => "cases:read",
            Self::CasesWrite => "cases:write",
        }
    }
}

/// A program that acts for a resident. Holding one proves that a good token came with the request.
#[derive(Clone, Debug)]
pub(crate) struct Acting {
    pub(crate) client: ClientId,
    pub(crate) resident: Resident,
    pub(crate) scopes: Vec<Scope>,
    /// How sure the state was of the resident when they allowed it.
    pub(crate) assurance: Assurance,
    /// When the token ends.
    pub(crate) until: Timestamp,
}

/// A token as it is kept: a keyed digest of it, and what it allows.
struct Held {
    digest: String,
    acting: Acting,
}

/// Random bytes a token is found by, and those that prove it.
const ID_BYTES: usize = 16;
const SECRET_BYTES: usize = 32;
type Id = [u8; ID_BYTES];

/// The tokens of this process. A restart ends them all; a client asks for another.
#[derive(Default)]
pub(crate) struct Tokens {
    held: Mutex<HashMap<Id, Held>>,
    failures: Limiter,
}

/// A program of the demonstration and what it proves itself with, the same as long as its data folder stands.
pub fn demo_clients(app: &App) -> Vec<(ClientId, String)> {
    let known = CLIENTS.into_iter().filter_map(ClientId::parse);
    known.map(|client| (client, secret(app, client))).collect()
}

fn secret(app: &App, client: ClientId) -> String {
    let mut mac = app.vault.mac("client-secret", client.as_str());
    mac.truncate(SECRET_DIGITS);
    mac
}

impl Tokens {
    /// Who is behind a request, if it shows a token that counts.
    pub(crate) fn acting(&self, call: &Call) -> Option<Acting> {
        let (scheme, token) = call.header(&header::AUTHORIZATION)?.split_once(' ')?;
        let token = token.trim();
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let id = Id::try_from(bytes.get(..ID_BYTES)?).ok()?;
        let digest = digest(&call.portal.app, token);
        let acting = self.proven(id, &digest, call.now);
        acting.filter(|_| scheme.eq_ignore_ascii_case("bearer"))
    }

    /// What a token allows whose digest is this, as long as it lasts.
    fn proven(&self, id: Id, digest: &str, now: Timestamp) -> Option<Acting> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let held = held.get(&id)?;
        let good = app::same(&held.digest, digest) && now < held.acting.until;
        good.then(|| held.acting.clone())
    }

    /// A token for what `acting` may do.
    fn give(&self, app: &App, acting: Acting, now: Timestamp) -> String {
        let (id, secret): (Id, [u8; SECRET_BYTES]) = (app.dice.bytes(), app.dice.bytes());
        let token = URL_SAFE_NO_PAD.encode([&id[..], &secret[..]].concat());
        let digest = digest(app, &token);
        self.keep(id, Held { digest, acting }, now);
        token
    }

    fn keep(&self, id: Id, fresh: Held, now: Timestamp) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= TOKENS_MAX {
            held.retain(|_, held| now < held.acting.until);
        }
        if held.len() >= TOKENS_MAX {
            let first = held.iter().min_by_key(|(_, held)| held.acting.until);
            if let Some(first) = first.map(|(id, _)| *id) {
                held.remove(&first);
            }
        }
        held.insert(id, fresh);
    }
}

fn digest(app: &App, token: &str) -> String {
    app.vault.mac("api-token", token)
}

/// What is asked for. Fields that nobody knows are passed over, as the standard wants.
#[derive(Deserialize)]
struct Grant {
    #[serde(rename = "grant_type")]
    kind: Option<String>,
    scope: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
    persona: Option<String>,
}

pub(crate) async fn give(call: Call) -> Answer {
    std::future::ready(grant(&call)).await
}

fn grant(call: &Call) -> Answer {
    let portal = &call.portal;
    let tokens = &portal.api.tokens;
    if let Some(seconds) = tokens.failures.wait_seconds(call.sender, call.now) {
        return Err(Trouble::wait(seconds));
    }
    let media_type = call.header(&header::CONTENT_TYPE).unwrap_or_default();
    if !media_type.starts_with("application/x-www-form-urlencoded") {
        return Err(Trouble::of(Kind::MediaType));
    }
    let Ok(asked) = serde_urlencoded::from_bytes::<Grant>(&call.body) else {
        return denied(call, "invalid_request", "api-token-unreadable");
    };
    let Some(client) = client(call, &asked) else {
        tokens.failures.failed(call.sender, call.now);
        return denied(call, "invalid_client", "api-token-client");
    };
    match asked.kind.as_deref() {
        None => return denied(call, "invalid_request", "api-token-unreadable"),
        Some("client_credentials") => {}
        Some(_) => return denied(call, "unsupported_grant_type", "api-token-grant"),
    }
    let Some(scopes) = scopes(asked.scope.as_deref()) else {
        return denied(call, "invalid_scope", "api-token-scope");
    };
    let persona = asked.persona.unwrap_or_default();
    let demo = portal.demo.as_ref().ok_or_else(Trouble::not_found)?;
    let persona = demo.residents.iter().find(|one| one.view.nik == persona);
    let Some(persona) = persona else {
        return denied(call, "invalid_request", "api-token-persona");
    };
    let acting = Acting {
        client,
        resident: Resident::by_client(persona.subject, client),
        scopes,
        assurance: Assurance::High,
        until: call.now.plus_seconds(TOKEN_SECONDS),
    };
    tracing::info!(client = client.as_str(), "a client was given a token");
    let scope: Vec<&str> = acting.scopes.iter().map(|scope| scope.word()).collect();
    no_store(json(
        StatusCode::OK,
        &Token {
            scope: scope.join(" "),
            access: tokens.give(&portal.app, acting, call.now),
            kind: "Bearer".to_owned(),
            expires_in: TOKEN_SECONDS,
        },
    )?)
}

/// The program that proves itself, by HTTP Basic or by two fields of the form; not by both.
fn client(call: &Call, asked: &Grant) -> Option<ClientId> {
    let basic = call.header(&header::AUTHORIZATION);
    let (id, given) = match (basic, &asked.client_id, &asked.client_secret) {
        (Some(basic), None, None) => from_basic(basic)?,
        (None, Some(id), Some(secret)) => (id.clone(), secret.clone()),
        _ => return None,
    };
    let clients = demo_clients(&call.portal.app).into_iter();
    let mut known = clients.filter(|(client, _)| client.as_str() == id);
    known
        .find(|(_, secret)| app::same(secret, &given))
        .map(|(client, _)| client)
}

fn from_basic(header: &str) -> Option<(String, String)> {
    let (scheme, coded) = header.split_once(' ')?;
    let bytes = STANDARD.decode(coded.trim()).ok()?;
    let (id, secret) = std::str::from_utf8(&bytes).ok()?.split_once(':')?;
    let basic = scheme.eq_ignore_ascii_case("basic");
    basic.then(|| (id.to_owned(), secret.to_owned()))
}

/// All there are, or those that are asked for by name.
fn scopes(asked: Option<&str>) -> Option<Vec<Scope>> {
    let Some(asked) = asked.filter(|asked| !asked.is_empty()) else {
        return Some(Scope::ALL.to_vec());
    };
    let known = |word: &str| Scope::ALL.into_iter().find(|scope| scope.word() == word);
    let mut scopes = Vec::new();
    for word in asked.split(' ') {
        let scope = known(word)?;
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    Some(scopes)
}

/// A refusal in the shape of RFC 6749, 5.2.
fn denied(call: &Call, error: &str, words: &str) -> Answer {
    let status = match error {
        "invalid_client" => StatusCode::UNAUTHORIZED,
        _ => StatusCode::BAD_REQUEST,
    };
    let body = Denied {
        error: error.to_owned(),
        error_description: call.say(&Text::portal(words)),
    };
    let mut answer = json(status, &body)?;
    if status == StatusCode::UNAUTHORIZED {
        let challenge = HeaderValue::from_static("Basic realm=\"sigap\"");
        answer
            .headers_mut()
            .insert(header::WWW_AUTHENTICATE, challenge);
    }
    no_store(answer)
}

#[expect(clippy::unnecessary_wraps, reason = "a handler ends with it")]
fn no_store(mut answer: Response) -> Answer {
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(until: i64) -> Held {
        let client = ClientId::parse("demo-klinik").unwrap();
        Held {
            digest: "right".to_owned(),
            acting: Acting {
                client,
                resident: Resident::by_client(base::SubjectId([1; 16]), client),
                scopes: Vec::new(),
                assurance: Assurance::High,
                until: Timestamp::from_micros(until),
            },
        }
    }

    #[test]
    fn a_token_counts_until_its_time_is_over_and_for_its_own_digest_alone() {
        let (tokens, id) = (Tokens::default(), [7; ID_BYTES]);
        tokens.keep(id, held(1_000), Timestamp::from_micros(0));
        let at = |digest, now| {
            tokens
                .proven(id, digest, Timestamp::from_micros(now))
                .is_some()
        };
        assert!(at("right", 999) && !at("right", 1_000) && !at("wrong", 0));
        assert!(
            tokens
                .proven([8; ID_BYTES], "right", Timestamp::from_micros(0))
                .is_none()
        );
    }

    #[test]
    fn there_is_a_bound_to_the_tokens_that_are_kept_and_the_oldest_makes_room() {
        let (tokens, now) = (Tokens::default(), Timestamp::from_micros(0));
        let id = |number: usize| {
            let mut id = [0; ID_BYTES];
            id[..8].copy_from_slice(&number.to_be_bytes());
            id
        };
        for number in 0..=TOKENS_MAX {
            let until = 1_000 + i64::try_from(number).unwrap();
            tokens.keep(id(number), held(until), now);
        }
        assert_eq!(tokens.held.lock().unwrap().len(), TOKENS_MAX);
        assert!(tokens.proven(id(0), "right", now).is_none());
        assert!(tokens.proven(id(TOKENS_MAX), "right", now).is_some());
    }

    #[test]
    fn a_client_gets_the_scopes_it_asks_for_and_no_others() {
        assert_eq!(scopes(None), Some(Scope::ALL.to_vec()));
        assert_eq!(scopes(Some("cases:read")), Some(vec![Scope::CasesRead]));
        assert_eq!(
            scopes(Some("cases:read cases:read")),
            Some(vec![Scope::CasesRead])
        );
        assert_eq!(scopes(Some("cases:read everything")), None);
    }

    #[test]
    fn basic_credentials_are_read_or_refused() {
        let good = format!("Basic {}", STANDARD.encode("a:b:c"));
        assert_eq!(from_basic(&good), Some(("a".to_owned(), "b:c".to_owned())));
        assert_eq!(from_basic("Basic ***"), None);
        assert_eq!(from_basic("Bearer YTpi"), None);
    }
}
