//! A face match that lies: whatever it says about something else, or twice, opens nothing.

use super::{ROTUA, Room, morning, opened, shipped};
use app::App;
use app::account::{Admitted, Asking};
use app::payment::Secret;
use app::proofing::Seeker;
use app::proofing::face::{
    FaceMatch, FaceResult, Going, Liveness, Pending, Seen, State, receive, send,
};
use axum::Router;
use axum::routing::{get, post};
use base::{Assurance, Lang, Nik, Timestamp};
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

async fn sent(app: &App, now: Timestamp) -> Pending {
    let back = ("http://localhost/kembali".to_owned(), Lang::Id);
    let nik = rotua();
    let seeker = Seeker {
        nik: &nik,
        asking: Asking::Newcomer,
        network: [127, 0, 0, 1].into(),
    };
    match send(app, seeker, back, now).await.unwrap() {
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
    let pending = sent(&app, now).await;
    let good = matched(&pending, now);
    let whom = rotua();
    let ask = async |told: String| {
        *said.lock().unwrap() = told;
        let browser = (&pending, BROUGHT);
        receive(&app, (&whom, Asking::Newcomer), browser, now).await
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
    assert_eq!(admitted, Admitted::In(Assurance::Substantial));
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
