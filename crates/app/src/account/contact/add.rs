//! Adding an address: the code that was sent there came back.

use super::begin_add::fits;
use super::flow::Flow;
use super::{CONTACTS_MAX, ContactError};
use crate::App;
use crate::tables::contact::{self, Contact, Content};
use crate::tables::proofing_try::{self, Kind, Taken, Under};
use crate::tables::{account_event, session, subject};
use crate::vault::same;
use base::{RowId, SubjectId, Timestamp};
use store::{CommitError, Unit};

/// Tries at one code.
const TRIES: Kind = Kind {
    word: "contact-code",
    most: 5,
};

/// Takes what was typed for the code of a flow, and tells every address that was known before.
pub async fn add(
    app: &App,
    owner: (SubjectId, RowId),
    (flow, typed): (&str, &str),
    now: Timestamp,
) -> Result<(), ContactError> {
    let flow = Flow::opened(app, owner, flow, now)?;
    let subject = flow.subject;
    let under = Under {
        value: &flow.id.to_string(),
        bucket: subject.bucket(),
    };
    // Taken before anything is compared, so that many at once gain nothing.
    if let Taken::No(_) = proofing_try::take(app, TRIES, under, now).await? {
        return Err(ContactError::TooManyTries);
    }
    let digits: String = typed
        .chars()
        .filter(char::is_ascii_digit)
        .take(12)
        .collect();
    if !same(&digits, &flow.code) {
        return Err(ContactError::Wrong);
    }
    fits(&contact::list(app, subject).await?, &flow.address)?;
    let key = subject::key(app, subject).await?;
    let added = Contact {
        id: RowId::at(now, app.dice.bytes()),
        subject,
        verified: now,
        removed: None,
        refused: None,
        content: Content {
            address: flow.address.clone(),
            lang: flow.lang,
        },
    };
    let mut unit = Unit::of(subject.bucket());
    flow.spend(&mut unit, app);
    let most = i64::try_from(CONTACTS_MAX).unwrap_or(i64::MAX);
    contact::add(&mut unit, app, (&added, &key), most)?;
    proofing_try::forget(&mut unit, app, TRIES, under);
    let address = flow.address.masked();
    let named = [("address", address.as_str())];
    let what = ("contact-added", &named[..]);
    account_event::add(&mut unit, app, (subject, &key), what, now)?;
    // Whoever ends the session at this moment, or gives the account to somebody else, adds no address beside it.
    session::goes_on(&mut unit, owner, now);
    match app.store.commit("add-contact", unit).await {
        Ok(_) => Ok(()),
        Err(CommitError::Conflict { at: 0 }) => Err(ContactError::NoFlow),
        Err(CommitError::Conflict { at: 1 }) => Err(ContactError::TooMany),
        Err(error) => Err(error.into()),
    }
}
