//! Each product by its own clock: granted by silence, late, or standing still until the applicant answers or has had time to.

use super::{Room, files, follow, morning, outcomes, rest, sent};
use app::officer::{self, Asking};
use app::view::StageView;
use app::{App, Officer, outbox, replay};
use base::{CaseId, Timestamp};
use pack::model::{Outcome, Pack};

/// Silence grants the number after three working days, and never the certificate; the law gives a ground to ask.
fn own_clocks() -> Pack {
    let mut files = files();
    let mut edit = |name: &str, old: &str, new: &str| {
        let file = format!("services/akta-lahir/{name}");
        let file = files.get_mut(&file).unwrap();
        let text = String::from_utf8(file.clone()).unwrap();
        assert!(text.contains(old));
        *file = text.replacen(old, new, 1).into_bytes();
    };
    edit(
        "output.toml",
        "id     = \"nik\"\n",
        "id     = \"nik\"\ndeemed_approval = true\ndeemed_law = \"UU 30/2014 art. 53\"\n\
         officer = { length = 3, unit = \"working-days\", starts = \"next-day\" }\n",
    );
    edit(
        "service.toml",
        "[synonyms]",
        "[[clarification]]\nid = \"unclear\"\nlaw = \"UU 30/2014 art. 53\"\n\n[synonyms]",
    );
    Pack::parse(files).unwrap()
}

/// An officer of Ngada, where he found the child.
fn officer() -> Officer {
    Officer {
        id: "petugas-ngada".to_owned(),
        name: "Maria Bupu".to_owned(),
        office: "dukcapil-5309".to_owned(),
        subject: base::SubjectId([0; 16]),
    }
}

async fn asked(app: &App, case: CaseId, seq: i64, now: Timestamp) {
    let asking = Asking {
        products: ["nik", "akta"].map(str::to_owned).into(),
        question: "Di mana anak itu ditemukan?".to_owned(),
        ground: "unclear".to_owned(),
    };
    let officer = officer();
    let ask = app::officer::ask(app, &officer, (case, Some(seq)), asking, now);
    ask.await.unwrap();
}

fn days(now: Timestamp, days: i64) -> Timestamp {
    now.plus_hours(24 * days)
}

async fn audited(app: &App) {
    let mut found = Vec::new();
    let replayed = replay::replay(app, None, |_, it| found.push(it.to_string())).await;
    assert_eq!(found, Vec::<String>::new(), "{replayed:?}");
}

#[tokio::test]
async fn silence_grants_one_product_in_its_time_and_the_other_is_late_in_its_own() {
    let room = Room::new("own-clocks");
    let now = morning();
    let app = super::opened(&room, own_clocks(), now).await;
    let (resident, case) = sent(&app, now).await;
    rest(&app, now).await;
    // Tuesday: the third working day is Friday, the fifth is Tuesday.
    rest(&app, days(now, 3)).await;
    let view = follow::case(&app, resident, case, days(now, 3))
        .await
        .unwrap();
    assert!(
        view.products
            .iter()
            .all(|one| one.outcome != Outcome::Grant)
    );
    rest(&app, days(now, 4)).await;
    let told = outcomes(&app, resident, case, days(now, 4)).await;
    assert_eq!(told, [Outcome::Grant, Outcome::Refer, Outcome::Refuse]);
    let view = follow::case(&app, resident, case, days(now, 4))
        .await
        .unwrap();
    assert_eq!(view.stage, StageView::WaitingOfficer);
    rest(&app, days(now, 20)).await;
    let view = follow::case(&app, resident, case, days(now, 20))
        .await
        .unwrap();
    let last = view.timeline.last().unwrap();
    assert_eq!(last.text.key, "moment-promise-passed");
    assert_eq!(
        outbox::work(&app, days(now, 40)).await.unwrap(),
        0,
        "said once"
    );
    audited(&app).await;
    app.store.close().await;
}

#[tokio::test]
async fn an_applicant_who_does_not_answer_lets_the_clock_run_on_by_itself() {
    let room = Room::new("asked");
    let now = morning();
    let app = super::opened(&room, own_clocks(), now).await;
    let (resident, case) = sent(&app, now).await;
    rest(&app, now).await;
    officer::open(&app, &officer(), case, now).await.unwrap();
    let view = follow::case(&app, resident, case, now).await.unwrap();
    asked(&app, case, view.seq, now).await;
    let view = follow::case(&app, resident, case, now).await.unwrap();
    assert_eq!(view.stage, StageView::WaitingClarification);
    rest(&app, days(now, 5)).await;
    let told = outcomes(&app, resident, case, days(now, 5)).await;
    assert_eq!(
        told,
        [Outcome::Refer, Outcome::Refer, Outcome::Refuse],
        "the clock stands"
    );
    // Five working days to answer, over on Tuesday; the number has three left of its own.
    rest(&app, days(now, 8)).await;
    let view = follow::case(&app, resident, case, days(now, 8))
        .await
        .unwrap();
    assert_eq!(view.stage, StageView::WaitingOfficer);
    assert!(view.asked.is_some_and(|asked| asked.lapsed));
    rest(&app, days(now, 25)).await;
    let told = outcomes(&app, resident, case, days(now, 25)).await;
    assert_eq!(told, [Outcome::Grant, Outcome::Refer, Outcome::Refuse]);
    audited(&app).await;
    app.store.close().await;
}
