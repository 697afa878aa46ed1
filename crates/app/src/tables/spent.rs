//! What happens once: a challenge, an authorization code, a proof of possession. Whoever finishes a thing spends it in the
//! unit that does so; a second unit with the same thing is a conflict, and nothing of it is kept.

use crate::{App, AppError};
use base::{Bucket, Timestamp};
use store::{Cell, Unit};

/// Something that can be used once. `what` keeps one kind from passing as another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Once<'a> {
    pub(crate) what: &'a str,
    pub(crate) value: &'a str,
    /// After this it is refused for its age, so nobody needs to remember it.
    pub(crate) until: Timestamp,
}

/// Spends a thing. It lies in the bucket of the unit, so whoever spends it again must name the same one: the subject's,
/// or where there is none yet, [`bucket_of`] the thing.
pub(crate) fn spend(unit: &mut Unit, app: &App, once: Once<'_>) {
    let bucket = unit.bucket();
    unit.expect(
        "INSERT INTO spent (bucket, digest, until) VALUES ($1, $2, $3)",
        vec![
            Cell::from(bucket),
            Cell::from(app.vault.blind(once.what, once.value)),
            Cell::from(once.until),
        ],
        1,
    );
}

/// Whether a thing was spent in this part of the database.
pub(crate) async fn is_spent(
    app: &App,
    part: Bucket,
    (what, value): (&str, &str),
) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM spent WHERE bucket = $1 AND digest = $2";
    let cells = [Cell::from(part), Cell::from(app.vault.blind(what, value))];
    let found = app.store.query(part, sql, &cells).await?;
    Ok(!found.is_empty())
}

/// How far apart the clocks of two processes may be: what one refuses for its age, another may take for so long.
const APART_SECONDS: i64 = 120;

/// Whether a part of the database remembers anything that is over.
pub(crate) async fn any_over(app: &App, part: Bucket, now: Timestamp) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM spent WHERE until < $1 LIMIT 1";
    let over = now.plus_seconds(-APART_SECONDS);
    let found = app.store.query(part, sql, &[Cell::from(over)]).await?;
    Ok(!found.is_empty())
}

/// Forgets what is refused for its age anyway, five thousand at a time.
pub(crate) fn sweep(unit: &mut Unit, now: Timestamp) {
    unit.add(
        "DELETE FROM spent WHERE digest IN (SELECT digest FROM spent WHERE until < $1 LIMIT 5000)",
        vec![Cell::from(now.plus_seconds(-APART_SECONDS))],
    );
}

/// Where a thing is spent that belongs to nobody.
pub(crate) fn bucket_of(app: &App, what: &str, value: &str) -> Bucket {
    let digest = app.vault.blind(what, value);
    Bucket(u16::from_be_bytes([digest[0], digest[1]]) % base::BUCKETS)
}
