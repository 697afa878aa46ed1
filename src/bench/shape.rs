//! The rows one real application left behind: how many, and how large. The floor writes rows of the same shape.

use anyhow::ensure;
use base::CaseId;
use store::{Cell, Row, Store};

/// Sizes of sealed payloads and the clear words beside them, by table.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) case: usize,
    pub(super) history: Vec<usize>,
    pub(super) access: Vec<[String; 4]>,
    pub(super) credentials: Vec<usize>,
    /// New versions of records, by register; the first belongs to a new subject.
    pub(super) records: Vec<usize>,
    pub(super) effects: usize,
    pub(super) links: usize,
    pub(super) allotments: usize,
    /// Bytes of all values together, as the store counted them for the measured applications.
    pub(super) bytes: u64,
}

impl Shape {
    /// Looks at the rows of one case.
    pub(super) async fn of(store: &Store, case: CaseId, bytes: u64) -> anyhow::Result<Self> {
        let looking = Looking { store, case };
        let sizes = |rows: Vec<Row>| rows.iter().map(size).collect::<Result<Vec<_>, _>>();
        let cases = sizes(looking.rows(CASES).await?)?;
        ensure!(cases.len() == 1, "the case is not there");
        let access = looking.rows(ACCESS).await?;
        let words = |row: &Row| {
            let text = |name| row.text(name).map(str::to_owned);
            Ok([
                text("register")?,
                text("purpose")?,
                text("law")?,
                text("fields")?,
            ])
        };
        Ok(Self {
            case: cases[0],
            history: sizes(looking.rows(HISTORY).await?)?,
            access: access
                .iter()
                .map(words)
                .collect::<Result<_, store::StoreError>>()?,
            credentials: sizes(looking.rows(CREDENTIALS).await?)?,
            records: sizes(looking.rows(RECORDS).await?)?,
            effects: looking.rows(EFFECTS).await?.len(),
            links: looking.rows(LINKS).await?.len(),
            allotments: looking.rows(ALLOTMENTS).await?.len(),
            bytes,
        })
    }
}

struct Looking<'a> {
    store: &'a Store,
    case: CaseId,
}

impl Looking<'_> {
    async fn rows(&self, sql: &'static str) -> anyhow::Result<Vec<Row>> {
        Ok(self.store.query_all(sql, &[Cell::from(self.case)]).await?)
    }
}

fn size(row: &Row) -> anyhow::Result<usize> {
    Ok(usize::try_from(row.int("size")?)?)
}

const CASES: &str = "SELECT length(payload) AS size FROM cases WHERE case_id = $1";
const HISTORY: &str = "SELECT length(payload) AS size FROM history WHERE case_id = $1 ORDER BY seq";
const ACCESS: &str =
    "SELECT register, purpose, law, fields FROM access WHERE case_id = $1 ORDER BY id";
const CREDENTIALS: &str = "SELECT length(payload) AS size FROM credential WHERE case_id = $1";
const EFFECTS: &str = "SELECT effect FROM effect_done WHERE case_id = $1";
const ALLOTMENTS: &str = "SELECT number FROM allotment WHERE case_id = $1";
// What effects changed carries the time of the effect.
const RECORDS: &str = "SELECT length(r.payload) AS size FROM record AS r \
     WHERE (r.subject_id, r.known_from) IN \
       (SELECT e.subject_id, e.at FROM effect_done AS e WHERE e.case_id = $1) ORDER BY r.version";
const LINKS: &str = "SELECT l.relation FROM link AS l WHERE (l.subject_id, l.since) IN \
       (SELECT e.subject_id, e.at FROM effect_done AS e WHERE e.case_id = $1)";
