//! Clocks that run out, in this process: a test chooses the time here, which it cannot against a running program.

use crate::assemble::{self, Parts};
use crate::country::people;
use crate::folder;
use app::apply::attach::attach;
use app::apply::start::start;
use app::apply::submit::{Sending, Sent, submit};
use app::registry::Sources;
use app::view::Shown;
use app::{App, Resident, document, follow, outbox};
use base::{CaseId, Date, Nik, Timestamp, Value, Zone};
use pack::model::Pack;
use std::path::{Path, PathBuf};
use store::Mode;

/// He found a child, which the rules leave to an officer.
const YOSEF: &str = "5309061903859001";
const MOST: usize = 100;

struct Room(PathBuf);

impl Drop for Room {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The shipped country, with a law under which silence grants.
fn silent() -> Pack {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/indonesia");
    let mut files = folder::read(&folder).unwrap();
    let service = files.get_mut("services/akta-lahir/service.toml").unwrap();
    let text = String::from_utf8(service.clone()).unwrap();
    let (never, granted) = ("deemed_approval = false", "deemed_approval = true");
    assert!(text.contains(never));
    *service = text.replace(never, granted).into_bytes();
    Pack::parse(files).unwrap()
}

async fn opened(room: &Room, now: Timestamp) -> App {
    let pack = silent();
    let named = people::named(&pack, now.date(Zone::Wib));
    let parts = Parts {
        pack,
        data: &room.0,
        mode: Mode::Demo,
        origin: "http://localhost".to_owned(),
        sources: Sources::default(),
        pages_max: None,
    };
    let app = assemble::app(parts).await.unwrap();
    let imported = app::registry::import(&app, &named.subjects, now).await;
    imported.unwrap();
    app
}

/// A case that waits for an officer since `now`.
async fn sent(app: &App, now: Timestamp) -> (Resident, CaseId) {
    let nik = Nik::parse(YOSEF).unwrap();
    let subject = app::registry::find_by_nik(app, &nik).await.unwrap();
    let resident = Resident { subject };
    let case = start(app, resident, "akta-lahir", now).await.unwrap();
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
        if outbox::work(app, now).await.unwrap() == 0 {
            return;
        }
    }
    panic!("the outbox never rests");
}

#[tokio::test]
async fn a_document_that_silence_grants_bears_the_day_it_was_made() {
    let room = Room(std::env::temp_dir().join(format!("sigap-silence-{}", std::process::id())));
    let submitted = Date::constant(2026, 3, 10);
    let now = Timestamp::midnight(submitted, Zone::Wib).plus_hours(9);
    let app = opened(&room, now).await;
    let (resident, case) = sent(&app, now).await;
    rest(&app, now).await;
    let waiting = follow::case(&app, resident, case, now).await.unwrap();
    assert_eq!(waiting.stage, app::view::StageView::WaitingOfficer);

    let later = now.plus_hours(24 * 20);
    rest(&app, later).await;
    let view = follow::case(&app, resident, case, later).await.unwrap();
    let number = view.products.iter().find_map(|product| product.document);
    let shown = document::show(&app, resident, number.unwrap())
        .await
        .unwrap();
    let issued = shown.lines.iter().find_map(|(label, value)| match value {
        Shown::Value(Value::Date(day)) if label.key.ends_with("issued_on") => Some(*day),
        _ => None,
    });
    assert_eq!(issued, Some(later.date(shown.zone)), "{:?}", shown.lines);
    app.store.close().await;
}
