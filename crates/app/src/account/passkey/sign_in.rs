//! Signing in: the passkey says who it is and proves it; one unit spends the challenge, begins the session and notes the use.

use super::ceremony::{Ceremony, SigningIn};
use super::{PasskeyError, party, written};
use crate::account::level;
use crate::account::session::{self, Device};
use crate::tables::account_event;
use crate::tables::passkey::{self, Passkey, Presented};
use crate::{App, AppError, proofing};
use base::{Assurance, RowId, SubjectId, Timestamp};
use store::{CommitError, Unit};
use webauthn_rs::prelude::{PublicKeyCredential, Webauthn};

/// Whoever signed in, and their session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub subject: SubjectId,
    pub name: String,
    /// No surer than the passkey, nor than the account.
    pub assurance: Assurance,
    pub session: RowId,
    /// The passkey, as addresses name it, and when it was made.
    pub passkey: (String, Timestamp),
    /// Which cookie of its session it is.
    pub turn: i64,
}

/// Tries against another use of the same passkey at the same moment.
const TRIES_MAX: u32 = 4;
/// After this the register is asked again whether its owner is alive: a reading and a row of the access log once a week, and
/// nothing at any other time somebody signs in.
const ALIVE_SECONDS: i64 = 7 * 86_400;

/// The session that a browser had before, by owner, row and turn.
pub type Before = Option<(SubjectId, RowId, i64)>;

/// `cookie` is the ceremony as the browser kept it, `credential` the device's answer as JSON. Whoever is signed in already
/// and shows anew who they are goes on in the session they have.
pub async fn sign_in(
    app: &App,
    (cookie, credential): (&str, &str),
    (device, before): (Device, Before),
    now: Timestamp,
) -> Result<SignedIn, PasskeyError> {
    let ceremony = Ceremony::<SigningIn>::opened(app, cookie, now)?;
    let answer: PublicKeyCredential =
        serde_json::from_str(credential).map_err(|_| PasskeyError::Unreadable)?;
    let party = party(&app.origin)?;
    let (owner, id) = party
        .identify_discoverable_authentication(&answer)
        .map_err(|_| PasskeyError::Unknown)?;
    let subject = SubjectId(owner.into_bytes());
    for _ in 0..TRIES_MAX {
        let found = passkey::presented(app, subject, id).await?;
        let mut presented = found.ok_or(PasskeyError::Unknown)?;
        check(app, &party, (&ceremony, &answer), &mut presented, now).await?;
        alive(app, &mut presented, now).await?;
        match begin(app, &ceremony, presented, (&device, before), now).await {
            Err(PasskeyError::App(AppError::Conflict)) => {}
            begun => return begun,
        }
    }
    Err(AppError::Conflict.into())
}

/// Holds the answer against the passkey, and its counter against the last one.
async fn check(
    app: &App,
    party: &Webauthn,
    (ceremony, answer): (&Ceremony<SigningIn>, &PublicKeyCredential),
    presented: &mut Presented,
    now: Timestamp,
) -> Result<(), PasskeyError> {
    let credential = &mut presented.passkey.content.credential;
    let state = ceremony.state.clone();
    let checked = party
        .finish_discoverable_authentication_v2(answer, state, &*credential)
        .map_err(PasskeyError::of);
    match checked {
        Ok(checked) => {
            credential.update_credential(&checked);
            Ok(())
        }
        Err(PasskeyError::Copied) => {
            copied(app, ceremony, presented, now).await?;
            Err(PasskeyError::Copied)
        }
        Err(error) => Err(error),
    }
}

/// Asks now and then whether its owner is alive. A register that does not answer keeps nobody out.
async fn alive(app: &App, presented: &mut Presented, now: Timestamp) -> Result<(), PasskeyError> {
    let Passkey {
        subject, content, ..
    } = &mut presented.passkey;
    let fresh = |asked: Timestamp| now < asked.plus_seconds(ALIVE_SECONDS);
    if content.asked.is_some_and(fresh) {
        return Ok(());
    }
    match proofing::is_alive(app, *subject, now).await {
        Ok(true) => content.asked = Some(now),
        Ok(false) => return Err(PasskeyError::Died),
        Err(error) => tracing::warn!(%error, "nobody said whether the owner of a passkey is alive"),
    }
    Ok(())
}

/// One use, one session, one unit.
async fn begin(
    app: &App,
    ceremony: &Ceremony<SigningIn>,
    mut presented: Presented,
    (device, before): (&Device, Before),
    now: Timestamp,
) -> Result<SignedIn, PasskeyError> {
    let subject = presented.passkey.subject;
    let level = level::of_passkey(app, &presented.passkey).await?;
    presented.passkey.content.assurance = Some(level);
    let mut unit = Unit::of(subject.bucket());
    ceremony.spend(&mut unit, app);
    passkey::used(&mut unit, app, (&presented.passkey, &presented.key), now)?;
    let whose = (subject, &*presented.key);
    let going_on = match before.filter(|(owner, ..)| *owner == subject) {
        Some(cookie) if session::is_open(app, cookie, now).await? => Some(cookie),
        _ => None,
    };
    let (session, turn) = match going_on {
        Some(cookie) => {
            session::anew(&mut unit, cookie, now);
            (cookie.1, cookie.2 + 1)
        }
        None => (
            session::starting(&mut unit, app, whose, device, now).await?,
            0,
        ),
    };
    match app.store.commit("sign-in", unit).await {
        Ok(_) => Ok(SignedIn {
            subject,
            name: presented.owner,
            assurance: level.min(presented.assurance),
            session,
            passkey: (written(&presented.passkey.id()), presented.passkey.added),
            turn,
        }),
        Err(CommitError::Conflict { at: 0 }) => Err(PasskeyError::NoCeremony),
        Err(error) => Err(error.into()),
    }
}

/// Tells the owner that there may be a copy of their passkey: once for one answer.
async fn copied(
    app: &App,
    ceremony: &Ceremony<SigningIn>,
    presented: &Presented,
    now: Timestamp,
) -> Result<(), PasskeyError> {
    let subject = presented.passkey.subject;
    let mut unit = Unit::of(subject.bucket());
    ceremony.spend(&mut unit, app);
    let named = [("name", presented.passkey.content.name.as_str())];
    let whose = (subject, &*presented.key);
    account_event::add(&mut unit, app, whose, ("passkey-copied", &named), now)?;
    match app.store.commit("refuse-passkey", unit).await {
        Ok(_) | Err(CommitError::Conflict { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
