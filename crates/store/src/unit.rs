//! The unit of work: what must become true together, and what must still hold for it to be right.

use crate::{Cell, Row};

/// Statements in one unit. A step touches a few dozen rows; more than this is a loop that forgot to end.
pub const UNIT_STATEMENTS_MAX: usize = 1_000;

/// Bytes of values in one unit: one piece of evidence of 5 MiB, sealed, and the rows around it.
pub const UNIT_BYTES_MAX: usize = 8 * 1024 * 1024;

/// How many rows a statement must touch for its unit to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    Any,
    Rows(usize),
}

/// One write: SQL with `$1`, `$2` …, its values, and what it must do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub sql: &'static str,
    pub cells: Vec<Cell>,
    pub expect: Expect,
    pub returning: bool,
}

/// A list of writes that is committed whole or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    statements: Vec<Statement>,
}

/// What a committed unit gave back.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// The rows of each `returning` statement, in the order they were added.
    pub rows: Vec<Vec<Row>>,
    /// How many statements were run.
    pub statements: usize,
}

impl Unit {
    pub fn new() -> Self {
        Self::default()
    }

    /// A write that is right whatever it touches, such as INSERT … ON CONFLICT DO NOTHING.
    pub fn add(&mut self, sql: &'static str, cells: Vec<Cell>) -> &mut Self {
        self.push(sql, cells, Expect::Any, false)
    }

    /// A write that must touch exactly `rows` rows; anything else is a conflict.
    pub fn expect(&mut self, sql: &'static str, cells: Vec<Cell>, rows: usize) -> &mut Self {
        self.push(sql, cells, Expect::Rows(rows), false)
    }

    /// A write with RETURNING that must give exactly `rows` rows.
    pub fn returning(&mut self, sql: &'static str, cells: Vec<Cell>, rows: usize) -> &mut Self {
        self.push(sql, cells, Expect::Rows(rows), true)
    }

    /// A write with RETURNING that may give any number of rows.
    pub fn returning_any(&mut self, sql: &'static str, cells: Vec<Cell>) -> &mut Self {
        self.push(sql, cells, Expect::Any, true)
    }

    /// Everything of `other`, after what is here.
    pub fn append(&mut self, other: Self) -> &mut Self {
        self.statements.extend(other.statements);
        self
    }

    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// Bytes of all its values.
    pub fn bytes(&self) -> usize {
        let cells = self.statements.iter().flat_map(|s| &s.cells);
        cells.map(Cell::bytes).sum()
    }

    fn push(
        &mut self,
        sql: &'static str,
        cells: Vec<Cell>,
        expect: Expect,
        returning: bool,
    ) -> &mut Self {
        self.statements.push(Statement {
            sql,
            cells,
            expect,
            returning,
        });
        self
    }
}

impl Done {
    /// The first row of the first `returning` statement.
    pub fn first(&self) -> Option<&Row> {
        self.rows.first().and_then(|rows| rows.first())
    }
}
