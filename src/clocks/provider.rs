//! Requests of sites, by the clock: how long they may lie, whom they may wait for, and what is forgotten when.

use super::{Room, morning, opened, shipped};
use app::App;
use app::account::session::{self, Device};
use app::provider::{self, Asking, Page, Step, Visitor, Way};
use base::{Assurance, Nik, Timestamp};
use store::{Cell, Unit};

const SRI: &str = "3273024105949001";
pub(super) const BACK: &str = "http://127.0.0.1:9/masuk/kembali";
pub(super) const BROWSER: &str = "a-browser";

pub(super) fn asks(more: &[(&str, &str)]) -> String {
    let mut fields = vec![
        ("client_id", "klinik-contoh"),
        ("redirect_uri", BACK),
        ("response_type", "code"),
        ("scope", "openid"),
        (
            "code_challenge",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        ),
        ("code_challenge_method", "S256"),
    ];
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend(more);
    serde_urlencoded::to_string(fields).unwrap()
}

/// Sri, signed in with an account of this level.
pub(super) async fn sri(app: &App, assurance: Assurance, now: Timestamp) -> Visitor {
    let nik = Nik::parse(SRI).unwrap();
    let subject = app::registry::find_by_nik(app, &nik).await.unwrap();
    let session = session::begin(app, subject, Device::default(), now).await;
    Visitor {
        subject,
        session: session.unwrap(),
        at: now,
        assurance,
        way: Way::Quiz,
    }
}

pub(super) async fn waits(app: &App, who: &Visitor, query: &str, now: Timestamp) -> (Page, String) {
    match provider::authorize(app, query, (Some(who), BROWSER), now)
        .await
        .unwrap()
    {
        Step::Page { page, flow, .. } => (page, flow),
        step => panic!("{step:?}"),
    }
}

/// Where a step leads back to, by the error or the code in its address.
fn heard(step: &Step) -> (bool, Option<String>) {
    let Step::Back(to) = step else {
        panic!("{step:?}")
    };
    let query = to.split_once('?').unwrap().1;
    let said: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
    let of = |name: &str| said.iter().find(|(known, _)| known == name);
    let error = of("error").map(|(_, value)| value.clone());
    (of("code").is_some(), error)
}

#[tokio::test]
async fn a_request_that_lay_too_long_leads_nowhere_and_the_site_hears_nothing() {
    let (room, now) = (Room::new("request-old"), morning());
    let app = opened(&room, shipped(), now).await;
    let who = sri(&app, Assurance::High, now).await;
    let (_, flow) = waits(&app, &who, &asks(&[]), now).await;
    let before = (Some(&who), BROWSER);
    let in_time = now.plus_seconds(3600);
    let step = provider::go_on(&app, &flow, before, in_time).await.unwrap();
    assert!(matches!(step, Step::Page { .. }), "{step:?}");
    let late = now.plus_seconds(3601);
    let steps = [
        provider::go_on(&app, &flow, before, late).await.unwrap(),
        provider::allow(&app, &flow, (&who, BROWSER), late)
            .await
            .unwrap(),
        provider::refuse(&app, &flow, before, late).await.unwrap(),
    ];
    assert!(
        steps.iter().all(|step| matches!(step, Step::Show(_))),
        "{steps:?}"
    );
    // Nor does one whose client has gone, or that another browser brings.
    let other = (Some(&who), "another");
    let step = provider::go_on(&app, &flow, other, now).await.unwrap();
    assert!(matches!(step, Step::Show(_)), "{step:?}");
    app.store.close().await;
}

#[tokio::test]
async fn a_request_to_sign_out_that_lay_too_long_leads_out_and_no_further() {
    let (room, now) = (Room::new("leaving-old"), morning());
    let app = opened(&room, shipped(), now).await;
    let out = "client_id=klinik-contoh&post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%2Fkeluar";
    let provider::Leaving::Ask { flow } = provider::sign_out(&app, out, true, now) else {
        panic!("nobody is signed out by a link alone");
    };
    let to = |now| provider::signed_out(&app, &flow, now).unwrap();
    assert_eq!(
        to(now.plus_seconds(3600)).unwrap(),
        "http://127.0.0.1/keluar"
    );
    assert_eq!(to(now.plus_seconds(3601)), None);
    app.store.close().await;
}

#[tokio::test]
async fn a_level_that_is_only_wished_for_can_be_gone_without_and_the_site_hears_of_one_it_must_have()
 {
    let (room, now) = (Room::new("wish"), morning());
    let app = opened(&room, shipped(), now).await;
    let who = sri(&app, Assurance::Low, now).await;
    let before = (Some(&who), BROWSER);
    let high = "urn:sigap:assurance:high";
    let (page, flow) = waits(&app, &who, &asks(&[("acr_values", high)]), now).await;
    assert_eq!(page, Page::StepUp);
    let asking = provider::asking(&app, &flow, (&who, BROWSER), now)
        .await
        .unwrap();
    assert!(
        matches!(asking, Some(Asking::Level(view)) if !view.must && view.level == Assurance::High)
    );
    let on = provider::as_they_are(&app, &flow, before, now)
        .await
        .unwrap();
    let Step::Page {
        page: Page::Consent,
        flow: on,
        ..
    } = on
    else {
        panic!("{on:?}")
    };
    let done = provider::allow(&app, &on, (&who, BROWSER), now)
        .await
        .unwrap();
    assert_eq!(heard(&done), (true, None));
    let back = provider::refuse(&app, &flow, before, now).await.unwrap();
    assert_eq!(heard(&back).1.unwrap(), "access_denied");

    let claims =
        format!("{{\"id_token\":{{\"acr\":{{\"essential\":true,\"values\":[\"{high}\"]}}}}}}");
    let (_, flow) = waits(&app, &who, &asks(&[("claims", &claims)]), now).await;
    let asking = provider::asking(&app, &flow, (&who, BROWSER), now)
        .await
        .unwrap();
    assert!(matches!(asking, Some(Asking::Level(view)) if view.must));
    let still = provider::as_they_are(&app, &flow, before, now)
        .await
        .unwrap();
    assert!(
        matches!(
            still,
            Step::Page {
                page: Page::StepUp,
                ..
            }
        ),
        "{still:?}"
    );
    let back = provider::refuse(&app, &flow, before, now).await.unwrap();
    assert_eq!(heard(&back).1.unwrap(), "unmet_authentication_requirements");
    app.store.close().await;
}

#[tokio::test]
async fn a_yes_to_a_page_of_before_brings_nothing_back_that_was_taken_back_meanwhile() {
    let (room, now) = (Room::new("taken-back"), morning());
    let app = opened(&room, shipped(), now).await;
    let who = sri(&app, Assurance::High, now).await;
    let (_, first) = waits(&app, &who, &asks(&[]), now).await;
    let (_, second) = waits(&app, &who, &asks(&[("prompt", "consent")]), now).await;
    provider::allow(&app, &first, (&who, BROWSER), now)
        .await
        .unwrap();
    let later = now.plus_seconds(10);
    let sites = || async { provider::sites(&app, who.subject, later).await.unwrap() };
    assert!(sites().await[0].until.is_some());
    provider::withdraw(&app, who.subject, "klinik-contoh", later)
        .await
        .unwrap();
    assert!(sites().await[0].until.is_none());
    // What is said now counts, and no more than it.
    let done = provider::allow(&app, &second, (&who, BROWSER), later)
        .await
        .unwrap();
    assert_eq!(heard(&done), (true, None));
    assert!(sites().await[0].fields.is_empty() && sites().await[0].until.is_some());
    app.store.close().await;
}

#[tokio::test]
async fn a_yes_in_a_session_that_ended_meanwhile_is_worth_nothing() {
    let (room, now) = (Room::new("yes-after-end"), morning());
    let app = opened(&room, shipped(), now).await;
    let who = sri(&app, Assurance::High, now).await;
    let (_, flow) = waits(&app, &who, &asks(&[]), now).await;
    session::end(&app, (who.subject, who.session), now)
        .await
        .unwrap();
    let step = provider::allow(&app, &flow, (&who, BROWSER), now).await;
    let step = step.unwrap();
    assert!(
        matches!(
            step,
            Step::Page {
                page: Page::SignIn { .. },
                ..
            }
        ),
        "{step:?}"
    );
    let sites = provider::sites(&app, who.subject, now).await.unwrap();
    assert!(sites.is_empty(), "{sites:?}");
    app.store.close().await;
}

#[tokio::test]
async fn grants_that_are_long_over_are_forgotten_and_others_are_not() {
    let (room, now) = (Room::new("grants-swept"), morning());
    let app = opened(&room, shipped(), now).await;
    let who = sri(&app, Assurance::High, now).await;
    let insert = "INSERT INTO site_grant (id, subject_id, client, session_id, began_at, used_at, until, \
                  offline, generation, payload) VALUES ($1, $2, 'klinik-contoh', $3, $4, $4, $4, 0, 0, $1)";
    let day = |day: i64| now.plus_seconds(day * 86_400);
    let mut unit = Unit::of(who.subject.bucket());
    for days in [0, 1, 40] {
        let id = base::RowId::at(day(days), [7; 10]);
        let cells = vec![
            Cell::from(id),
            Cell::from(who.subject),
            Cell::from(who.session),
            Cell::from(day(days)),
        ];
        unit.add(insert, cells);
    }
    app.store.commit("test", unit).await.unwrap();
    let left = || async {
        let sql = "SELECT count(*) AS n FROM site_grant WHERE subject_id = $1";
        let cells = [Cell::from(who.subject)];
        let row = app.store.query_one(who.subject.bucket(), sql, &cells).await;
        row.unwrap().unwrap().int("n").unwrap()
    };
    app::account::sweep(&app, day(30)).await.unwrap();
    assert_eq!(left().await, 3);
    app::account::sweep(&app, day(32)).await.unwrap();
    assert_eq!(left().await, 1);
    app.store.close().await;
}
