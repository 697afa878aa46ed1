//! Identities of those who had an account before identities were anchored: begun by and by when the program starts.

use super::change;
use super::next::KNOWN;
use crate::tables::did;
use crate::{App, AppError};
use base::Timestamp;
use store::{CommitError, Unit};

/// People that are looked up at once.
const PEOPLE: usize = 200;

/// Begins them all; says how many there were. Can be stopped at any moment and begun again.
pub async fn begin_missing(app: &App, now: Timestamp) -> Result<usize, AppError> {
    let mut begun = 0;
    for part in app.store.parts() {
        let mut after = None;
        loop {
            let people = did::missing(app, part, after, PEOPLE).await?;
            let Some(last) = people.last() else { break };
            after = Some(*last);
            for subject in people {
                let mut unit = Unit::of(subject.bucket());
                change(app, subject, (KNOWN, now), &mut unit).await?;
                match app.store.commit("did-missing", unit).await {
                    // Something happened to the account at this moment, and began it.
                    Ok(_) | Err(CommitError::Conflict { .. }) => begun += 1,
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }
    Ok(begun)
}
