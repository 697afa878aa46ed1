//! Introspecting (RFC 7662): a client asks whether an access token of its own still counts, and what it says.

use super::authenticate::{Credentials, authenticate};
use super::id_of;
use super::seal::{self, Kind};
use super::token::{Given, grant_id};
use crate::App;
use crate::tables::site_grant;
use base::Timestamp;
use identity::introspect;
use identity::refusal::{Code, Refusal};
use identity::token::{Access, Grant, Refresh};

/// Says of a token of this client how it stands; of any other that it does not count.
pub async fn introspect(app: &App, shown: Credentials<'_>, now: Timestamp) -> Given {
    let site = authenticate(app, shown, now).await?;
    let token = shown.form.get("token");
    let token = token.ok_or(Refusal::new(Code::InvalidRequest, "token is missing"))?;
    let access: Option<Access> = seal::open(app, Kind::Access, token);
    let access = access.filter(|access| access.client == site.client.id);
    let Some(access) = access else {
        return Ok(introspect::inactive());
    };
    let mut sub = None;
    if let Some(grant) = &access.grant {
        let row = (grant.subject, grant_id(grant)?);
        let standing = site_grant::standing(app, row, now).await?;
        if !standing.is_some_and(|standing| standing.counts) {
            return Ok(introspect::inactive());
        }
        sub = Some(id_of(app, site, grant.subject));
    }
    let issuer = &app.provider.issuer;
    Ok(introspect::access(&access, sub.as_deref(), issuer, now))
}

/// The grant behind a token of either kind, whatever the client says it is (RFC 7009 §2.1).
pub(super) fn grant_of(app: &App, token: &str) -> Option<Grant> {
    let access: Option<Access> = seal::open(app, Kind::Access, token);
    if let Some(access) = access {
        return access.grant;
    }
    let refresh: Option<Refresh> = seal::open(app, Kind::Refresh, token);
    refresh.map(|refresh| refresh.grant)
}
