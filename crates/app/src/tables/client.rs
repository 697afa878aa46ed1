//! Clients that whoever runs the program added to those of the pack, each as its file.

use crate::{App, AppError};
use base::{Bucket, Timestamp};
use store::{Cell, Unit};

/// They are about nobody: they lie in the first bucket.
pub(crate) const BUCKET: Bucket = Bucket(0);

/// One that was added.
#[derive(Clone, Debug)]
pub(crate) struct Added {
    pub(crate) id: String,
    /// Its file.
    pub(crate) body: String,
    /// When it was registered under this id; none where that was before anybody wrote it down.
    pub(crate) since: Option<Timestamp>,
    /// Whether the numbers by which it knows people are those of this registration.
    pub(crate) numbered: bool,
    /// How often another file changed what people had allowed.
    pub(crate) renewed: i64,
}

/// Every added client.
pub(crate) async fn all(app: &App) -> Result<Vec<Added>, AppError> {
    let sql = "SELECT id, body, since, numbered, renewed FROM client ORDER BY id";
    let rows = app.store.query(BUCKET, sql, &[]).await?;
    rows.iter()
        .map(|row| {
            Ok(Added {
                id: row.text("id")?.to_owned(),
                body: row.text("body")?.to_owned(),
                since: row.opt_time("since")?,
                numbered: row.int("numbered")? != 0,
                renewed: row.int("renewed")?,
            })
        })
        .collect()
}

/// Adds a client, or puts another file in the place of its own: since when it is registered stays, and so do its numbers.
pub(crate) fn put(unit: &mut Unit, file: &Added, now: Timestamp) {
    unit.add(
        "INSERT INTO client (id, added_at, body, since, numbered, renewed) \
         VALUES ($1, $2, $3, $2, $4, $5) \
         ON CONFLICT (id) DO UPDATE SET body = excluded.body, renewed = excluded.renewed",
        vec![
            Cell::from(file.id.as_str()),
            Cell::from(now),
            Cell::from(file.body.as_str()),
            Cell::from(i64::from(file.numbered)),
            Cell::from(file.renewed),
        ],
    );
}

/// Takes a client away; a conflict if there is none.
pub(crate) fn remove(unit: &mut Unit, id: &str) {
    unit.expect("DELETE FROM client WHERE id = $1", vec![Cell::from(id)], 1);
}
