//! Clocks that run out, in this process: a test chooses the time here, which it cannot against a running program.

mod bills;
mod contacts;
mod ends;
mod faces;
mod letters;
mod limits;
mod mandates;
mod passkeys;
mod post_office;
mod products;
mod provider;
mod recovery;
mod sites;
mod slow_mail;

use crate::assemble::{self, Parts};
use crate::country::files::Files;
use crate::country::people;
use crate::{facility, folder};
use app::apply::attach::attach;
use app::apply::start::start;
use app::apply::submit::{Sending, Sent, submit};
use app::registry::Sources;
use app::registry::remote::Remote;
use app::view::{Shown, StageView};
use app::{App, Officer, Resident, document, follow, officer, outbox};
use base::{CaseId, Date, Nik, Timestamp, Value, Zone};
use credential::status_list;
use credential::{STATUS_LIST_ENTRIES, StatusSlot, Trust};
use pack::model::{Outcome, Pack};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use store::{Mode, Unit};

/// He found a child, which the rules leave to an officer.
const YOSEF: &str = "5309061903859001";
/// Her child was born in a clinic 95 days before the country began.
const ROTUA: &str = "1271034508939001";
const BORN_DAYS_BEFORE: i64 = 95;
const TOKEN: &str = "a-token-of-a-test";
const MOST: usize = 100;

struct Room(PathBuf);

impl Drop for Room {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Room {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("sigap-{name}-{}", std::process::id())))
    }
}

fn shipped() -> Pack {
    Pack::parse(files()).unwrap()
}

/// The shipped country, with a law under which silence grants.
fn silent() -> Pack {
    let mut files = files();
    let service = files.get_mut("services/akta-lahir/service.toml").unwrap();
    let text = String::from_utf8(service.clone()).unwrap();
    let (never, granted) = ("deemed_approval = false", "deemed_approval = true");
    assert!(text.contains(never));
    *service = text.replace(never, granted).into_bytes();
    Pack::parse(files).unwrap()
}

fn files() -> folder::Files {
    folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/indonesia")).unwrap()
}

/// An instance whose people are as they were on the day it began; the facility-birth register is silent.
fn opened(room: &Room, pack: Pack, now: Timestamp) -> Pin<Box<dyn Future<Output = App> + '_>> {
    opened_with(room, pack, |_| {}, now)
}

/// The same with something changed about its people.
fn opened_with(
    room: &Room,
    pack: Pack,
    change: fn(&mut people::Named),
    now: Timestamp,
) -> Pin<Box<dyn Future<Output = App> + '_>> {
    Box::pin(async move {
        let mut named = people::named(&pack, now.date(Zone::Wib));
        change(&mut named);
        let mut births = Files::create(&room.0.join("facility")).unwrap();
        births.births(&named.births).unwrap();
        births.finish().unwrap();
        let parts = Parts {
            place: store::Place::Folder(crate::database::folder(&room.0)),
            pack,
            data: &room.0,
            mode: Mode::Demo,
            origin: "http://localhost".to_owned(),
            sources: Sources::default(),
            pages_max: None,
            files: Some(3),
        };
        let app = assemble::app(parts).await.unwrap();
        let imported = app::registry::import(&app, &named.subjects, now).await;
        imported.unwrap();
        app
    })
}

/// From now on the facility-birth register answers.
async fn let_register_answer(app: &mut App, room: &Room) {
    let (tell, told) = tokio::sync::oneshot::channel();
    let options = facility::Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        data: room.0.join("facility"),
        token: TOKEN.to_owned(),
        allow_misbehaviour: false,
    };
    tokio::spawn(facility::serve(options, |address| {
        let _ = tell.send(address);
        Ok(())
    }));
    let remote = Remote::new(&format!("http://{}", told.await.unwrap()), TOKEN).unwrap();
    let remotes = &mut app.sources.remotes;
    remotes.insert("kelahiran-faskes".to_owned(), remote);
}

/// Sends the case of a birth in a clinic.
async fn reported(app: &App, now: Timestamp) -> (Resident, CaseId) {
    let nik = Nik::parse(ROTUA).unwrap();
    let subject = app::registry::find_by_nik(app, &nik).await.unwrap();
    let resident = Resident::at_portal(subject);
    let case = start(app, resident, "akta-lahir", None, now).await.unwrap();
    let name = [("value".to_owned(), "Debora Manurung".to_owned())].into();
    let sending = Sending {
        digest: None,
        answers: [("child_name".to_owned(), name)].into(),
        once: None,
    };
    let done = submit(app, resident, case, &sending, now).await.unwrap();
    assert_eq!(done, Sent::Done);
    (resident, case)
}

/// What an officer of Medan grants.
async fn granted(app: &App, resident: Resident, case: CaseId, now: Timestamp) {
    let officer = Officer {
        id: "petugas-medan".to_owned(),
        name: "Rosalina Damanik".to_owned(),
        office: "dukcapil-1271".to_owned(),
        subject: base::SubjectId([0; 16]),
    };
    officer::open(app, &officer, case, now).await.unwrap();
    let view = follow::case(app, resident, case, now).await.unwrap();
    let yes = (Outcome::Grant, "Keterlambatan dapat dijelaskan.".to_owned());
    let open = view.products.iter();
    let decisions = open.map(|open| (open.product.clone(), yes.clone()));
    let what = (case, Some(view.seq));
    let deciding = officer::decide::Deciding {
        decisions: decisions.collect(),
        later: BTreeSet::new(),
    };
    let decided = officer::decide::decide(app, &officer, what, deciding, now);
    decided.await.unwrap();
}

/// The outcomes of the products of a case.
async fn outcomes(app: &App, resident: Resident, case: CaseId, now: Timestamp) -> Vec<Outcome> {
    let view = follow::case(app, resident, case, now).await.unwrap();
    view.products.iter().map(|one| one.outcome).collect()
}

/// The day that the documents of a case bear.
async fn issued_on(app: &App, resident: Resident, case: CaseId, now: Timestamp) -> Option<Date> {
    let view = follow::case(app, resident, case, now).await.unwrap();
    let number = view.products.iter().find_map(|product| product.document);
    let shown = document::show(app, resident, number.unwrap().0)
        .await
        .unwrap();
    shown.lines.iter().find_map(|(label, value)| match value {
        Shown::Value(Value::Date(day)) if label.key.ends_with("issued_on") => Some(*day),
        _ => None,
    })
}

/// A case that waits for an officer since `now`.
async fn sent(app: &App, now: Timestamp) -> (Resident, CaseId) {
    let nik = Nik::parse(YOSEF).unwrap();
    let subject = app::registry::find_by_nik(app, &nik).await.unwrap();
    let resident = Resident::at_portal(subject);
    let case = start(app, resident, "akta-lahir", None, now).await.unwrap();
    let report = ("police_report", "laporan.png", PNG);
    attach(app, resident, case, report, now).await.unwrap();
    let one = |value: &str| [("value".to_owned(), value.to_owned())].into();
    let parts = |parts: &[(&str, &str)]| {
        let parts = parts.iter();
        let parts = parts.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        parts.collect()
    };
    let birth = parts(&[("year", "2026"), ("month", "3"), ("day", "5")]);
    let answers = [
        ("child_status", one("found")),
        ("parentage", one("origin_unknown")),
        ("child_name", one("Yohanes Bajawa")),
        ("birth_date", birth),
        ("birth_time", parts(&[("hour", "0"), ("minute", "00")])),
        ("sex", one("L")),
        ("birth_place", one("530906")),
    ];
    let answers = answers.map(|(question, typed)| (question.to_owned(), typed));
    let sending = Sending {
        digest: None,
        answers: answers.into(),
        once: None,
    };
    let done = submit(app, resident, case, &sending, now).await.unwrap();
    assert_eq!(done, Sent::Done);
    (resident, case)
}

/// The smallest picture there is.
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
      \0\0\0\x0bIDATx\x9cc\xf8\x0f\x04\0\t\xfb\x03\xfd\xfb^k+\0\0\0\0IEND\xaeB`\x82";

async fn rest(app: &App, now: Timestamp) {
    for _ in 0..MOST {
        let worked = outbox::work(app, now).await.unwrap();
        if worked + outbox::post(app, now).await.unwrap() == 0 {
            return;
        }
    }
    panic!("the outbox never rests");
}

/// Nine in the morning of the day on which the country begins.
fn morning() -> Timestamp {
    Timestamp::midnight(Date::constant(2026, 3, 10), Zone::Wib).plus_hours(9)
}

/// The same hour on the day on which Rotua's child is this old.
fn when_aged(days: i64) -> Timestamp {
    morning().plus_hours(24 * (days - BORN_DAYS_BEFORE))
}

#[tokio::test]
async fn a_document_that_silence_grants_bears_the_day_it_was_made() {
    let room = Room::new("silence");
    let now = morning();
    let app = opened(&room, silent(), now).await;
    let (resident, case) = sent(&app, now).await;
    rest(&app, now).await;
    let waiting = follow::case(&app, resident, case, now).await.unwrap();
    assert_eq!(waiting.stage, StageView::WaitingOfficer);

    let later = now.plus_hours(24 * 20);
    rest(&app, later).await;
    let issued = issued_on(&app, resident, case, later).await;
    assert_eq!(issued, Some(later.date(Zone::Wita)));
    app.store.close().await;
}

#[tokio::test]
async fn a_birth_sent_before_a_limit_is_granted_after_it_under_the_day_of_the_grant() {
    let room = Room::new("half-a-year");
    let sending = when_aged(178);
    let mut app = opened(&room, shipped(), morning()).await;
    let_register_answer(&mut app, &room).await;
    let (resident, case) = reported(&app, sending).await;
    rest(&app, sending).await;
    assert_eq!(
        outcomes(&app, resident, case, sending).await,
        [Outcome::Refer; 3]
    );

    let later = when_aged(183);
    granted(&app, resident, case, later).await;
    assert_eq!(
        outcomes(&app, resident, case, later).await,
        [Outcome::Grant; 3]
    );
    let issued = issued_on(&app, resident, case, later).await;
    assert_eq!(issued, Some(later.date(Zone::Wib)));
    let mut found = Vec::new();
    let replayed = app::replay::replay(&app, None, |_, it| found.push(it.to_string())).await;
    assert_eq!(found, Vec::<String>::new(), "{replayed:?}");
    app.store.close().await;
}

#[tokio::test]
async fn a_register_that_answers_after_midnight_does_not_make_a_birth_reported_late() {
    let room = Room::new("midnight");
    // The sixtieth day is the last one; the register is silent until the next.
    let evening = when_aged(60).plus_hours(14);
    let mut app = opened(&room, shipped(), morning()).await;
    let (resident, case) = reported(&app, evening).await;
    let waiting = follow::case(&app, resident, case, evening).await.unwrap();
    assert!(matches!(waiting.stage, StageView::WaitingRegister { .. }));

    let_register_answer(&mut app, &room).await;
    let night = evening.plus_hours(4);
    rest(&app, night).await;
    assert_eq!(
        outcomes(&app, resident, case, night).await,
        [Outcome::Grant; 3]
    );
    app.store.close().await;
}

/// How many documents of the first list do not count any more, by what is published at this moment.
async fn revoked(app: &App, now: Timestamp) -> (String, usize) {
    let token = app::status::publish(app, 1, now).await.unwrap();
    let trust = Trust::of(app.keys.as_ref()).unwrap();
    let list = status_list::verify(&token, "http://localhost/status/1", &trust).unwrap();
    let slots = (0..STATUS_LIST_ENTRIES).filter_map(StatusSlot::at);
    let count = slots.filter(|slot| list.is_revoked(*slot)).count();
    (token.to_string(), count)
}

#[tokio::test]
async fn a_status_list_is_signed_once_a_minute_and_tells_a_revocation_after_it() {
    let room = Room::new("minute");
    let now = when_aged(10);
    let mut app = opened(&room, shipped(), morning()).await;
    let_register_answer(&mut app, &room).await;
    let (resident, case) = reported(&app, now).await;
    let (first, none) = revoked(&app, now).await;
    let again = revoked(&app, now.plus_seconds(59)).await;
    assert_eq!(again, (first.clone(), 0), "signed once");
    assert_eq!(none, 0);

    let view = follow::case(&app, resident, case, now).await.unwrap();
    let one = view.products.iter().find_map(|product| product.document);
    let order = ("Disdukcapil", "Putusan pengadilan.");
    let later = now.plus_seconds(59);
    app::revoke::revoke(&app, one.unwrap().0, order, later)
        .await
        .unwrap();
    let (told, count) = revoked(&app, later).await;
    assert!(told != first && count == 1, "this process knows at once");

    // Another program on the same data: this one hears of it when its minute is over.
    let sql = "UPDATE credential SET revoked_at = 1 WHERE revoked_at IS NULL";
    for part in app.store.parts() {
        let mut unit = Unit::of(part);
        unit.add(sql, Vec::new());
        app.store.commit("test", unit).await.unwrap();
    }
    assert_eq!(revoked(&app, later.plus_seconds(59)).await, (told, 1));
    assert_eq!(revoked(&app, later.plus_seconds(60)).await.1, 2);
    app.store.close().await;
}
