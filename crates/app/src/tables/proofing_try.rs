//! How often a proofing was tried under a number, whether or not anybody has it.

use crate::{App, AppError, Officer};
use base::{Bucket, SubjectId, Timestamp};
use store::{Cell, CommitError, Unit};

/// What is counted, and how often it may be tried before it rests.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    pub(crate) word: &'static str,
    pub(crate) most: i64,
}

/// Under which number, in which bucket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Under<'a> {
    pub(crate) value: &'a str,
    pub(crate) bucket: Bucket,
}

impl<'a> Under<'a> {
    /// What is done in an account; `value` is the id of its owner, written out.
    pub(crate) fn account(subject: SubjectId, value: &'a str) -> Self {
        Self {
            value,
            bucket: subject.bucket(),
        }
    }

    /// What an officer does, whoever it is about.
    pub(crate) fn officer(officer: &'a Officer) -> Self {
        Self {
            value: &officer.id,
            bucket: officer.subject.bucket(),
        }
    }
}

/// Whether there was a try left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// This was the last one.
    Last,
    Yes,
    /// None for so many seconds.
    No(i64),
}

/// Tries count for a day from the first of them on.
pub(crate) const SECONDS: i64 = 24 * 3600;

/// Takes one try before anything is compared, so that many at once do not get more than one after the other.
pub(crate) async fn take(
    app: &App,
    kind: Kind,
    under: Under<'_>,
    now: Timestamp,
) -> Result<Taken, AppError> {
    let mut unit = Unit::of(under.bucket);
    unit.returning(
        "INSERT INTO proofing_try (bucket, digest, tries, since) VALUES ($1, $2, 1, $3) \
         ON CONFLICT (digest, bucket) DO UPDATE SET \
         tries = CASE WHEN proofing_try.since <= $4 THEN 1 ELSE proofing_try.tries + 1 END, \
         since = CASE WHEN proofing_try.since <= $4 THEN $3 ELSE proofing_try.since END \
         WHERE proofing_try.since <= $4 OR proofing_try.tries < $5 RETURNING tries",
        vec![
            Cell::from(under.bucket),
            Cell::from(digest(app, kind, under)),
            Cell::from(now.micros()),
            Cell::from(now.plus_seconds(-SECONDS).micros()),
            Cell::from(kind.most),
        ],
        1,
    );
    match app.store.commit("proofing-try", unit).await {
        Ok(done) => {
            let tries = done.first().map(|row| row.int("tries")).transpose()?;
            let last = tries.is_some_and(|tries| tries >= kind.most);
            Ok(if last { Taken::Last } else { Taken::Yes })
        }
        Err(CommitError::Conflict { .. }) => Ok(Taken::No(wait(app, kind, under, now).await?)),
        Err(error) => Err(error.into()),
    }
}

/// Gives one try back, where what was compared turned out to be right.
pub(crate) fn give_back(unit: &mut Unit, app: &App, kind: Kind, under: Under<'_>) {
    unit.add(
        "UPDATE proofing_try SET tries = tries - 1 WHERE digest = $1 AND bucket = $2 AND tries > 0",
        vec![
            Cell::from(digest(app, kind, under)),
            Cell::from(under.bucket),
        ],
    );
}

/// Forgets the tries of whoever turned out to be right.
pub(crate) fn forget(unit: &mut Unit, app: &App, kind: Kind, under: Under<'_>) {
    unit.add(
        "DELETE FROM proofing_try WHERE digest = $1 AND bucket = $2",
        vec![
            Cell::from(digest(app, kind, under)),
            Cell::from(under.bucket),
        ],
    );
}

async fn wait(app: &App, kind: Kind, under: Under<'_>, now: Timestamp) -> Result<i64, AppError> {
    let sql = "SELECT since FROM proofing_try WHERE digest = $1 AND bucket = $2";
    let cells = [
        Cell::from(digest(app, kind, under)),
        Cell::from(under.bucket),
    ];
    let row = app.store.query_one(under.bucket, sql, &cells).await?;
    let since = row.map(|row| row.time("since")).transpose()?;
    let until = since.unwrap_or(now).plus_seconds(SECONDS);
    Ok((until.seconds() - now.seconds()).max(1))
}

fn digest(app: &App, kind: Kind, under: Under<'_>) -> Vec<u8> {
    app.vault.blind(kind.word, under.value)
}
