//! Ways back into an account, with a clock in hand: a code works once, in its time, for its owner.

use super::passkeys::{NAME, NIK, made, morning, phone, signed};
use super::{Room, opened, shipped};
use crate::authenticator::Authenticator;
use app::account::recovery::{
    self, DEVICE_SECONDS, Papers, RecoveryError, Stopping, WAIT_SECONDS, join, keep, offer,
    recover, start, stop,
};
use app::account::session;
use app::{App, AppError, Officer};
use base::{Assurance, Nik, RowId, SubjectId, Timestamp};

/// No kin of hers.
const OFFICER: &str = "1271036104919001";
const COLLEAGUE: &str = "5309061903859001";
const NOBODY: &str = "3273024105949099";

/// What an officer types about her.
pub(super) fn papers(nik: &Nik) -> Papers<'_> {
    Papers {
        nik,
        mother: "wahyuningsih",
    }
}

async fn country(room: &Room, now: Timestamp) -> (App, (SubjectId, RowId)) {
    let app = Box::pin(opened(room, shipped(), now)).await;
    let session = signed(&app, now).await;
    let mut device = Authenticator::new("http://localhost");
    made(&app, session, &mut device, now).await.unwrap();
    (app, session)
}

pub(super) async fn officer(app: &App, office: &str) -> Officer {
    let nik = Nik::parse(OFFICER).unwrap();
    Officer {
        id: "petugas-medan".to_owned(),
        name: "Rosalina Damanik".to_owned(),
        office: office.to_owned(),
        subject: app::registry::find_by_nik(app, &nik).await.unwrap(),
    }
}

/// Another officer of the same office.
pub(super) async fn colleague(app: &App) -> Officer {
    let nik = Nik::parse(COLLEAGUE).unwrap();
    Officer {
        id: "petugas-lain".to_owned(),
        name: "Yosef".to_owned(),
        subject: app::registry::find_by_nik(app, &nik).await.unwrap(),
        ..officer(app, "dukcapil-1271").await
    }
}

#[tokio::test]
async fn of_two_officers_who_start_at_once_one_does() {
    let (room, now) = (Room::new("both"), morning());
    let (app, session) = country(&room, now).await;
    let (one, other) = (officer(&app, "dukcapil-1271").await, colleague(&app).await);
    let nik = Nik::parse(NIK).unwrap();
    for replaces in [false, true] {
        let whose = (papers(&nik), replaces);
        let both = tokio::join!(
            start(&app, &one, whose, now),
            start(&app, &other, whose, now)
        );
        match &both {
            (Ok(_), Err(RecoveryError::Started)) | (Err(RecoveryError::Started), Ok(_)) => {}
            // One came after the other, and replaced what that had started.
            (Ok(_), Ok(_)) if replaces => {}
            both => panic!("{both:?}"),
        }
    }
    let from = Stopping {
        subject: session.0,
        made: Some(now.plus_seconds(-1)),
        assurance: Assurance::High,
    };
    stop(&app, from, now).await.unwrap();
    let shown = recovery::show(&app, session.0, now).await.unwrap();
    assert!(shown.counter.is_none());
}

#[tokio::test]
async fn a_kept_code_works_once_and_a_wrong_number_answers_like_a_wrong_code() {
    let (room, now) = (Room::new("kept"), morning());
    let (app, session) = country(&room, now).await;
    let whose = (session, Assurance::High);
    let codes = keep(&app, whose, now).await.unwrap();
    assert_eq!(codes.len(), recovery::CODES);
    for (nik, code) in [
        (NOBODY, codes[0].as_str()),
        (OFFICER, &codes[0]),
        (NIK, "00000-00000"),
        (NIK, "?"),
        ("?", &codes[0]),
    ] {
        let wrong = recover(&app, (nik, code), phone(), now).await;
        assert!(
            matches!(wrong, Err(RecoveryError::Wrong)),
            "{nik} {wrong:?}"
        );
    }
    let typed = codes[0].to_lowercase().replace('-', " ");
    let back = recover(&app, (NIK, &typed), phone(), now).await.unwrap();
    assert_eq!((back.subject, back.name.as_str()), (session.0, NAME));
    let again = recover(&app, (NIK, &codes[0]), phone(), now).await;
    assert!(matches!(again, Err(RecoveryError::Wrong)), "{again:?}");
    let left = recovery::show(&app, session.0, now).await.unwrap().kept;
    assert_eq!(left, recovery::CODES - 1);
    keep(&app, whose, now).await.unwrap();
    let old = recover(&app, (NIK, &codes[1]), phone(), now).await;
    assert!(matches!(old, Err(RecoveryError::Wrong)), "{old:?}");
}

#[tokio::test]
async fn the_code_for_another_device_works_for_ten_minutes_once() {
    let (room, now) = (Room::new("join"), morning());
    let (app, session) = country(&room, now).await;
    let whose = (session, Assurance::High);
    let first = offer(&app, whose, now).await.unwrap();
    let second = offer(&app, whose, now).await.unwrap();
    let late = now.plus_seconds(DEVICE_SECONDS);
    for (code, when) in [(&first.code, now), (&second.code, late)] {
        let wrong = join(&app, code, phone(), when).await;
        assert!(matches!(wrong, Err(RecoveryError::Wrong)), "{wrong:?}");
    }
    let joined = join(&app, &second.code, phone(), now).await.unwrap();
    assert_eq!(joined.subject, session.0);
    assert!(join(&app, &second.code, phone(), now).await.is_err());
}

#[tokio::test]
async fn the_code_of_a_counter_works_after_a_day_and_ends_every_other_session() {
    let (room, now) = (Room::new("wait"), morning());
    let (app, session) = country(&room, now).await;
    let officer = officer(&app, "dukcapil-1271").await;
    let nik = Nik::parse(NIK).unwrap();
    let found = recovery::identify(&app, &officer, papers(&nik), now)
        .await
        .unwrap();
    assert_eq!(found.record.text("name"), Some(NAME));
    assert_eq!(found.record.text("mother_name"), None, "it is typed");
    let whose = (papers(&nik), false);
    let started = start(&app, &officer, whose, now).await.unwrap();
    assert_eq!(started.from, now.plus_seconds(WAIT_SECONDS));
    let twice = start(&app, &officer, whose, now).await;
    assert!(matches!(twice, Err(RecoveryError::Started)), "{twice:?}");
    let early = now.plus_seconds(WAIT_SECONDS - 1);
    let refused = recover(&app, (NIK, &started.code), phone(), early).await;
    assert!(matches!(refused, Err(RecoveryError::Early(from)) if from == started.from));
    let open = session::begin(&app, session.0, phone(), started.from).await;
    let open = (session.0, open.unwrap());
    let back = recover(&app, (NIK, &started.code), phone(), started.from).await;
    let mine = (session.0, back.unwrap().session);
    assert!(
        !session::is_open(&app, (open.0, open.1, 0), started.from)
            .await
            .unwrap()
    );
    assert!(
        session::is_open(&app, (mine.0, mine.1, 0), started.from)
            .await
            .unwrap()
    );
}

#[tokio::test]
async fn the_owner_stops_a_recovery_and_its_code_never_works() {
    let (room, now) = (Room::new("stop"), morning());
    let (app, session) = country(&room, now).await;
    let officer = officer(&app, "dukcapil-1271").await;
    let nik = Nik::parse(NIK).unwrap();
    let started = start(&app, &officer, (papers(&nik), false), now)
        .await
        .unwrap();
    let told = recovery::show(&app, session.0, now).await.unwrap();
    assert_eq!(told.counter.unwrap().officer, "Rosalina Damanik");
    let from = Stopping {
        subject: session.0,
        made: Some(now.plus_seconds(-1)),
        assurance: Assurance::High,
    };
    for (made, assurance) in [
        (None, Assurance::High),
        (Some(now), Assurance::High),
        (from.made, Assurance::Substantial),
    ] {
        let other = Stopping {
            made,
            assurance,
            ..from
        };
        assert!(stop(&app, other, now).await.is_err(), "{other:?}");
    }
    stop(&app, from, now).await.unwrap();
    let dead = recover(&app, (NIK, &started.code), phone(), started.from).await;
    assert!(matches!(dead, Err(RecoveryError::Wrong)), "{dead:?}");
    let month = now.plus_seconds(30 * 86_400);
    let last = month.plus_seconds(-1);
    let again = start(&app, &officer, (papers(&nik), false), last).await;
    assert!(matches!(again, Err(RecoveryError::Again)), "{again:?}");
    let colleague = colleague(&app).await;
    for when in [month.plus_seconds(-1), month] {
        let whose = (papers(&nik), true);
        start(&app, &colleague, whose, when).await.unwrap();
        let shown = recovery::show(&app, session.0, when).await.unwrap();
        // Another sheet of one that its owner could not stop does not change that.
        assert!(shown.counter.unwrap().held);
    }
    let late = stop(&app, from, month).await;
    assert!(matches!(late, Err(RecoveryError::Held)), "{late:?}");
}

#[tokio::test]
async fn no_officer_of_another_agency_and_none_of_the_family_starts_a_recovery() {
    let (room, now) = (Room::new("office"), morning());
    let (app, _) = country(&room, now).await;
    let nik = Nik::parse(NIK).unwrap();
    let other = officer(&app, "samsat-3374").await;
    let refused = recovery::identify(&app, &other, papers(&nik), now).await;
    assert!(matches!(
        refused,
        Err(RecoveryError::App(AppError::Forbidden))
    ));
    let own = officer(&app, "dukcapil-1271").await;
    let mine = Nik::parse(OFFICER).unwrap();
    let refused = recovery::identify(&app, &own, papers(&mine), now).await;
    assert!(matches!(
        refused,
        Err(RecoveryError::App(AppError::TooClose))
    ));
}
