//! Clients that whoever runs the program added to those of the pack, each as its file.

use crate::{App, AppError};
use base::{Bucket, Timestamp};
use store::{Cell, Unit};

/// They are about nobody: they lie in the first bucket.
pub(crate) const BUCKET: Bucket = Bucket(0);

/// Every added client: its id and its file.
pub(crate) async fn all(app: &App) -> Result<Vec<(String, String)>, AppError> {
    let sql = "SELECT id, body FROM client ORDER BY id";
    let rows = app.store.query(BUCKET, sql, &[]).await?;
    rows.iter()
        .map(|row| Ok((row.text("id")?.to_owned(), row.text("body")?.to_owned())))
        .collect()
}

/// Adds a client, or puts another file in the place of its own.
pub(crate) fn put(unit: &mut Unit, (id, body): (&str, &str), now: Timestamp) {
    unit.add(
        "INSERT INTO client (id, added_at, body) VALUES ($1, $2, $3) \
         ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        vec![Cell::from(id), Cell::from(now), Cell::from(body)],
    );
}

/// Takes a client away; a conflict if there is none.
pub(crate) fn remove(unit: &mut Unit, id: &str) {
    unit.expect("DELETE FROM client WHERE id = $1", vec![Cell::from(id)], 1);
}
