//! Listing: where somebody is told, and where for a while they still are.

use super::TOLD_SECONDS;
use crate::mail::Address;
use crate::tables::contact;
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};

#[derive(Clone, Debug)]
pub struct ContactView {
    pub id: RowId,
    pub address: Address,
    pub verified: Timestamp,
    /// Its server of mail took nothing when it was last tried.
    pub refused: Option<Timestamp>,
    /// Removed, and told until then.
    pub until: Option<Timestamp>,
}

/// Oldest first, removed ones last.
pub async fn list(
    app: &App,
    subject: SubjectId,
    now: Timestamp,
) -> Result<Vec<ContactView>, AppError> {
    let contacts = contact::list(app, subject).await?;
    let views = contacts.into_iter().map(|one| ContactView {
        id: one.id,
        address: one.content.address,
        verified: one.verified,
        refused: one.refused,
        until: one.removed.map(|at| at.plus_seconds(TOLD_SECONDS)),
    });
    let mut views: Vec<ContactView> = views
        .filter(|view| view.until.is_none_or(|until| now < until))
        .collect();
    views.sort_by_key(|view| view.until);
    Ok(views)
}
