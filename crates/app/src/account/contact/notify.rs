//! Notifying: what happened to an account becomes a letter to each address that was known then.

use super::TOLD_SECONDS;
use crate::account::recovery::{self, stop_by_mail};
use crate::mail::Letter;
use crate::show::office_named;
use crate::tables::contact::{self, Contact};
use crate::tables::outbox::{self, Message};
use crate::tables::{account_event, subject};
use crate::{App, AppError};
use base::{Arg, Lang, SubjectId, Text, Timestamp, Zone};
use serde::{Deserialize, Serialize};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use store::Unit;

/// What is told by mail, each with words of its own: `mail-event-<kind>`. What somebody only reads or ends is not.
pub const TOLD: &[&str] = &[
    "codes-made",
    "contact-added",
    "contact-removed",
    "counter-help",
    "identity-replaced",
    "mandate-offered",
    "new-device",
    "passkey-added",
    "passkey-copied",
    "passkey-raised",
    "passkey-removed",
    "raised",
    "reclaimed",
    "recovered-counter",
    "recovered-device",
    "recovered-kept",
    REPLACED,
    STARTED,
    "recovery-stopped",
    STOPPED_BY_MAIL,
    "recovery-stopped-counter",
];
pub(crate) const STOPPED_BY_MAIL: &str = "recovery-stopped-by-mail";
const STARTED: &str = "recovery-started";
/// The sheet of one was lost, and its waiting began anew.
const REPLACED: &str = "recovery-replaced";

/// One thing that happened to an account, as its event keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Happened {
    pub(crate) kind: String,
    pub(crate) named: BTreeMap<String, String>,
    pub(crate) at: Timestamp,
}

/// Whether somebody hears of it by mail.
pub(crate) fn is_told(app: &App, kind: &str) -> bool {
    app.mail.is_some() && TOLD.contains(&kind)
}

/// Writes a letter to each address; each is sent on its own, so that one that is refused holds no other up.
pub(crate) async fn fan_out(
    app: &App,
    (owner, happened): (SubjectId, &Happened),
    unit: &mut Unit,
    now: Timestamp,
) -> Result<(), AppError> {
    let contacts = contact::list(app, owner).await?;
    if contacts.is_empty() {
        return Ok(());
    }
    let since = happened.at.plus_seconds(-TOLD_SECONDS);
    let reclaimed = account_event::last(app, owner, ("reclaimed", since)).await?;
    let mut seen = BTreeSet::new();
    let mut letters: BTreeMap<Lang, (String, String)> = BTreeMap::new();
    let key = subject::key(app, owner).await?;
    for one in contacts
        .iter()
        .filter(|one| is_known(one, happened.at, reclaimed))
    {
        if !seen.insert(one.content.address.folded()) {
            continue;
        }
        let lang = one.content.lang;
        let (subject, text) = match letters.entry(lang) {
            Entry::Occupied(written) => written.get().clone(),
            Entry::Vacant(empty) => {
                let words = written(app, (owner, happened), lang, now).await?;
                empty.insert(words).clone()
            }
        };
        let message = Message::Letter {
            contact: Some(one.id),
            letter: Letter {
                to: one.content.address.clone(),
                subject,
                text,
            },
            until: None,
        };
        outbox::add(unit, app, (owner, &key), &message, (now, now))?;
    }
    Ok(())
}

/// Whether an address was one of the account's at that time: verified before it, and not removed for long. One from before the
/// account was given back hears of that, and of nothing after it: whoever had the account must not stop what its owner begins.
fn is_known(contact: &Contact, at: Timestamp, reclaimed: Option<Timestamp>) -> bool {
    let told = |removed: Timestamp| at < removed.plus_seconds(TOLD_SECONDS);
    let theirs = |reclaimed: Timestamp| at <= reclaimed || reclaimed <= contact.verified;
    contact.verified < at && contact.removed.is_none_or(told) && reclaimed.is_none_or(theirs)
}

/// Subject and text of a letter. No name, no number, nothing that somebody else could have typed.
async fn written(
    app: &App,
    (owner, happened): (SubjectId, &Happened),
    lang: Lang,
    now: Timestamp,
) -> Result<(String, String), AppError> {
    let texts = &app.pack.texts;
    let what = what(app, happened, lang);
    let subject = Text::portal("mail-notice-subject").with("what", Arg::Str(what.clone()));
    let at = texts.long_time(lang, happened.at, Zone::default());
    let notice = Text::portal("mail-notice")
        .with("what", Arg::Str(what))
        .with("at", Arg::Str(at));
    let mut parts = vec![texts.say(lang, &notice).into_owned()];
    if [STARTED, REPLACED].contains(&happened.kind.as_str()) {
        parts.extend(waiting(app, (owner, happened.at), lang, now).await?);
    }
    let foot = Text::portal("mail-foot").with("origin", Arg::Str(app.origin.clone()));
    parts.push(texts.say(lang, &foot).into_owned());
    let text = parts.join("\n\n") + "\n";
    Ok((texts.say(lang, &subject).into_owned(), text))
}

/// One sentence that says what happened.
fn what(app: &App, happened: &Happened, lang: Lang) -> String {
    let texts = &app.pack.texts;
    let named = |name: &str| happened.named.get(name).map_or("", String::as_str);
    let mut text = Text::portal(format!("mail-event-{}", happened.kind));
    match happened.kind.as_str() {
        "raised" | "reclaimed" | "passkey-raised" => {
            let level = Text::portal(format!("account-level-{}", named("level")));
            text = text.with("level", Arg::Str(texts.say(lang, &level).into_owned()));
        }
        "new-device" => {
            let device = [named("browser"), named("system")];
            let said: Vec<&str> = device.into_iter().filter(|word| !word.is_empty()).collect();
            let device = if said.is_empty() {
                let unknown = Text::portal("device-unknown");
                texts.say(lang, &unknown).into_owned()
            } else {
                said.join(", ")
            };
            text = text.with("device", Arg::Str(device));
        }
        STARTED | REPLACED | "recovery-stopped-counter" => {
            let office = office_named(&app.pack, named("office"));
            let agency = texts.say(lang, &office.agency).into_owned();
            let words = office.area.map(|area| format!("{agency}, {area}"));
            text = text.with("office", Arg::Str(words.unwrap_or(agency)));
        }
        _ => {}
    }
    texts.say(lang, &text).into_owned()
}

/// How long the code of a recovery waits, and how it is stopped from the letter; nothing where it does not wait any more.
async fn waiting(
    app: &App,
    (owner, started): (SubjectId, Timestamp),
    lang: Lang,
    now: Timestamp,
) -> Result<Option<String>, AppError> {
    let Some(code) = recovery::open(app, owner, now).await? else {
        return Ok(None);
    };
    if code.made != started {
        return Ok(None);
    }
    let texts = &app.pack.texts;
    let from = texts.long_time(lang, code.from, Zone::default());
    let text = match stop_by_mail::link(app, &code, lang) {
        Some(link) => Text::portal("mail-recovery-stop").with("link", Arg::Str(link)),
        None => Text::portal("mail-recovery-no-link"),
    };
    let text = text.with("from", Arg::Str(from));
    Ok(Some(texts.say(lang, &text).into_owned()))
}
