//! Reading an authorization request, and telling a mistake only to whom it may be told.

use super::{Prompt, Request, Wanted};
use crate::client::{Client, GrantType, Profile};
use crate::form::Form;
use crate::level;
use crate::pkce::Challenge;
use crate::refusal::{Code, Refusal};
use crate::scope::{Scope, narrowed};
use base::{Assurance, Lang, Timestamp};
use std::collections::BTreeSet;

/// Longest `state` that is carried.
const STATE_BYTES_MAX: usize = 1024;
/// Longest `nonce` that is put in a token.
const NONCE_BYTES_MAX: usize = 512;
/// What a `request_uri` of ours begins with (RFC 9126 §2.2).
pub(crate) const PUSHED: &str = "urn:ietf:params:oauth:request_uri:";

/// A request that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// Nobody vouches for the way back: the person is shown a page, and sent nowhere (RFC 6749 §4.1.2.1).
    Show(Refusal),
    /// The way back is the client's own, so that its program hears of it.
    Send {
        redirect_uri: String,
        state: Option<String>,
        refusal: Refusal,
    },
}

/// How the parameters arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate<'a> {
    /// They were pushed before; this is the sealed reference (RFC 9126 §4).
    Pushed(&'a str),
    /// They stand in the request itself.
    Plain,
}

/// Who asks. Without a client nothing else is believed.
pub fn client_id(form: &Form) -> Result<&str, Refusal> {
    let id = form.get("client_id").filter(|id| id.len() <= 64);
    id.ok_or(Refusal::new(Code::InvalidRequest, "client_id is missing"))
}

/// Whether parameters were pushed. An address of somebody else is never fetched (RFC 9101 §10.4), and a request object
/// is never read (RFC 9101 §5: signed requests travel by PAR with a signed assertion here).
pub fn fate(form: &Form) -> Result<Fate<'_>, Refusal> {
    let Some(uri) = form.get("request_uri") else {
        return Ok(Fate::Plain);
    };
    let sealed = uri.strip_prefix(PUSHED);
    let why = "request_uri was not given out here";
    sealed
        .map(Fate::Pushed)
        .ok_or(Refusal::new(Code::InvalidRequestUri, why))
}

/// Reads the parameters of the authorization endpoint of a client that was found. `login_hint` is passed over: a passkey
/// says by itself whose it is, and what a site believes of a person is carried nowhere and shown to nobody.
pub fn read(form: &Form, client: &Client, now: Timestamp) -> Result<Request, Failed> {
    let (redirect_uri, state) = way_back(form, client).map_err(Failed::Show)?;
    let send = |refusal| Failed::Send {
        redirect_uri: redirect_uri.clone(),
        state: state.clone(),
        refusal,
    };
    if client.profile == Profile::Fapi2 {
        let why = "this client must push its requests (FAPI 2.0 §5.3.2.2)";
        return Err(send(Refusal::new(Code::InvalidRequest, why)));
    }
    parameters(form, client, now).map_err(send)
}

/// Reads the parameters of the pushed authorization request endpoint (RFC 9126 §2), whose client has proved itself.
/// Every mistake is answered directly. `proof` is the thumbprint of the DPoP proof that came along (RFC 9449 §10.1).
pub fn push(
    form: &Form,
    client: &Client,
    proof: Option<&str>,
    now: Timestamp,
) -> Result<Request, Refusal> {
    if form.has("request_uri") {
        let why = "a pushed request holds no request_uri (RFC 9126 §2.1)";
        return Err(Refusal::new(Code::InvalidRequest, why));
    }
    if form.get("client_id").is_some_and(|id| id != client.id) {
        return Err(Refusal::new(Code::InvalidRequest, "client_id is another's"));
    }
    way_back(form, client)?;
    let mut request = parameters(form, client, now)?;
    if let Some(proof) = proof {
        if request.jkt.as_deref().is_some_and(|jkt| jkt != proof) {
            let why = "dpop_jkt is not the key of the proof (RFC 9449 §10.1)";
            return Err(Refusal::new(Code::InvalidDpopProof, why));
        }
        request.jkt = Some(proof.to_owned());
    }
    Ok(request)
}

/// Takes a pushed request up at the authorization endpoint (RFC 9126 §4): it must be this client's.
pub fn resume(form: &Form, pushed: &Request, now: Timestamp) -> Result<(), Refusal> {
    if form.get("client_id") != Some(pushed.client.as_str()) {
        return Err(Refusal::new(Code::InvalidRequest, "client_id is another's"));
    }
    if now > pushed.asked.plus_seconds(crate::token::PUSHED_SECONDS) {
        return Err(Refusal::new(
            Code::InvalidRequestUri,
            "request_uri is too old",
        ));
    }
    Ok(())
}

/// The address that may hear of mistakes, and the state that goes with it.
fn way_back(form: &Form, client: &Client) -> Result<(String, Option<String>), Refusal> {
    let invalid = |why| Refusal::new(Code::InvalidRequest, why);
    let uri = form
        .get("redirect_uri")
        .ok_or(invalid("redirect_uri is missing"))?;
    if !client.redirects_to(uri) {
        return Err(invalid("redirect_uri is not registered for this client"));
    }
    let state = bounded(form, "state", STATE_BYTES_MAX)?;
    Ok((uri.to_owned(), state))
}

fn parameters(form: &Form, client: &Client, now: Timestamp) -> Result<Request, Refusal> {
    let (redirect_uri, state) = way_back(form, client)?;
    shape(form, client)?;
    let scopes = narrowed(&form.words("scope"), &client.scopes);
    if !scopes.contains(&Scope::Openid) {
        return Err(Refusal::new(
            Code::InvalidScope,
            "the scope `openid` is missing",
        ));
    }
    let wanted = wanted(form, client)?;
    let (assurance, least) = assurance(form, client, &wanted);
    let words = form.words("ui_locales");
    Ok(Request {
        client: client.id.clone(),
        redirect_uri,
        state,
        nonce: bounded(form, "nonce", NONCE_BYTES_MAX)?,
        scopes,
        challenge: challenge(form)?,
        prompt: prompt(form)?,
        max_age: max_age(form)?,
        assurance,
        least,
        as_they_are: false,
        lang: words.into_iter().find_map(spoken),
        must_be: wanted.sub.clone(),
        wanted,
        jkt: jkt(form)?,
        asked: now,
    })
}

/// What every request of this provider looks like: a code, in the query.
fn shape(form: &Form, client: &Client) -> Result<(), Refusal> {
    if form.has("request") {
        let why = "request objects are not read; push the request instead";
        return Err(Refusal::new(Code::RequestNotSupported, why));
    }
    match form.get("response_type") {
        Some("code") => (),
        Some(_) => {
            let why = "response_type is `code`";
            return Err(Refusal::new(Code::UnsupportedResponseType, why));
        }
        None => {
            return Err(Refusal::new(
                Code::InvalidRequest,
                "response_type is missing",
            ));
        }
    }
    if form
        .get("response_mode")
        .is_some_and(|mode| mode != "query")
    {
        return Err(Refusal::new(
            Code::InvalidRequest,
            "response_mode is `query`",
        ));
    }
    if !client.may(GrantType::AuthorizationCode) {
        let why = "this client is not registered for `authorization_code`";
        return Err(Refusal::new(Code::UnauthorizedClient, why));
    }
    Ok(())
}

/// RFC 7636 §4.3, and RFC 9700 §2.1.1: without PKCE, or with `plain`, there is no code.
fn challenge(form: &Form) -> Result<Challenge, Refusal> {
    let invalid = |why| Refusal::new(Code::InvalidRequest, why);
    let raw = form.get("code_challenge");
    let raw = raw.ok_or(invalid("code_challenge is missing (RFC 7636)"))?;
    if form.get("code_challenge_method") != Some("S256") {
        return Err(invalid("code_challenge_method is `S256`"));
    }
    Challenge::read(raw).ok_or(invalid("code_challenge is not a SHA-256 in base64url"))
}

fn prompt(form: &Form) -> Result<BTreeSet<Prompt>, Refusal> {
    let words = form.words("prompt");
    let known: BTreeSet<Prompt> = words
        .iter()
        .filter_map(|word| Prompt::of_word(word))
        .collect();
    if known.contains(&Prompt::None) && words.len() > 1 {
        let why = "prompt `none` stands alone (Core §3.1.2.1)";
        return Err(Refusal::new(Code::InvalidRequest, why));
    }
    Ok(known)
}

fn max_age(form: &Form) -> Result<Option<i64>, Refusal> {
    let read = |raw: &str| raw.parse::<u32>().map(i64::from);
    let age = form.get("max_age").map(read).transpose();
    age.map_err(|_| Refusal::new(Code::InvalidRequest, "max_age is a number of seconds"))
}

fn wanted(form: &Form, client: &Client) -> Result<Wanted, Refusal> {
    let Some(raw) = form.get("claims") else {
        return Ok(Wanted::default());
    };
    let why = "claims is not a claims request (Core §5.5)";
    let mut wanted = Wanted::read(raw).map_err(|_| Refusal::new(Code::InvalidRequest, why))?;
    wanted.narrow(&client.claims());
    Ok(wanted)
}

/// The lowest level that satisfies every wish, and the lowest that will do: the client's own, and that of an essential
/// claim. `acr_values` is a wish (Core §3.1.2.1).
fn assurance(form: &Form, client: &Client, wanted: &Wanted) -> (Assurance, Assurance) {
    let words = form.words("acr_values");
    let asked = words.into_iter().filter_map(level::of_acr).min();
    let claim = wanted
        .acr
        .as_ref()
        .and_then(|(levels, _)| levels.first().copied());
    let essential = wanted.acr.as_ref().is_some_and(|(_, essential)| *essential);
    let most = [asked, claim]
        .into_iter()
        .flatten()
        .fold(client.assurance, Assurance::max);
    let least = claim.filter(|_| essential);
    (
        most,
        least.map_or(client.assurance, |least| least.max(client.assurance)),
    )
}

/// RFC 9449 §10: a SHA-256 in base64url.
fn jkt(form: &Form) -> Result<Option<String>, Refusal> {
    let Some(raw) = form.get("dpop_jkt") else {
        return Ok(None);
    };
    let why = "dpop_jkt is not a thumbprint";
    let read = Challenge::read(raw).ok_or(Refusal::new(Code::InvalidRequest, why))?;
    Ok(Some(read.as_str().to_owned()))
}

/// The language of a tag (RFC 5646): `id-ID` is Indonesian.
fn spoken(tag: &str) -> Option<Lang> {
    let first = tag.split('-').next().unwrap_or(tag);
    Lang::ALL
        .into_iter()
        .find(|lang| first.eq_ignore_ascii_case(lang.tag()))
}

fn bounded(form: &Form, name: &'static str, max: usize) -> Result<Option<String>, Refusal> {
    match form.get(name) {
        Some(value) if value.len() > max => Err(Refusal::new(
            Code::InvalidRequest,
            "state or nonce is too long",
        )),
        value => Ok(value.map(str::to_owned)),
    }
}
