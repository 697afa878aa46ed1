//! Adding a passkey: what the device answered is checked, and the account has one more way in.

use super::begin_add::PASSKEYS_MAX;
use super::ceremony::{Ceremony, OfAdding};
use super::{PasskeyError, party, trimmed, written};
use crate::tables::account::{self, Account};
use crate::tables::passkey::{self, Content, Passkey};
use crate::tables::{account_event, session, subject};
use crate::{App, AppError};
use base::{Assurance, RowId, SubjectId, Timestamp};
use store::{CommitError, Unit};
use webauthn_rs::prelude::RegisterPublicKeyCredential;

/// What came back, and from whom.
#[derive(Clone, Copy, Debug)]
pub struct Adding<'a> {
    /// As the browser kept it.
    pub cookie: &'a str,
    /// The device's answer as JSON.
    pub credential: &'a str,
    /// What the new passkey is called.
    pub name: &'a str,
    /// The session in which it happens: person and row.
    pub session: (SubjectId, RowId),
    /// What the session says of the person: with it their account is opened, where there is none yet.
    pub person: (&'a str, Assurance),
}

/// Its name in addresses and forms. It is as sure as the session it was made in, whatever the account is.
pub async fn add(app: &App, adding: Adding<'_>, now: Timestamp) -> Result<String, PasskeyError> {
    let ceremony = Ceremony::<OfAdding>::opened(app, adding.cookie, now)?;
    let begun = &ceremony.state;
    if (begun.subject, begun.session) != adding.session {
        return Err(PasskeyError::NoCeremony);
    }
    let answer: RegisterPublicKeyCredential =
        serde_json::from_str(adding.credential).map_err(|_| PasskeyError::Unreadable)?;
    let credential = party(&app.origin)?
        .finish_passkey_registration(&answer, &begun.state)
        .map_err(PasskeyError::of)?;
    let subject = begun.subject;
    let known = passkey::list(app, subject).await?;
    if known.len() >= PASSKEYS_MAX {
        return Err(PasskeyError::TooMany);
    }
    let added = Passkey {
        subject,
        added: now,
        used: None,
        content: Content {
            name: trimmed(adding.name),
            credential,
            assurance: Some(adding.person.1),
            asked: Some(now),
        },
    };
    let mut unit = Unit::of(subject.bucket());
    ceremony.spend(&mut unit, app);
    let key = subject::key(app, subject).await?;
    passkey::add(&mut unit, app, (&added, &key))?;
    // Whoever ends the session at this moment, or gives the account to somebody else, gets no passkey beside it.
    session::goes_on(&mut unit, adding.session, now);
    if account::find(app, subject).await?.is_none() {
        open(&mut unit, app, (subject, &key), adding.person, now)?;
    }
    let named = [("name", added.content.name.as_str())];
    account_event::add(
        &mut unit,
        app,
        (subject, &key),
        ("passkey-added", &named),
        now,
    )?;
    match app.store.commit("add-passkey", unit).await {
        Ok(_) => Ok(written(&added.id())),
        Err(CommitError::Conflict { at: 0 }) => Err(PasskeyError::NoCeremony),
        Err(CommitError::Conflict { at: 1 }) => Err(PasskeyError::Known),
        Err(error) => Err(error.into()),
    }
}

/// The account of somebody who was let in without one.
fn open(
    unit: &mut Unit,
    app: &App,
    (subject, key): (SubjectId, &crate::vault::SubjectKey),
    (name, assurance): (&str, Assurance),
    now: Timestamp,
) -> Result<(), AppError> {
    let account = Account {
        subject,
        assurance,
        opened: now,
        content: account::Content {
            name: name.to_owned(),
        },
    };
    account::add(unit, app, (&account, key))?;
    let named = [("level", assurance.word())];
    account_event::add(unit, app, (subject, key), ("opened", &named), now)
}
