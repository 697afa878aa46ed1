//! The unit of work: what must become true together, and what must still hold for it to be right.

use crate::{Cell, Row};
use base::Bucket;
use std::collections::BTreeMap;

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

/// A list of writes that is committed whole or not at all. All of them are about rows of one bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    bucket: Bucket,
    statements: Vec<Statement>,
    ahead: Vec<(Bucket, Statement)>,
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
    /// A unit about rows of this bucket, so far without any write.
    pub fn of(bucket: Bucket) -> Self {
        Self {
            bucket,
            statements: Vec::new(),
            ahead: Vec::new(),
        }
    }

    pub fn bucket(&self) -> Bucket {
        self.bucket
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

    /// A write about rows of another bucket, right whatever it touches and harmless without the rest: it is on disk before
    /// the rest is, and stays there if the rest meets a conflict. Where both buckets lie in one part of the database it is part of the unit.
    pub fn ahead(&mut self, bucket: Bucket, sql: &'static str, cells: Vec<Cell>) -> &mut Self {
        let statement = Statement {
            sql,
            cells,
            expect: Expect::Any,
            returning: false,
        };
        self.ahead.push((bucket, statement));
        self
    }

    /// Everything of `other`, which is of the same bucket, after what is here.
    pub fn append(&mut self, other: Self) -> &mut Self {
        self.statements.extend(other.statements);
        self.ahead.extend(other.ahead);
        self
    }

    /// The writes of its own bucket.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    pub fn is_empty(&self) -> bool {
        self.statements.is_empty() && self.ahead.is_empty()
    }

    /// All its writes, those of other buckets included.
    pub fn writes(&self) -> usize {
        self.statements.len() + self.ahead.len()
    }

    /// Bytes of all its values.
    pub fn bytes(&self) -> usize {
        let ahead = self.ahead.iter().map(|(_, statement)| statement);
        let cells = self.statements.iter().chain(ahead).flat_map(|s| &s.cells);
        cells.map(Cell::bytes).sum()
    }

    /// One unit for each part, by the number that `part` gives a bucket: first what goes ahead of it elsewhere, then the
    /// unit itself. What goes ahead in its own part comes after its own writes, so that these keep their numbers; where it has
    /// none, nothing waits for anything.
    pub(crate) fn split(mut self, part: impl Fn(Bucket) -> usize) -> (BTreeMap<usize, Self>, Self) {
        let mut elsewhere = BTreeMap::new();
        let home = part(self.bucket);
        let waits = !self.statements.is_empty();
        for (bucket, statement) in std::mem::take(&mut self.ahead) {
            let at = part(bucket);
            let unit = if at == home && waits {
                &mut self
            } else {
                elsewhere.entry(at).or_insert_with(|| Self::of(bucket))
            };
            unit.statements.push(statement);
        }
        (elsewhere, self)
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
