//! Where the database of a desk is: in its folder, or on PostgreSQL when `SIGAP_TEST_ENGINE=postgres` is set, with which
//! the gate runs all journeys once more.

use super::PATIENCE;
use crate::cluster::Cluster;
use std::path::{Path, PathBuf};

/// How many files a journey's folder is made of, so that what a case touches lies in several of them.
pub(crate) const FILES: u16 = 3;

#[derive(Clone)]
pub(crate) enum Storage {
    Folder,
    /// The name of a database of the server that all tests share.
    Server(String),
}

/// Says whether anything was written since an earlier look.
pub(crate) enum Watch {
    Folder(Vec<rusqlite::Connection>),
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

    /// What whoever makes the database is told besides: a folder is made of so many files.
    pub(crate) fn made_of(&self, files: u16) -> Option<String> {
        matches!(self, Self::Folder).then(|| format!("--files={files}"))
    }

    pub(super) fn count(&self, data: &Path, sql: &str) -> i64 {
        match self {
            Self::Folder => {
                let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
                let count = |file: PathBuf| {
                    let file = rusqlite::Connection::open_with_flags(file, flags).unwrap();
                    let count = file.query_row(sql, [], |row| row.get::<_, Option<i64>>(0));
                    count.unwrap().unwrap_or(0)
                };
                files(data).map(count).sum()
            }
            Self::Server(name) => Cluster::shared().sql(name, sql).parse().unwrap(),
        }
    }

    pub(super) fn change(&self, data: &Path, sql: &str) {
        match self {
            Self::Folder => {
                for file in files(data) {
                    let file = rusqlite::Connection::open(file).unwrap();
                    file.busy_timeout(PATIENCE).unwrap();
                    file.execute_batch(sql).unwrap();
                }
            }
            Self::Server(name) => {
                Cluster::shared().sql(name, sql);
            }
        }
    }

    /// Pages of the largest file of a folder.
    pub(super) fn pages(data: &Path) -> i64 {
        let pages = files(data).map(|file| std::fs::metadata(file).unwrap().len() / 4_096);
        i64::try_from(pages.max().unwrap()).unwrap()
    }

    /// Rows of a folder that do not lie in the file of their bucket, by table and file.
    pub(super) fn misplaced(data: &Path) -> Vec<String> {
        let files: Vec<PathBuf> = files(data).collect();
        let mut misplaced = Vec::new();
        for (at, path) in files.iter().enumerate() {
            let file = rusqlite::Connection::open(path).unwrap();
            for (table, column) in homes(&file) {
                let sql = format!("SELECT DISTINCT {column} FROM {table}");
                let mut rows = file.prepare(&sql).unwrap();
                let buckets = rows
                    .query_map([], |row| Ok(bucket(row.get_ref(0)?)))
                    .unwrap();
                let home = |bucket: u16| usize::from(bucket) * files.len() / 4_096;
                let strangers = buckets.filter(|bucket| home(*bucket.as_ref().unwrap()) != at);
                let count = strangers.count();
                if count > 0 {
                    misplaced.push(format!("{count} of {table} in {}", path.display()));
                }
            }
        }
        misplaced
    }

    pub(super) fn hold_effects(&self, data: &Path) {
        self.change(data, self.of(HOLD));
    }

    pub(super) fn let_effects_go(&self, data: &Path) {
        self.change(data, self.of(LET_GO));
    }

    pub(super) fn watch(&self, data: &Path) -> Watch {
        match self {
            Self::Folder => {
                let open = |file: PathBuf| rusqlite::Connection::open(file).unwrap();
                Watch::Folder(files(data).map(open).collect())
            }
            Self::Server(name) => {
                self.change(data, WATCH);
                Watch::Server(name.clone())
            }
        }
    }

    /// The folder in which everything lies that was stored; of a server also what others stored there.
    pub(super) fn folder(&self, data: &Path) -> PathBuf {
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
            Self::Folder(files) => {
                let version = |file: &rusqlite::Connection| -> i64 {
                    let version = file.query_row("PRAGMA data_version", [], |row| row.get(0));
                    version.unwrap()
                };
                files.iter().map(version).sum()
            }
            Self::Server(name) => Cluster::shared().sql(name, MOVED).parse().unwrap(),
        }
    }
}

/// Tables with the column that says where a row lies.
fn homes(file: &rusqlite::Connection) -> Vec<(String, String)> {
    let sql = "SELECT m.name, min(c.name) FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c \
         WHERE m.type = 'table' AND c.name IN ('bucket', 'subject_id') GROUP BY m.name";
    let mut tables = file.prepare(sql).unwrap();
    let tables = tables.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    tables.unwrap().collect::<Result<_, _>>().unwrap()
}

fn bucket(value: rusqlite::types::ValueRef<'_>) -> u16 {
    match value {
        rusqlite::types::ValueRef::Integer(bucket) => u16::try_from(bucket).unwrap(),
        subject => {
            base::SubjectId(subject.as_blob().unwrap().try_into().unwrap())
                .bucket()
                .0
        }
    }
}

/// The files of a folder's database.
fn files(data: &Path) -> impl Iterator<Item = PathBuf> {
    let name = |at: u16| match at {
        0 => "sigap.db".to_owned(),
        at => format!("sigap-{at:02}.db"),
    };
    let folder = data.join("db");
    let files = (0..store::FILES_MAX).map(move |at| folder.join(name(at)));
    files.take_while(|file| file.exists())
}
