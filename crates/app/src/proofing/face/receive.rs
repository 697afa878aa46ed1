//! Coming back from the face match: its word is asked for, checked against what this browser began, and used once.

use super::{FaceError, FaceResult, Pending, SESSION_SECONDS};
use crate::account::{Admitted, Asking, Proof, admit};
use crate::proofing::{Way, read, whom};
use crate::tables::spent::{self, Once};
use crate::wire::Unavailable;
use crate::{App, AppError};
use base::{Nik, SubjectId, Timestamp};
use store::Unit;

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It was them: the account is theirs.
    Done(Admitted, SubjectId, String),
    /// It was not, or nobody can say that it was.
    Not,
}

/// How far two clocks may be apart.
const SKEW_SECONDS: i64 = 60;
/// For how long a result is remembered as used: it is too old long before.
const REMEMBERED_SECONDS: i64 = 2 * SESSION_SECONDS;

/// Asks what came of a session and believes only a signed answer about it. `code` is what the browser brought back, so that
/// a session that somebody else was talked into is worth nothing here.
pub async fn receive(
    app: &App,
    (nik, asking): (&Nik, Asking<'_>),
    (pending, code): (&Pending, &str),
    now: Timestamp,
) -> Result<Seen, FaceError> {
    let service = app.face.as_ref().ok_or(AppError::NotFound)?;
    let result = match service.result(&pending.id).await {
        Ok(result) => result,
        // It has no such session, or said once already what came of it.
        Err(Unavailable::Refused(_)) => return Ok(Seen::Not),
        Err(error) => {
            tracing::warn!(%error, "the face match did not say what came of a session");
            return Err(error.into());
        }
    };
    if let Err(why) = fits(&result, nik, (pending, code), now) {
        tracing::warn!(why, "a result of the face match is about something else");
        return Ok(Seen::Not);
    }
    let whom = whom::find(app, nik).await?;
    let (Some(subject), true) = (whom.subject, result.is_match()) else {
        return Ok(Seen::Not);
    };
    let actor = matches!(asking, Asking::Owner(_)).then_some(subject);
    let Some(name) = read::name(app, (subject, actor), now).await? else {
        return Ok(Seen::Not);
    };
    let mut unit = Unit::of(subject.bucket());
    let used = Once {
        what: "face-result",
        value: &pending.reference,
        until: now.plus_seconds(REMEMBERED_SECONDS),
    };
    spent::spend(&mut unit, app, used);
    let proof = Proof {
        subject,
        name,
        assurance: Way::Face.gives(),
        seen: now,
    };
    match admit(app, (&proof, asking), unit, now).await {
        Ok(admitted) => Ok(Seen::Done(admitted, subject, proof.name)),
        // The same result was used a moment ago: whatever else changes at the same time is decided upon again.
        Err(AppError::Conflict) => Ok(Seen::Not),
        Err(error) => Err(error.into()),
    }
}

/// Whether a result is about this session, this number and this browser, and fresh. Why not, names a rule and no value.
fn fits(
    result: &FaceResult,
    nik: &Nik,
    (pending, code): (&Pending, &str),
    now: Timestamp,
) -> Result<(), &'static str> {
    if result.id != pending.id || !crate::same(&result.reference, &pending.reference) {
        return Err("another session");
    }
    if result.nik != *nik {
        return Err("another number");
    }
    if result.code.is_empty() || !crate::same(&result.code, code) {
        return Err("another browser");
    }
    let oldest = pending
        .at
        .plus_seconds(-SKEW_SECONDS)
        .max(now.plus_seconds(-SESSION_SECONDS));
    if result.at < oldest || result.at > now.plus_seconds(SKEW_SECONDS) {
        return Err("another time");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Liveness, State};
    use super::*;

    fn now() -> Timestamp {
        Timestamp::from_micros(1_795_000_000_000_000)
    }

    fn nik(serial: u8) -> Nik {
        Nik::parse(&format!("517103650990900{serial}")).unwrap()
    }

    fn pending() -> Pending {
        Pending {
            id: "session-0123456789".to_owned(),
            reference: "reference-0123456789".to_owned(),
            at: now().plus_seconds(-120),
        }
    }

    fn result() -> FaceResult {
        FaceResult {
            id: pending().id,
            reference: pending().reference,
            nik: nik(1),
            code: "code-0123456789abcd".to_owned(),
            state: State::Matched,
            liveness: Liveness::Passed,
            score: 97,
            at: now().plus_seconds(-30),
        }
    }

    fn fit(result: &FaceResult) -> Result<(), &'static str> {
        fits(result, &nik(1), (&pending(), "code-0123456789abcd"), now())
    }

    #[test]
    fn a_result_fits_the_session_the_number_and_the_browser_that_began_it() {
        assert_eq!(fit(&result()), Ok(()));
        let other = "another-0123456789".to_owned();
        for (wrong, why) in [
            (
                FaceResult {
                    id: other.clone(),
                    ..result()
                },
                "another session",
            ),
            (
                FaceResult {
                    reference: other.clone(),
                    ..result()
                },
                "another session",
            ),
            (
                FaceResult {
                    nik: nik(2),
                    ..result()
                },
                "another number",
            ),
            (
                FaceResult {
                    code: other,
                    ..result()
                },
                "another browser",
            ),
            (
                FaceResult {
                    code: String::new(),
                    ..result()
                },
                "another browser",
            ),
        ] {
            assert_eq!(fit(&wrong), Err(why));
        }
        let nothing_brought = fits(&result(), &nik(1), (&pending(), ""), now());
        assert_eq!(nothing_brought, Err("another browser"));
    }

    #[test]
    fn a_result_from_before_the_session_or_after_now_is_stale() {
        for (seconds, well) in [(-181, false), (-179, true), (59, true), (61, false)] {
            let result = FaceResult {
                at: now().plus_seconds(seconds),
                ..result()
            };
            assert_eq!(fit(&result).is_ok(), well, "{seconds}");
        }
    }
}
