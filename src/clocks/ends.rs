//! An account as time goes by: what ends at the same moment, what is forgotten, and those who died.

use super::passkeys::{NAME, NIK, ORIGIN, finish, made, morning, phone, shown, signed};
use super::{Room, opened, opened_with, shipped};
use crate::authenticator::Authenticator;
use crate::country::people::Named;
use app::account;
use app::account::passkey::{self, PasskeyError, begin_add};
use app::account::recovery::{self, RecoveryError, keep, offer, recover};
use app::account::session;
use app::mandate::{self, GrantError, Offer, Person, Visit};
use app::{AppError, Resident, did, outbox};
use base::{Assurance, Zone};

/// Somebody else.
const BUDI: &str = "3273021209919001";

#[tokio::test]
async fn a_passkey_is_not_added_in_a_session_that_ended_meanwhile() {
    let (room, now) = (Room::new("meanwhile"), morning());
    let app = opened(&room, shipped(), now).await;
    let session = signed(&app, now).await;
    let mut device = Authenticator::new(ORIGIN);
    let begun = begin_add(&app, session, NAME, now).await.unwrap();
    let answer = device.make(&begun.options).unwrap().to_string();
    session::end(&app, session, now).await.unwrap();
    let late = finish(&app, session, (&begun, &answer), now).await;
    assert!(late.is_err(), "{late:?}");
    assert!(passkey::list(&app, session.0).await.unwrap().is_empty());
}

#[tokio::test]
async fn nothing_is_left_behind_by_a_session_that_ended_meanwhile() {
    let (room, now) = (Room::new("left-behind"), morning());
    let app = opened(&room, shipped(), now).await;
    let session = signed(&app, now).await;
    let by = Person {
        subject: session.0,
        name: NAME.to_owned(),
    };
    let visit = Visit {
        session: session.1,
        level: Assurance::High,
    };
    let offered = Offer {
        nik: BUDI.to_owned(),
        name: "Budi Santoso".to_owned(),
        services: None,
        last: Some(now.plus_seconds(86_400).date(Zone::Wib)),
        purpose: "Mengurus akta".to_owned(),
    };
    session::end(&app, session, now).await.unwrap();
    let codes = keep(&app, (session, Assurance::High), now).await;
    assert!(
        matches!(codes, Err(RecoveryError::App(AppError::Conflict))),
        "{codes:?}"
    );
    let code = mandate::code(&app, (&by, visit), now).await;
    assert!(
        matches!(code, Err(GrantError::App(AppError::Conflict))),
        "{code:?}"
    );
    let resident = Resident::at_portal(session.0);
    let given = mandate::grant(&app, (resident, NAME), visit, &offered, now).await;
    assert!(
        matches!(given, Err(GrantError::App(AppError::Conflict))),
        "{given:?}"
    );
    assert_eq!(recovery::show(&app, session.0, now).await.unwrap().kept, 0);
    let view = mandate::list(&app, (session.0, Assurance::High), now).await;
    assert!(view.unwrap().given.is_empty());
}

#[tokio::test]
async fn what_is_over_is_forgotten_and_what_is_not_stays() {
    let (room, now) = (Room::new("forget"), morning());
    let app = opened(&room, shipped(), now).await;
    let session = signed(&app, now).await;
    offer(&app, (session, Assurance::High), now).await.unwrap();
    keep(&app, (session, Assurance::High), now).await.unwrap();
    let rows = async |table: &'static str| app.store.query_all(table, &[]).await.unwrap().len();
    let counted = async || {
        (
            rows("SELECT 1 AS one FROM session").await,
            rows("SELECT 1 AS one FROM device").await,
            rows("SELECT 1 AS one FROM recovery_code").await,
        )
    };
    let day = |days: i64| now.plus_seconds(days * 86_400);
    account::forget(&app, now).await.unwrap();
    assert_eq!(counted().await, (1, 1, 11));
    account::forget(&app, day(30)).await.unwrap();
    assert_eq!(counted().await, (1, 1, 10), "shown to its last day");
    account::forget(&app, day(31)).await.unwrap();
    assert_eq!(counted().await, (0, 1, 10));
    account::forget(&app, day(401)).await.unwrap();
    assert_eq!(counted().await, (0, 0, 10));
}

#[tokio::test]
async fn nobody_signs_in_for_somebody_who_died() {
    let (room, now) = (Room::new("dead"), morning());
    let app = opened_with(&room, shipped(), sri_died, now).await;
    let session = signed(&app, now).await;
    let mut device = Authenticator::new(ORIGIN);
    made(&app, session, &mut device, now).await.unwrap();
    let codes = keep(&app, (session, Assurance::High), now).await.unwrap();
    let back = recover(&app, (NIK, &codes[0]), phone(), now).await;
    assert!(matches!(back, Err(RecoveryError::Died)), "{back:?}");
    let wrong = recover(&app, (NIK, "00000-00000"), phone(), now).await;
    assert!(matches!(wrong, Err(RecoveryError::Wrong)), "{wrong:?}");
    // The register is asked once a week.
    shown(&app, &mut device, now.plus_seconds(6 * 86_400))
        .await
        .unwrap();
    let late = shown(&app, &mut device, now.plus_seconds(7 * 86_400)).await;
    assert!(matches!(late, Err(PasskeyError::Died)), "{late:?}");
}

#[tokio::test]
async fn the_identity_of_somebody_who_died_ends() {
    let (room, now) = (Room::new("dead-identity"), morning());
    let app = opened_with(&room, shipped(), sri_died, now).await;
    let session = signed(&app, now).await;
    let mut device = Authenticator::new(ORIGIN);
    made(&app, session, &mut device, now).await.unwrap();
    let resident = Resident::at_portal(session.0);
    let identity = async |now| {
        while outbox::work(&app, now).await.unwrap() > 0 {}
        did::show(&app, resident).await.unwrap()
    };
    let begun = identity(now.plus_seconds(60)).await;
    assert_eq!((begun.keys.len(), begun.has_ended), (1, false));
    let week = now.plus_seconds(7 * 86_400);
    let late = shown(&app, &mut device, week).await;
    assert!(matches!(late, Err(PasskeyError::Died)), "{late:?}");
    let ended = identity(week).await;
    assert_eq!((ended.keys.len(), ended.has_ended), (0, true));
    // Once, however often somebody tries.
    assert!(shown(&app, &mut device, week).await.is_err());
    assert_eq!(identity(week).await, ended);
}

fn sri_died(named: &mut Named) {
    let mut subjects = named.subjects.iter_mut();
    let sri = subjects.find(|one| one.lookups.iter().any(|(_, value)| value == NIK));
    let residents = sri.unwrap().records.iter_mut();
    for seeded in residents.filter(|one| one.register == "penduduk") {
        let day = base::Value::Date(base::Date::constant(2025, 10, 1));
        seeded.record.0.insert("deceased_on".to_owned(), day);
    }
}
