//! Sending somebody to the face match: a session of theirs is begun there, and what came of it is waited for.

use super::{FaceError, Wanted};
use crate::proofing::whom::{self, Bounds, Seeker};
use crate::tables::proofing_try::{Kind, Taken};
use crate::{App, AppError};
use base::{Lang, Timestamp};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// Sessions begun under one number within a day.
const SESSIONS: Bounds = Bounds {
    near: Kind {
        word: "proofing-face-near",
        most: 12,
    },
    all: Kind {
        word: "proofing-face",
        most: 60,
    },
};

/// A session that was begun and has not been looked at: what the browser that began it keeps, sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    pub id: String,
    pub reference: String,
    pub at: Timestamp,
}

/// Where it goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Going {
    There(Pending, String),
    /// Too many sessions under this number; none for so many seconds.
    TooOften(i64),
}

/// Begins a session there. A number that nobody has here is sent like any other.
pub async fn send(
    app: &App,
    seeker: Seeker<'_>,
    (return_url, lang): (String, Lang),
    now: Timestamp,
) -> Result<Going, FaceError> {
    let service = app.face.as_ref().ok_or(AppError::NotFound)?;
    let nik = seeker.nik;
    let whom = whom::find(app, nik).await?;
    if let Taken::No(seconds) = whom::take(app, SESSIONS, (seeker, &whom), now).await? {
        return Ok(Going::TooOften(seconds));
    }
    let reference = URL_SAFE_NO_PAD.encode(app.dice.bytes::<24>());
    let wanted = Wanted {
        reference: reference.clone(),
        nik: nik.as_str().to_owned(),
        return_url,
        lang: lang.tag().to_owned(),
    };
    let begun = service.begin(&wanted).await.inspect_err(|error| {
        tracing::warn!(%error, "the face match did not begin a session");
    })?;
    let pending = Pending {
        id: begun.id,
        reference,
        at: now,
    };
    Ok(Going::There(pending, begun.url))
}
