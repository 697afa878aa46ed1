//! Copying: every table of one database into an empty other one, and the proof that both hold the same.
//!
//! The proof reads both again, each row of each table in the order of its key, and compares counts and digests. Until it
//! has passed, the copy carries a mark with which nobody opens it.

mod page;
mod table;

use crate::migrate::{KEYS, MOVED, PUT};
use crate::{Cell, CommitError, Row, Store, StoreError, Unit};
use aws_lc_rs::digest::{Context, SHA256};
use base::Bucket;
use page::Pages;
use std::collections::BTreeMap;
pub use table::Table;

/// What one side holds of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    pub rows: u64,
    /// SHA-256 over every cell of every row, in the order of the key.
    pub digest: Vec<u8>,
}

#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    #[error("a database cannot be read")]
    Read(#[from] StoreError),
    #[error("the copy cannot be written")]
    Write(#[from] CommitError),
    #[error("the two databases do not have the same tables")]
    Tables,
    #[error("{0} differs: the copy is not whole and stays marked so")]
    Differs(String),
}

/// Tells the migration's mark apart from what is copied.
const WHOLE: &str = "DELETE FROM meta WHERE key = 'copying'";

/// What every part says of itself, the first one does.
const FIRST: Bucket = Bucket(0);

const KEYS_OF: &str = "SELECT value FROM meta WHERE key = 'keys'";

/// Copies every row, some at a time, and says each table's name before its first.
pub async fn fill(from: &Store, to: &Store, mut tell: impl FnMut(&Table)) -> Result<(), CopyError> {
    for table in &same_tables(from, to).await? {
        tell(table);
        let mut pages = Pages::of(table);
        while let Some(rows) = pages.next(from).await? {
            let mut units = BTreeMap::new();
            for row in rows {
                let part = to.part_of(table.bucket(&row)?);
                let unit = units.entry(part).or_insert_with(|| Unit::of(part));
                unit.expect(table.insert, row.cells().to_vec(), 1);
            }
            for unit in units.into_values() {
                to.commit("copy", unit).await?;
            }
        }
    }
    Ok(())
}

/// Compares both, says what each holds of each table, and takes the mark off the copy if all of it is the same.
pub async fn prove(
    from: &Store,
    to: &Store,
    mut tell: impl FnMut(&Table, &Sum, &Sum),
) -> Result<(), CopyError> {
    let mut differs = Vec::new();
    for table in &same_tables(from, to).await? {
        let (here, there) = (sum(from, table).await?, sum(to, table).await?);
        tell(table, &here, &there);
        if here != there {
            differs.push(table.name.clone());
        }
    }
    if !differs.is_empty() {
        return Err(CopyError::Differs(differs.join(", ")));
    }
    let keys = from.query_one(FIRST, KEYS_OF, &[]).await?;
    // The first part last: while it carries the mark nobody opens any of them.
    for part in to.parts().collect::<Vec<_>>().into_iter().rev() {
        let mut unit = Unit::of(part);
        if let Some(keys) = &keys {
            unit.expect(PUT, crate::cells![KEYS, keys.text("value")?], 1);
        }
        unit.expect(WHOLE, Vec::new(), 1);
        to.commit("copied", unit).await?;
    }
    Ok(())
}

/// Marks the place that was copied, so that nobody goes on there by mistake. `to` says where in words, without a password.
pub async fn leave(from: &Store, to: &str) -> Result<(), CopyError> {
    for part in from.parts() {
        let mut unit = Unit::of(part);
        unit.expect(PUT, crate::cells![MOVED, to], 1);
        from.commit("moved", unit).await?;
    }
    Ok(())
}

async fn same_tables(from: &Store, to: &Store) -> Result<Vec<Table>, CopyError> {
    let (here, there) = (table::all(from).await?, table::all(to).await?);
    if here == there {
        Ok(here)
    } else {
        Err(CopyError::Tables)
    }
}

async fn sum(store: &Store, table: &Table) -> Result<Sum, StoreError> {
    let mut digest = Context::new(&SHA256);
    let mut count = 0;
    let mut pages = Pages::of(table);
    while let Some(rows) = pages.next(store).await? {
        for row in &rows {
            add(&mut digest, row);
            count += 1;
        }
    }
    Ok(Sum {
        rows: count,
        digest: digest.finish().as_ref().to_vec(),
    })
}

/// Each cell with its kind and its length, so that no two rows read alike.
fn add(digest: &mut Context, row: &Row) {
    for cell in row.cells() {
        let length = u64::try_from(cell.bytes())
            .unwrap_or(u64::MAX)
            .to_be_bytes();
        let (kind, bytes): (u8, &[u8]) = match cell {
            Cell::Null => (0, &[]),
            Cell::Int(number) => (1, &number.to_be_bytes()),
            Cell::Text(text) => (2, text.as_bytes()),
            Cell::Blob(bytes) => (3, bytes),
        };
        digest.update(&[kind]);
        digest.update(&length);
        digest.update(bytes);
    }
}
