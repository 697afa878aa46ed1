//! Auditing: every stored stage is held against the history it is a cache of, every decision against its receipt.

use crate::tables::{cases, history};
use crate::{App, AppError};
use base::{CaseId, SubjectId};
use case::{Difference, Receipt};
use store::Cell;

/// What an audit found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    pub cases: usize,
    /// Decisions that were run again and came out the same.
    pub replayed: usize,
    /// Decisions under rules that are not those at hand.
    pub other_law: usize,
    pub differences: Vec<(CaseId, String)>,
}

/// Cases read at once.
const CASES_AT_ONCE: i64 = 512;

/// Goes through every case. Reads only.
pub async fn audit(app: &App) -> Result<Audit, AppError> {
    let mut audit = Audit::default();
    let mut after = vec![0_u8; 16];
    loop {
        let sql =
            "SELECT case_id, subject_id FROM cases WHERE case_id > $1 ORDER BY case_id LIMIT $2";
        let cells = [Cell::Blob(after.clone()), Cell::from(CASES_AT_ONCE)];
        let rows = app.store.query(sql, &cells).await?;
        for row in &rows {
            let (case, owner) = (row.case("case_id")?, row.subject("subject_id")?);
            one(app, case, owner, &mut audit).await?;
        }
        match rows.last() {
            Some(row) => row.blob("case_id")?.clone_into(&mut after),
            None => return Ok(audit),
        }
    }
}

async fn one(app: &App, case: CaseId, owner: SubjectId, audit: &mut Audit) -> Result<(), AppError> {
    let stored = cases::load(app, case, owner).await?;
    let history = history::load(app, &stored, 0).await?;
    audit.cases += 1;
    let events = history.iter().map(|entry| (entry.at, &entry.content.event));
    match case::fold(events) {
        Ok(folded) if folded == stored.body.case => {}
        Ok(folded) => {
            let (stage, other) = (stored.body.case.stage.word(), folded.stage.word());
            let words = format!("the stored stage is {stage}, the history adds up to {other}");
            audit.differences.push((case, words));
        }
        Err(broken) => audit.differences.push((case, broken.to_string())),
    }
    let numbered = history.iter().map(|entry| entry.seq).eq(1..=stored.seq);
    if !numbered {
        let words = "the events are not numbered one after the other".to_owned();
        audit.differences.push((case, words));
    }
    for receipt in history
        .iter()
        .filter_map(|entry| entry.content.receipt.as_ref())
    {
        match replay(app, receipt) {
            Ok(()) => audit.replayed += 1,
            Err(Difference::OtherLaw { .. }) => audit.other_law += 1,
            Err(difference) => audit.differences.push((case, difference.to_string())),
        }
    }
    Ok(())
}

fn replay(app: &App, receipt: &Receipt) -> Result<(), Difference> {
    let service = app.pack.services.get(&receipt.service);
    let service = service.ok_or_else(|| Difference::OtherLaw {
        receipt: receipt.law_hash.clone(),
        rules: String::new(),
    })?;
    case::replay(service, receipt)
}
