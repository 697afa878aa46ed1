//! What everybody should be able to hold the agency to: which rules are in force, which keys sign, and which documents do not count any
//! more. Each is said once, and again only when it has changed.

use super::{Audit, AuditError};
use crate::{App, AppError, status};
use ::credential::status_list;
use ::ledger::{Deed, Entry, Hash, Kind};

/// Says what is new; tells how much that was. What the ledger refuses holds nothing else up, and is told at the end.
pub async fn announce(app: &App, audit: &Audit) -> Result<usize, AuditError> {
    let mut words = Vec::new();
    for service in app.pack.services.values() {
        let commitment = Hash::of(service.law_hash.as_bytes());
        let about = (Kind::ServicePublished, Hash::of(service.id.as_bytes()));
        words.push((about, Deed::ServicePublished, commitment));
    }
    for list in status::lists(app).await? {
        let address = status::address(app, list);
        let about = (Kind::StatusRoot, Hash::of(address.as_bytes()));
        let root = Hash::of(&status_list::bits(&status::revoked(app, list).await?));
        words.push((about, Deed::StatusRoot, root));
    }
    let key = base::canonical(&app.keys.jwk()).map_err(AppError::from)?;
    let about = (Kind::IssuerAdd, Hash::of(&key));
    words.push((about, Deed::IssuerAdd, Hash::of(&key)));
    let (mut said, mut failed) = (0, None);
    for (about, deed, commitment) in words {
        match say_if_new(audit, about, deed, commitment).await {
            Ok(is_new) => said += usize::from(is_new),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    failed.map_or(Ok(said), Err)
}

async fn say_if_new(
    audit: &Audit,
    (kind, subject): (Kind, Hash),
    deed: Deed,
    commitment: Hash,
) -> Result<bool, AuditError> {
    let next = async |last: Option<&Entry>| {
        let is_said = match kind {
            // Whoever keeps the registry of issuers may have suspended or revoked it: it does not add itself again.
            Kind::IssuerAdd => last.is_some(),
            _ => last.is_some_and(|last| last.commitment == commitment),
        };
        Ok((!is_said).then_some((deed, commitment)))
    };
    Ok(audit.say((kind, subject), next).await?.is_some())
}
