//! A face match that lies: whatever it says about something else, or twice, opens nothing.

use super::passkeys::{NIK, made, made_as, phone, signed};
use super::{ROTUA, Room, morning, opened, shipped};
use crate::authenticator::Authenticator;
use app::account::{Admitted, Asking};
use app::payment::Secret;
use app::proofing::Seeker;
use app::proofing::counter::{self, Worth};
use app::proofing::face::{
    FaceMatch, FaceResult, Going, Liveness, Pending, Seen, State, receive, send,
};
use app::proofing::vouch;
use app::{App, Officer};
use axum::Router;
use axum::routing::{get, post};
use base::{Assurance, Lang, Nik, SubjectId, Timestamp};
use std::sync::{Arc, Mutex};

const BROUGHT: &str = "code-0123456789abcdef";
const ID: &str = "session-0123456789";

/// What it says next, as bytes.
type Said = Arc<Mutex<String>>;

/// A service that begins any session and says whatever a test wants.
async fn let_liar_answer(app: &mut App) -> Said {
    let said = Said::default();
    let telling = Arc::clone(&said);
    let begun = format!("{{\"id\":\"{ID}\",\"url\":\"http://127.0.0.1:9/wajah\"}}");
    let router = Router::new()
        .route("/sessions", post(async move || begun.clone()))
        .route(
            "/sessions/{id}",
            get(async move || telling.lock().unwrap().clone()),
        );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(axum::serve(listener, router).into_future());
    app.face = Some(FaceMatch::new(&at, Secret::new(&[7; 32])).unwrap());
    said
}

fn rotua() -> Nik {
    Nik::parse(ROTUA).unwrap()
}

fn seeker(nik: &Nik) -> Seeker<'_> {
    Seeker {
        nik,
        signed_in: false,
        network: [127, 0, 0, 1].into(),
    }
}

async fn sent(app: &App, whom: &Nik, now: Timestamp) -> Pending {
    let back = ("http://localhost/kembali".to_owned(), Lang::Id);
    match send(app, seeker(whom), back, now).await.unwrap() {
        Going::There(pending, _) => pending,
        Going::TooOften(_) => panic!("it is the first time"),
    }
}

fn matched(pending: &Pending, now: Timestamp) -> FaceResult {
    FaceResult {
        id: pending.id.clone(),
        reference: pending.reference.clone(),
        nik: rotua(),
        code: BROUGHT.to_owned(),
        state: State::Matched,
        liveness: Liveness::Passed,
        score: 97,
        at: now,
    }
}

/// Results each of which says something else than what was begun, or not enough.
fn wrongs(good: &FaceResult, now: Timestamp) -> [FaceResult; 8] {
    let other = || "another-0123456789".to_owned();
    [
        FaceResult {
            id: other(),
            ..good.clone()
        },
        FaceResult {
            reference: other(),
            ..good.clone()
        },
        FaceResult {
            code: other(),
            ..good.clone()
        },
        FaceResult {
            nik: Nik::parse("5171036509909001").unwrap(),
            ..good.clone()
        },
        FaceResult {
            at: now.plus_seconds(-900),
            ..good.clone()
        },
        FaceResult {
            at: now.plus_seconds(900),
            ..good.clone()
        },
        FaceResult {
            liveness: Liveness::Failed,
            ..good.clone()
        },
        FaceResult {
            score: 40,
            ..good.clone()
        },
    ]
}

#[tokio::test]
async fn only_a_fresh_signed_result_of_the_very_session_opens_an_account_and_once() {
    let (room, now) = (Room::new("liar"), morning());
    let mut app = opened(&room, shipped(), now).await;
    let said = let_liar_answer(&mut app).await;
    let pending = sent(&app, &rotua(), now).await;
    let good = matched(&pending, now);
    let whom = rotua();
    let ask = async |told: String| {
        *said.lock().unwrap() = told;
        let browser = (&pending, BROUGHT);
        receive(&app, (&whom, Asking::Newcomer(&phone())), browser, now).await
    };
    let signed =
        |result: &FaceResult, secret: u8| result.sign(&Secret::new(&[secret; 32])).unwrap();

    assert!(ask(signed(&good, 8)).await.is_err(), "signed by a stranger");
    assert!(
        ask("{}".to_owned()).await.is_err(),
        "not of the agreed form"
    );
    for wrong in wrongs(&good, now) {
        assert_eq!(
            ask(signed(&wrong, 7)).await.unwrap(),
            Seen::Not,
            "{wrong:?}"
        );
    }
    let Seen::Done(admitted, subject, name) = ask(signed(&good, 7)).await.unwrap() else {
        panic!("a good result opens an account");
    };
    assert!(
        matches!(admitted, Admitted::In(entered) if entered.assurance == Assurance::Substantial)
    );
    assert_eq!(
        name,
        app::account::show(&app, subject)
            .await
            .unwrap()
            .unwrap()
            .name
    );
    // It says the same again, which it never may.
    assert_eq!(ask(signed(&good, 7)).await.unwrap(), Seen::Not);
}

/// A match of somebody who is not signed in.
async fn proofed(app: &App, said: &Said, whom: &Nik, now: Timestamp) -> Admitted {
    let pending = sent(app, whom, now).await;
    let result = FaceResult {
        nik: whom.clone(),
        ..matched(&pending, now)
    };
    *said.lock().unwrap() = result.sign(&Secret::new(&[7; 32])).unwrap();
    let whom = (whom, Asking::Newcomer(&phone()));
    match receive(app, whom, (&pending, BROUGHT), now).await.unwrap() {
        Seen::Done(admitted, ..) => admitted,
        Seen::Not => panic!("it was them"),
    }
}

#[tokio::test]
async fn of_a_proof_and_a_passkey_at_the_same_moment_one_counts() {
    let (room, now) = (Room::new("moment"), morning());
    let mut app = opened(&room, shipped(), now).await;
    let said = let_liar_answer(&mut app).await;
    for nik in [
        NIK,
        "3273021209919001",
        "3573025703929001",
        "3573020212899001",
    ] {
        let nik = Nik::parse(nik).unwrap();
        let Admitted::In(first) = proofed(&app, &said, &nik, now).await else {
            panic!("there is no account yet");
        };
        let subject = app::registry::find_by_nik(&app, &nik).await.unwrap();
        let mut device = Authenticator::new("http://localhost");
        let session = (subject, first.session);
        let (second, passkey) = tokio::join!(
            proofed(&app, &said, &nik, now),
            made(&app, session, &mut device, now)
        );
        let taken = matches!(second, Admitted::In(_));
        assert_ne!(taken, passkey.is_ok(), "{second:?} {passkey:?}");
        let left = app::account::passkey::list(&app, subject).await.unwrap();
        assert_eq!(left.len(), usize::from(!taken));
    }
}

#[tokio::test]
async fn a_code_that_was_confirmed_before_an_account_was_given_back_is_worth_nothing() {
    let (room, now) = (Room::new("outlived"), morning());
    let mut app = opened(&room, shipped(), now).await;
    let said = let_liar_answer(&mut app).await;
    let nik = Nik::parse(NIK).unwrap();
    let code = counter::ask(&app, seeker(&nik), now)
        .await
        .unwrap()
        .unwrap();
    let officer = Officer {
        id: "petugas-medan".to_owned(),
        name: "Rosalina Damanik".to_owned(),
        office: "dukcapil-1271".to_owned(),
        subject: SubjectId([0; 16]),
    };
    let whom = (&nik, code.as_str());
    vouch::vouch(&app, &officer, whom, vouch::Word::Confirm, now)
        .await
        .unwrap();
    let session = (signed(&app, now).await, Assurance::Low);
    let mut device = Authenticator::new("http://localhost");
    made_as(&app, session, &mut device, now).await.unwrap();
    let later = now.plus_seconds(60);
    assert!(matches!(
        proofed(&app, &said, &nik, later).await,
        Admitted::In(_)
    ));
    let device = phone();
    let whom = (seeker(&nik), Asking::Newcomer(&device));
    let worth = counter::redeem(&app, whom, &code, later).await.unwrap();
    assert!(
        matches!(worth, Worth::Done(Admitted::Known, ..)),
        "{worth:?}"
    );
}
