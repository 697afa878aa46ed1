//! Sessions: begun by the instance, ended by whoever is in front of the camera, told once.

use app::proofing::face::{FaceResult, Liveness, SESSION_SECONDS, State, Wanted};
use base::{Nik, Timestamp};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// More than any test asks for.
const SESSIONS_MAX: usize = 20_000;

/// What somebody chose that the camera saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    Matched,
    NotMatched,
    NotLive,
    GaveUp,
}

impl Chosen {
    pub(super) const ALL: [Self; 4] =
        [Self::Matched, Self::NotMatched, Self::NotLive, Self::GaveUp];

    /// The value of its button, and the key of its words.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Matched => "matched",
            Self::NotMatched => "not-matched",
            Self::NotLive => "not-live",
            Self::GaveUp => "gave-up",
        }
    }

    /// State, liveness and score of the result.
    fn says(self) -> (State, Liveness, u8) {
        match self {
            Self::Matched => (State::Matched, Liveness::Passed, 97),
            Self::NotMatched => (State::NotMatched, Liveness::Passed, 31),
            Self::NotLive => (State::NotLive, Liveness::Failed, 0),
            Self::GaveUp => (State::Expired, Liveness::NotDone, 0),
        }
    }
}

/// One session.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub(super) nik: Nik,
    pub(super) return_url: String,
    reference: String,
    began: Timestamp,
    ended: Option<(Chosen, String, Timestamp)>,
}

#[derive(Default)]
pub(super) struct Sessions(Mutex<HashMap<String, Session>>);

impl Sessions {
    /// Begins one under a new id; none where what is wanted cannot be.
    pub(super) fn begin(&self, id: &str, wanted: Wanted, now: Timestamp) -> Option<()> {
        let sound = wanted.return_url.starts_with("http") && wanted.return_url.len() < 500;
        let nik = Nik::parse(&wanted.nik).ok().filter(|_| sound)?;
        let mut sessions = self.locked();
        sessions.retain(|_, session| now < session.began.plus_seconds(SESSION_SECONDS));
        if sessions.len() >= SESSIONS_MAX {
            return None;
        }
        let session = Session {
            nik,
            return_url: wanted.return_url,
            reference: wanted.reference,
            began: now,
            ended: None,
        };
        sessions.insert(id.to_owned(), session);
        Some(())
    }

    /// One that still waits for somebody.
    pub(super) fn open(&self, id: &str, now: Timestamp) -> Option<Session> {
        let sessions = self.locked();
        let session = sessions.get(id)?;
        let waits = now < session.began.plus_seconds(SESSION_SECONDS) && session.ended.is_none();
        waits.then(|| session.clone())
    }

    /// Ends one, and gives where its browser goes: back, with a code that nobody else was told.
    pub(super) fn end(
        &self,
        id: &str,
        (chosen, code): (Chosen, String),
        now: Timestamp,
    ) -> Option<String> {
        let mut sessions = self.locked();
        let session = sessions.get_mut(id).filter(|one| one.ended.is_none())?;
        let joint = if session.return_url.contains('?') {
            '&'
        } else {
            '?'
        };
        let to = format!("{}{joint}kode={code}", session.return_url);
        session.ended = Some((chosen, code, now));
        Some(to)
    }

    /// What came of one. It is told once and then forgotten.
    pub(super) fn tell(&self, id: &str, now: Timestamp) -> Option<FaceResult> {
        let session = self.locked().remove(id)?;
        let (chosen, code, at) = match session.ended {
            Some(ended) => ended,
            None => (Chosen::GaveUp, String::new(), now),
        };
        let (state, liveness, score) = chosen.says();
        Some(FaceResult {
            id: id.to_owned(),
            reference: session.reference,
            nik: session.nik,
            code,
            state,
            liveness,
            score,
            at,
        })
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        // A session is put in or taken out whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun() -> Sessions {
        let sessions = Sessions::default();
        let wanted = Wanted {
            reference: "r".repeat(20),
            nik: "5171036509909001".to_owned(),
            return_url: "http://localhost/daftar/wajah/kembali".to_owned(),
            lang: "en".to_owned(),
        };
        sessions
            .begin("one", wanted, Timestamp::from_micros(0))
            .unwrap();
        sessions
    }

    #[test]
    fn a_session_ends_once_and_is_told_once() {
        let (sessions, now) = (begun(), Timestamp::from_micros(1));
        let code = || "c".repeat(20);
        let back = sessions.end("one", (Chosen::Matched, code()), now).unwrap();
        assert!(back.ends_with(&format!("?kode={}", code())));
        assert_eq!(sessions.end("one", (Chosen::NotMatched, code()), now), None);
        let told = sessions.tell("one", now).unwrap();
        assert!(told.is_match() && told.code == code());
        assert_eq!(sessions.tell("one", now), None);
    }

    #[test]
    fn a_session_that_nobody_came_to_has_expired() {
        let told = begun().tell("one", Timestamp::from_micros(1)).unwrap();
        assert_eq!(told.state, State::Expired);
        let late = Timestamp::from_micros(0).plus_seconds(SESSION_SECONDS);
        assert!(begun().open("one", late).is_none());
    }
}
