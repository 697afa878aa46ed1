//! Running one statement on SQLite.

use crate::{Cell, Row};
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, Error};
use std::sync::Arc;

/// Reads rows.
pub(crate) fn query(db: &Connection, sql: &str, cells: &[Cell]) -> Result<Vec<Row>, Error> {
    let mut statement = db.prepare_cached(sql)?;
    bind(&mut statement, cells)?;
    rows_of(&mut statement)
}

/// Writes and says how many rows were touched; `returning` brings them along.
pub(crate) fn write(
    db: &Connection,
    sql: &str,
    cells: &[Cell],
    returning: bool,
) -> Result<(usize, Vec<Row>), Error> {
    let mut statement = db.prepare_cached(sql)?;
    // What a unit relies on is said as rows expected; a SELECT, or a COMMIT of its own, has no place in it.
    if statement.readonly() {
        return Err(misuse("a unit of work only writes"));
    }
    bind(&mut statement, cells)?;
    if returning {
        let rows = rows_of(&mut statement)?;
        return Ok((rows.len(), rows));
    }
    Ok((statement.raw_execute()?, Vec::new()))
}

/// Runs a fixed text without values: SAVEPOINT, COMMIT and their kin.
pub(crate) fn control(db: &Connection, sql: &str) -> Result<(), Error> {
    db.prepare_cached(sql)?.raw_execute().map(|_| ())
}

/// SQLite numbers `$n` by first appearance, not by n, so each is bound by its name: PostgreSQL's meaning of `$n`.
fn bind(statement: &mut CachedStatement<'_>, cells: &[Cell]) -> Result<(), Error> {
    let count = statement.parameter_count();
    if count != cells.len() {
        return Err(Error::InvalidParameterCount(cells.len(), count));
    }
    for index in 1..=count {
        let number = statement
            .parameter_name(index)
            .and_then(|name| name.strip_prefix('$'))
            .and_then(|digits| digits.parse::<usize>().ok());
        let cell = number
            .and_then(|n| n.checked_sub(1))
            .and_then(|at| cells.get(at))
            .ok_or_else(|| misuse("placeholders are $1 to $n without gaps"))?;
        statement.raw_bind_parameter(index, cell)?;
    }
    Ok(())
}

fn rows_of(statement: &mut CachedStatement<'_>) -> Result<Vec<Row>, Error> {
    let names = statement.column_names();
    let columns: Arc<[Box<str>]> = names.into_iter().map(Box::from).collect();
    let mut found = statement.raw_query();
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let cells = (0..columns.len()).map(|at| cell(row.get_ref(at)?));
        rows.push(Row::new(
            Arc::clone(&columns),
            cells.collect::<Result<_, _>>()?,
        ));
    }
    Ok(rows)
}

fn cell(value: ValueRef<'_>) -> Result<Cell, Error> {
    match value {
        ValueRef::Null => Ok(Cell::Null),
        ValueRef::Integer(number) => Ok(Cell::Int(number)),
        ValueRef::Text(_) => Ok(Cell::Text(value.as_str()?.to_owned())),
        ValueRef::Blob(bytes) => Ok(Cell::Blob(bytes.to_vec())),
        ValueRef::Real(_) => Err(misuse("no column holds a fraction")),
    }
}

fn misuse(message: &str) -> Error {
    Error::ToSqlConversionFailure(message.into())
}

impl ToSql for Cell {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>, Error> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells;

    #[test]
    fn a_placeholder_means_its_number_wherever_it_stands() {
        let db = Connection::open_in_memory().unwrap();
        let rows = query(
            &db,
            "SELECT $2 AS b, $1 AS a, $2 AS again",
            &cells![1_i64, 2_i64],
        )
        .unwrap();
        assert_eq!(rows[0].int("a").unwrap(), 1);
        assert_eq!(rows[0].int("b").unwrap(), 2);
        assert_eq!(rows[0].int("again").unwrap(), 2);
    }

    #[test]
    fn too_few_values_or_a_gap_in_the_numbers_is_an_error() {
        let db = Connection::open_in_memory().unwrap();
        assert!(query(&db, "SELECT $1, $2", &cells![1_i64]).is_err());
        assert!(query(&db, "SELECT $1, $3", &cells![1_i64, 2_i64]).is_err());
        assert!(query(&db, "SELECT ?1", &cells![1_i64]).is_err());
    }

    #[test]
    fn a_unit_cannot_read_or_end_its_own_transaction() {
        let db = Connection::open_in_memory().unwrap();
        assert!(write(&db, "SELECT 1", &[], true).is_err());
        assert!(write(&db, "COMMIT", &[], false).is_err());
    }
}
