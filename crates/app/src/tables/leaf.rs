//! Leaves: commitments to rows, which wait for their number in the audit log; and the heads of that log which the ledger anchored.

use super::law::BUCKET;
use crate::{App, AppError};
use ::ledger::{Hash, Name};
use base::{Bucket, CaseId, RowId, SubjectId, Timestamp};
use std::collections::BTreeMap;
use store::{Cell, Row, Unit};

/// A commitment that is in no log yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub(crate) id: RowId,
    subject: SubjectId,
    of: Of,
    pub(crate) commitment: Hash,
}

/// Where a commitment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Leaf,
    /// Beside the reading itself.
    Access,
}

/// A head of the log that the ledger anchored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Anchored {
    pub(crate) size: u64,
    /// Height of the block.
    pub(crate) block: u64,
    /// Where the anchor stands in the ledger.
    pub(crate) index: u64,
    /// The time of the block.
    pub(crate) at: Timestamp,
}

/// The leaf of a row of a history, found again by what the row is.
pub(crate) fn of_step(case: CaseId, seq: i64, at: Timestamp) -> RowId {
    let digest = crate::vault::sha256(&[b"sigap/leaf", &case.0, &seq.to_be_bytes()]);
    let mut chance = [0; 10];
    for (to, from) in chance.iter_mut().zip(digest) {
        *to = from;
    }
    RowId::at(at, chance)
}

/// Adds a leaf that waits.
pub(crate) fn add(unit: &mut Unit, (id, subject): (RowId, SubjectId), commitment: Hash) {
    unit.expect(
        "INSERT INTO leaf (id, subject_id, commitment) VALUES ($1, $2, $3)",
        vec![
            Cell::from(id),
            Cell::from(subject),
            Cell::from(commitment.0),
        ],
        1,
    );
}

/// Where leaves of one kind wait in one part of the database.
pub(crate) type Queue = (Bucket, Of);

/// All of them.
pub(crate) fn queues(app: &App) -> Vec<Queue> {
    let parts = app.store.parts();
    parts
        .flat_map(|part| [(part, Of::Leaf), (part, Of::Access)])
        .collect()
}

/// What waits, at most so much of it: of each queue a fair share of what waits longest.
pub(crate) async fn waiting(app: &App, most: usize) -> Result<Vec<Waiting>, AppError> {
    let queues = queues(app);
    let share = most / queues.len().max(1);
    let mut found = Vec::new();
    for queue in queues {
        found.extend(page(app, queue, None, share).await?);
    }
    Ok(found)
}

/// What waits in one queue, after the leaf of that name, in the order of names.
pub(crate) async fn page(
    app: &App,
    (part, of): Queue,
    after: Option<RowId>,
    most: usize,
) -> Result<Vec<Waiting>, AppError> {
    const LEAVES: &str = "SELECT id, subject_id, commitment FROM leaf \
         WHERE place IS NULL AND id > $1 ORDER BY id LIMIT $2";
    const READINGS: &str = "SELECT id, subject_id, commitment FROM access \
         WHERE place IS NULL AND commitment IS NOT NULL AND id > $1 ORDER BY id LIMIT $2";
    let sql = match of {
        Of::Leaf => LEAVES,
        Of::Access => READINGS,
    };
    let cells = [
        Cell::from(after.unwrap_or(RowId([0; 16]))),
        Cell::from(i64::try_from(most).unwrap_or(i64::MAX)),
    ];
    let rows = app.store.query(part, sql, &cells).await?;
    let read = |row: &Row| {
        Ok(Waiting {
            id: row.row_id("id")?,
            subject: row.subject("subject_id")?,
            of,
            commitment: hash(row.blob("commitment")?)?,
        })
    };
    rows.iter().map(read).collect()
}

/// How much waits.
pub(crate) async fn count_waiting(app: &App) -> Result<i64, AppError> {
    const COUNTS: [&str; 2] = [
        "SELECT count(*) AS n FROM leaf WHERE place IS NULL",
        "SELECT count(*) AS n FROM access WHERE place IS NULL AND commitment IS NOT NULL",
    ];
    let mut count = 0;
    for sql in COUNTS {
        for row in &app.store.query_all(sql, &[]).await? {
            count += row.int("n")?;
        }
    }
    Ok(count)
}

fn hash(bytes: &[u8]) -> Result<Hash, AppError> {
    let bytes = bytes.try_into();
    bytes
        .map(Hash)
        .map_err(|_| AppError::Invariant("a commitment is a digest"))
}

/// Leaves that are told their numbers in one unit.
const PLACED_AT_ONCE: usize = 250;
const _: () = assert!(PLACED_AT_ONCE <= store::UNIT_STATEMENTS_MAX);

/// Tells leaves their numbers. One that has a number already is a conflict: another program writes a log, too.
pub(crate) async fn place(app: &App, placed: &[(Waiting, u64)]) -> Result<(), AppError> {
    let mut parts: BTreeMap<Bucket, Vec<&(Waiting, u64)>> = BTreeMap::new();
    for leaf in placed {
        let part = app.store.part_of(leaf.0.subject.bucket());
        parts.entry(part).or_default().push(leaf);
    }
    for (part, leaves) in parts {
        for leaves in leaves.chunks(PLACED_AT_ONCE) {
            let mut unit = Unit::of(part);
            for (leaf, place) in leaves {
                let cells = vec![
                    Cell::from(leaf.id),
                    Cell::from(leaf.subject),
                    Cell::from(number(*place)?),
                ];
                unit.expect(sql_of(leaf.of), cells, 1);
            }
            app.store.commit("audit-place", unit).await?;
        }
    }
    Ok(())
}

fn sql_of(of: Of) -> &'static str {
    match of {
        Of::Leaf => {
            "UPDATE leaf SET place = $3 WHERE id = $1 AND subject_id = $2 AND place IS NULL"
        }
        Of::Access => {
            "UPDATE access SET place = $3 WHERE id = $1 AND subject_id = $2 AND place IS NULL"
        }
    }
}

/// A leaf as the database knows it: nothing where there is none, its number in the log where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Absent,
    Waits,
    At(u64),
}

pub(crate) async fn known(app: &App, (id, subject): (RowId, SubjectId)) -> Result<Known, AppError> {
    let sql = "SELECT place FROM leaf WHERE id = $1 AND subject_id = $2";
    let cells = [Cell::from(id), Cell::from(subject)];
    let row = app.store.query_one(subject.bucket(), sql, &cells).await?;
    row.map_or(Ok(Known::Absent), |row| known_in(&row))
}

/// What the column `place` of a row says.
pub(crate) fn known_in(row: &Row) -> Result<Known, AppError> {
    let place = row.opt_int("place")?.map(u64::try_from).transpose();
    let place = place.map_err(|_| AppError::Invariant("a place counts from 0"))?;
    Ok(place.map_or(Known::Waits, Known::At))
}

/// Name of the log that this database is recorded in.
pub(crate) async fn log_name(app: &App) -> Result<Option<String>, AppError> {
    let row = app
        .store
        .query_one(BUCKET, "SELECT name FROM audit_log", &[])
        .await?;
    row.map(|row| Ok(row.text("name")?.to_owned())).transpose()
}

/// Ties the database to a log, for good.
pub(crate) async fn tie(app: &App, name: &str) -> Result<(), AppError> {
    let mut unit = Unit::of(BUCKET);
    let sql = "INSERT INTO audit_log (name) VALUES ($1)";
    unit.expect(sql, vec![Cell::from(name)], 1);
    app.store.commit("audit-log", unit).await?;
    Ok(())
}

/// Entries that the log must have, as far as that is told by what was anchored and by the newest leaves.
pub(crate) async fn recorded(app: &App) -> Result<u64, AppError> {
    const NEWEST: [&str; 3] = [
        "SELECT place FROM leaf WHERE place IS NOT NULL ORDER BY id DESC LIMIT 1000",
        "SELECT place FROM access WHERE place IS NOT NULL ORDER BY id DESC LIMIT 1000",
        "SELECT size - 1 AS place FROM anchor ORDER BY size DESC LIMIT 1",
    ];
    let mut most = 0;
    for sql in NEWEST {
        for row in &app.store.query_all(sql, &[]).await? {
            if let Known::At(place) = known_in(row)? {
                most = most.max(place + 1);
            }
        }
    }
    Ok(most)
}

/// The ledger in which this database's log was anchored last.
pub(crate) async fn anchored_in(app: &App) -> Result<Option<String>, AppError> {
    let sql = "SELECT ledger FROM anchor ORDER BY at DESC LIMIT 1";
    let row = app.store.query_one(BUCKET, sql, &[]).await?;
    row.map(|row| Ok(row.text("ledger")?.to_owned()))
        .transpose()
}

/// Writes down an anchor. One that is known already changes nothing.
pub(crate) async fn anchored(app: &App, ledger: &Name, anchored: Anchored) -> Result<(), AppError> {
    let mut unit = Unit::of(BUCKET);
    unit.add(
        "INSERT INTO anchor (ledger, size, block, place, at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (ledger, size) DO NOTHING",
        vec![
            Cell::from(ledger.as_str()),
            Cell::from(number(anchored.size)?),
            Cell::from(number(anchored.block)?),
            Cell::from(number(anchored.index)?),
            Cell::from(anchored.at),
        ],
    );
    app.store.commit("audit-anchor", unit).await?;
    Ok(())
}

pub(crate) async fn is_anchored(app: &App, (ledger, size): (&Name, u64)) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM anchor WHERE ledger = $1 AND size = $2";
    let cells = [Cell::from(ledger.as_str()), Cell::from(number(size)?)];
    let row = app.store.query_one(BUCKET, sql, &cells).await?;
    Ok(row.is_some())
}

/// The first anchor over an entry of the log.
pub(crate) async fn anchor_over(
    app: &App,
    (ledger, place): (&Name, u64),
) -> Result<Option<Anchored>, AppError> {
    let sql = "SELECT size, block, place, at FROM anchor WHERE ledger = $1 AND size > $2 \
               ORDER BY size LIMIT 1";
    let cells = [Cell::from(ledger.as_str()), Cell::from(number(place)?)];
    let row = app.store.query_one(BUCKET, sql, &cells).await?;
    row.as_ref().map(read).transpose()
}

/// The newest anchor.
pub(crate) async fn last_anchor(app: &App, ledger: &Name) -> Result<Option<Anchored>, AppError> {
    let sql = "SELECT size, block, place, at FROM anchor WHERE ledger = $1 \
               ORDER BY size DESC LIMIT 1";
    let cells = [Cell::from(ledger.as_str())];
    let row = app.store.query_one(BUCKET, sql, &cells).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<Anchored, AppError> {
    let count = |column| {
        let number = u64::try_from(row.int(column)?);
        number.map_err(|_| AppError::Invariant("an anchor counts from 0"))
    };
    Ok(Anchored {
        size: count("size")?,
        block: count("block")?,
        index: count("place")?,
        at: row.time("at")?,
    })
}

fn number(number: u64) -> Result<i64, AppError> {
    i64::try_from(number).map_err(|_| AppError::Invariant("a log ends long before that"))
}
