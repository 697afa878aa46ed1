//! Recovery codes: each lets its owner in once. Only a keyed digest is kept.

use super::subject::key;
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{Assurance, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Cell, Row, Unit};

/// Whom a code is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One of those that a person keeps on paper.
    Kept,
    /// Made on one device of a person for another.
    Device,
    /// Given by an officer who had the person in front of them.
    Counter,
}

/// When a code works, and who gave it.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) subject: SubjectId,
    pub(crate) digest: Vec<u8>,
    pub(crate) kind: Kind,
    pub(crate) made: Timestamp,
    pub(crate) from: Timestamp,
    pub(crate) until: Timestamp,
    pub(crate) content: Content,
}

/// The sealed part.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Content {
    /// The office where it was given, and by whom; empty for what a person made.
    pub(crate) office: String,
    pub(crate) officer: String,
    /// Who that officer is: another one may stop it.
    #[serde(default)]
    pub(crate) by: Option<SubjectId>,
    /// Whether its owner cannot stop it any more: they stopped one a short while before.
    #[serde(default)]
    pub(crate) held: bool,
    /// How sure the state was of whoever made it: whoever comes in by it is no surer. Unknown of those made before this was kept.
    #[serde(default)]
    pub(crate) assurance: Option<Assurance>,
}

const PLACE: &str = "recovery-code";

const ADD: &str = "INSERT INTO recovery_code (subject_id, digest, kind, made_at, from_at, until, used_at, payload) \
     VALUES ($1, $2, $3, $4, $5, $6, NULL, $7)";
const ADD_ALONE: &str = "INSERT INTO recovery_code (subject_id, digest, kind, made_at, from_at, until, used_at, payload) \
     SELECT $1, $2, $3, $4, $5, $6, NULL, $7 \
     WHERE NOT EXISTS (SELECT 1 FROM recovery_code WHERE subject_id = $1 AND kind = $3 \
     AND used_at IS NULL AND until > $4)";

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Device => "device",
            Self::Counter => "counter",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        [Self::Kept, Self::Device, Self::Counter]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// What is kept of a code.
pub(crate) fn digest(app: &App, code: &str) -> Vec<u8> {
    app.vault.blind(PLACE, code)
}

pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    (code, key): (&Code, &SubjectKey),
) -> Result<(), AppError> {
    insert(unit, app, (code, key), ADD)
}

/// Adds the code of a counter, unless one waits or works already: then it is a conflict.
pub(crate) fn add_alone(
    unit: &mut Unit,
    app: &App,
    whose: (&Code, &SubjectKey),
) -> Result<(), AppError> {
    insert(unit, app, whose, ADD_ALONE)
}

fn insert(
    unit: &mut Unit,
    app: &App,
    (code, key): (&Code, &SubjectKey),
    sql: &'static str,
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&code.content)?;
    unit.expect(
        sql,
        vec![
            Cell::from(code.subject),
            Cell::from(code.digest.clone()),
            Cell::from(code.kind.word()),
            Cell::from(code.made),
            Cell::from(code.from),
            Cell::from(code.until),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
        ],
        1,
    );
    Ok(())
}

/// Takes every unused code of a kind away: newer ones replace them, or their owner does not want them.
pub(crate) fn drop_unused(unit: &mut Unit, subject: SubjectId, kind: Kind) {
    unit.add(
        "DELETE FROM recovery_code WHERE subject_id = $1 AND kind = $2 AND used_at IS NULL",
        vec![Cell::from(subject), Cell::from(kind.word())],
    );
}

/// Takes one code away. One that was used or taken away meanwhile is a conflict.
pub(crate) fn withdraw(unit: &mut Unit, code: &Code) {
    unit.expect(
        "DELETE FROM recovery_code WHERE subject_id = $1 AND digest = $2 AND used_at IS NULL",
        vec![Cell::from(code.subject), Cell::from(code.digest.clone())],
        1,
    );
}

/// Uses a code up. One that was used, or that does not work now, is a conflict.
pub(crate) fn spend(unit: &mut Unit, code: &Code, now: Timestamp) {
    unit.expect(
        "UPDATE recovery_code SET used_at = $3 \
         WHERE subject_id = $1 AND digest = $2 AND used_at IS NULL AND from_at <= $3 AND until > $3",
        vec![
            Cell::from(code.subject),
            Cell::from(code.digest.clone()),
            Cell::from(now),
        ],
        1,
    );
}

/// An unused code of somebody whose time is not over.
pub(crate) async fn find(
    app: &App,
    subject: SubjectId,
    digest: &[u8],
    now: Timestamp,
) -> Result<Option<Code>, AppError> {
    let sql = "SELECT digest, kind, made_at, from_at, until, payload FROM recovery_code \
               WHERE subject_id = $1 AND digest = $2 AND used_at IS NULL AND until > $3";
    let cells = [
        Cell::from(subject),
        Cell::from(digest.to_vec()),
        Cell::from(now),
    ];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    Ok(opened(app, subject, &rows).await?.pop())
}

/// Whose device a code was made for. It is typed without saying who one is.
pub(crate) async fn owner_of_device(
    app: &App,
    digest: &[u8],
    now: Timestamp,
) -> Result<Option<SubjectId>, AppError> {
    let sql = "SELECT subject_id FROM recovery_code WHERE digest = $1 AND until > $2 \
               AND kind = 'device' AND used_at IS NULL";
    let cells = [Cell::from(digest.to_vec()), Cell::from(now)];
    let row = app.store.query_any(sql, &cells).await?;
    row.map(|row| Ok(row.subject("subject_id")?)).transpose()
}

/// All unused codes of somebody whose time is not over, newest first.
pub(crate) async fn unused(
    app: &App,
    subject: SubjectId,
    now: Timestamp,
) -> Result<Vec<Code>, AppError> {
    let sql = "SELECT digest, kind, made_at, from_at, until, payload FROM recovery_code \
               WHERE subject_id = $1 AND used_at IS NULL AND until > $2 \
               ORDER BY made_at DESC, digest LIMIT 64";
    let cells = [Cell::from(subject), Cell::from(now)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    opened(app, subject, &rows).await
}

async fn opened(app: &App, subject: SubjectId, rows: &[Row]) -> Result<Vec<Code>, AppError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = key(app, subject).await?;
    let codes = rows.iter().map(|row| {
        let plain = key.open(PLACE, row.blob("payload")?)?;
        Ok(Code {
            subject,
            digest: row.blob("digest")?.to_vec(),
            kind: Kind::of_word(row.text("kind")?)
                .ok_or(AppError::Invariant("a kind has a word"))?,
            made: row.time("made_at")?,
            from: row.time("from_at")?,
            until: row.time("until")?,
            content: serde_json::from_slice(&plain)?,
        })
    });
    codes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_before_levels_were_kept_still_reads_and_says_that_its_level_is_unknown() {
        let old = r#"{"office":"dukcapil-1271","officer":"Rosalina Damanik"}"#;
        let read: Content = serde_json::from_str(old).unwrap();
        assert_eq!((read.assurance, read.by, read.held), (None, None, false));
    }
}
