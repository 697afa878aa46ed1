//! One connection, and the statements it has prepared.

use super::address::Address;
use super::error::reason;
use crate::{Cell, Row, Statement};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error, NoTls};

/// Makes connections. They live on the runtime of the engine, whoever asks for them.
#[derive(Clone, Debug)]
pub(super) struct Dial {
    pub(super) address: Address,
    pub(super) runtime: Handle,
    /// How long the server may work on one statement before it gives it up.
    pub(super) within: Duration,
}

/// A connection. Many may ask at once: what is asked is sent at once and answered in turn.
pub(super) struct Link {
    client: Client,
    /// By address and length of a text that lives as long as the program.
    prepared: Mutex<HashMap<(usize, usize), Prepared>>,
}

/// A statement as this connection knows it.
#[derive(Clone)]
pub(super) struct Prepared {
    statement: tokio_postgres::Statement,
    columns: Arc<[Box<str>]>,
}

impl Dial {
    /// A new connection, after running `setup` on it; or why there is none.
    pub(super) async fn link(&self, setup: &'static str) -> Result<Link, String> {
        let address = self.address.clone();
        let within = self.within.as_millis();
        let setup = format!("{setup}; SET statement_timeout = {within}");
        let dialled = self.runtime.spawn(async move {
            let (client, connection) = address.config().connect(NoTls).await?;
            // It ends with the client, or with an error that whoever waits for an answer is told.
            tokio::spawn(async move {
                let _ = connection.await;
            });
            client.batch_execute(&setup).await?;
            Ok::<_, Error>(client)
        });
        let dialled = dialled.await.map_err(|_| "the engine stopped".to_owned())?;
        let client = dialled.map_err(|error| reason(&error))?;
        Ok(Link {
            client,
            prepared: Mutex::default(),
        })
    }
}

impl Link {
    /// Reads rows.
    pub(super) async fn query(&self, sql: &'static str, cells: &[Cell]) -> Result<Vec<Row>, Error> {
        let prepared = self.prepare(sql).await?;
        self.rows(&prepared, cells).await
    }

    /// Writes and says how many rows were touched; a `returning` one brings them along.
    pub(super) async fn write(
        &self,
        prepared: &Prepared,
        statement: &Statement,
    ) -> Result<(usize, Vec<Row>), Error> {
        if statement.returning {
            let rows = self.rows(prepared, &statement.cells).await?;
            return Ok((rows.len(), rows));
        }
        let values = values(&statement.cells);
        let touched = self.client.execute(&prepared.statement, &values).await?;
        Ok((usize::try_from(touched).unwrap_or(usize::MAX), Vec::new()))
    }

    /// Runs a text without values: BEGIN, COMMIT, a migration.
    pub(super) async fn control(&self, sql: &str) -> Result<(), Error> {
        self.client.batch_execute(sql).await
    }

    /// Makes the statement known to the connection; the second time it is.
    pub(super) async fn prepare(&self, sql: &'static str) -> Result<Prepared, Error> {
        let key = (sql.as_ptr().addr(), sql.len());
        if let Some(known) = self.prepared().get(&key) {
            return Ok(known.clone());
        }
        let statement = self.client.prepare(sql).await?;
        let names = statement
            .columns()
            .iter()
            .map(|column| column.name().into());
        let prepared = Prepared {
            columns: names.collect(),
            statement,
        };
        self.prepared().insert(key, prepared.clone());
        Ok(prepared)
    }

    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    async fn rows(&self, prepared: &Prepared, cells: &[Cell]) -> Result<Vec<Row>, Error> {
        let found = self
            .client
            .query(&prepared.statement, &values(cells))
            .await?;
        let columns = &prepared.columns;
        let row = |row: &tokio_postgres::Row| {
            let cells = (0..columns.len()).map(|at| row.try_get(at));
            Ok(Row::new(
                Arc::clone(columns),
                cells.collect::<Result<_, _>>()?,
            ))
        };
        found.iter().map(row).collect()
    }

    fn prepared(&self) -> std::sync::MutexGuard<'_, HashMap<(usize, usize), Prepared>> {
        self.prepared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_closed() {
            "Link(closed)"
        } else {
            "Link"
        })
    }
}

fn values(cells: &[Cell]) -> Vec<&(dyn ToSql + Sync)> {
    let value = |cell| cell as &(dyn ToSql + Sync);
    cells.iter().map(value).collect()
}
