//! A table read from its first row to its last, never more at once than fits into a unit.

use super::table::Table;
use crate::{Cell, Row, Store, StoreError};

/// Where one has come to in a table.
pub(super) struct Pages<'a> {
    table: &'a Table,
    /// The key of the last row that was read.
    after: Option<Vec<Cell>>,
}

const ROWS_AT_ONCE: u16 = 500;
/// A larger row travels alone.
const BYTES_AT_ONCE: i64 = 4 * 1024 * 1024;

impl<'a> Pages<'a> {
    pub(super) fn of(table: &'a Table) -> Self {
        Self { table, after: None }
    }

    /// The next rows, or nothing after the last one.
    pub(super) async fn next(&mut self, store: &Store) -> Result<Option<Vec<Row>>, StoreError> {
        let sizes = self
            .ask(store, self.table.sizes, [Cell::from(ROWS_AT_ONCE)])
            .await?;
        let mut last = None;
        let mut bytes = 0;
        for (key, size) in sizes.into_iter().take(usize::from(ROWS_AT_ONCE)) {
            bytes += size.int("bytes")?;
            if last.is_some() && bytes > BYTES_AT_ONCE {
                break;
            }
            last = Some(key);
        }
        let Some(last) = last else {
            return Ok(None);
        };
        let page = self.ask(store, self.table.read, last.clone()).await?;
        self.after = Some(last);
        Ok(Some(page.into_iter().map(|(_, row)| row).collect()))
    }

    /// Rows of all parts together, in the order of their keys.
    async fn ask(
        &self,
        store: &Store,
        [first, further]: [&'static str; 2],
        more: impl IntoIterator<Item = Cell>,
    ) -> Result<Vec<(Vec<Cell>, Row)>, StoreError> {
        let sql = if self.after.is_none() { first } else { further };
        let mut cells = self.after.clone().unwrap_or_default();
        cells.extend(more);
        let rows = store.query_all(sql, &cells).await?;
        let keyed = rows
            .into_iter()
            .map(|row| Ok((self.table.key_of(&row)?, row)));
        let mut keyed = keyed.collect::<Result<Vec<_>, StoreError>>()?;
        keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(keyed)
    }
}
