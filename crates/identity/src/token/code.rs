//! Redeeming a code (RFC 6749 §4.1.3): by its own client, for its own address, with its verifier and its key.

use super::{Access, Code, IdToken, Issued, Once, REFRESH_SECONDS, Refresh};
use crate::client::{Client, GrantType, Profile};
use crate::form::Form;
use crate::refusal::{self, Refusal};
use base::Timestamp;

/// What a code gives, and what must be spent for it: whoever spends it second gets nothing, and the grant ends, since
/// one of the two has stolen it (RFC 6749 §4.1.2). `proof` is the thumbprint of the DPoP proof that came along.
pub fn exchange(
    form: &Form,
    client: &Client,
    code: &Code,
    proof: Option<&str>,
    now: Timestamp,
) -> Result<(Issued, Once), Refusal> {
    if !client.may(GrantType::AuthorizationCode) {
        let why = "this client is not registered for `authorization_code`";
        return Err(Refusal::new(refusal::Code::UnauthorizedClient, why));
    }
    let wrong = |why| Refusal::new(refusal::Code::InvalidGrant, why);
    if code.grant.client != client.id {
        return Err(wrong("the code is another client's"));
    }
    if now > code.until {
        return Err(wrong("the code is too old"));
    }
    // RFC 9700 §2.1.1 keeps the comparison, though PKCE binds the code too.
    if form.get("redirect_uri") != Some(code.redirect_uri.as_str()) {
        return Err(wrong("redirect_uri is not the one of the request"));
    }
    let verifier = form.get("code_verifier");
    let verifier = verifier.ok_or(wrong("code_verifier is missing (RFC 7636 §4.5)"))?;
    if !code.challenge.fits(verifier) {
        return Err(wrong("code_verifier does not fit (RFC 7636 §4.6)"));
    }
    key(client, code.jkt.as_deref(), proof)?;
    let refresh = code.grant.offline && client.may(GrantType::RefreshToken);
    let issued = Issued {
        access: Access::of(&code.grant, proof, now),
        refresh: refresh.then(|| Refresh {
            grant: code.grant.clone(),
            generation: 0,
            jkt: proof.map(str::to_owned),
            until: now.plus_seconds(REFRESH_SECONDS),
        }),
        id_token: Some(IdToken {
            nonce: code.nonce.clone(),
        }),
    };
    let once = Once {
        value: code.grant.id.clone(),
        until: code.until,
    };
    Ok((issued, once))
}

/// The key rules of both profiles (RFC 9449 §5, §10; FAPI 2.0 §5.3.2.1: tokens are bound to a key).
pub(super) fn key(
    client: &Client,
    bound: Option<&str>,
    proof: Option<&str>,
) -> Result<(), Refusal> {
    if client.profile == Profile::Fapi2 && proof.is_none() {
        let why = "this client must send a DPoP proof (FAPI 2.0 §5.3.2.1)";
        return Err(Refusal::new(refusal::Code::InvalidDpopProof, why));
    }
    match (bound, proof) {
        (Some(bound), Some(proof)) if bound == proof => Ok(()),
        (None, _) => Ok(()),
        (Some(_), None) => Err(Refusal::new(
            refusal::Code::InvalidDpopProof,
            "it is bound to a key, and no DPoP proof came along",
        )),
        (Some(_), Some(_)) => Err(Refusal::new(
            refusal::Code::InvalidGrant,
            "it is bound to another key",
        )),
    }
}
