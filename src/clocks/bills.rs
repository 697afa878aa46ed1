//! Bills and their time: over, made anew, refused by the bank, paid late, and money that is sent back.

use super::{Room, morning, opened, rest, shipped};
use crate::bank;
use app::apply::check::check;
use app::apply::rebill::rebill;
use app::apply::start::start;
use app::apply::submit::{Sending, Sent, submit};
use app::officer::send_back::{self, SendBackError};
use app::payment::{Bank, Notice, Secret, Taken, receive};
use app::view::{CaseView, StageView};
use app::{App, AppError, ClientId, Officer, Once, Resident, follow, officer};
use base::{CaseId, Nik, Timestamp};

/// His motorcycle's tax is due.
const WIBOWO: &str = "3374071704869001";
const KEY: &str = "again-please";

/// A case that was billed.
async fn billed(app: &App, now: Timestamp) -> (Resident, CaseId) {
    let nik = Nik::parse(WIBOWO).unwrap();
    let subject = app::registry::find_by_nik(app, &nik).await.unwrap();
    let client = ClientId::parse("aplikasi-contoh").unwrap();
    let resident = Resident::by_client(subject, client);
    let case = start(app, resident, "stnk-tahunan", None, now)
        .await
        .unwrap();
    let shown = check(app, resident, case, &[], now).await.unwrap();
    let sending = Sending {
        digest: Some(shown.digest),
        answers: [].into(),
        once: None,
    };
    let done = submit(app, resident, case, &sending, now).await.unwrap();
    assert_eq!(done, Sent::Done);
    (resident, case)
}

/// From now on somebody takes money, from whoever knows this secret.
async fn let_bank_answer(app: &mut App, room: &Room) -> String {
    let (tell, told) = tokio::sync::oneshot::channel();
    let options = bank::Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        data: room.0.join("bank"),
        secret: Secret::new(&[7; 32]),
        callback: "http://127.0.0.1:9/bayar/kabar".to_owned(),
    };
    tokio::spawn(bank::serve(options, |address| {
        let _ = tell.send(address);
        Ok(())
    }));
    let at = format!("http://{}", told.await.unwrap());
    app.bank = Some(bank_at(&at, 7));
    at
}

/// The way to a bank; 7 is what makes the secret that it knows.
fn bank_at(at: &str, secret: u8) -> Bank {
    let secret = Secret::new(&[secret; 32]);
    Bank::new(at, secret, bank::merchant(), None).unwrap()
}

async fn seen(app: &App, resident: Resident, case: CaseId, now: Timestamp) -> CaseView {
    follow::case(app, resident, case, now).await.unwrap()
}

fn bills(view: &CaseView) -> usize {
    let made = view.timeline.iter();
    made.filter(|moment| moment.text.key == "moment-billed")
        .count()
}

fn once(app: &App, resident: Resident, request: &str) -> Once {
    let client = resident.client.unwrap();
    Once::new(app, client, KEY, &[request.as_bytes()])
}

#[tokio::test]
async fn a_new_bill_that_is_asked_for_twice_is_made_once() {
    let room = Room::new("rebilled");
    let now = morning();
    let app = opened(&room, shipped(), now).await;
    let (resident, case) = billed(&app, now).await;
    rest(&app, now).await;
    let asked = |key, now| {
        let client = resident.client.unwrap();
        let once = Once::new(&app, client, key, &[b"bill"]);
        rebill(&app, resident, case, Some(once), now)
    };
    let ask = |now| asked(KEY, now);
    asked("too early", now).await.unwrap();
    assert_eq!(
        bills(&seen(&app, resident, case, now).await),
        1,
        "it can still be paid"
    );

    let tomorrow = now.plus_hours(24);
    rest(&app, tomorrow).await;
    let over = seen(&app, resident, case, tomorrow).await;
    assert_eq!(over.stage, StageView::WaitingPayment { expired: true });
    // What was carried out, if only by finding that there was nothing to do, is not carried out again.
    asked("too early", tomorrow).await.unwrap();
    assert_eq!(bills(&seen(&app, resident, case, tomorrow).await), 1);
    ask(tomorrow).await.unwrap();
    ask(tomorrow.plus_hours(1)).await.unwrap();
    let view = seen(&app, resident, case, tomorrow).await;
    assert_eq!(
        (bills(&view), view.stage),
        (2, StageView::WaitingPayment { expired: false })
    );
    assert_ne!(view.bill.unwrap().reference, over.bill.unwrap().reference);

    // The answer to the first request was lost for a day: asking again buys no third bill.
    let later = tomorrow.plus_hours(24);
    rest(&app, later).await;
    ask(later).await.unwrap();
    assert_eq!(bills(&seen(&app, resident, case, later).await), 2);
    let other = Some(once(&app, resident, "something else"));
    let reused = rebill(&app, resident, case, other, later)
        .await
        .unwrap_err();
    assert!(matches!(
        reused,
        app::apply::withdraw::MoveError::App(AppError::KeyReused)
    ));
    app.store.close().await;
}

#[tokio::test]
async fn one_question_to_the_bank_follows_the_other_and_never_two() {
    let room = Room::new("polled");
    let now = morning();
    let mut app = opened(&room, shipped(), now).await;
    let_bank_answer(&mut app, &room).await;
    billed(&app, now).await;
    for hours in 0..30 {
        rest(&app, now.plus_hours(hours)).await;
        let sql = "SELECT count(*) AS n FROM outbox WHERE kind = 'poll'";
        let rows = app.store.query_all(sql, &[]).await.unwrap();
        let polls: i64 = rows.iter().map(|row| row.int("n").unwrap()).sum();
        assert_eq!(polls, 1, "after {hours} hours");
    }
    app.store.close().await;
}

/// Whether the page says that the bank refuses the bill, and whether it shows how to pay.
async fn told(app: &App, resident: Resident, case: CaseId, now: Timestamp) -> (bool, bool) {
    let bill = seen(app, resident, case, now).await.bill.unwrap();
    (bill.refused, bill.ways.is_some())
}

#[tokio::test]
async fn whose_bill_the_bank_refuses_is_told_so_until_it_is_taken() {
    let room = Room::new("refused");
    let now = morning();
    let mut app = opened(&room, shipped(), now).await;
    let at = let_bank_answer(&mut app, &room).await;
    // It refuses whatever comes from somebody it does not know.
    app.bank = Some(bank_at(&at, 9));
    let (resident, case) = billed(&app, now).await;
    assert_eq!(told(&app, resident, case, now).await, (true, false));
    let later = now.plus_hours(1);
    rest(&app, later).await;
    assert_eq!(told(&app, resident, case, later).await, (true, false));
    let failing = store::outbox::failing(&app.store, false, 9).await.unwrap();
    assert!(failing.iter().any(|one| one.error == "bill-refused"));
    // That nobody answers for a while changes nothing.
    app.bank = Some(bank_at("http://127.0.0.1:9", 7));
    let later = now.plus_hours(3);
    rest(&app, later).await;
    assert_eq!(told(&app, resident, case, later).await, (true, false));

    app.bank = Some(bank_at(&at, 7));
    let later = now.plus_hours(6);
    rest(&app, later).await;
    assert_eq!(told(&app, resident, case, later).await, (false, true));
    app.store.close().await;
}

#[tokio::test]
async fn a_bank_that_does_not_answer_refuses_nothing() {
    let room = Room::new("unanswered");
    let now = morning();
    let mut app = opened(&room, shipped(), now).await;
    app.bank = Some(bank_at("http://127.0.0.1:9", 7));
    let (resident, case) = billed(&app, now).await;
    rest(&app, now.plus_hours(1)).await;
    assert_eq!(told(&app, resident, case, now).await, (false, true));
    app.store.close().await;
}

/// How many bytes the sealed part of the one case has.
async fn kept(app: &App) -> i64 {
    let sql = "SELECT length(payload) AS n FROM cases";
    let rows = app.store.query_all(sql, &[]).await.unwrap();
    rows[0].int("n").unwrap()
}

/// The bank says that a bill was paid an hour after it was made.
async fn pays(
    app: &App,
    view: &CaseView,
    (bank_id, made): (&str, Timestamp),
    now: Timestamp,
) -> Taken {
    let bill = view.bill.as_ref().unwrap();
    let notice = Notice {
        bank_id: bank_id.to_owned(),
        reference: bill.reference,
        amount: bill.charges.total,
        paid_at: made.plus_hours(1),
        nonce: "3q2-7wAAAAAAAAAAAAAAAA".to_owned(),
    };
    let signed = notice.sign(&Secret::new(&[7; 32])).unwrap();
    receive(app, signed.as_bytes(), now).await.unwrap()
}

/// The bill of nine in the morning is over fifteen hours later; the last question follows after a day.
const LAST_POLL_HOURS: i64 = 15 + 24;

#[tokio::test]
async fn a_notice_that_comes_before_the_last_question_counts_however_late_it_is() {
    let room = Room::new("told-late");
    let now = morning();
    let mut app = opened(&room, shipped(), now).await;
    let_bank_answer(&mut app, &room).await;
    let (resident, case) = billed(&app, now).await;
    let later = now.plus_hours(LAST_POLL_HOURS - 1);
    rest(&app, later).await;
    let view = seen(&app, resident, case, later).await;
    assert_eq!(pays(&app, &view, ("BC-1", now), later).await, Taken::Paid);
    app.store.close().await;
}

#[tokio::test]
async fn what_an_unpaid_bill_was_made_of_is_removed_with_the_last_question() {
    let room = Room::new("forgotten");
    let now = morning();
    let mut app = opened(&room, shipped(), now).await;
    let at = let_bank_answer(&mut app, &room).await;
    let (resident, case) = billed(&app, now).await;
    let before = now.plus_hours(LAST_POLL_HOURS - 1);
    rest(&app, before).await;
    let whole = kept(&app).await;
    // A bank that does not answer has not said that nothing was paid.
    app.bank = Some(bank_at("http://127.0.0.1:9", 7));
    let silent = now.plus_hours(LAST_POLL_HOURS + 1);
    rest(&app, silent).await;
    assert_eq!(kept(&app).await, whole);
    // Nor has one that knows nothing of a bill which it took: it is another one, or its address is wrong.
    let other = Room::new("forgotten-elsewhere");
    let_bank_answer(&mut app, &other).await;
    let elsewhere = now.plus_hours(LAST_POLL_HOURS + 3);
    rest(&app, elsewhere).await;
    assert_eq!(kept(&app).await, whole);

    app.bank = Some(bank_at(&at, 7));
    let later = now.plus_hours(LAST_POLL_HOURS + 6);
    rest(&app, later).await;
    assert!(kept(&app).await < whole - 500, "{whole}");
    let view = seen(&app, resident, case, later).await;
    assert_eq!(
        pays(&app, &view, ("BC-1", now), later).await,
        Taken::RefundDue
    );
    let view = seen(&app, resident, case, later).await;
    let last = view.timeline.last().unwrap();
    assert_eq!(last.text.key, "moment-refund-told-too-late");
    let mut found = Vec::new();
    let replayed = app::replay::replay(&app, None, |_, it| found.push(it.to_string())).await;
    assert_eq!(found, Vec::<String>::new(), "{replayed:?}");
    app.store.close().await;
}

/// Somebody who keeps the books of the office that was paid.
fn cashier(id: &str, resident: Option<Resident>) -> Officer {
    Officer {
        id: id.to_owned(),
        name: "Retno Palupi".to_owned(),
        office: "samsat-3374".to_owned(),
        subject: resident.map_or(base::SubjectId([0; 16]), |resident| resident.subject),
    }
}

#[tokio::test]
async fn a_colleague_notes_what_was_sent_to_an_officer_and_another_comes_too_late() {
    let room = Room::new("sent-back");
    let now = morning();
    let mut app = opened(&room, shipped(), now).await;
    let_bank_answer(&mut app, &room).await;
    let (resident, case) = billed(&app, now).await;
    let view = seen(&app, resident, case, now).await;
    for (bank_id, taken) in [("BC-1", Taken::Paid), ("BC-2", Taken::RefundDue)] {
        assert_eq!(pays(&app, &view, (bank_id, now), now).await, taken);
    }
    rest(&app, now).await;
    let me = cashier("petugas-satu", Some(resident));
    let list = officer::refunds(&app, &me).await.unwrap();
    assert_eq!((list.waiting, list.rows.len()), (1, 1));
    let sending = send_back::Sending {
        bank_id: "BC-2",
        transfer: "FT-1",
        sure: true,
    };
    let what = (case, sending);
    let own = officer::send_back(&app, &me, what, now).await;
    let close = matches!(own, Err(SendBackError::App(AppError::TooClose)));
    assert!(close, "{own:?}");
    let (two, three) = (cashier("petugas-dua", None), cashier("petugas-tiga", None));
    for _ in 0..2 {
        let noted = officer::send_back(&app, &two, what, now).await.unwrap();
        assert!(matches!(noted, send_back::Sent::Noted));
    }
    let late = officer::send_back(&app, &three, what, now).await;
    assert!(matches!(late, Err(SendBackError::Already)), "{late:?}");
    // What paid for the bill is not theirs to send.
    let sending = send_back::Sending {
        bank_id: "BC-1",
        ..sending
    };
    let paid = officer::send_back(&app, &two, (case, sending), now).await;
    let unknown = matches!(paid, Err(SendBackError::App(AppError::NotFound)));
    assert!(unknown, "{paid:?}");
    assert_eq!(officer::refunds(&app, &two).await.unwrap().waiting, 0);
    app.store.close().await;
}
