//! The database against the log: whether every row that was recorded still says what it said then, and whether a row stands behind every entry.
//! Reads only.

use super::{Document, LEAVES_MAX};
use crate::tables::cases::{self, Stored};
use crate::tables::leaf::{self, Known};
use crate::tables::{access, credential, history};
use crate::{App, AppError};
use ::ledger::Hash;
use base::{CaseId, RowId};
use std::collections::HashMap;

/// Cases or readings in memory at a time.
const PAGE: i64 = 256;

/// What was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Rows that have a number in the log.
    pub recorded: usize,
    /// Of these, rows that say something else than the log.
    pub differences: usize,
    /// Rows that have no number yet.
    pub waiting: usize,
    /// Entries that no row stands behind: what was removed, or never was in this database.
    pub unclaimed: usize,
}

/// A row that says something else than the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Departure {
    #[error("case {case}: step or document {row} is not what was recorded as entry {place}")]
    Case {
        case: CaseId,
        row: RowId,
        place: u64,
    },
    #[error("case {case}: does not read, so nobody can say whether it is what was recorded")]
    Unreadable { case: CaseId },
    #[error("reading {row} is not what was recorded as entry {place}")]
    Reading { row: RowId, place: u64 },
}

/// Compares everything with the entries of the log; `tell` hears of each difference as it is found.
pub async fn compare(
    app: &App,
    log: &[Hash],
    mut tell: impl FnMut(Departure),
) -> Result<Compared, AppError> {
    let mut of = Comparing {
        log,
        newest: log
            .iter()
            .enumerate()
            .rev()
            .take(LEAVES_MAX)
            .map(|(at, entry)| (*entry, at))
            .collect(),
        is_claimed: vec![false; log.len()],
        compared: Compared::default(),
    };
    cases_of(app, &mut of, &mut tell).await?;
    readings(app, &mut of, &mut tell).await?;
    let unclaimed = of.is_claimed.iter().filter(|claimed| !**claimed);
    of.compared.unclaimed = unclaimed.count();
    Ok(of.compared)
}

struct Comparing<'a> {
    log: &'a [Hash],
    /// What was appended last, by what it is.
    newest: HashMap<Hash, usize>,
    is_claimed: Vec<bool>,
    compared: Compared,
}

impl Comparing<'_> {
    /// The place of a row that differs.
    fn differs(&mut self, known: Known, document: &Document) -> Option<u64> {
        let place = match known {
            // Of before there was a log.
            Known::Absent => return None,
            Known::Waits => {
                self.compared.waiting += 1;
                // The log may have it already: a program was stopped before the database was told.
                let place = self.newest.get(&document.commitment());
                if let Some(claimed) = place.and_then(|at| self.is_claimed.get_mut(*at)) {
                    *claimed = true;
                }
                return None;
            }
            Known::At(place) => place,
        };
        let at = usize::try_from(place).unwrap_or(usize::MAX);
        self.compared.recorded += 1;
        let (Some(entry), Some(claimed)) = (self.log.get(at), self.is_claimed.get_mut(at)) else {
            self.compared.differences += 1;
            return Some(place);
        };
        let is_same = *entry == document.commitment() && !*claimed;
        *claimed = true;
        if is_same {
            return None;
        }
        self.compared.differences += 1;
        Some(place)
    }
}

async fn cases_of(
    app: &App,
    of: &mut Comparing<'_>,
    tell: &mut impl FnMut(Departure),
) -> Result<(), AppError> {
    let mut page = cases::page(app, CaseId([0; 16]), PAGE).await?;
    while let Some((last, _)) = page.last() {
        let last = *last;
        for (case, stored) in page {
            let rows = match stored {
                Ok(stored) => rows_of(app, &stored).await,
                Err(error) => Err(error),
            };
            // One that does not read is a difference, and keeps nobody from looking at the rest.
            let Ok(rows) = rows else {
                of.compared.differences += 1;
                tell(Departure::Unreadable { case });
                continue;
            };
            for (row, document, known) in rows {
                if let Some(place) = of.differs(known, &document) {
                    tell(Departure::Case { case, row, place });
                }
            }
        }
        page = cases::page(app, last, PAGE).await?;
    }
    Ok(())
}

/// Steps and documents of a case.
async fn rows_of(app: &App, stored: &Stored) -> Result<Vec<(RowId, Document, Known)>, AppError> {
    let mut documents = history::documents(app, stored).await?;
    for issued in credential::of_case(app, stored.owner, stored.id).await? {
        documents.push((issued.row, Document::of_credential(&issued.content.sd_jwt)));
    }
    let mut rows = Vec::with_capacity(documents.len());
    for (row, document) in documents {
        let known = leaf::known(app, (row, stored.owner)).await?;
        rows.push((row, document, known));
    }
    Ok(rows)
}

async fn readings(
    app: &App,
    of: &mut Comparing<'_>,
    tell: &mut impl FnMut(Departure),
) -> Result<(), AppError> {
    let mut page = access::page(app, RowId([0; 16]), PAGE).await?;
    while let Some((last, ..)) = page.last() {
        let last = *last;
        for (row, document, known) in page {
            if let Some(place) = of.differs(known, &document) {
                tell(Departure::Reading { row, place });
            }
        }
        page = access::page(app, last, PAGE).await?;
    }
    Ok(())
}
