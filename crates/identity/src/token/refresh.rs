//! Refreshing (RFC 6749 §6): in the plain profile each use gives a new refresh token and ends the old one.
//!
//! FAPI 2.0 §5.3.2.1 forbids rotation ("shall not use refresh token rotation" but in extraordinary circumstances): its
//! tokens are bound to a key, so that a stolen one is of no use, and a lost answer locks nobody out.

use super::{Access, IdToken, Issued, Refresh, code};
use crate::client::{Client, GrantType, Profile};
use crate::form::Form;
use crate::refusal::{Code, Refusal};
use crate::scope::Scope;
use base::Timestamp;
use std::collections::BTreeSet;

/// What happens to the row of the grant, in the same unit in which the tokens are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// It stays as it is.
    Kept,
    /// It goes from this generation to the next, if it is still at this one (a precondition of the unit).
    From(u32),
    /// An old token came back: the grant ends, since one of its two holders has stolen it (RFC 9700 §4.14.2).
    Reused,
}

/// What a refresh token gives. `newest` is the generation in the row of the grant; without a row the grant has ended.
/// Where the rotation is [`Rotation::Reused`] nothing is issued.
pub fn refresh(
    form: &Form,
    client: &Client,
    (token, newest): (&Refresh, Option<u32>),
    proof: Option<&str>,
    now: Timestamp,
) -> Result<(Option<Issued>, Rotation), Refusal> {
    if !client.may(GrantType::RefreshToken) {
        let why = "this client is not registered for `refresh_token`";
        return Err(Refusal::new(Code::UnauthorizedClient, why));
    }
    let wrong = |why| Refusal::new(Code::InvalidGrant, why);
    if token.grant.client != client.id {
        return Err(wrong("the refresh token is another client's"));
    }
    if now > token.until {
        return Err(wrong("the refresh token is too old"));
    }
    code::key(client, token.jkt.as_deref(), proof)?;
    // What the registration wants now, whatever it wanted then.
    if client.profile == Profile::Fapi2 && token.jkt.is_none() {
        return Err(wrong("the refresh token is bound to no key"));
    }
    if token.grant.assurance < client.assurance {
        return Err(wrong(
            "the person was not known as surely as it must be now",
        ));
    }
    let newest = newest.ok_or(wrong("the grant was withdrawn"))?;
    if token.generation != newest {
        return Ok((None, Rotation::Reused));
    }
    let mut grant = token.grant.clone();
    grant.scopes = fewer(form, &grant.scopes)?;
    let rotation = match client.profile {
        Profile::Fapi2 => Rotation::Kept,
        Profile::Plain => Rotation::From(newest),
    };
    let next = Refresh {
        generation: token.generation.saturating_add(1),
        ..token.clone()
    };
    let issued = Issued {
        access: Access::of(&grant, proof, now),
        refresh: (rotation != Rotation::Kept).then_some(next),
        id_token: grant
            .scopes
            .contains(&Scope::Openid)
            .then_some(IdToken { nonce: None }),
    };
    Ok((Some(issued), rotation))
}

/// `scope` may ask for less than was granted and never for more (RFC 6749 §6).
fn fewer(form: &Form, granted: &BTreeSet<Scope>) -> Result<BTreeSet<Scope>, Refusal> {
    if !form.has("scope") {
        return Ok(granted.clone());
    }
    let words = form.words("scope");
    let asked: Option<BTreeSet<Scope>> = words.into_iter().map(Scope::of_word).collect();
    let asked = asked.filter(|asked| asked.is_subset(granted));
    asked.ok_or(Refusal::new(Code::InvalidScope, "scope was not granted"))
}
