//! Admitting: what a proofing that went well means for an account, decided and written in one unit with the session of
//! whoever was proofed.

use super::session::{self, Device};
use super::{level, passkey::written};
use crate::tables::account::{self, Account, Content};
use crate::tables::{account_event, contact, passkey, reclaim, subject};
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{Assurance, RowId, SubjectId, Timestamp};
use store::{CommitError, Unit};

/// What a proofing says: who it is, and how sure that is.
#[derive(Clone, Debug)]
pub struct Proof {
    pub subject: SubjectId,
    /// As the register writes it.
    pub name: String,
    pub assurance: Assurance,
    /// When it was shown: whoever was reclaimed since has lost it.
    pub seen: Timestamp,
}

/// Who was proofed.
#[derive(Clone, Copy, Debug)]
pub enum Asking<'a> {
    /// Somebody who is not signed in and opens an account, on this device.
    Newcomer(&'a Device),
    /// Somebody who is signed in to the account and wants it to be of a higher level.
    Owner(Visit<'a>),
}

/// The session of whoever is signed in.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    pub session: RowId,
    /// That of its cookie.
    pub turn: i64,
    /// The passkey it was begun by, or the first that was made in it, as addresses name it: raised with it.
    pub passkey: Option<&'a str>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admitted {
    /// The account is theirs, and they are signed in.
    In(Entered),
    /// There is an account that the proof gives no better right to: whoever owns it signs in.
    Known,
}

/// The session of whoever was admitted: a new one, or that in which they asked with another cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    /// That of the proof: the account may be of a higher one.
    pub assurance: Assurance,
    pub session: RowId,
    pub turn: i64,
}

/// Tries against whoever changes the account at the same moment.
const TRIES_MAX: u32 = 4;

/// Opens the account of a proofed person, raises it, or gives it back to them, and signs them in. `proven` holds what the
/// proof itself wants written, such as that it counts once; all of it is kept, or nothing. A conflict is one of `proven`.
pub(crate) async fn admit(
    app: &App,
    (proof, asking): (&Proof, Asking<'_>),
    proven: Unit,
    now: Timestamp,
) -> Result<Admitted, AppError> {
    for _ in 0..TRIES_MAX {
        let key = subject::key(app, proof.subject).await?;
        let mut admission = Admission {
            app,
            proof,
            key: &key,
            unit: proven.clone(),
            now,
        };
        let admitted = admission.decide(asking).await?;
        if admission.unit.is_empty() {
            return Ok(admitted);
        }
        match app.store.commit("admit", admission.unit).await {
            Ok(_) => return Ok(admitted),
            // The account is not any more what this was decided upon.
            Err(CommitError::Conflict { at }) if at >= proven.statements().len() => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(AppError::Busy)
}

/// A decision on its way into one unit.
struct Admission<'a> {
    app: &'a App,
    proof: &'a Proof,
    key: &'a SubjectKey,
    unit: Unit,
    now: Timestamp,
}

impl Admission<'_> {
    async fn decide(&mut self, asking: Asking<'_>) -> Result<Admitted, AppError> {
        let found = account::find(self.app, self.proof.subject).await?;
        if found.is_some() && self.is_outlived().await? {
            return Ok(Admitted::Known);
        }
        let is_new = found.is_none();
        match (found, asking) {
            (None, _) => self.open()?,
            (Some(account), Asking::Owner(visit)) => self.raise(account, visit).await?,
            (Some(account), Asking::Newcomer(_)) => {
                if !self.reclaim(account).await? {
                    return Ok(Admitted::Known);
                }
            }
        }
        self.enter(asking, is_new).await.map(Admitted::In)
    }

    /// Whether the account was given to somebody after the proof was shown.
    async fn is_outlived(&self) -> Result<bool, AppError> {
        for kind in ["reclaimed", "recovered-counter"] {
            let since = (kind, self.proof.seen);
            let last = account_event::last(self.app, self.proof.subject, since).await?;
            if last.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn open(&mut self) -> Result<(), AppError> {
        let account = Account {
            subject: self.proof.subject,
            assurance: self.proof.assurance,
            opened: self.now,
            content: self.content(),
        };
        account::add(&mut self.unit, self.app, (&account, self.key))?;
        self.tell("opened")
    }

    /// The account, and the passkey by which its owner came, are as sure as the proof now; no other way in is.
    async fn raise(&mut self, account: Account, visit: Visit<'_>) -> Result<(), AppError> {
        let before = account.assurance;
        if before < self.proof.assurance {
            let account = Account {
                assurance: self.proof.assurance,
                content: self.content(),
                ..account
            };
            account::update(&mut self.unit, self.app, (&account, self.key), before)?;
            self.tell("raised")?;
        }
        let Some(id) = visit.passkey else {
            return Ok(());
        };
        let passkeys = passkey::list(self.app, self.proof.subject).await?;
        let mut passkeys = passkeys.into_iter();
        let Some(mut mine) = passkeys.find(|one| written(&one.id()) == id) else {
            return Ok(());
        };
        if level::of_passkey(self.app, &mine).await? < self.proof.assurance {
            mine.content.assurance = Some(self.proof.assurance);
            passkey::change(&mut self.unit, self.app, (&mine, self.key))?;
            let word = self.proof.assurance.word();
            let named = [("name", mine.content.name.as_str()), ("level", word)];
            self.happened("passkey-raised", &named)?;
        }
        Ok(())
    }

    /// Gives the account to whoever was proofed, if that is a better right than whoever uses it has: there is no way in to it,
    /// or the proof is of a higher level. A counter alone takes no account that a face was matched for: there is the recovery,
    /// with a day of waiting, so that one officer cannot take it over unseen.
    async fn reclaim(&mut self, account: Account) -> Result<bool, AppError> {
        let (subject, before) = (account.subject, account.assurance);
        if before > self.proof.assurance {
            return Ok(false);
        }
        let is_better = before == Assurance::Low && self.proof.assurance > Assurance::Low;
        if !is_better && reclaim::has_way_in(self.app, subject, self.now).await? {
            return Ok(false);
        }
        let account = Account {
            assurance: self.proof.assurance,
            content: self.content(),
            ..account
        };
        let whose = (&account, self.key);
        if is_better {
            account::update(&mut self.unit, self.app, whose, before)?;
        } else {
            let when = (before, self.proof.seen);
            account::take(&mut self.unit, self.app, whose, when, self.now)?;
        }
        reclaim::take_away(&mut self.unit, subject, self.now);
        contact::remove_all(&mut self.unit, subject, self.now);
        let whose = (subject, self.key);
        session::all_others(&mut self.unit, self.app, whose, None, self.now).await?;
        self.tell("reclaimed")?;
        Ok(true)
    }

    /// Whoever was there before is told of a device they do not know.
    async fn enter(&mut self, asking: Asking<'_>, is_new: bool) -> Result<Entered, AppError> {
        let subject = self.proof.subject;
        let (session, turn) = match asking {
            Asking::Newcomer(device) => {
                let whose = (subject, self.key);
                let (unit, app, now) = (&mut self.unit, self.app, self.now);
                let session = if is_new {
                    session::opening(unit, app, whose, device, now)?
                } else {
                    session::starting(unit, app, whose, device, now).await?
                };
                (session, 0)
            }
            Asking::Owner(visit) => {
                let cookie = (subject, visit.session, visit.turn);
                session::turning(&mut self.unit, cookie, self.now);
                (visit.session, visit.turn + 1)
            }
        };
        Ok(Entered {
            assurance: self.proof.assurance,
            session,
            turn,
        })
    }

    fn content(&self) -> Content {
        Content {
            name: self.proof.name.clone(),
        }
    }

    fn tell(&mut self, kind: &'static str) -> Result<(), AppError> {
        self.happened(kind, &[("level", self.proof.assurance.word())])
    }

    fn happened(&mut self, kind: &'static str, named: &[(&str, &str)]) -> Result<(), AppError> {
        let whose = (self.proof.subject, self.key);
        account_event::add(&mut self.unit, self.app, whose, (kind, named), self.now)
    }
}
