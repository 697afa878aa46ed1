//! Opening: a person whom a proofing found gets an account, or a higher level for the one they have.

use crate::tables::account::{self, Account, Content};
use crate::tables::{account_event, subject};
use crate::{App, AppError};
use base::{Assurance, SubjectId, Timestamp};
use store::Unit;

/// What a proofing says: who it is, and how sure that is.
#[derive(Clone, Debug)]
pub struct Proof {
    pub subject: SubjectId,
    /// As the register writes it.
    pub name: String,
    pub assurance: Assurance,
}

/// Opens the account of a proofed person, or raises it. A proofing never lowers a level, and the same one twice changes
/// nothing.
pub async fn open(app: &App, proof: &Proof, now: Timestamp) -> Result<Assurance, AppError> {
    let found = account::find(app, proof.subject).await?;
    let key = subject::key(app, proof.subject).await?;
    let mut unit = Unit::of(proof.subject.bucket());
    let content = Content {
        name: proof.name.clone(),
    };
    let (assurance, kind) = match found {
        None => {
            let account = Account {
                subject: proof.subject,
                assurance: proof.assurance,
                opened: now,
                content,
            };
            account::add(&mut unit, app, (&account, &key))?;
            (proof.assurance, "opened")
        }
        Some(account) if account.assurance < proof.assurance => {
            let account = Account {
                assurance: proof.assurance,
                content,
                ..account
            };
            account::update(&mut unit, app, (&account, &key))?;
            (proof.assurance, "raised")
        }
        Some(account) => return Ok(account.assurance),
    };
    let named = [("level", assurance.word())];
    account_event::add(&mut unit, app, (proof.subject, &key), (kind, &named), now)?;
    app.store.commit("open-account", unit).await?;
    Ok(assurance)
}
