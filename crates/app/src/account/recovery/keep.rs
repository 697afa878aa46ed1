//! Codes to keep: ten on paper, shown once. New ones replace those before, and are as sure as the visit they were made in.

use super::{RecoveryError, fresh};
use crate::account::level;
use crate::tables::proofing_try::{self, Kind as Limit, Taken, Under};
use crate::tables::recovery_code::{self, Code, Content, Kind};
use crate::tables::{account_event, session, subject};
use crate::{App, AppError};
use base::{Assurance, RowId, SubjectId, Timestamp};
use store::Unit;

/// How many there are.
pub const CODES: usize = 10;
/// How long they work: ten years.
const KEPT_SECONDS: i64 = 3_653 * 86_400;

/// New ones of one account within a day: each is told by mail, and is a line of what happened.
const MADE: Limit = Limit {
    word: "codes-made",
    most: 5,
};

/// Makes the codes of somebody and hands them out; only digests of them stay. A visit that is not as sure as the account
/// replaces none.
pub async fn keep(
    app: &App,
    (mine, assurance): ((SubjectId, RowId), Assurance),
    now: Timestamp,
) -> Result<Vec<String>, RecoveryError> {
    let subject = mine.0;
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    let kept = recovery_code::unused(app, subject, now).await?;
    if kept.iter().any(|code| code.kind == Kind::Kept) {
        level::is_whole(app, subject, assurance).await?;
        recovery_code::drop_unused(&mut unit, subject, Kind::Kept);
    }
    let account = Under {
        value: &subject.to_string(),
        bucket: subject.bucket(),
    };
    if let Taken::No(seconds) = proofing_try::take(app, MADE, account, now).await? {
        return Err(RecoveryError::TooOften(seconds));
    }
    let mut shown = Vec::with_capacity(CODES);
    for _ in 0..CODES {
        let (kept, show) = fresh(app);
        let code = Code {
            subject,
            digest: recovery_code::digest(app, &kept),
            kind: Kind::Kept,
            made: now,
            from: now,
            until: now.plus_seconds(KEPT_SECONDS),
            content: Content {
                assurance: Some(assurance),
                ..Content::default()
            },
        };
        recovery_code::add(&mut unit, app, (&code, &key))?;
        shown.push(show);
    }
    account_event::add(&mut unit, app, (subject, &key), ("codes-made", &[]), now)?;
    // Whoever ends the session at this moment, or gives the account to somebody else, leaves no way back into it.
    session::goes_on(&mut unit, mine, now);
    let committed = app.store.commit("keep-codes", unit).await;
    committed.map_err(AppError::from)?;
    Ok(shown)
}
