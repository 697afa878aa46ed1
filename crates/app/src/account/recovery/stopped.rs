//! A recovery that was stopped: no code of it is left, and it is kept for a while who had started it.

use crate::account::contact::STOPPED_BY_MAIL;
use crate::tables::account_event::{self, Happened};
use crate::tables::recovery_code::{self, Code, Kind};
use crate::vault::SubjectKey;
use crate::{App, AppError, Officer};
use base::{SubjectId, Timestamp};
use store::Unit;

pub(super) const BY_OWNER: &str = "recovery-stopped";
pub(super) const AT_COUNTER: &str = "recovery-stopped-counter";

/// Within so many seconds after its owner stopped one, another can be stopped at a counter alone; and so long nobody starts
/// another of whom one was stopped, whoever stopped it.
const HELD_SECONDS: i64 = 30 * 86_400;

/// The name under which an event keeps who had started what was stopped. No words show it.
const BY: &str = "by";

/// What was stopped a short while ago.
pub(super) struct Stops(Vec<Happened>);

/// Takes the recovery away, and with it every other code of a counter; a conflict where it was used or stopped meanwhile.
pub(super) fn add(
    unit: &mut Unit,
    app: &App,
    (code, key): (&Code, &SubjectKey),
    (kind, named): (&'static str, &[(&str, &str)]),
    now: Timestamp,
) -> Result<(), AppError> {
    recovery_code::withdraw(unit, code);
    recovery_code::drop_unused(unit, code.subject, Kind::Counter);
    let by = code.content.by.map(|by| by.to_string());
    let mut named = named.to_vec();
    named.extend(by.as_deref().map(|by| (BY, by)));
    account_event::add(unit, app, (code.subject, key), (kind, &named), now)
}

pub(super) async fn lately(
    app: &App,
    subject: SubjectId,
    now: Timestamp,
) -> Result<Stops, AppError> {
    let since = now.plus_seconds(-HELD_SECONDS);
    let mut stops = Vec::new();
    for kind in [BY_OWNER, STOPPED_BY_MAIL, AT_COUNTER] {
        stops.extend(account_event::since(app, subject, (kind, since)).await?);
    }
    Ok(Stops(stops))
}

impl Stops {
    /// Whether the owner of the account stopped one.
    pub(super) fn is_held(&self) -> bool {
        self.0.iter().any(|stop| stop.kind != AT_COUNTER)
    }

    /// Whether one was stopped that this officer had started.
    pub(super) fn is_of(&self, officer: &Officer) -> bool {
        let by = officer.subject.to_string();
        self.0.iter().any(|stop| stop.named.get(BY) == Some(&by))
    }
}
