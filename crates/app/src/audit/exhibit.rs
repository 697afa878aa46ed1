//! Exhibits for those whom something concerns: the documents, and the proof of each, in one file. Reads only.

use super::{Audit, AuditError, Document};
use crate::tables::leaf::{self, Known};
use crate::tables::{access, cases, credential, history};
use crate::{App, AppError, Resident};
use ::ledger::{Exhibit, Operation, Proof, write_anchored};
use base::{CaseId, RowId};

/// Everything about a case that is sealed by now: each step of it, and the documents that came of it.
pub async fn of_case(app: &App, resident: Resident, case: CaseId) -> Result<Vec<u8>, AuditError> {
    let stored = cases::load(app, case, resident.subject).await?;
    let mut documents = history::documents(app, &stored).await?;
    for issued in credential::of_case(app, stored.owner, stored.id).await? {
        let document = Document::of_credential(&issued.content.sd_jwt);
        documents.push((issued.row, document));
    }
    let mut placed = Vec::with_capacity(documents.len());
    for (id, document) in documents {
        if let Known::At(place) = leaf::known(app, (id, stored.owner)).await? {
            placed.push((place, document));
        }
    }
    shown(app, placed).await
}

/// One reading of a register about somebody, for them.
pub async fn of_reading(
    app: &App,
    resident: Resident,
    reading: RowId,
) -> Result<Vec<u8>, AuditError> {
    let subject = crate::access::subject_of(app, resident.subject, reading).await?;
    let kept = access::document(app, (reading, subject)).await?;
    let Some((document, Known::At(place))) = kept else {
        return Err(AppError::NotFound.into());
    };
    shown(app, vec![(place, document)]).await
}

/// The file, of what the newest anchor covers; without any of it there is no file.
async fn shown(app: &App, placed: Vec<(u64, Document)>) -> Result<Vec<u8>, AuditError> {
    let audit = app.audit.as_deref().ok_or(AppError::NotFound)?;
    let (size, operation, proof) = anchor(app, audit).await?.ok_or(AppError::NotFound)?;
    let mut documents = Vec::with_capacity(placed.len());
    for (place, document) in placed {
        if place >= size {
            continue;
        }
        let path = audit
            .with_log(move |log| log.inclusion(place, size))
            .await?;
        documents.push(::ledger::Document {
            text: document.into_text(),
            proof: write_anchored((place, &path), &operation, &proof),
        });
    }
    if documents.is_empty() {
        return Err(AppError::NotFound.into());
    }
    let ledger = audit.ledger.origin().clone();
    let of = (ledger, audit.agency.clone(), audit.subject());
    let file = serde_json::to_vec_pretty(&Exhibit::new(of, documents));
    Ok(file.map_err(AppError::from)?)
}

/// The newest anchor: how many entries it covers, the operation, and its proof; nothing as long as none is cosigned.
async fn anchor(app: &App, audit: &Audit) -> Result<Option<(u64, Operation, Proof)>, AuditError> {
    let Some(anchor) = leaf::last_anchor(app, audit.ledger.origin()).await? else {
        return Ok(None);
    };
    let Some((entry, proof)) = audit.ledger.proved(anchor.index).await? else {
        return Ok(None);
    };
    let operation = Operation::read(&entry, audit.ledger.origin())?;
    let proof = Proof::read(&proof).map_err(|error| AuditError::Ledger(error.to_string()))?;
    Ok(Some((anchor.size, operation, proof)))
}
