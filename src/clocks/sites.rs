//! What a site gets as time goes on: each minute in which it reads stands in the access log, and keys change under its tokens.

use super::provider::{BACK, BROWSER, asks, sri, waits};
use super::{Room, morning, opened, shipped};
use crate::{now, ring};
use app::provider::{self, Bearer, Caller, Credentials, Form, Leaving, Step, Visitor};
use app::view::ReaderView;
use app::{App, Resident};
use base::{Assurance, Timestamp};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;

const CLINIC: &str = "klinik-contoh";
/// RFC 7636, appendix B: what the challenge of a request was made of.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
/// After so long a key that was made signs.
const DAY_SECONDS: i64 = 24 * 3600 + 60;

/// The tokens that the clinic gets of whoever says yes.
async fn tokens(app: &App, who: &Visitor, now: Timestamp) -> Value {
    let asked = asks(&[("scope", "openid profile"), ("prompt", "consent")]);
    let (_, flow) = waits(app, who, &asked, now).await;
    let Step::Back(to) = provider::allow(app, &flow, (who, BROWSER), now)
        .await
        .unwrap()
    else {
        panic!("a yes leads back")
    };
    let said: Vec<(String, String)> =
        serde_urlencoded::from_str(to.split_once('?').unwrap().1).unwrap();
    let code = said.iter().find(|(name, _)| name == "code");
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code.unwrap().1.as_str()),
        ("redirect_uri", BACK),
        ("code_verifier", VERIFIER),
    ];
    let form = Form::read(&serde_urlencoded::to_string(fields).unwrap()).unwrap();
    let secret = provider::secret(&app.vault, &app.pack.clients[CLINIC]).unwrap();
    let basic = STANDARD.encode(format!("{CLINIC}:{secret}"));
    let shown = Credentials {
        authorization: Some(&format!("Basic {basic}")),
        form: &form,
    };
    provider::token(app, shown, caller("POST"), now)
        .await
        .unwrap()
}

fn caller(method: &str) -> Caller<'_> {
    Caller {
        method,
        proof: None,
    }
}

async fn reads(app: &App, tokens: &Value, now: Timestamp) -> Value {
    let token = tokens["access_token"].as_str().unwrap();
    let bearer = Bearer {
        caller: caller("GET"),
        authorization: Some(&format!("Bearer {token}")),
    };
    provider::userinfo(app, bearer, now).await.unwrap()
}

#[tokio::test]
async fn a_site_that_reads_in_a_second_minute_stands_in_the_log_a_second_time() {
    let (room, now) = (Room::new("second-minute"), morning());
    let app = opened(&room, shipped(), now).await;
    let who = sri(&app, Assurance::High, now).await;
    let tokens = tokens(&app, &who, now).await;
    let at = |seconds| now.plus_seconds(seconds);
    let mut told = Vec::new();
    for seconds in [0, 30, 59, 60, 119, 180] {
        let facts = reads(&app, &tokens, at(seconds)).await;
        assert!(facts["name"].is_string(), "{facts}");
        let sites = provider::sites(&app, who.subject, at(seconds)).await;
        told.push(sites.unwrap()[0].received.len());
    }
    assert_eq!(told, [1, 1, 1, 2, 2, 3]);
    let me = Resident::at_portal(who.subject);
    let list = app::access::list(&app, me, None, 1).await.unwrap();
    let of_site = |by: &ReaderView| matches!(by, ReaderView::Site { .. });
    let rows = list.rows.iter().filter(|row| of_site(&row.by));
    let times: Vec<Timestamp> = rows.map(|row| row.at).collect();
    assert_eq!(times, [at(180), at(60), at(0)], "when each was read first");
    app.store.close().await;
}

/// Which key signed an ID token.
fn signed_by(tokens: &Value) -> String {
    let token = tokens["id_token"].as_str().unwrap();
    let head = URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap());
    let head: Value = serde_json::from_slice(&head.unwrap()).unwrap();
    head["kid"].as_str().unwrap().to_owned()
}

/// Whether the key is published, once the program has had time to look.
async fn comes_to_be_published(app: &App, key: &str, wanted: bool, now: Timestamp) {
    for _ in 0..500 {
        let is_there = app.provider.ring.jwks(now).to_string().contains(key);
        if is_there == wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{key} should be published: {wanted}");
}

/// Whether an ID token that comes back as a hint is taken for ours.
fn is_ours(app: &App, tokens: &Value, now: Timestamp) -> bool {
    let fields = [
        ("id_token_hint", tokens["id_token"].as_str().unwrap()),
        ("post_logout_redirect_uri", "http://127.0.0.1/keluar"),
    ];
    let query = serde_urlencoded::to_string(fields).unwrap();
    match provider::sign_out(app, &query, true, now) {
        Leaving::Ask { flow } => provider::signed_out(app, &flow, now).unwrap().is_some(),
        _ => false,
    }
}

#[tokio::test]
async fn keys_that_change_under_a_running_program_cost_no_token_but_those_of_a_stolen_one() {
    // A little later than any key of this test is made.
    let (room, now) = (Room::new("keys-change"), now::now().plus_seconds(60));
    let app = Arc::new(opened(&room, shipped(), now).await);
    let often = Duration::from_millis(20);
    let watching = tokio::spawn(ring::watch(Arc::clone(&app), room.0.clone(), often));
    let who = sri(&app, Assurance::High, now).await;
    let old = tokens(&app, &who, now).await;
    let first = signed_by(&old);

    // `sigap keys rotate`: the next key is published at once, and signs a day later.
    let next = ring::rotate(&room.0).unwrap().keys.key_id().to_owned();
    comes_to_be_published(&app, &next, true, now).await;
    let later = now.plus_seconds(10);
    assert_eq!(signed_by(&tokens(&app, &who, later).await), first);
    assert!(is_ours(&app, &old, later));

    let day = now.plus_seconds(DAY_SECONDS);
    let who = sri(&app, Assurance::High, day).await;
    let fresh = tokens(&app, &who, day).await;
    assert_eq!(signed_by(&fresh), next);
    assert!(is_ours(&app, &old, day) && is_ours(&app, &fresh, day));
    comes_to_be_published(&app, &first, true, day).await;

    // `sigap keys end`: nothing that key signed is believed, and tokens that are sealed go on.
    assert_eq!(ring::end(&room.0, &next).unwrap(), first);
    comes_to_be_published(&app, &next, false, day).await;
    assert!(!is_ours(&app, &fresh, day) && is_ours(&app, &old, day));
    assert!(reads(&app, &fresh, day).await["name"].is_string());
    let later = day.plus_seconds(10);
    assert_eq!(signed_by(&tokens(&app, &who, later).await), first);
    watching.abort();
    app.store.close().await;
}
