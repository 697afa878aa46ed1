//! A proofing on its way: a sealed cookie of this browser, gone after a quarter of an hour. Nothing of it is stored, and no
//! other browser can go on with it.

use super::Session;
use app::App;
use app::proofing::face::Pending;
use axum::http::{HeaderMap, HeaderValue};
use base::{Nik, RowId, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};

/// What the browser keeps.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Opening {
    pub(crate) nik: Nik,
    pub(crate) whose: Whose,
    /// Where to go on afterwards, an address of ours.
    pub(crate) next: Option<String>,
    /// A session at the face match that was begun and not looked at yet.
    pub(crate) face: Option<Pending>,
    pub(crate) until: Timestamp,
}

/// Who is being proofed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Whose {
    /// Somebody who wants an account.
    Newcomer,
    /// Whoever is signed in, in this very session.
    Owner { subject: SubjectId, session: RowId },
}

/// Wrong answers of one browser.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Tries {
    wrong: u32,
    since: Timestamp,
}

pub(super) const OPENING: &str = "sigap-daftar";
const OPENING_SECONDS: i64 = 15 * 60;
pub(super) const TRIES: &str = "sigap-coba";
const TRIES_SECONDS: i64 = 3600;
/// Wrong answers that one browser may give within an hour, under whatever numbers.
const TRIES_MAX: u32 = 6;

impl Opening {
    pub(crate) fn begin(nik: Nik, whose: Whose, now: Timestamp) -> Self {
        Self {
            nik,
            whose,
            next: None,
            face: None,
            until: now.plus_seconds(OPENING_SECONDS),
        }
    }

    /// The one of this browser. One of an owner counts in the session that began it alone.
    pub(crate) fn read(
        app: &App,
        (headers, session): (&HeaderMap, &Session),
        now: Timestamp,
    ) -> Option<Self> {
        let opening: Self = super::sealed::read(app, headers, OPENING)?;
        let fits = match opening.whose {
            Whose::Newcomer => session.id.is_none(),
            Whose::Owner {
                subject,
                session: id,
            } => session.id == Some(id) && session.who.subject() == Some(subject),
        };
        (fits && now < opening.until).then_some(opening)
    }

    pub(crate) fn cookie(&self, app: &App) -> HeaderValue {
        super::sealed::cookie(app, OPENING, self, OPENING_SECONDS)
    }

    pub(crate) fn ended(app: &App) -> HeaderValue {
        super::sealed::ended(app, OPENING)
    }
}

impl Tries {
    fn read(app: &App, headers: &HeaderMap, now: Timestamp) -> Self {
        let tries: Option<Self> = super::sealed::read(app, headers, TRIES);
        let running = tries.filter(|tries| now < tries.since.plus_seconds(TRIES_SECONDS));
        running.unwrap_or(Self {
            wrong: 0,
            since: now,
        })
    }

    /// How long this browser must wait, if it must.
    pub(crate) fn wait_seconds(app: &App, headers: &HeaderMap, now: Timestamp) -> Option<i64> {
        let tries = Self::read(app, headers, now);
        let until = tries.since.plus_seconds(TRIES_SECONDS);
        (tries.wrong >= TRIES_MAX).then(|| (until.seconds() - now.seconds()).max(1))
    }

    /// One more.
    pub(crate) fn failed(app: &App, headers: &HeaderMap, now: Timestamp) -> HeaderValue {
        let mut tries = Self::read(app, headers, now);
        tries.wrong += 1;
        super::sealed::cookie(app, TRIES, &tries, TRIES_SECONDS)
    }
}
