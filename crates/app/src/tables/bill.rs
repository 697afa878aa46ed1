//! From the reference of a bill to its case, without keeping the reference: a keyed digest.

use crate::{App, AppError};
use base::{CaseId, PaymentReference, SubjectId};
use store::{Cell, Unit};

const KIND: &str = "bill";

/// Makes a reference find its case. One that finds another already is a conflict: another is drawn.
pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    reference: PaymentReference,
    (case, owner): (CaseId, SubjectId),
) {
    let digest = app.vault.blind(KIND, &reference.to_string());
    unit.expect(
        "INSERT INTO bill (hmac, subject_id, case_id) VALUES ($1, $2, $3)",
        vec![Cell::from(digest), Cell::from(owner), Cell::from(case)],
        1,
    );
}

/// The case that a reference belongs to, and whose it is.
pub(crate) async fn find(
    app: &App,
    reference: PaymentReference,
) -> Result<Option<(CaseId, SubjectId)>, AppError> {
    let sql = "SELECT case_id, subject_id FROM bill WHERE hmac = $1";
    let digest = app.vault.blind(KIND, &reference.to_string());
    let row = app
        .store
        .query_one(reference.bucket(), sql, &[Cell::from(digest)])
        .await?;
    let found =
        row.map(|row| Ok::<_, AppError>((row.case("case_id")?, row.subject("subject_id")?)));
    found.transpose()
}
