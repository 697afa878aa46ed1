//! A table read from its first row to its last, never more at once than fits into a unit.

use super::table::Table;
use crate::{Cell, Row, Store, StoreError};

/// Where one has come to in a table.
pub(super) struct Pages<'a> {
    table: &'a Table,
    /// The key of the last row that was read.
    after: Option<Vec<Cell>>,
}

const ROWS_AT_ONCE: i64 = 500;
/// A larger row travels alone.
const BYTES_AT_ONCE: i64 = 4 * 1024 * 1024;

impl<'a> Pages<'a> {
    pub(super) fn of(table: &'a Table) -> Self {
        Self { table, after: None }
    }

    /// The next rows, or nothing after the last one.
    pub(super) async fn next(&mut self, store: &Store) -> Result<Option<Vec<Row>>, StoreError> {
        let sizes = self.ask(store, self.table.sizes, ROWS_AT_ONCE).await?;
        let (mut rows, mut bytes) = (0, 0);
        for size in &sizes {
            bytes += size.int("bytes")?;
            if rows > 0 && bytes > BYTES_AT_ONCE {
                break;
            }
            rows += 1;
        }
        if rows == 0 {
            return Ok(None);
        }
        let page = self.ask(store, self.table.read, rows).await?;
        if let Some(last) = page.last() {
            self.after = Some(self.table.key_of(last)?);
        }
        Ok(Some(page))
    }

    /// The first rows of all parts together.
    async fn ask(
        &self,
        store: &Store,
        [first, further]: [&'static str; 2],
        most: i64,
    ) -> Result<Vec<Row>, StoreError> {
        let rows = match &self.after {
            None => store.query_all(first, &[Cell::Int(most)]).await?,
            Some(after) => {
                let mut cells = after.clone();
                cells.push(Cell::Int(most));
                store.query_all(further, &cells).await?
            }
        };
        let keyed = rows
            .into_iter()
            .map(|row| Ok((self.table.key_of(&row)?, row)));
        let mut keyed = keyed.collect::<Result<Vec<_>, StoreError>>()?;
        keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
        keyed.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(keyed.into_iter().map(|(_, row)| row).collect())
    }
}
