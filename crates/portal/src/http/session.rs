//! Who is asking: a sealed cookie, readable and writable by this instance alone, and the row that says whether it counts.

use super::{Acting, Asked, Failure, sealed};
use app::account::Entered;
use app::account::session::{self, Device};
use app::{App, Officer};
use axum::http::{HeaderMap, HeaderValue};
use base::{Assurance, RowId, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};

/// A session as the cookie holds it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Session {
    /// Its row; none where nobody is signed in. The forms of a session carry a token made from it.
    pub(crate) id: Option<RowId>,
    /// Which cookie of its session it is: those before count no more.
    pub(crate) turn: i64,
    pub(crate) who: Who,
    pub(crate) until: Timestamp,
    pub(crate) proof: Proof,
    /// Whom they act for, if it is not they themselves. Each request looks anew whether they still may.
    #[serde(default)]
    pub(crate) acting: Option<Acting>,
    /// By what it was begun. One that was begun before this was kept does not know.
    #[serde(default)]
    pub(crate) way: WayIn,
}

/// The way in by which a session was begun.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WayIn {
    /// The passkey, as addresses name it, or the first that was made in the session: raised with it, and no other.
    pub(crate) passkey: Option<String>,
    /// When what began it was made: what is younger than a recovery does not stop it.
    pub(crate) made: Option<Timestamp>,
}

/// How somebody showed who they are, and when: what a site is told as `acr`, `amr` and `auth_time`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Proof {
    /// How sure the state is of them.
    pub(crate) assurance: Assurance,
    pub(crate) method: Method,
    pub(crate) at: Timestamp,
}

/// By what somebody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Method {
    Passkey,
    /// A code that was kept, or that an officer gave.
    Code,
    /// Shown just now who they are, with nothing to sign in with yet.
    Proofed,
    /// Picked in the demonstration.
    Picked,
}

/// Somebody, or nobody yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Who {
    Nobody,
    Resident { subject: SubjectId, name: String },
    Officer(Officer),
}

pub(super) const COOKIE: &str = "sigap";

impl Who {
    /// The person, whatever they are here as.
    pub(crate) fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Nobody => None,
            Self::Resident { subject, .. } => Some(*subject),
            Self::Officer(officer) => Some(officer.subject),
        }
    }
}

impl Session {
    pub(crate) fn nobody() -> Self {
        let never = Timestamp::from_micros(0);
        Self {
            id: None,
            turn: 0,
            who: Who::Nobody,
            until: never,
            proof: Proof {
                assurance: Assurance::Low,
                method: Method::Picked,
                at: never,
            },
            acting: None,
            way: WayIn::default(),
        }
    }

    /// Signs somebody in who was picked in the demonstration, as sure as if an officer had seen them, in the browser that asked:
    /// its row is there when the cookie leaves. The session it had before, if any, is over; but where it was theirs already it
    /// goes on.
    pub(crate) async fn begin(asked: &Asked, who: Who, device: &Device) -> Result<Self, Failure> {
        let (app, now) = (&asked.portal.app, asked.now);
        let subject = who.subject().ok_or_else(Failure::not_found)?;
        let proof = (Assurance::High, Method::Picked);
        let way = WayIn {
            passkey: None,
            made: Some(Timestamp::from_micros(0)),
        };
        let theirs = asked.session.resident();
        let theirs = theirs.filter(|(owner, ..)| *owner == subject);
        if let (Who::Resident { .. }, Some(cookie)) = (&who, theirs)
            && let Some(turn) = session::renew(app, cookie, now).await?
        {
            let renewed = Self::of(cookie.1, who, proof, now).by(way);
            return Ok(Self { turn, ..renewed });
        }
        asked.session.end(app, now).await?;
        let id = session::begin(app, subject, device.clone(), now).await?;
        Ok(Self::of(id, who, proof, now).by(way))
    }

    /// The same person goes on in the same session, as an officer, for another, or as themselves again: with another cookie,
    /// so that no form and no cookie of before counts. How they showed who they are stays.
    pub(crate) async fn turn(
        asked: &Asked,
        who: Who,
        acting: Option<Acting>,
    ) -> Result<Self, Failure> {
        let before = &asked.session;
        let (subject, id) = before.row().ok_or_else(Failure::not_found)?;
        let cookie = (subject, id, before.turn);
        let turn = session::turn(&asked.portal.app, cookie, asked.now).await?;
        Ok(Self {
            turn,
            who,
            acting,
            ..before.clone()
        })
    }

    /// The same, for whoever showed just now who they are. What a visit has shown already it does not lose.
    pub(crate) fn raised(asked: &Asked, entered: Entered) -> Self {
        let before = &asked.session;
        Self {
            turn: entered.turn,
            proof: Proof {
                assurance: entered.assurance.max(before.proof.assurance),
                method: Method::Proofed,
                at: asked.now,
            },
            ..before.clone()
        }
    }

    /// With the way in that it was begun by.
    pub(crate) fn by(self, way: WayIn) -> Self {
        Self { way, ..self }
    }

    /// A session whose row is there.
    pub(crate) fn of(
        id: RowId,
        who: Who,
        (assurance, method): (Assurance, Method),
        now: Timestamp,
    ) -> Self {
        Self {
            id: Some(id),
            turn: 0,
            who,
            until: now.plus_seconds(session::SECONDS),
            proof: Proof {
                assurance,
                method,
                at: now,
            },
            acting: None,
            way: WayIn::default(),
        }
    }

    /// The session of a request, as its cookie says. A cookie that is old or not ours is no session.
    pub(crate) fn read(app: &App, headers: &HeaderMap, now: Timestamp) -> Self {
        let session = sealed::read::<Self>(app, headers, COOKIE);
        session
            .filter(|session| now < session.until)
            .unwrap_or_else(Self::nobody)
    }

    /// Whether it goes on: somebody may have ended it in another browser. Nobody's always does.
    pub(crate) async fn is_open(&self, app: &App, now: Timestamp) -> Result<bool, Failure> {
        match self.row() {
            Some((subject, id)) => Ok(session::is_open(app, (subject, id, self.turn), now).await?),
            None => Ok(true),
        }
    }

    /// Ends it, wherever its cookie may still lie.
    pub(crate) async fn end(&self, app: &App, now: Timestamp) -> Result<(), Failure> {
        if let Some(row) = self.row() {
            session::end(app, row, now).await?;
        }
        Ok(())
    }

    /// Whose row it is, and which.
    pub(crate) fn row(&self) -> Option<(SubjectId, RowId)> {
        Some((self.who.subject()?, self.id?))
    }

    /// The same with its turn, where a resident is here.
    pub(crate) fn resident(&self) -> Option<(SubjectId, RowId, i64)> {
        let resident = matches!(self.who, Who::Resident { .. });
        let (subject, id) = self.row().filter(|_| resident)?;
        Some((subject, id, self.turn))
    }

    /// The header that hands the session to a browser.
    pub(crate) fn cookie(&self, app: &App) -> HeaderValue {
        sealed::cookie(app, COOKIE, self, session::SECONDS)
    }

    /// The header that takes it back.
    pub(crate) fn ended(app: &App) -> HeaderValue {
        sealed::ended(app, COOKIE)
    }

    /// The token that forms of this session carry.
    pub(crate) fn token(&self, app: &App) -> String {
        let id = self.id.map_or_else(String::new, |id| id.to_string());
        app.vault.mac("csrf", &format!("{id}.{}", self.turn))
    }
}

/// The cookie of a ceremony with a passkey, from its beginning to its end.
pub(super) const CEREMONY: &str = "sigap-kunci";

/// The header that hands a ceremony to the browser it was begun in.
pub(crate) fn ceremony_cookie(app: &App, sealed: &str) -> HeaderValue {
    let seconds = app::account::passkey::CEREMONY_SECONDS;
    sealed::line(app, CEREMONY, sealed, seconds)
}

/// The ceremony that a browser brings along; empty where there is none.
pub(crate) fn ceremony<'h>(app: &App, headers: &'h HeaderMap) -> &'h str {
    sealed::values(app, headers, CEREMONY)
        .next()
        .unwrap_or_default()
}

/// By this cookie requests of sites stay in the browser they came by.
pub(super) const BROWSER: &str = "sigap-alur";
/// No value of ours is longer.
const BROWSER_SIGNS_MAX: usize = 64;

/// The header that hands it to a browser, for as long as a request lasts.
pub(crate) fn browser_cookie(app: &App, value: &str) -> HeaderValue {
    sealed::line(app, BROWSER, value, identity::authorize::REQUEST_SECONDS)
}

/// What a browser brings along of it; empty where there is none.
pub(crate) fn browser<'h>(app: &App, headers: &'h HeaderMap) -> &'h str {
    let mut values = sealed::values(app, headers, BROWSER);
    let value = values.next().unwrap_or_default();
    if value.len() <= BROWSER_SIGNS_MAX {
        value
    } else {
        ""
    }
}
