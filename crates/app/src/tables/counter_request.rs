//! Wishes to be proofed at a counter. A row says nothing about anybody: it is a keyed digest of a number and a code.

use crate::{App, AppError};
use base::{Bucket, Nik, Timestamp};
use store::{Cell, Unit};

/// How far a wish is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Asked,
    Confirmed,
    Rejected,
    Used,
}

impl State {
    const ALL: [Self; 4] = [Self::Asked, Self::Confirmed, Self::Rejected, Self::Used];

    fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Confirmed => "confirmed",
            Self::Rejected => "rejected",
            Self::Used => "used",
        }
    }
}

/// Which wish: the code that was given out for a number, in the bucket of whoever has it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish<'a> {
    pub(crate) nik: &'a Nik,
    pub(crate) code: &'a str,
    pub(crate) bucket: Bucket,
}

/// Writes a wish down.
pub(crate) fn add(unit: &mut Unit, app: &App, wish: Wish<'_>, until: Timestamp) {
    unit.expect(
        "INSERT INTO counter_request (bucket, digest, state, until) VALUES ($1, $2, $3, $4)",
        vec![
            Cell::from(wish.bucket),
            Cell::from(digest(app, wish)),
            Cell::from(State::Asked.word()),
            Cell::from(until),
        ],
        1,
    );
}

/// How far it is, as long as it counts.
pub(crate) async fn find(
    app: &App,
    wish: Wish<'_>,
    now: Timestamp,
) -> Result<Option<State>, AppError> {
    let found = found(app, wish, now).await?;
    Ok(found.map(|(state, _)| state))
}

/// The same, with how long it counts.
pub(crate) async fn found(
    app: &App,
    wish: Wish<'_>,
    now: Timestamp,
) -> Result<Option<(State, Timestamp)>, AppError> {
    let sql =
        "SELECT state, until FROM counter_request WHERE digest = $1 AND bucket = $2 AND until > $3";
    let cells = [
        Cell::from(digest(app, wish)),
        Cell::from(wish.bucket),
        Cell::from(now),
    ];
    let Some(row) = app.store.query_one(wish.bucket, sql, &cells).await? else {
        return Ok(None);
    };
    let word = row.text("state")?;
    let state = State::ALL.into_iter().find(|state| state.word() == word);
    let state = state.ok_or(AppError::Invariant("a wish is at a state with a word"))?;
    Ok(Some((state, row.time("until")?)))
}

/// Brings it from one state to the next; where somebody else was faster, or its time is over, that is a conflict.
pub(crate) fn step(
    unit: &mut Unit,
    app: &App,
    wish: Wish<'_>,
    (from, to): (State, State),
    (until, now): (Timestamp, Timestamp),
) {
    unit.expect(
        "UPDATE counter_request SET state = $3, until = $4 \
         WHERE digest = $1 AND bucket = $2 AND state = $5 AND until > $6",
        vec![
            Cell::from(digest(app, wish)),
            Cell::from(wish.bucket),
            Cell::from(to.word()),
            Cell::from(until),
            Cell::from(from.word()),
            Cell::from(now),
        ],
        1,
    );
}

fn digest(app: &App, wish: Wish<'_>) -> Vec<u8> {
    let value = [wish.nik.as_str(), wish.code].join("\n");
    app.vault.blind("counter-code", &value)
}
