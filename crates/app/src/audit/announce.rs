//! What everybody should be able to hold the agency to: which rules are in force, which keys sign, and which documents do not count any
//! more. Each is said once, and again only when it has changed.

use super::{Audit, AuditError};
use crate::{App, AppError, status};
use ::credential::status_list;
use ::ledger::{Deed, Entry, Hash, Kind, Status};

/// Says what is new; tells how much that was.
pub async fn announce(app: &App, audit: &Audit) -> Result<usize, AuditError> {
    let mut said = 0;
    for service in app.pack.services.values() {
        let commitment = Hash::of(service.law_hash.as_bytes());
        let about = (Kind::ServicePublished, Hash::of(service.id.as_bytes()));
        said += usize::from(say_if_new(audit, about, Deed::ServicePublished, commitment).await?);
    }
    let key = base::canonical(&app.keys.jwk()).map_err(AppError::from)?;
    let about = (Kind::IssuerAdd, Hash::of(&key));
    said += usize::from(say_if_new(audit, about, Deed::IssuerAdd, Hash::of(&key)).await?);
    for list in status::lists(app).await? {
        let address = status::address(app, list);
        let about = (Kind::StatusRoot, Hash::of(address.as_bytes()));
        let root = Hash::of(&status_list::bits(&status::revoked(app, list).await?));
        said += usize::from(say_if_new(audit, about, Deed::StatusRoot, root).await?);
    }
    Ok(said)
}

async fn say_if_new(
    audit: &Audit,
    about: (Kind, Hash),
    deed: Deed,
    commitment: Hash,
) -> Result<bool, AuditError> {
    let next = async |last: Option<&Entry>| {
        let stands = last.filter(|last| last.status == Status::Active);
        let is_said = stands.is_some_and(|last| last.commitment == commitment);
        Ok((!is_said).then_some((deed, commitment)))
    };
    Ok(audit.say(about, next).await?.is_some())
}
