//! Devices: the browsers that somebody signed in on, so that one which is not among them is told. A row says nothing about
//! the device: it is a keyed digest of what its cookie holds, another one for each person who shares it.

use crate::tables::session::Device;
use crate::{App, AppError};
use base::{SubjectId, Timestamp};
use store::{Cell, Unit};

/// Whether somebody signed in on this device before.
pub(crate) async fn is_known(
    app: &App,
    subject: SubjectId,
    device: &Device,
) -> Result<bool, AppError> {
    let Some(digest) = digest(app, subject, device) else {
        return Ok(false);
    };
    let sql = "SELECT 1 AS one FROM device WHERE subject_id = $1 AND digest = $2";
    let cells = [Cell::from(subject), Cell::from(digest)];
    let row = app.store.query_one(subject.bucket(), sql, &cells).await?;
    Ok(row.is_some())
}

/// Keeps in mind that somebody signed in on it now. One that keeps nothing is never known.
pub(crate) fn seen(
    unit: &mut Unit,
    app: &App,
    (subject, device): (SubjectId, &Device),
    now: Timestamp,
) {
    let Some(digest) = digest(app, subject, device) else {
        return;
    };
    unit.add(
        "INSERT INTO device (subject_id, digest, seen_at) VALUES ($1, $2, $3) \
         ON CONFLICT (subject_id, digest) DO UPDATE SET seen_at = $3",
        vec![
            Cell::from(subject),
            Cell::from(digest),
            Cell::from(now.micros()),
        ],
    );
}

fn digest(app: &App, subject: SubjectId, device: &Device) -> Option<Vec<u8>> {
    if device.mark.is_empty() {
        return None;
    }
    let value = [subject.to_string().as_str(), &device.mark].join("\n");
    Some(app.vault.blind("device", &value))
}
