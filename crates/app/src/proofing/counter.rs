//! The counter, seen by whoever goes there: they ask for a code, show it with their card, and go on with it in the browser
//! they began in.

use super::whom::{self, Bounds, Seeker};
use super::{Way, read};
use crate::account::{Admitted, Asking, Proof, admit};
use crate::tables::counter_request::{self, State, Wish};
use crate::tables::proofing_try::{Kind, Taken};
use crate::{App, AppError, code};
use base::{SubjectId, Timestamp};
use store::Unit;

/// Signs of a code: 40 bits, of which few can be tried.
pub const CODE_SIGNS: usize = 8;
/// How long a code counts, and how long there is to go on once an officer confirmed it.
pub(super) const SECONDS: i64 = 24 * 3600;

/// Codes given out under one number within a day.
const CODES: Bounds = Bounds {
    near: Kind {
        word: "proofing-counter-near",
        most: 5,
    },
    all: Kind {
        word: "proofing-counter",
        most: 50,
    },
};
/// Codes tried under one number within a day: all of them together guess one of fifty in 40 bits.
const TRIES: Bounds = Bounds {
    near: Kind {
        word: "proofing-code-near",
        most: 10,
    },
    all: Kind {
        word: "proofing-code",
        most: 300,
    },
};

/// A code, or how many seconds there is none for whoever asks.
pub async fn ask(
    app: &App,
    seeker: Seeker<'_>,
    now: Timestamp,
) -> Result<Result<String, i64>, AppError> {
    let nik = seeker.nik;
    let whom = whom::find(app, nik).await?;
    if let Taken::No(seconds) = whom::take(app, CODES, (seeker, &whom), now).await? {
        return Ok(Err(seconds));
    }
    let code = code::fresh::<CODE_SIGNS>(app);
    let wish = Wish {
        nik,
        code: &code,
        bucket: whom.bucket,
    };
    let mut unit = Unit::of(whom.bucket);
    counter_request::add(&mut unit, app, wish, now.plus_seconds(SECONDS));
    app.store.commit("counter-request", unit).await?;
    Ok(Ok(code))
}

/// What a code is worth now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worth {
    /// An officer confirmed it: the account is theirs.
    Done(Admitted, SubjectId, String),
    /// No officer has seen it yet.
    NotYet,
    /// It is no code of this number, was rejected or used, or its time is over.
    Nothing,
    /// Tried too often; for so many seconds.
    TooOften(i64),
}

/// Goes on with a code after the counter.
pub async fn redeem(
    app: &App,
    (seeker, asking): (Seeker<'_>, Asking<'_>),
    code: &str,
    now: Timestamp,
) -> Result<Worth, AppError> {
    let nik = seeker.nik;
    let whom = whom::find(app, nik).await?;
    if let Taken::No(seconds) = whom::take(app, TRIES, (seeker, &whom), now).await? {
        return Ok(Worth::TooOften(seconds));
    }
    let code = tidy(code);
    let wish = Wish {
        nik,
        code: &code,
        bucket: whom.bucket,
    };
    let found = counter_request::found(app, wish, now).await?;
    match (found, whom.subject) {
        (Some((State::Asked, _)), _) => {
            let mut unit = Unit::of(whom.bucket);
            whom::give_back(&mut unit, app, TRIES, (seeker, &whom));
            app.store.commit("counter-waits", unit).await?;
            return Ok(Worth::NotYet);
        }
        (Some((State::Confirmed, runs_out)), Some(subject)) => {
            let mut unit = Unit::of(whom.bucket);
            let used = (State::Confirmed, State::Used);
            let until = now.plus_seconds(SECONDS);
            counter_request::step(&mut unit, app, wish, used, (until, now));
            whom::give_back(&mut unit, app, TRIES, (seeker, &whom));
            let actor = matches!(asking, Asking::Owner(_)).then_some(subject);
            if let Some(name) = read::name(app, (subject, actor), now).await? {
                let proof = Proof {
                    subject,
                    name,
                    assurance: Way::Counter.gives(),
                    // When an officer confirmed it.
                    seen: runs_out.plus_seconds(-SECONDS),
                };
                let admitted = admit(app, (&proof, asking), unit, now).await?;
                return Ok(Worth::Done(admitted, subject, proof.name));
            }
        }
        _ => {}
    }
    Ok(Worth::Nothing)
}

/// A code as people write it.
pub fn tidy(typed: &str) -> String {
    code::tidy(typed, CODE_SIGNS)
}

/// In two halves, as it is read out.
pub fn spaced(code: &str) -> String {
    code::grouped(code, CODE_SIGNS / 2, " ")
}
