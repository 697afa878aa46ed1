//! Passkeys, with a device in memory and a clock in hand.

use super::{Room, opened, shipped};
use crate::authenticator::Authenticator;
use app::account::passkey::{
    self, Adding, Begun, CEREMONY_SECONDS, PasskeyError, Removing, SignedIn, add, begin_add,
    begin_sign_in, remove, sign_in,
};
use app::account::session::{self, Device};
use app::{App, AppError, account};
use base::{Assurance, Nik, RowId, SubjectId, Timestamp};
use serde_json::Value;

pub(super) const NIK: &str = "3273024105949001";
pub(super) const NAME: &str = "Sri Wahyuni";
pub(super) const ORIGIN: &str = "http://localhost";

pub(super) fn morning() -> Timestamp {
    Timestamp::from_micros(1_764_000_000_000_000)
}

pub(super) fn phone() -> Device {
    Device {
        browser: "Chrome".to_owned(),
        system: "Android".to_owned(),
        mark: "a-phone".to_owned(),
    }
}

/// Somebody signed in, as the picker or a proofing would.
pub(super) async fn signed(app: &App, now: Timestamp) -> (SubjectId, RowId) {
    let nik = Nik::parse(NIK).unwrap();
    let subject = app::registry::find_by_nik(app, &nik).await.unwrap();
    let session = session::begin(app, subject, phone(), now).await.unwrap();
    (subject, session)
}

/// One device that asked to be added.
pub(super) async fn made(
    app: &App,
    session: (SubjectId, RowId),
    device: &mut Authenticator,
    now: Timestamp,
) -> Result<(), PasskeyError> {
    made_as(app, (session, Assurance::High), device, now).await
}

/// The same in a session of some level.
pub(super) async fn made_as(
    app: &App,
    (session, level): ((SubjectId, RowId), Assurance),
    device: &mut Authenticator,
    now: Timestamp,
) -> Result<(), PasskeyError> {
    let begun = begin_add(app, session, NAME, now).await?;
    let answer = device.make(&begun.options).unwrap().to_string();
    let adding = Adding {
        person: (NAME, level),
        ..adding(session, (&begun, &answer))
    };
    add(app, adding, now).await.map(drop)
}

fn adding<'a>(session: (SubjectId, RowId), (begun, answer): (&'a Begun, &'a str)) -> Adding<'a> {
    Adding {
        cookie: &begun.cookie,
        credential: answer,
        name: "HP saya",
        session,
        person: (NAME, Assurance::High),
    }
}

pub(super) async fn finish(
    app: &App,
    session: (SubjectId, RowId),
    (begun, answer): (&Begun, &str),
    now: Timestamp,
) -> Result<String, PasskeyError> {
    add(app, adding(session, (begun, answer)), now).await
}

/// One device that signs in.
pub(super) async fn shown(
    app: &App,
    device: &mut Authenticator,
    now: Timestamp,
) -> Result<SignedIn, PasskeyError> {
    let begun = begin_sign_in(app, now).unwrap();
    let answer = device.show(&begun.options).unwrap();
    sent(app, &begun, &answer, now).await
}

async fn sent(
    app: &App,
    begun: &Begun,
    answer: &Value,
    now: Timestamp,
) -> Result<SignedIn, PasskeyError> {
    let answer = answer.to_string();
    sign_in(app, (&begun.cookie, &answer), (phone(), None), now).await
}

async fn kinds(app: &App, subject: SubjectId) -> Vec<String> {
    let shown = account::show(app, subject).await.unwrap().unwrap();
    shown.happened.into_iter().map(|one| one.kind).collect()
}

#[tokio::test]
async fn a_passkey_opens_the_account_and_signs_in_without_a_name() {
    let (room, now) = (Room::new("passkey"), morning());
    let app = opened(&room, shipped(), now).await;
    let session = signed(&app, now).await;
    let mut device = Authenticator::new(ORIGIN);
    made(&app, session, &mut device, now).await.unwrap();
    let again = made(&app, session, &mut Authenticator::new(ORIGIN), now).await;
    again.unwrap();
    let signed = shown(&app, &mut device, now).await.unwrap();
    assert_eq!((signed.subject, signed.name.as_str()), (session.0, NAME));
    assert_eq!(signed.assurance, Assurance::High);
    let row = (signed.subject, signed.session);
    assert!(
        session::is_open(&app, (row.0, row.1, 0), now)
            .await
            .unwrap()
    );
    let passkeys = passkey::list(&app, session.0).await.unwrap();
    assert_eq!(passkeys.len(), 2);
    assert_eq!(passkeys.iter().filter(|one| one.used.is_some()).count(), 1);
    let mut kinds = kinds(&app, session.0).await;
    // All in one moment, in which no order is kept.
    kinds.sort_unstable();
    assert_eq!(kinds, ["opened", "passkey-added", "passkey-added"]);
}

#[tokio::test]
async fn a_ceremony_ends_once_in_its_own_browser_and_within_its_time() {
    let (room, now) = (Room::new("ceremony"), morning());
    let app = opened(&room, shipped(), now).await;
    let session = signed(&app, now).await;
    let mut device = Authenticator::new(ORIGIN);
    let adding = begin_add(&app, session, NAME, now).await.unwrap();
    let answer = device.make(&adding.options).unwrap().to_string();
    let elsewhere = session::begin(&app, session.0, phone(), now).await.unwrap();
    for (who, when) in [
        ((session.0, elsewhere), now),
        (session, now.plus_seconds(CEREMONY_SECONDS)),
    ] {
        let late = finish(&app, who, (&adding, &answer), when).await;
        assert!(matches!(late, Err(PasskeyError::NoCeremony)), "{late:?}");
    }
    finish(&app, session, (&adding, &answer), now)
        .await
        .unwrap();
    let twice = finish(&app, session, (&adding, &answer), now).await;
    assert!(matches!(twice, Err(PasskeyError::NoCeremony)), "{twice:?}");

    let (mine, other) = (begin_sign_in(&app, now), begin_sign_in(&app, now));
    let (mine, other) = (mine.unwrap(), other.unwrap());
    let answer = device.show(&mine.options).unwrap();
    for (begun, when) in [
        (&other, now),
        (&adding, now),
        (&mine, now.plus_seconds(CEREMONY_SECONDS)),
    ] {
        let refused = sent(&app, begun, &answer, when).await;
        assert!(
            matches!(refused, Err(PasskeyError::NoCeremony)),
            "{refused:?}"
        );
    }
    sent(&app, &mine, &answer, now).await.unwrap();
    let replayed = sent(&app, &mine, &answer, now).await;
    assert!(replayed.is_err(), "{replayed:?}");
}

#[tokio::test]
async fn what_a_device_or_a_site_forges_lets_nobody_in() {
    let (room, now) = (Room::new("forged"), morning());
    let app = opened(&room, shipped(), now).await;
    let session = signed(&app, now).await;
    let mut device = Authenticator::new(ORIGIN);
    made(&app, session, &mut device, now).await.unwrap();
    device.verifies = false;
    let unsure = shown(&app, &mut device, now).await;
    assert!(
        matches!(unsure, Err(PasskeyError::NotVerified)),
        "{unsure:?}"
    );
    device.verifies = true;
    for origin in [
        "http://localhost.evil.example",
        "https://localhost",
        "http://localhost:81",
    ] {
        origin.clone_into(&mut device.origin);
        let forged = shown(&app, &mut device, now).await;
        assert!(
            matches!(forged, Err(PasskeyError::Refused(_))),
            "{origin}: {forged:?}"
        );
    }
    ORIGIN.clone_into(&mut device.origin);
    let begun = begin_sign_in(&app, now).unwrap();
    let mut answer = device.show(&begun.options).unwrap();
    let signature = answer["response"]["signature"].as_str().unwrap().to_owned();
    answer["response"]["signature"] = signature.replace(&signature[20..24], "AAAA").into();
    assert!(sent(&app, &begun, &answer, now).await.is_err());
    answer["response"]["userHandle"] = Value::Null;
    assert!(sent(&app, &begun, &answer, now).await.is_err());
    let nonsense = sign_in(&app, (&begun.cookie, "{}"), (phone(), None), now).await;
    assert!(matches!(nonsense, Err(PasskeyError::Unreadable)));
    shown(&app, &mut device, now).await.unwrap();
}

#[tokio::test]
async fn a_counter_that_goes_back_is_refused_and_told() {
    let (room, now) = (Room::new("counter"), morning());
    let app = opened(&room, shipped(), now).await;
    let session = signed(&app, now).await;
    let mut device = Authenticator::new(ORIGIN);
    made(&app, session, &mut device, now).await.unwrap();
    shown(&app, &mut device, now).await.unwrap();
    device.counter = 1;
    let copied = shown(&app, &mut device, now).await;
    assert!(matches!(copied, Err(PasskeyError::Copied)), "{copied:?}");
    let kinds = kinds(&app, session.0).await;
    assert!(
        kinds.iter().any(|kind| kind == "passkey-copied"),
        "{kinds:?}"
    );
    device.counter = 40;
    shown(&app, &mut device, now).await.unwrap();
}

#[tokio::test]
async fn the_last_passkey_stays_while_no_code_is_kept() {
    let (room, now) = (Room::new("last"), morning());
    let app = opened(&room, shipped(), now).await;
    let session = signed(&app, now).await;
    let mut device = Authenticator::new(ORIGIN);
    made(&app, session, &mut device, now).await.unwrap();
    let id = passkey::list(&app, session.0).await.unwrap()[0].id.clone();
    let removing = Removing {
        subject: session.0,
        id: &id,
        assurance: Assurance::High,
        mine: None,
    };
    let last = remove(&app, removing, now).await;
    assert!(matches!(last, Err(PasskeyError::Last)), "{last:?}");
    account::recovery::keep(&app, (session, Assurance::High), now)
        .await
        .unwrap();
    let low = Removing {
        assurance: Assurance::Low,
        ..removing
    };
    let below = remove(&app, low, now).await;
    assert!(matches!(below, Err(PasskeyError::App(AppError::Below(_)))));
    let own = Removing {
        mine: Some(&id),
        ..low
    };
    remove(&app, own, now).await.unwrap();
    let removed = shown(&app, &mut device, now).await;
    assert!(matches!(removed, Err(PasskeyError::Unknown)), "{removed:?}");
}

#[tokio::test]
async fn a_new_device_is_told_and_a_known_one_is_not() {
    let (room, now) = (Room::new("device"), morning());
    let app = opened(&room, shipped(), now).await;
    let session = signed(&app, now).await;
    let mut device = Authenticator::new(ORIGIN);
    made(&app, session, &mut device, now).await.unwrap();
    for (mark, told) in [("a-phone", 0), ("a-desk", 1), ("a-desk", 1), ("", 2)] {
        let begun = begin_sign_in(&app, now).unwrap();
        let answer = device.show(&begun.options).unwrap().to_string();
        let seen = Device {
            mark: mark.to_owned(),
            ..phone()
        };
        let signed = sign_in(&app, (&begun.cookie, &answer), (seen, None), now).await;
        signed.unwrap();
        let kinds = kinds(&app, session.0).await;
        let new = kinds.iter().filter(|kind| *kind == "new-device");
        assert_eq!(new.count(), told, "{mark}");
    }
}

/// Not a promise of the unoptimised program: it says what one costs. `cargo test --release` tells what it is worth.
#[tokio::test]
async fn signing_in_takes_a_few_milliseconds_even_unoptimised() {
    const TIMES: u32 = 50;
    let (room, now) = (Room::new("speed"), morning());
    let app = opened(&room, shipped(), now).await;
    let session = signed(&app, now).await;
    let mut device = Authenticator::new(ORIGIN);
    made(&app, session, &mut device, now).await.unwrap();
    let mut spent = std::time::Duration::ZERO;
    for _ in 0..TIMES {
        let begun = begin_sign_in(&app, now).unwrap();
        let answer = device.show(&begun.options).unwrap();
        let clock = std::time::Instant::now();
        sent(&app, &begun, &answer, now).await.unwrap();
        spent += clock.elapsed();
    }
    println!("{} µs a sign-in", spent.as_micros() / u128::from(TIMES));
    assert!(spent.as_millis() < u128::from(TIMES) * 500);
}

#[tokio::test]
async fn a_session_goes_on_for_a_day_at_most() {
    let (room, now) = (Room::new("prolong"), morning());
    let app = opened(&room, shipped(), now).await;
    let session = signed(&app, now).await;
    let mine = (session.0, session.1, 0);
    let hour = |hours: i64| now.plus_seconds(hours * 3_600);
    for (asked, lasts) in [(7, 15), (14, 22), (21, 24)] {
        let until = session::prolong(&app, mine, now, hour(asked)).await;
        assert_eq!(until.unwrap(), hour(lasts));
    }
    assert!(
        session::is_open(&app, (session.0, session.1, 0), hour(23))
            .await
            .unwrap()
    );
    let over = session::prolong(&app, mine, now, hour(24)).await;
    assert!(matches!(over, Err(AppError::Conflict)), "{over:?}");
    let turn = session::turn(&app, mine, hour(22)).await.unwrap();
    let old = session::prolong(&app, mine, now, hour(22)).await;
    assert!(
        matches!(old, Err(AppError::Conflict)),
        "of the cookie before"
    );
    let new = (mine.0, mine.1, turn);
    session::prolong(&app, new, now, hour(22)).await.unwrap();
}
