//! The outbox: what must happen after a commit is a row of that commit, so it can be late but never lost.
//!
//! A worker leases what is due, does it, and removes the row in the same unit as what it did. A worker that dies
//! leaves a lease that runs out. A message that keeps failing waits longer each time and is laid aside as dead in
//! the end, where people can see it.

use crate::{CommitError, Row, Store, StoreError, Unit, cells};
use base::{Bucket, RowId, SubjectId, Timestamp};

/// Tries before a message is laid aside: with the waits below, a little more than a day.
pub const ATTEMPTS_MAX: i64 = 40;
/// The first wait after a failure; it doubles each time …
pub const RETRY_SECONDS_FIRST: i64 = 2;
/// … up to this, so that a register that comes back is noticed within the hour.
pub const RETRY_SECONDS_MAX: i64 = 3_600;
/// Messages one lease may take.
pub const LEASE_MESSAGES_MAX: usize = 256;

/// Something to be done later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: RowId,
    pub kind: String,
    /// Whom it is about; it lies in that subject's bucket.
    pub subject: SubjectId,
    /// Sealed, if it says anything about the subject.
    pub body: Vec<u8>,
    pub due_at: Timestamp,
}

/// A message taken by one worker, until `until`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leased {
    pub message: Message,
    /// How often it was tried, this time included.
    pub attempts: i64,
    pub until: Timestamp,
}

/// What a failed message waits for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Again { due_at: Timestamp },
    Dead,
}

/// Why nothing could be leased.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LeaseError {
    #[error("the outbox cannot be read")]
    Read(#[from] StoreError),
    #[error("the lease cannot be written")]
    Write(#[from] CommitError),
}

const PUT: &str = "INSERT INTO outbox (bucket, id, kind, subject_id, body, due_at, attempts, lease_until, dead) \
     VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0)";

const ANY_DUE: &str = "SELECT 1 AS due FROM outbox \
     WHERE dead = 0 AND due_at <= $1 AND lease_until <= $1 LIMIT 1";

// The conditions stand twice: a worker that had to wait for another's lease looks at the row again before it takes it.
const LEASE: &str = "UPDATE outbox SET lease_until = $2, attempts = attempts + 1 \
     WHERE (bucket, id) IN (SELECT o.bucket, o.id FROM outbox AS o \
       WHERE o.dead = 0 AND o.due_at <= $1 AND o.lease_until <= $1 ORDER BY o.due_at LIMIT $3) \
     AND dead = 0 AND lease_until <= $1 \
     RETURNING id, kind, subject_id, body, due_at, attempts, lease_until";

// Only the holder of the lease may end it: a slow worker whose lease ran out meets a conflict and changes nothing.
const DONE: &str =
    "DELETE FROM outbox WHERE bucket = $1 AND id = $2 AND lease_until = $3 AND attempts = $4";

const RETRY: &str = "UPDATE outbox SET due_at = $5, lease_until = 0, dead = $6 \
     WHERE bucket = $1 AND id = $2 AND lease_until = $3 AND attempts = $4";

const REVIVE: &str = "UPDATE outbox SET dead = 0, attempts = 0, lease_until = 0, due_at = $3 \
     WHERE bucket = $1 AND id = $2 AND dead = 1";

const DEAD: &str = "SELECT count(*) AS dead FROM outbox WHERE dead = 1";

const DEAD_LETTERS: &str = "SELECT id, kind, subject_id, body, due_at, attempts, lease_until FROM outbox \
     WHERE dead = 1 ORDER BY bucket, id LIMIT $1";

/// Adds a message to the unit whose consequence it is.
pub fn put(unit: &mut Unit, message: &Message) {
    let Message {
        id,
        kind,
        subject,
        body,
        due_at,
    } = message;
    let cells = cells![subject.bucket(), *id, kind, *subject, body, *due_at];
    unit.expect(PUT, cells, 1);
}

/// Takes up to `limit` messages that are due, the longest due first; nobody else gets them for `seconds`.
pub async fn lease(
    store: &Store,
    limit: usize,
    seconds: i64,
    now: Timestamp,
) -> Result<Vec<Leased>, LeaseError> {
    // Looking costs nothing; an idle outbox must not wake the disk at every look.
    if store.query_one(ANY_DUE, &cells![now]).await?.is_none() {
        return Ok(Vec::new());
    }
    let limit = i64::try_from(limit.min(LEASE_MESSAGES_MAX)).unwrap_or(i64::MAX);
    let mut unit = Unit::new();
    unit.returning_any(LEASE, cells![now, now.plus_seconds(seconds), limit]);
    let done = store.commit("outbox-lease", unit).await?;
    let rows = done.rows.first().map_or(&[][..], Vec::as_slice);
    let mut leased = rows.iter().map(leased).collect::<Result<Vec<_>, _>>()?;
    leased.sort_by_key(|l| (l.message.due_at, l.message.id));
    Ok(leased)
}

/// Removes a message in the same unit as what was done about it. A conflict means the lease was lost.
pub fn done(unit: &mut Unit, leased: &Leased) {
    unit.expect(DONE, held(leased), 1);
}

/// Adds what becomes of a message that failed: again later, each time twice as late, or laid aside.
pub fn retry(unit: &mut Unit, leased: &Leased, now: Timestamp) -> Fate {
    let fate = fate(leased.attempts, now);
    let (due_at, dead) = match fate {
        Fate::Again { due_at } => (due_at, false),
        Fate::Dead => (leased.message.due_at, true),
    };
    let mut cells = held(leased);
    cells.extend(cells![due_at, dead]);
    unit.expect(RETRY, cells, 1);
    fate
}

/// Adds that a message laid aside is tried once more from the start.
pub fn revive(unit: &mut Unit, bucket: Bucket, id: RowId, now: Timestamp) {
    unit.expect(REVIVE, cells![bucket, id, now], 1);
}

/// How many messages were laid aside.
pub async fn dead(store: &Store) -> Result<i64, StoreError> {
    let row = store.query_one(DEAD, &[]).await?;
    row.map_or(Ok(0), |row| row.int("dead"))
}

/// The messages that were laid aside.
pub async fn dead_letters(store: &Store, limit: u32) -> Result<Vec<Leased>, StoreError> {
    let rows = store.query(DEAD_LETTERS, &cells![limit]).await?;
    rows.iter().map(leased).collect()
}

fn fate(attempts: i64, now: Timestamp) -> Fate {
    if attempts >= ATTEMPTS_MAX {
        return Fate::Dead;
    }
    let doublings = u32::try_from(attempts.saturating_sub(1))
        .unwrap_or(0)
        .min(20);
    let seconds = (RETRY_SECONDS_FIRST << doublings).min(RETRY_SECONDS_MAX);
    Fate::Again {
        due_at: now.plus_seconds(seconds),
    }
}

fn held(leased: &Leased) -> Vec<crate::Cell> {
    let Message { id, subject, .. } = leased.message;
    cells![subject.bucket(), id, leased.until, leased.attempts]
}

fn leased(row: &Row) -> Result<Leased, StoreError> {
    Ok(Leased {
        message: Message {
            id: row.row_id("id")?,
            kind: row.text("kind")?.to_owned(),
            subject: row.subject("subject_id")?,
            body: row.blob("body")?.to_vec(),
            due_at: row.time("due_at")?,
        },
        attempts: row.int("attempts")?,
        until: row.time("lease_until")?,
    })
}
