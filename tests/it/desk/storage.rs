//! Where the database of a desk is: in its folder, or on PostgreSQL when `SIGAP_TEST_ENGINE=postgres` is set, with which
//! the gate runs all journeys once more.

use super::PATIENCE;
use crate::cluster::Cluster;
use std::path::Path;

#[derive(Clone)]
pub(crate) enum Storage {
    Folder,
    /// The name of a database of the server that all tests share.
    Server(String),
}

/// Says whether anything was written since an earlier look.
pub(crate) enum Watch {
    Folder(rusqlite::Connection),
    Server(String),
}

const HOLD: [&str; 2] = [
    "CREATE TRIGGER held BEFORE INSERT ON effect_done BEGIN SELECT RAISE(ABORT, 'held by a test'); END",
    "CREATE OR REPLACE FUNCTION held() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'held by a test'; END $$; \
     CREATE TRIGGER held BEFORE INSERT ON effect_done FOR EACH ROW EXECUTE FUNCTION held()",
];
const LET_GO: [&str; 2] = ["DROP TRIGGER held", "DROP TRIGGER held ON effect_done"];

// A sequence moves at once and for everybody, also where the write that moved it is undone.
const WATCH: &str = "CREATE SEQUENCE moved; CREATE FUNCTION moved() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN PERFORM nextval('moved'); RETURN NULL; END $$; \
     DO $$ DECLARE watched TEXT; BEGIN FOR watched IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP \
     EXECUTE format('CREATE TRIGGER moved AFTER INSERT OR UPDATE OR DELETE ON %I \
       FOR EACH STATEMENT EXECUTE FUNCTION moved()', watched); END LOOP; END $$";
const MOVED: &str = "SELECT last_value + CAST(is_called AS INT) FROM moved";

impl Storage {
    pub(crate) fn new() -> Self {
        if Self::is_server() {
            Self::Server(Cluster::shared().database())
        } else {
            Self::Folder
        }
    }

    /// Whether this run is the one on PostgreSQL.
    pub(crate) fn is_server() -> bool {
        match std::env::var("SIGAP_TEST_ENGINE").as_deref() {
            Ok("postgres") => true,
            Ok(other) => panic!("SIGAP_TEST_ENGINE knows postgres, not {other}"),
            Err(_) => false,
        }
    }

    /// The database of an address that [`Cluster::url`] gave.
    pub(crate) fn at(url: &str) -> Self {
        let (_, name) = url.rsplit_once('/').unwrap();
        Self::Server(name.to_owned())
    }

    /// What a command is told beside its folder.
    pub(crate) fn words(&self) -> Vec<String> {
        match self {
            Self::Folder => Vec::new(),
            Self::Server(name) => vec!["--database".to_owned(), Cluster::shared().url(name)],
        }
    }

    pub(super) fn count(&self, data: &Path, sql: &str) -> i64 {
        match self {
            Self::Folder => {
                let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
                let file = rusqlite::Connection::open_with_flags(file(data), flags).unwrap();
                file.query_row(sql, [], |row| row.get(0)).unwrap()
            }
            Self::Server(name) => Cluster::shared().sql(name, sql).parse().unwrap(),
        }
    }

    pub(super) fn change(&self, data: &Path, sql: &str) {
        match self {
            Self::Folder => {
                let file = rusqlite::Connection::open(file(data)).unwrap();
                file.busy_timeout(PATIENCE).unwrap();
                file.execute_batch(sql).unwrap();
            }
            Self::Server(name) => {
                Cluster::shared().sql(name, sql);
            }
        }
    }

    pub(super) fn hold_effects(&self, data: &Path) {
        self.change(data, self.of(HOLD));
    }

    pub(super) fn let_effects_go(&self, data: &Path) {
        self.change(data, self.of(LET_GO));
    }

    pub(super) fn watch(&self, data: &Path) -> Watch {
        match self {
            Self::Folder => Watch::Folder(rusqlite::Connection::open(file(data)).unwrap()),
            Self::Server(name) => {
                self.change(data, WATCH);
                Watch::Server(name.clone())
            }
        }
    }

    /// The folder in which everything lies that was stored; of a server also what others stored there.
    pub(super) fn folder(&self, data: &Path) -> std::path::PathBuf {
        match self {
            Self::Folder => data.join("db"),
            Self::Server(name) => {
                self.change(data, "CHECKPOINT");
                let oid = format!("SELECT oid FROM pg_database WHERE datname = '{name}'");
                let oid = Cluster::shared().sql(name, &oid);
                Cluster::shared().folder().join("data/base").join(oid)
            }
        }
    }

    /// Nobody needs it any more.
    pub(super) fn remove(&self) {
        if let Self::Server(name) = self {
            Cluster::shared().remove(name);
        }
    }

    fn of<'a>(&self, [folder, server]: [&'a str; 2]) -> &'a str {
        match self {
            Self::Folder => folder,
            Self::Server(_) => server,
        }
    }
}

impl Watch {
    pub(crate) fn version(&self) -> i64 {
        match self {
            // Moves with every commit of another connection, whatever it writes.
            Self::Folder(file) => file
                .query_row("PRAGMA data_version", [], |row| row.get(0))
                .unwrap(),
            Self::Server(name) => Cluster::shared().sql(name, MOVED).parse().unwrap(),
        }
    }
}

fn file(data: &Path) -> std::path::PathBuf {
    data.join("db/sigap.db")
}
