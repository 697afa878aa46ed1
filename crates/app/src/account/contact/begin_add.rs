//! Beginning to add an address: a code is sent there, and whoever reads it there types it back.

use super::flow::{CODE_SECONDS, Flow};
use super::{CONTACTS_MAX, ContactError};
use crate::App;
use crate::mail::{Address, Letter};
use crate::tables::contact::Contact;
use crate::tables::outbox::{self, Message};
use crate::tables::proofing_try::{self, Kind, Taken, Under};
use crate::tables::{contact, spent, subject};
use base::{Arg, Lang, RowId, SubjectId, Text, Timestamp};
use store::Unit;

/// Codes that one account may have sent within a day.
const OF_ACCOUNT: Kind = Kind {
    word: "contact-sends-of-account",
    most: 6,
};
/// Codes that one address gets within a day, whoever asks: more than one account can ask for, so that nobody learns
/// from it whether somebody else did.
const TO_ADDRESS: Kind = Kind {
    word: "contact-sends-to-address",
    most: 8,
};
/// A million codes, and five tries at each.
const CODES: u32 = 1_000_000;

/// Sends a code, and hands out what the page keeps until it is typed.
pub async fn begin_add(
    app: &App,
    (subject, session): (SubjectId, RowId),
    (typed, lang): (&str, Lang),
    now: Timestamp,
) -> Result<String, ContactError> {
    if app.mail.is_none() {
        return Err(ContactError::Off);
    }
    let address = Address::parse(typed).map_err(|_| ContactError::Address)?;
    fits(&contact::list(app, subject).await?, &address)?;
    let owner = subject.to_string();
    let account = Under::account(subject, &owner);
    if let Taken::No(seconds) = proofing_try::take(app, OF_ACCOUNT, account, now).await? {
        return Err(ContactError::TooOften(seconds));
    }
    let folded = address.folded();
    let there = Under {
        value: &folded,
        bucket: spent::bucket_of(app, TO_ADDRESS.word, &folded),
    };
    let taken = proofing_try::take(app, TO_ADDRESS, there, now).await?;
    let until = now.plus_seconds(CODE_SECONDS);
    let number = u32::from_be_bytes(app.dice.bytes()) % CODES;
    let flow = Flow {
        id: RowId::at(now, app.dice.bytes()),
        subject,
        session,
        address,
        lang,
        code: format!("{number:06}"),
        until,
    };
    let message = Message::Letter {
        contact: None,
        letter: letter(app, &flow),
        // One that the address gets no more of today is too late from the start: written like any other, and not sent.
        until: Some(match taken {
            Taken::No(_) => now,
            Taken::Yes | Taken::Last => until,
        }),
    };
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    outbox::add(&mut unit, app, (subject, &key), &message, (now, now))?;
    app.store.commit("send-code", unit).await?;
    flow.sealed(app)
}

/// Whether an address may be added to those that there are.
pub(super) fn fits(contacts: &[Contact], address: &Address) -> Result<(), ContactError> {
    let present: Vec<&Contact> = contacts
        .iter()
        .filter(|one| one.removed.is_none())
        .collect();
    let folded = address.folded();
    if present
        .iter()
        .any(|one| one.content.address.folded() == folded)
    {
        return Err(ContactError::Known);
    }
    if present.len() >= CONTACTS_MAX {
        return Err(ContactError::TooMany);
    }
    Ok(())
}

fn letter(app: &App, flow: &Flow) -> Letter {
    let say = |text: &Text| app.pack.texts.say(flow.lang, text).into_owned();
    let text = Text::portal("mail-code")
        .with("code", Arg::Str(flow.code.clone()))
        .with("origin", Arg::Str(app.origin.clone()));
    Letter {
        to: flow.address.clone(),
        subject: say(&Text::portal("mail-code-subject")),
        text: say(&text),
    }
}
