//! Proof of possession at each endpoint: which key a request is signed with, and that the signature is new.

use super::Denied;
use crate::tables::spent::{self, Once};
use crate::{App, AppError};
use base::Timestamp;
use identity::client::{Client, Profile};
use identity::dpop::{self, Expected, Proof};
use identity::issuer::path;
use identity::refusal::{Code, Refusal};
use identity::token::{self, Access, Scheme};
use store::{CommitError, Unit};

use super::seal::{self, Kind};

/// How a request reached an endpoint.
#[derive(Clone, Copy, Debug)]
pub struct Caller<'a> {
    pub method: &'a str,
    /// The header `DPoP`, if there is exactly one.
    pub proof: Option<&'a str>,
}

/// A request with an access token.
#[derive(Clone, Copy, Debug)]
pub struct Bearer<'a> {
    pub caller: Caller<'a>,
    /// The header `Authorization`.
    pub authorization: Option<&'a str>,
}

/// The proof of a request to an endpoint where a client gets something. One must be there for clients of FAPI 2.0, with a
/// nonce of ours; others may send one.
pub(super) fn of_client(
    app: &App,
    (client, endpoint): (&Client, &str),
    caller: Caller<'_>,
    now: Timestamp,
) -> Result<Option<Proof>, Denied> {
    let Some(proof) = caller.proof else {
        return Ok(None);
    };
    let strict = client.profile == Profile::Fapi2;
    let expected = Expected {
        method: caller.method,
        url: &app.provider.issuer.at(endpoint),
        token: None,
        nonces: strict.then_some(&app.provider.nonces),
    };
    let proof = dpop::check(proof, expected, now);
    Ok(Some(proof.map_err(dpop::BadProof::refusal)?))
}

/// The access token of a request to the userinfo endpoint, when it may be used now and in this way.
pub(super) async fn of_token(
    app: &App,
    bearer: Bearer<'_>,
    now: Timestamp,
) -> Result<Access, Denied> {
    let refuse = |why| Denied::from(super::token::invalid_token(why));
    let presented = token::presented(bearer.authorization);
    let presented = presented.ok_or_else(|| refuse("an access token is needed"))?;
    let access: Option<Access> = seal::open(app, Kind::Access, presented.token);
    let access = access.ok_or_else(|| refuse("the token was not given out here"))?;
    let proof = match (presented.scheme, bearer.caller.proof) {
        (Scheme::Dpop, Some(proof)) => {
            let expected = Expected {
                method: bearer.caller.method,
                url: &app.provider.issuer.at(path::USERINFO),
                token: Some(presented.token),
                nonces: None,
            };
            Some(dpop::check(proof, expected, now).map_err(dpop::BadProof::refusal)?)
        }
        _ => None,
    };
    let jkt = proof.as_ref().map(|proof| proof.jkt.as_str());
    token::allow(&access, presented.scheme, jkt, now)?;
    spend_alone(app, proof.as_ref()).await?;
    Ok(access)
}

/// Spends the proof of a request in the bucket of the unit.
pub(super) fn spend(unit: &mut Unit, app: &App, proof: Option<&Proof>) {
    if let Some(proof) = proof {
        let once = Once {
            what: PROOF,
            value: &proof.once.value,
            until: proof.once.until,
        };
        spent::spend(unit, app, once);
    }
}

/// The same in a unit of its own, where nobody's bucket is meant: no process of ours takes it a second time.
pub(super) async fn spend_alone(app: &App, proof: Option<&Proof>) -> Result<(), Denied> {
    let Some(known) = proof else {
        return Ok(());
    };
    let mut unit = Unit::of(spent::bucket_of(app, PROOF, &known.once.value));
    spend(&mut unit, app, proof);
    match app.store.commit("spend-proof", unit).await {
        Ok(_) => Ok(()),
        Err(CommitError::Conflict { .. }) => Err(dpop_replayed()),
        Err(error) => Err(AppError::from(error).into()),
    }
}

const PROOF: &str = "dpop-proof";

/// The nonce that goes with an answer.
pub fn nonce(app: &App, now: Timestamp) -> String {
    app.provider.nonces.make(now)
}

pub(super) fn dpop_replayed() -> Denied {
    Refusal::new(Code::InvalidDpopProof, "the proof came before").into()
}

impl From<AppError> for Denied {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}
