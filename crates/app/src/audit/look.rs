//! The ledger for whoever looks: anybody may, and nothing in it is about a person they could know. Reads only.

use super::{Audit, AuditError};
use crate::tables::{did, leaf};
use crate::view::{BlockView, EntryView, LedgerView, OwnLog, ValidatorView};
use crate::{App, AppError};
use ::ledger::note::Note;
use ::ledger::{Policy, Signs, Vkey};

/// The ledger and the agency's own log.
pub async fn ledger(app: &App) -> Result<LedgerView, AuditError> {
    let audit = app.audit.as_deref().ok_or(AppError::NotFound)?;
    let stand = audit.stand().await?;
    let origin = audit.ledger.origin();
    let note = stand.note.as_deref().and_then(|note| Note::read(note).ok());
    let validators = stand.set.validators.iter().map(|validator| {
        let vkey = Vkey {
            name: validator.name.clone(),
            signs: Signs::Cosignature,
            key: validator.key,
        };
        let mut lines = note.iter().flat_map(|note| &note.signatures);
        ValidatorView {
            name: validator.name.to_string(),
            key: ::ledger::Hash(validator.key.0).line(),
            cosigned: lines.any(|line| vkey.is_of(line)),
        }
    });
    let blocks = stand.blocks.iter().map(|block| BlockView {
        height: block.height,
        first: block.first,
        entries: block.size - block.first,
        at: block.time,
    });
    Ok(LedgerView {
        origin: origin.to_string(),
        entries: stand.entries,
        blocks: blocks.collect(),
        validators: validators.collect(),
        quorum: stand.set.quorum,
        checkpoint: stand.note.as_deref().map(str::to_owned),
        policy: format!(
            "# {origin}, set number {}\n{}",
            stand.sequence,
            Policy::text_of(&stand.set)
        ),
        set_number: stand.sequence,
        own: own(app, audit).await?,
    })
}

async fn own(app: &App, audit: &Audit) -> Result<OwnLog, AuditError> {
    let entries = audit.with_log(|log| Ok(log.size())).await?;
    let anchor = leaf::last_anchor(app, audit.ledger.origin()).await?;
    Ok(OwnLog {
        agency: audit.agency.to_string(),
        name: audit.name.to_string(),
        subject: audit.subject().line(),
        entries,
        anchored: anchor.map(|anchor| (anchor.size, anchor.block, anchor.at)),
    })
}

/// How the record stands, for whoever runs the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// What waits for the log or the ledger.
    pub waiting: i64,
    /// Entries of the log.
    pub entries: u64,
    /// Entries under the newest anchor.
    pub anchored: u64,
    /// Entries of the ledger.
    pub ledger: u64,
}

/// The figures; nothing where no record is kept.
pub async fn figures(app: &App) -> Result<Option<Figures>, AuditError> {
    let Some(audit) = app.audit.as_deref() else {
        return Ok(None);
    };
    let anchor = leaf::last_anchor(app, audit.ledger.origin()).await?;
    Ok(Some(Figures {
        waiting: leaf::count_waiting(app).await? + did::count_waiting(app).await?,
        entries: audit.with_log(|log| Ok(log.size())).await?,
        anchored: anchor.map_or(0, |anchor| anchor.size),
        ledger: audit.ledger.stand().await?.entries,
    }))
}

/// An entry by its number, with its proof.
pub async fn entry(app: &App, index: u64) -> Result<EntryView, AuditError> {
    let audit = app.audit.as_deref().ok_or(AppError::NotFound)?;
    let proved = audit.ledger.proved(index).await?;
    let (bytes, proof) = proved.ok_or(AppError::NotFound)?;
    let block = audit.ledger.block_of(index).await?;
    Ok(EntryView {
        index,
        block: block.ok_or(AppError::NotFound)?.height,
        text: String::from_utf8_lossy(&bytes).into_owned(),
        proof,
    })
}
