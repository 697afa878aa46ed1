//! Refreshing: new tokens for a refresh token, as long as its grant counts. In the plain profile each is good once, and one
//! that comes again ends the grant (RFC 9700 §4.14.2).

use super::proof::{self, dpop_replayed};
use super::seal::{self, Kind};
use super::token::{Asking, Given, body, grant_id, invalid_grant};
use crate::tables::site_grant;
use crate::{App, AppError};
use base::Timestamp;
use identity::token::{self as made, Refresh, Rotation};
use store::Unit;

pub(super) async fn refresh(app: &App, asking: &Asking<'_>, now: Timestamp) -> Given {
    let sealed = asking.form.get("refresh_token").unwrap_or_default();
    let token: Option<Refresh> = seal::open(app, Kind::Refresh, sealed);
    let token = token.ok_or_else(|| invalid_grant("the refresh token was not given out here"))?;
    let row = (token.grant.subject, grant_id(&token.grant)?);
    let terms = &asking.site.terms;
    let standing = site_grant::standing(app, row, terms, now).await?;
    let standing = standing.filter(|standing| standing.counts);
    let newest = standing.and_then(|standing| u32::try_from(standing.generation).ok());
    let about = (&token, newest);
    let (issued, rotation) =
        made::refresh(asking.form, &asking.site.client, about, asking.jkt(), now)?;
    let mut unit = Unit::of(token.grant.subject.bucket());
    match rotation {
        Rotation::Reused => {
            site_grant::revoke(&mut unit, row, now);
            app.store
                .commit("end-grant", unit)
                .await
                .map_err(AppError::from)?;
            tracing::warn!(client = asking.site.client.id, "a refresh token came again");
            return Err(invalid_grant("the refresh token was exchanged before"));
        }
        Rotation::Kept => site_grant::touch(&mut unit, row, now),
        Rotation::From(generation) => {
            site_grant::renew(&mut unit, row, i64::from(generation), now);
        }
    }
    proof::spend(&mut unit, app, asking.proof.as_ref());
    let mut issued = issued.ok_or(AppError::Invariant("what was not reused is issued"))?;
    if let Some(grant) = &mut issued.access.grant {
        // What was taken out of its file since is given no more.
        let registered = &asking.site.client.scopes;
        grant.scopes.retain(|scope| registered.contains(scope));
    }
    // Made before it counts: a register that is away must not cost the refresh token.
    let answer = body(app, asking.site, &issued, now).await?;
    match app
        .store
        .commit("refresh-grant", unit)
        .await
        .map_err(AppError::from)
    {
        Ok(_) => Ok(answer),
        // Somebody was faster with the same token, or the proof came before: either way nothing is given.
        Err(AppError::Conflict) if rotation == Rotation::Kept => Err(dpop_replayed()),
        Err(AppError::Conflict) => Err(invalid_grant("the refresh token was exchanged before")),
        Err(error) => Err(error.into()),
    }
}
