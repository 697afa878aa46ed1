//! The outbox: what must happen after a commit is a row of that commit, so it can be late but never lost.
//!
//! A worker leases what is due, does it, and removes the row in the same unit as what it did. A worker that dies
//! leaves a lease that runs out. A message that keeps failing waits longer each time, up to a bound, and for ever if
//! it must: what a grant promised to somebody is never given up, only late. What nobody is owed may be laid aside as
//! dead in the end. Both are counted, listed, and tried at once when a person says so.

use crate::{CommitError, Row, Store, StoreError, Unit, cells, store};
use base::{RowId, SubjectId, Timestamp};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Tries before a message that may be given up is laid aside: with the waits below, a little more than a day.
pub const ATTEMPTS_MAX: i64 = 40;
/// The first wait after a failure; it doubles each time …
pub const RETRY_SECONDS_FIRST: i64 = 2;
/// … up to this, so that a register that comes back is noticed within the hour.
pub const RETRY_SECONDS_MAX: i64 = 3_600;
/// Messages one lease may take.
pub const LEASE_MESSAGES_MAX: usize = 256;
/// A message that is still not done so long after it fell due is late.
pub const LATE_SECONDS: i64 = 600;
/// The waits of so many tries add up to that.
const LATE_ATTEMPTS: i64 = 9;
/// Letters of a reason that are kept.
const ERROR_LETTERS_MAX: usize = 120;

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

/// How long a failing message is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Somebody is owed it: for ever.
    Endless,
    /// [`ATTEMPTS_MAX`] times.
    Limited,
}

/// What waits in the outbox, without a word of what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub id: RowId,
    pub kind: String,
    pub due_at: Timestamp,
    pub attempts: i64,
    pub dead: bool,
    /// Why it failed last; empty if it never did.
    pub error: String,
}

/// Messages of one kind together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    pub kind: String,
    pub waiting: i64,
    pub late: i64,
    pub dead: i64,
    /// When the one that waits longest fell due.
    pub oldest: Timestamp,
    pub attempts_max: i64,
}

/// Which kinds a worker takes: what is slow goes in a lane of its own, and holds up nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane<'k> {
    Only(&'k str),
    AllBut(&'k str),
}

/// Which messages are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    Kind(String),
    Message(RowId),
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

const PUT: &str = "INSERT INTO outbox (bucket, id, kind, subject_id, body, due_at, attempts, lease_until, dead, error) \
     VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, '')";

const ANY_DUE: &str = "SELECT 1 AS due FROM outbox \
     WHERE dead = 0 AND due_at <= $1 AND lease_until <= $1 AND (kind = $2 OR $2 = '') AND kind <> $3 LIMIT 1";

// The conditions stand twice: a worker that had to wait for another's lease looks at the row again before it takes it.
const LEASE: &str = "UPDATE outbox SET lease_until = $2, attempts = attempts + 1 \
     WHERE (id, bucket) IN (SELECT o.id, o.bucket FROM outbox AS o \
       WHERE o.dead = 0 AND o.due_at <= $1 AND o.lease_until <= $1 AND (o.kind = $4 OR $4 = '') AND o.kind <> $5 \
       ORDER BY o.due_at LIMIT $3) \
     AND dead = 0 AND lease_until <= $1 \
     RETURNING id, kind, subject_id, body, due_at, attempts, lease_until";

// Only the holder of the lease may end it: a slow worker whose lease ran out meets a conflict and changes nothing.
const DONE: &str =
    "DELETE FROM outbox WHERE bucket = $1 AND id = $2 AND lease_until = $3 AND attempts = $4";

const RETRY: &str = "UPDATE outbox SET due_at = $5, lease_until = 0, dead = $6, error = $7 \
     WHERE bucket = $1 AND id = $2 AND lease_until = $3 AND attempts = $4";

// Whatever failed once, laid aside or not. What was never tried keeps its time: a clock of the law is no fault.
const REVIVE_KIND: &str = "UPDATE outbox SET dead = 0, attempts = 0, lease_until = 0, due_at = $2 \
     WHERE kind = $1 AND error <> '' RETURNING id";
const REVIVE_ONE: &str = "UPDATE outbox SET dead = 0, attempts = 0, lease_until = 0, due_at = $2 \
     WHERE id = $1 AND error <> '' RETURNING id";

// A retry moves the time on, so many tries tell of a late message as well as an old time does.
const KINDS: &str = "SELECT kind, count(*) AS waiting, CAST(sum(dead) AS BIGINT) AS dead, min(due_at) AS oldest, \
     max(attempts) AS attempts, \
     sum(CASE WHEN dead = 0 AND (due_at <= $1 OR attempts > $2) THEN 1 ELSE 0 END) AS late \
     FROM outbox GROUP BY kind ORDER BY kind";

const COUNTS: &str = "SELECT \
     (SELECT count(*) FROM outbox WHERE dead = 0 AND due_at <= $1 AND attempts <= $2) \
     + (SELECT count(*) FROM outbox WHERE error <> '' AND dead = 0 AND attempts > $2) AS late, \
     (SELECT count(*) FROM outbox WHERE error <> '' AND dead = 1) AS dead";

const LIST: &str = "SELECT id, kind, due_at, attempts, dead, error FROM outbox \
     WHERE dead >= $1 AND error <> '' ORDER BY dead DESC, attempts DESC, due_at LIMIT $2";

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

/// Takes up to `limit` messages of a lane that are due, the longest due first; nobody else gets them for `seconds`.
pub async fn lease(
    store: &Store,
    lane: Lane<'_>,
    (limit, seconds): (usize, i64),
    now: Timestamp,
) -> Result<Vec<Leased>, LeaseError> {
    let (only, without) = lane.kinds();
    let looked = cells![now, only, without];
    let mut failed = None;
    let mut due = Vec::new();
    for part in store.parts() {
        // Looking costs nothing; an idle outbox must not wake the disk at every look.
        match store.query_one(part, ANY_DUE, &looked).await {
            Ok(Some(_)) => due.push(part),
            Ok(None) => {}
            Err(error) => failed = Some(LeaseError::from(error)),
        }
    }
    // Each gives its share, and another one is the first each time, so that none waits for the others to be empty.
    let mut left = limit.min(LEASE_MESSAGES_MAX);
    let share = left.div_ceil(due.len().max(1));
    let turn = usize::try_from(now.seconds()).unwrap_or(0) % due.len().max(1);
    due.rotate_left(turn);
    let mut asked = Vec::new();
    for part in due {
        let most = share.min(left);
        if most == 0 {
            break;
        }
        left -= most;
        let mut unit = Unit::of(part);
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let until = now.plus_seconds(seconds);
        unit.returning_any(LEASE, cells![now, until, most, only, without]);
        asked.push(store.hand("outbox-lease", unit));
    }
    let mut leased = Vec::new();
    for answered in asked {
        let done = match answered {
            Ok(answered) => store::answer(answered).await,
            Err(error) => Err(error),
        };
        match done {
            Ok(done) => {
                for row in done.rows.iter().flatten() {
                    leased.push(self::leased(row)?);
                }
            }
            Err(error) => failed = Some(error.into()),
        }
    }
    // A part that cannot be read or written holds up nobody else's messages.
    if let Some(error) = failed {
        if leased.is_empty() {
            return Err(error);
        }
        tracing::error!(%error, "a part of the outbox stands still");
    }
    leased.sort_by_key(|l| (l.message.due_at, l.message.id));
    Ok(leased)
}

/// Removes a message in the same unit as what was done about it. A conflict means the lease was lost.
pub fn done(unit: &mut Unit, leased: &Leased) {
    unit.expect(DONE, held(leased), 1);
}

/// Adds what becomes of a message that failed: again later, each time twice as late, or laid aside. `error` is a word
/// of the program, never of a person.
pub fn retry(
    unit: &mut Unit,
    leased: &Leased,
    patience: Patience,
    error: &str,
    now: Timestamp,
) -> Fate {
    let fate = fate(leased.attempts, patience, now);
    let (due_at, dead) = match fate {
        Fate::Again { due_at } => (due_at, false),
        Fate::Dead => (leased.message.due_at, true),
    };
    let error: String = error.chars().take(ERROR_LETTERS_MAX).collect();
    let mut cells = held(leased);
    cells.extend(cells![due_at, dead, error]);
    unit.expect(RETRY, cells, 1);
    fate
}

/// Has every message that failed, of a kind or one alone, tried at once and from the start. Gives how many that are.
pub async fn revive(store: &Store, which: &Which, now: Timestamp) -> Result<usize, CommitError> {
    let mut count = 0;
    for part in store.parts() {
        let mut unit = Unit::of(part);
        match which {
            Which::Kind(kind) => unit.returning_any(REVIVE_KIND, cells![kind, now]),
            Which::Message(id) => unit.returning_any(REVIVE_ONE, cells![*id, now]),
        };
        let done = store.commit("outbox-revive", unit).await?;
        count += done.rows.first().map_or(0, Vec::len);
    }
    Ok(count)
}

/// How many messages are late and how many were laid aside; cheap enough for every look at the figures.
pub async fn counts(store: &Store, now: Timestamp) -> Result<(i64, i64), StoreError> {
    let late = cells![now.plus_seconds(-LATE_SECONDS), LATE_ATTEMPTS];
    let mut counts = (0, 0);
    for row in store.query_all(COUNTS, &late).await? {
        counts = (counts.0 + row.int("late")?, counts.1 + row.int("dead")?);
    }
    Ok(counts)
}

/// What waits, kind by kind.
pub async fn kinds(store: &Store, now: Timestamp) -> Result<Vec<Kind>, StoreError> {
    let late = cells![now.plus_seconds(-LATE_SECONDS), LATE_ATTEMPTS];
    let mut kinds: BTreeMap<String, Kind> = BTreeMap::new();
    for row in &store.query_all(KINDS, &late).await? {
        let more = Kind {
            kind: row.text("kind")?.to_owned(),
            waiting: row.int("waiting")?,
            late: row.int("late")?,
            dead: row.int("dead")?,
            oldest: row.time("oldest")?,
            attempts_max: row.int("attempts")?,
        };
        match kinds.get_mut(&more.kind) {
            Some(kind) => kind.add(&more),
            None => drop(kinds.insert(more.kind.clone(), more)),
        }
    }
    Ok(kinds.into_values().collect())
}

impl<'k> Lane<'k> {
    /// The one kind that is taken, or none; and the one that is not.
    fn kinds(self) -> (&'k str, &'k str) {
        match self {
            Self::Only(kind) => (kind, ""),
            Self::AllBut(kind) => ("", kind),
        }
    }
}

impl Kind {
    /// The same kind in another part.
    fn add(&mut self, more: &Self) {
        self.waiting += more.waiting;
        self.late += more.late;
        self.dead += more.dead;
        self.oldest = self.oldest.min(more.oldest);
        self.attempts_max = self.attempts_max.max(more.attempts_max);
    }
}

/// The messages that failed, the worst first; with `dead` only those that were laid aside.
pub async fn failing(store: &Store, dead: bool, limit: u32) -> Result<Vec<Waiting>, StoreError> {
    let rows = store.query_all(LIST, &cells![dead, limit]).await?;
    let waiting = |row: &Row| {
        Ok(Waiting {
            id: row.row_id("id")?,
            kind: row.text("kind")?.to_owned(),
            due_at: row.time("due_at")?,
            attempts: row.int("attempts")?,
            dead: row.flag("dead")?,
            error: row.text("error")?.to_owned(),
        })
    };
    let mut failing = rows
        .iter()
        .map(waiting)
        .collect::<Result<Vec<_>, StoreError>>()?;
    failing.sort_by_key(|one| (!one.dead, Reverse(one.attempts), one.due_at));
    failing.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(failing)
}

fn fate(attempts: i64, patience: Patience, now: Timestamp) -> Fate {
    if patience == Patience::Limited && attempts >= ATTEMPTS_MAX {
        return Fate::Dead;
    }
    let doublings = u32::try_from(attempts.saturating_sub(1))
        .unwrap_or(u32::MAX)
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
