//! Codes to keep: ten on paper, shown once. New ones replace those before.

use super::code;
use crate::tables::recovery_code::{self, Code, Content, Kind};
use crate::tables::{account_event, subject};
use crate::{App, AppError};
use base::{SubjectId, Timestamp};
use store::Unit;

/// How many there are.
pub const CODES: usize = 10;
/// How long they work: ten years.
const KEPT_SECONDS: i64 = 3_653 * 86_400;

/// Makes the codes of somebody and hands them out; only digests of them stay.
pub async fn keep(app: &App, subject: SubjectId, now: Timestamp) -> Result<Vec<String>, AppError> {
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    recovery_code::drop_unused(&mut unit, subject, Kind::Kept);
    let mut shown = Vec::with_capacity(CODES);
    for _ in 0..CODES {
        let (kept, show) = code::fresh(app);
        let code = Code {
            subject,
            digest: recovery_code::digest(app, &kept),
            kind: Kind::Kept,
            made: now,
            from: now,
            until: now.plus_seconds(KEPT_SECONDS),
            content: Content::default(),
        };
        recovery_code::add(&mut unit, app, (&code, &key))?;
        shown.push(show);
    }
    account_event::add(&mut unit, app, (subject, &key), ("codes-made", &[]), now)?;
    app.store.commit("keep-codes", unit).await?;
    Ok(shown)
}
