//! Bounds of the ways in to an account, and rows that do not stay for ever: a day passes here in no time.

use super::mandates::visit;
use super::passkeys::{NIK, morning, phone};
use super::{ROTUA, Room, opened, shipped};
use app::account::{Asking, appointment, forget, session};
use app::mandate::{Offer, Person, accept, code, grant, list};
use app::proofing::Seeker;
use app::proofing::counter::{Worth, ask, redeem};
use app::registry::find_by_nik;
use app::{App, Resident};
use base::{Assurance, Nik, SubjectId, Timestamp, Zone};

const BUDI: &str = "3273021209919001";
const SURE: Assurance = Assurance::High;

fn from(nik: &Nik, network: u8) -> Seeker<'_> {
    Seeker {
        nik,
        signed_in: false,
        network: [10, 0, 0, network].into(),
    }
}

async fn subject(app: &App, nik: &str) -> SubjectId {
    find_by_nik(app, &Nik::parse(nik).unwrap()).await.unwrap()
}

async fn rows(app: &App, table: &'static str) -> usize {
    app.store.query_all(table, &[]).await.unwrap().len()
}

const TRIES: &str = "SELECT tries FROM proofing_try";
const WISHES: &str = "SELECT state FROM counter_request";
const MANDATES: &str = "SELECT kind FROM mandate";

#[tokio::test]
async fn a_stranger_closes_the_counter_to_nobody_but_their_own_network() {
    let (room, now) = (Room::new("stranger"), morning());
    let app = Box::pin(opened(&room, shipped(), now)).await;
    let nik = Nik::parse(ROTUA).unwrap();
    for _ in 0..10 {
        let worth = redeem(
            &app,
            (from(&nik, 1), Asking::Newcomer(&phone())),
            "ZZZZZZZZ",
            now,
        )
        .await
        .unwrap();
        assert_eq!(worth, Worth::Nothing);
    }
    for _ in 0..5 {
        assert!(ask(&app, from(&nik, 1), now).await.unwrap().is_ok());
    }
    let worth = redeem(
        &app,
        (from(&nik, 1), Asking::Newcomer(&phone())),
        "ZZZZZZZZ",
        now,
    )
    .await
    .unwrap();
    assert!(matches!(worth, Worth::TooOften(_)), "{worth:?}");
    assert!(ask(&app, from(&nik, 1), now).await.unwrap().is_err());
    // Whoever has the number goes on from elsewhere, and from there too once they are signed in.
    let hers = ask(&app, from(&nik, 2), now).await.unwrap().unwrap();
    for _ in 0..12 {
        let worth = redeem(
            &app,
            (from(&nik, 2), Asking::Newcomer(&phone())),
            &hers,
            now,
        )
        .await
        .unwrap();
        assert_eq!(worth, Worth::NotYet, "a right code takes no try");
    }
    let signed_in = Seeker {
        signed_in: true,
        ..from(&nik, 1)
    };
    assert!(ask(&app, signed_in, now).await.unwrap().is_ok());
}

#[tokio::test]
async fn many_strangers_do_not_guess_without_end() {
    let (room, now) = (Room::new("strangers"), morning());
    let app = Box::pin(opened(&room, shipped(), now)).await;
    let nik = Nik::parse(ROTUA).unwrap();
    let mut asked = 0;
    for network in 0..20 {
        for _ in 0..5 {
            let given = ask(&app, from(&nik, network), now).await.unwrap();
            asked += usize::from(given.is_ok());
        }
    }
    assert_eq!(asked, 50);
    let signed_in = Seeker {
        signed_in: true,
        ..from(&nik, 1)
    };
    assert!(ask(&app, signed_in, now).await.unwrap().is_ok());
}

#[tokio::test]
async fn what_strangers_leave_is_gone_two_days_later_and_nothing_else() {
    let (room, now) = (Room::new("swept"), morning());
    let app = Box::pin(opened(&room, shipped(), now)).await;
    let nobody = Nik::parse("3273024105940077").unwrap();
    ask(&app, from(&nobody, 1), now).await.unwrap().unwrap();
    let owner = Person {
        subject: subject(&app, NIK).await,
        name: "Sri Wahyuni".to_owned(),
    };
    let sure = visit(&app, owner.subject, now).await;
    code(&app, (&owner, sure), now).await.unwrap();
    give(&app, owner.subject, now).await;
    forget(&app, now.plus_hours(23)).await.unwrap();
    assert_eq!(rows(&app, TRIES).await, 2);
    assert_eq!(rows(&app, WISHES).await, 1);
    assert_eq!(rows(&app, MANDATES).await, 2);
    forget(&app, now.plus_hours(49)).await.unwrap();
    assert_eq!(rows(&app, TRIES).await, 0);
    assert_eq!(rows(&app, WISHES).await, 0);
    assert_eq!(rows(&app, MANDATES).await, 1, "what was offered stays");
}

async fn give(app: &App, by: SubjectId, now: Timestamp) {
    let offer = Offer {
        nik: BUDI.to_owned(),
        name: "Budi Santoso".to_owned(),
        services: None,
        last: Some(now.plus_hours(24 * 30).date(Zone::default())),
        purpose: "Mengurus akta".to_owned(),
    };
    let visit = visit(app, by, now).await;
    let by = (Resident::at_portal(by), "Sri Wahyuni");
    grant(app, by, visit, &offer, now).await.unwrap();
}

#[tokio::test]
async fn offers_of_one_giver_push_nothing_out_of_sight() {
    let (room, now) = (Room::new("offers"), morning());
    let app = Box::pin(opened(&room, shipped(), now)).await;
    let owner = subject(&app, NIK).await;
    let agent = Person {
        subject: subject(&app, BUDI).await,
        name: "Budi Santoso".to_owned(),
    };
    give(&app, owner, now).await;
    let held = |now| list(&app, (agent.subject, SURE), now);
    let first = held(now).await.unwrap().held[0].id;
    accept(&app, (&agent, SURE), first, now).await.unwrap();
    for second in 1..10 {
        give(&app, owner, now.plus_seconds(second)).await;
    }
    let later = now.plus_seconds(60);
    let view = held(later).await.unwrap();
    assert_eq!(view.held.len(), 6, "five offers wait, and no more");
    assert_eq!(view.held[0].id, first, "what was taken stands first");
    // Whoever offers sees all of them, as if they waited.
    let given = list(&app, (owner, SURE), later).await.unwrap().given;
    assert_eq!(given.len(), 10);
}

#[tokio::test]
async fn who_is_appointed_elsewhere_leaves_the_desk_of_before() {
    let (room, now) = (Room::new("appointed"), morning());
    let app = Box::pin(opened(&room, shipped(), now)).await;
    let nik = Nik::parse("1271036104919001").unwrap();
    let subject = find_by_nik(&app, &nik).await.unwrap();
    let appoint = |office, now| {
        let what = ("petugas-medan", "Rosalina Damanik", office);
        appointment::appoint(&app, &nik, what, now)
    };
    appoint("dukcapil-1271", now).await.unwrap();
    let begun = session::begin(&app, subject, phone(), now).await.unwrap();
    let is_open = |now| session::is_open(&app, (subject, begun, 0), now);
    let later = now.plus_seconds(60);
    appoint("dukcapil-1271", later).await.unwrap();
    assert!(is_open(later).await.unwrap(), "the same again");
    appoint("samsat-3374", later).await.unwrap();
    assert!(!is_open(later).await.unwrap());
}
