//! Exchanging a code: one unit makes the grant durable and spends the proof. Whoever brings a code a second time ends what
//! the first one got, since one of the two has stolen it (RFC 6749 §4.1.2).

use super::Denied;
use super::proof::{self, dpop_replayed};
use super::seal::{self, Kind};
use super::token::{Asking, Code, Given, body, grant_id, invalid_grant};
use crate::tables::site_grant::{self, Content};
use crate::tables::subject;
use crate::{App, AppError};
use base::Timestamp;
use identity::scope::{self, Claim};
use identity::token::{self as made, Grant, Issued, REFRESH_SECONDS};
use std::collections::BTreeSet;
use store::{CommitError, Unit};

/// How long a grant counts that ends with its session; its tokens are shorter, and its session may be too.
const ONLINE_SECONDS: i64 = crate::account::session::SECONDS;

pub(super) async fn exchange(app: &App, asking: &Asking<'_>, now: Timestamp) -> Given {
    let sealed = asking.form.get("code").unwrap_or_default();
    let code: Option<Code> = seal::open(app, Kind::Code, sealed);
    let Code { code, session } =
        code.ok_or_else(|| invalid_grant("the code was not given out here"))?;
    let (issued, _) = made::exchange(asking.form, &asking.site.client, &code, asking.jkt(), now)?;
    let subject = code.grant.subject;
    let id = grant_id(&code.grant)?;
    let key = subject::key(app, subject).await?;
    let lasts = if issued.refresh.is_some() {
        REFRESH_SECONDS
    } else {
        ONLINE_SECONDS
    };
    let grant = site_grant::Grant {
        id,
        subject,
        client: code.grant.client.clone(),
        session,
        began: now,
        used: now,
        until: now.plus_seconds(lasts),
        offline: issued.refresh.is_some(),
        revoked: None,
        content: Content {
            claims: claims(&code.grant),
        },
    };
    // Made before it counts: a register that is away must not cost the code.
    let answer = body(app, asking.site, &issued, now).await?;
    let mut unit = Unit::of(subject.bucket());
    site_grant::add(&mut unit, app, (&grant, &key))?;
    proof::spend(&mut unit, app, asking.proof.as_ref());
    // Whoever signed out or took their leave back since the code was made gives nothing any more.
    site_grant::still_allowed(&mut unit, &grant, now);
    match app.store.commit("exchange-code", unit).await {
        Ok(_) => Ok(answer),
        Err(CommitError::Conflict { at }) => {
            let again = came_again(app, asking, &issued, now).await?;
            let last = 1 + usize::from(asking.proof.is_some());
            Err(again.unwrap_or_else(|| {
                if at >= last {
                    invalid_grant("the person signed out, or took their leave back")
                } else {
                    dpop_replayed()
                }
            }))
        }
        Err(error) => Err(AppError::from(error).into()),
    }
}

/// Every fact a grant may be told, wherever.
fn claims(grant: &Grant) -> BTreeSet<Claim> {
    let mut claims = scope::claims_of(&grant.scopes);
    claims.extend(grant.wanted.claims());
    claims
}

/// The code was exchanged before: what it got then ends. None where no such grant is there.
async fn came_again(
    app: &App,
    asking: &Asking<'_>,
    issued: &Issued,
    now: Timestamp,
) -> Result<Option<Denied>, AppError> {
    let grant = issued.access.grant.as_ref();
    let grant = grant.ok_or(AppError::Invariant("a code has a grant"))?;
    let row = (grant.subject, grant_id(grant)?);
    if site_grant::standing(app, row, now).await?.is_none() {
        return Ok(None);
    }
    let mut unit = Unit::of(grant.subject.bucket());
    site_grant::revoke(&mut unit, row, now);
    app.store.commit("end-grant", unit).await?;
    tracing::warn!(client = asking.site.client.id, "a code came a second time");
    Ok(Some(invalid_grant("the code was exchanged before")))
}
