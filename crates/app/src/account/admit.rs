//! Admitting: what a proofing that went well means for an account, decided and written in one unit.

use super::session;
use crate::tables::account::{self, Account, Content};
use crate::tables::{account_event, contact, reclaim, subject};
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

/// Who was proofed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Somebody who is not signed in and opens an account.
    Newcomer,
    /// Somebody who is signed in to the account and wants it to be of a higher level.
    Owner,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admitted {
    /// The account is theirs, at this level.
    In(Assurance),
    /// There is an account that the proof gives no better right to: whoever owns it signs in.
    Known,
}

/// Opens the account of a proofed person, raises it, or gives it back to them. `unit` holds what the proof itself wants
/// written, such as that it counts once; all of it is kept, or nothing.
pub(crate) async fn admit(
    app: &App,
    (proof, asking): (&Proof, Asking),
    mut unit: Unit,
    now: Timestamp,
) -> Result<Admitted, AppError> {
    let found = account::find(app, proof.subject).await?;
    let key = subject::key(app, proof.subject).await?;
    let content = Content {
        name: proof.name.clone(),
    };
    let mut happened = None;
    let admitted = match found {
        None => {
            let account = Account {
                subject: proof.subject,
                assurance: proof.assurance,
                opened: now,
                content,
            };
            account::add(&mut unit, app, (&account, &key))?;
            happened = Some("opened");
            Admitted::In(proof.assurance)
        }
        Some(account) if asking == Asking::Owner => {
            let before = account.assurance;
            if before < proof.assurance {
                let account = Account {
                    assurance: proof.assurance,
                    content,
                    ..account
                };
                account::update(&mut unit, app, (&account, &key), before)?;
                happened = Some("raised");
            }
            Admitted::In(before.max(proof.assurance))
        }
        Some(account) if is_theirs(app, &account, proof).await? => {
            let before = account.assurance;
            let account = Account {
                assurance: proof.assurance,
                content,
                ..account
            };
            account::update(&mut unit, app, (&account, &key), before)?;
            reclaim::take_away(&mut unit, proof.subject, now);
            contact::remove_all(&mut unit, proof.subject, now);
            let whose = (proof.subject, &*key);
            session::all_others(&mut unit, app, whose, None, now).await?;
            happened = Some("reclaimed");
            Admitted::In(proof.assurance)
        }
        Some(_) => Admitted::Known,
    };
    if let Some(kind) = happened {
        let named = [("level", proof.assurance.word())];
        account_event::add(&mut unit, app, (proof.subject, &key), (kind, &named), now)?;
    }
    if !unit.is_empty() {
        app.store.commit("admit", unit).await?;
    }
    Ok(admitted)
}

/// Whether a proof gives a better right to an account than whoever uses it has: nobody got as far as a way to sign in, or
/// it is of a higher level. A counter alone takes no account that a face was matched for: there is the recovery, with a day
/// of waiting, so that one officer cannot take it over unseen.
async fn is_theirs(app: &App, account: &Account, proof: &Proof) -> Result<bool, AppError> {
    if account.assurance > proof.assurance {
        return Ok(false);
    }
    if !reclaim::has_passkey(app, account.subject).await? {
        return Ok(true);
    }
    Ok(account.assurance == Assurance::Low && proof.assurance > Assurance::Low)
}
