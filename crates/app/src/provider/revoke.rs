//! Revoking (RFC 7009): a client gives back what it was given; everything of the same grant ends with it; a token of a system
//! ends alone.

use super::Denied;
use super::authenticate::{Credentials, authenticate};
use super::introspect::{Kept, give_back, kept};
use super::token::grant_id;
use crate::tables::site_grant;
use crate::{App, AppError};
use base::Timestamp;
use identity::refusal::{Code, Refusal};
use store::Unit;

/// Ends the grant of a token. One that is not ours, or another client's, is answered in the same way: it does not count.
pub async fn revoke(app: &App, shown: Credentials<'_>, now: Timestamp) -> Result<(), Denied> {
    let site = authenticate(app, shown, now).await?;
    let token = shown.form.get("token");
    let token = token.ok_or(Refusal::new(Code::InvalidRequest, "token is missing"))?;
    let grant = match kept(app, token) {
        Some(Kept::Grant(grant)) if grant.client == site.client.id => grant,
        Some(Kept::System(access)) if access.client == site.client.id => {
            return Ok(give_back(app, (token, &access)).await?);
        }
        _ => return Ok(()),
    };
    let mut unit = Unit::of(grant.subject.bucket());
    site_grant::revoke(&mut unit, (grant.subject, grant_id(&grant)?), now);
    let done = app.store.commit("revoke-grant", unit).await;
    done.map_err(AppError::from)?;
    Ok(())
}
