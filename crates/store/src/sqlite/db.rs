//! Running statements on one SQLite connection, and keeping what is worth knowing about each of them.

use crate::{Cell, Row};
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, Error};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// A connection with the shapes of the statements it has run.
#[derive(Debug)]
pub(crate) struct Db {
    connection: Connection,
    /// By address and length of a text that lives as long as the program, which is quicker to hash than the text.
    shapes: RefCell<HashMap<(usize, usize), Arc<Shape>>>,
}

/// What a statement asks for and gives, worked out once.
#[derive(Debug)]
struct Shape {
    /// For each placeholder in SQLite's order, which value goes there.
    order: Box<[usize]>,
    /// How many values there are.
    values: usize,
    columns: Arc<[Box<str>]>,
}

impl Db {
    pub(crate) fn new(connection: Connection) -> Self {
        Self {
            connection,
            shapes: RefCell::default(),
        }
    }

    /// Reads rows.
    pub(crate) fn query(&self, sql: &'static str, cells: &[Cell]) -> Result<Vec<Row>, Error> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let shape = self.shape(sql, &statement)?;
        bind(&mut statement, &shape, cells)?;
        rows_of(&mut statement, &shape)
    }

    /// Writes and says how many rows were touched; `returning` brings them along.
    pub(crate) fn write(
        &self,
        sql: &'static str,
        cells: &[Cell],
        returning: bool,
    ) -> Result<(usize, Vec<Row>), Error> {
        let mut statement = self.connection.prepare_cached(sql)?;
        // What a unit relies on is said as rows expected; a SELECT, or a COMMIT of its own, has no place in it.
        if statement.readonly() {
            return Err(misuse("a unit of work only writes"));
        }
        let shape = self.shape(sql, &statement)?;
        bind(&mut statement, &shape, cells)?;
        if returning {
            let rows = rows_of(&mut statement, &shape)?;
            return Ok((rows.len(), rows));
        }
        Ok((statement.raw_execute()?, Vec::new()))
    }

    /// Runs a fixed text without values: SAVEPOINT, COMMIT and their kin.
    pub(crate) fn control(&self, sql: &'static str) -> Result<(), Error> {
        self.connection
            .prepare_cached(sql)?
            .raw_execute()
            .map(|_| ())
    }

    /// Whether no transaction is open.
    pub(crate) fn is_autocommit(&self) -> bool {
        self.connection.is_autocommit()
    }

    /// Folds the log back into the file and leaves the log empty.
    pub(crate) fn fold_log(&self) -> Result<(), Error> {
        self.connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
    }

    fn shape(
        &self,
        sql: &'static str,
        statement: &CachedStatement<'_>,
    ) -> Result<Arc<Shape>, Error> {
        let key = (sql.as_ptr().addr(), sql.len());
        if let Some(known) = self.shapes.borrow().get(&key) {
            return Ok(Arc::clone(known));
        }
        let shape = Arc::new(Shape::of(statement)?);
        self.shapes.borrow_mut().insert(key, Arc::clone(&shape));
        Ok(shape)
    }
}

impl Shape {
    /// SQLite numbers `$n` by first appearance, not by n, so each is found by its name: PostgreSQL's meaning of `$n`.
    fn of(statement: &CachedStatement<'_>) -> Result<Self, Error> {
        let number = |index: usize| {
            let name = statement.parameter_name(index)?.strip_prefix('$')?;
            name.parse::<usize>().ok()?.checked_sub(1)
        };
        let values = statement.parameter_count();
        let order = (1..=values).map(|index| {
            let at = number(index).filter(|at| *at < values);
            at.ok_or_else(|| misuse("placeholders are $1 to $n without gaps"))
        });
        let columns = statement.column_names();
        Ok(Self {
            order: order.collect::<Result<_, _>>()?,
            values,
            columns: columns.into_iter().map(Box::from).collect(),
        })
    }
}

fn bind(statement: &mut CachedStatement<'_>, shape: &Shape, cells: &[Cell]) -> Result<(), Error> {
    if shape.values != cells.len() {
        return Err(Error::InvalidParameterCount(cells.len(), shape.values));
    }
    for (index, at) in (1..).zip(&shape.order) {
        statement.raw_bind_parameter(index, &cells[*at])?;
    }
    Ok(())
}

fn rows_of(statement: &mut CachedStatement<'_>, shape: &Shape) -> Result<Vec<Row>, Error> {
    let mut found = statement.raw_query();
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let cells = (0..shape.columns.len()).map(|at| cell(row.get_ref(at)?));
        rows.push(Row::new(
            Arc::clone(&shape.columns),
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
        let db = Db::new(Connection::open_in_memory().unwrap());
        let rows = db
            .query(
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
        let db = Db::new(Connection::open_in_memory().unwrap());
        assert!(db.query("SELECT $1, $2", &cells![1_i64]).is_err());
        assert!(db.query("SELECT $1, $3", &cells![1_i64, 2_i64]).is_err());
        assert!(db.query("SELECT ?1", &cells![1_i64]).is_err());
    }

    #[test]
    fn a_unit_cannot_read_or_end_its_own_transaction() {
        let db = Db::new(Connection::open_in_memory().unwrap());
        assert!(db.write("SELECT 1", &[], true).is_err());
        assert!(db.write("COMMIT", &[], false).is_err());
    }
}
