//! Exchanging a code: one unit makes the grant durable and spends the proof. Whoever brings a code a second time ends what
//! the first one got, since one of the two has stolen it (RFC 6749 §4.1.2).

use super::Denied;
use super::proof::{self, dpop_replayed};
use super::seal::{self, Kind};
use super::token::{Asking, Code, Given, body, grant_id, invalid_grant};
use crate::tables::site_grant::{self, Content};
use crate::tables::spent::{self, Once};
use crate::tables::subject;
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use identity::authorize::REQUEST_SECONDS;
use identity::scope::{self, Claim};
use identity::token::{self as made, CODE_SECONDS, Grant, REFRESH_SECONDS};
use std::collections::BTreeSet;
use store::{CommitError, Unit};

/// How long a grant counts that ends with its session; its tokens are shorter, and its session may be too.
const ONLINE_SECONDS: i64 = crate::account::session::SECONDS;

pub(super) async fn exchange(app: &App, asking: &Asking<'_>, now: Timestamp) -> Given {
    let sealed = asking.form.get("code").unwrap_or_default();
    let code: Option<Code> = seal::open(app, Kind::Code, sealed);
    let Code {
        made: code,
        session,
        lay_open,
    } = code.ok_or_else(|| invalid_grant("the code was not given out here"))?;
    let (form, client) = (asking.form, &asking.site.client);
    let (issued, _) = match made::exchange(form, client, &code, asking.jkt(), now) {
        Ok(made) => made,
        // One that was exchanged ends what it gave, whatever else is wrong with the second try.
        Err(refusal) => {
            let again = came_again(app, asking, &code.grant, now).await?;
            return Err(again.unwrap_or_else(|| refusal.into()));
        }
    };
    let (subject, id) = (code.grant.subject, grant_id(&code.grant)?);
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
        until: now.plus_seconds(lasts),
        offline: issued.refresh.is_some(),
        content: Content {
            claims: claims(&code.grant),
        },
    };
    // Made before it counts: a register that is away must not cost the code.
    let answer = body(app, asking.site, &issued, now).await?;
    if lay_open {
        first_comes(app, (id, subject), now).await?;
    }
    let mut unit = Unit::of(subject.bucket());
    site_grant::add(&mut unit, app, (&grant, &key))?;
    proof::spend(&mut unit, app, asking.proof.as_ref());
    // Whoever signed out or took their leave back since the code was made gives nothing any more.
    let rests = (&grant, began(&code));
    site_grant::still_allowed(&mut unit, rests, &asking.site.terms, now);
    match app.store.commit("exchange-code", unit).await {
        Ok(_) => Ok(answer),
        Err(CommitError::Conflict { at }) => {
            let again = came_again(app, asking, &code.grant, now).await?;
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

/// A request that lay open gives something to one person alone: whoever comes first. The same person may come again, and
/// gets the same grant.
async fn first_comes(
    app: &App,
    (request, subject): (RowId, SubjectId),
    now: Timestamp,
) -> Result<(), Denied> {
    // Nobody gets a code for it after that.
    let until = now.plus_seconds(REQUEST_SECONDS + CODE_SECONDS);
    let (first, theirs) = (request.to_string(), format!("{request} {subject}"));
    let part = spent::bucket_of(app, REQUEST, &first);
    let mut unit = Unit::of(part);
    for value in [&first, &theirs] {
        let what = REQUEST;
        spent::spend(&mut unit, app, Once { what, value, until });
    }
    match app.store.commit("spend-request", unit).await {
        Ok(_) => Ok(()),
        Err(CommitError::Conflict { .. }) => {
            if spent::is_spent(app, part, (REQUEST, &theirs)).await? {
                return Ok(());
            }
            Err(invalid_grant("the request was another person's"))
        }
        Err(error) => Err(AppError::from(error).into()),
    }
}

const REQUEST: &str = "request";

/// When a code was made: what was said after that is not what it stands on.
fn began(code: &made::Code) -> Timestamp {
    code.until.plus_seconds(-CODE_SECONDS)
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
    grant: &Grant,
    now: Timestamp,
) -> Result<Option<Denied>, AppError> {
    // Another client's code is no sign of anything but that client's mistake.
    if grant.client != asking.site.client.id {
        return Ok(None);
    }
    let row = (grant.subject, grant_id(grant)?);
    let standing = site_grant::standing(app, row, &asking.site.terms, now).await?;
    if standing.is_none() {
        return Ok(None);
    }
    let mut unit = Unit::of(grant.subject.bucket());
    site_grant::revoke(&mut unit, row, now);
    app.store.commit("end-grant", unit).await?;
    tracing::warn!(client = asking.site.client.id, "a code came a second time");
    Ok(Some(invalid_grant("the code was exchanged before")))
}
