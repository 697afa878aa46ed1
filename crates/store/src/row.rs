//! One row read back, with getters that name the column when it is not what was asked for.

use crate::{Cell, StoreError};
use base::{BUCKETS, Bucket, CaseId, RowId, SubjectId, Timestamp};
use std::sync::Arc;

/// A row with the names of its columns, shared by all rows of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    columns: Arc<[Box<str>]>,
    cells: Vec<Cell>,
}

impl Row {
    pub(crate) fn new(columns: Arc<[Box<str>]>, cells: Vec<Cell>) -> Self {
        Self { columns, cells }
    }

    /// Its values, in the order in which they were asked for.
    pub(crate) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The value as it is.
    pub fn cell(&self, column: &str) -> Result<&Cell, StoreError> {
        let at = self.columns.iter().position(|name| **name == *column);
        at.and_then(|at| self.cells.get(at))
            .ok_or_else(|| wrong(column, "is not in the answer"))
    }

    pub fn int(&self, column: &str) -> Result<i64, StoreError> {
        self.opt_int(column)?.ok_or_else(|| wrong(column, NULL))
    }

    pub fn text(&self, column: &str) -> Result<&str, StoreError> {
        self.opt_text(column)?.ok_or_else(|| wrong(column, NULL))
    }

    pub fn blob(&self, column: &str) -> Result<&[u8], StoreError> {
        self.opt_blob(column)?.ok_or_else(|| wrong(column, NULL))
    }

    /// A number stored as 1 or 0.
    pub fn flag(&self, column: &str) -> Result<bool, StoreError> {
        Ok(self.int(column)? != 0)
    }

    pub fn time(&self, column: &str) -> Result<Timestamp, StoreError> {
        self.int(column).map(Timestamp::from_micros)
    }

    pub fn subject(&self, column: &str) -> Result<SubjectId, StoreError> {
        self.blob(column)
            .and_then(|raw| sixteen(column, raw))
            .map(SubjectId)
    }

    pub fn bucket(&self, column: &str) -> Result<Bucket, StoreError> {
        let number = u16::try_from(self.int(column)?).ok();
        let number = number.filter(|number| *number < BUCKETS);
        number
            .map(Bucket)
            .ok_or_else(|| wrong(column, "is no bucket"))
    }

    pub fn case(&self, column: &str) -> Result<CaseId, StoreError> {
        self.blob(column)
            .and_then(|raw| sixteen(column, raw))
            .map(CaseId)
    }

    pub fn row_id(&self, column: &str) -> Result<RowId, StoreError> {
        self.blob(column)
            .and_then(|raw| sixteen(column, raw))
            .map(RowId)
    }

    pub fn opt_int(&self, column: &str) -> Result<Option<i64>, StoreError> {
        match self.cell(column)? {
            Cell::Null => Ok(None),
            Cell::Int(value) => Ok(Some(*value)),
            Cell::Text(_) | Cell::Blob(_) => Err(wrong(column, "is not a number")),
        }
    }

    pub fn opt_text(&self, column: &str) -> Result<Option<&str>, StoreError> {
        match self.cell(column)? {
            Cell::Null => Ok(None),
            Cell::Text(value) => Ok(Some(value)),
            Cell::Int(_) | Cell::Blob(_) => Err(wrong(column, "is not text")),
        }
    }

    pub fn opt_blob(&self, column: &str) -> Result<Option<&[u8]>, StoreError> {
        match self.cell(column)? {
            Cell::Null => Ok(None),
            Cell::Blob(value) => Ok(Some(value)),
            Cell::Int(_) | Cell::Text(_) => Err(wrong(column, "is not bytes")),
        }
    }

    pub fn opt_time(&self, column: &str) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.opt_int(column)?.map(Timestamp::from_micros))
    }

    pub fn opt_subject(&self, column: &str) -> Result<Option<SubjectId>, StoreError> {
        let raw = self.opt_blob(column)?;
        raw.map(|raw| sixteen(column, raw).map(SubjectId))
            .transpose()
    }

    pub fn opt_case(&self, column: &str) -> Result<Option<CaseId>, StoreError> {
        let raw = self.opt_blob(column)?;
        raw.map(|raw| sixteen(column, raw).map(CaseId)).transpose()
    }
}

const NULL: &str = "is null";

fn sixteen(column: &str, raw: &[u8]) -> Result<[u8; 16], StoreError> {
    raw.try_into()
        .map_err(|_| wrong(column, "is not an id of 16 bytes"))
}

fn wrong(column: &str, problem: &'static str) -> StoreError {
    StoreError::Column {
        column: column.to_owned(),
        problem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells;

    fn row() -> Row {
        let names = ["seq", "stage", "due_at", "case_id"].map(Box::from);
        Row::new(
            Arc::new(names),
            cells![3_i64, "draft", None::<i64>, [9_u8; 16]],
        )
    }

    #[test]
    fn a_column_is_read_as_what_it_is() {
        assert_eq!(row().int("seq").unwrap(), 3);
        assert_eq!(row().text("stage").unwrap(), "draft");
        assert_eq!(row().opt_time("due_at").unwrap(), None);
        assert_eq!(row().case("case_id").unwrap(), CaseId([9; 16]));
    }

    #[test]
    fn an_error_names_the_column_and_what_is_wrong_with_it() {
        let says = |error: StoreError| error.to_string();
        assert_eq!(
            says(row().int("stage").unwrap_err()),
            "column stage is not a number"
        );
        assert_eq!(
            says(row().int("due_at").unwrap_err()),
            "column due_at is null"
        );
        assert_eq!(
            says(row().text("office").unwrap_err()),
            "column office is not in the answer"
        );
    }
}
