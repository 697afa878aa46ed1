//! The same request twice: nothing is done twice, whatever happens in between.

use super::caller::{at, fresh_key, is};
use crate::desk::{Desk, SRI};
use serde_json::json;

/// Another mother of the demonstration.
const ROTUA: &str = "1271034508939001";
const CASES: &str = "SELECT count(*) FROM cases";

#[test]
fn a_start_that_is_repeated_gives_the_same_case_also_after_a_restart() {
    let desk = Desk::open();
    let body = json!({ "service": "akta-lahir" });
    let first = desk
        .client(0, SRI)
        .send_once("/api/v1/cases", "same", &body);
    let again = desk
        .client(0, SRI)
        .send_once("/api/v1/cases", "same", &body);
    assert_eq!((again.status, again.json()), (201, first.json()));
    let desk = desk.again();
    let later = desk
        .client(0, SRI)
        .send_once("/api/v1/cases", "same", &body);
    assert_eq!((later.status, later.json()), (201, first.json()));
    assert_eq!(desk.count(CASES), 1);
}

#[test]
fn a_submission_that_is_repeated_sends_once_also_after_a_restart() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let case = client.begin();
    client.fill(&case, "Bima Wahyudi Santoso");
    let body = json!({ "digest": client.see(&at(&case, "/check"))["digest"] });
    let submission = at(&case, "/submission");
    let first = client.send_once(&submission, "send", &body);
    assert_eq!(first.status, 200, "{}", first.text());
    let desk = desk.again();
    let mut client = desk.client(0, SRI);
    let again = client.send_once(&submission, "send", &body);
    assert_eq!((again.status, again.json()), (200, first.json()));
    is(
        &client.send_once(&submission, &fresh_key(), &body),
        409,
        "conflict",
    );
    assert_eq!(
        desk.count("SELECT count(*) FROM history WHERE kind = 'submitted'"),
        1
    );
}

#[test]
fn many_at_the_same_moment_begin_one_case() {
    let desk = Desk::open();
    let client = desk.client(0, SRI);
    let begun = std::thread::scope(|scope| {
        let tries = (0..8).map(|_| {
            let mut client = client.clone();
            scope.spawn(move || {
                let body = json!({ "service": "akta-lahir" });
                let page = client.send_once("/api/v1/cases", "one-key", &body);
                assert_eq!(page.status, 201, "{}", page.text());
                page.json()["case"].clone()
            })
        });
        let tries: Vec<_> = tries.collect();
        let cases = tries.into_iter().map(|one| one.join().unwrap());
        cases.collect::<Vec<_>>()
    });
    assert!(begun.iter().all(|case| *case == begun[0]));
    assert_eq!(desk.count(CASES), 1);
}

#[test]
fn a_key_stands_for_one_request_of_one_client_for_one_resident() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let body = json!({ "service": "akta-lahir" });
    let first = client.send_once("/api/v1/cases", "mine", &body);
    let spaced = "{ \"service\": \"akta-lahir\" }";
    let head = [
        ("Content-Type", "application/json"),
        ("Idempotency-Key", "mine"),
    ];
    let other = client.call("POST", "/api/v1/cases", &head, spaced.as_bytes());
    is(&other, 422, "key-reused");
    let case = first.json()["case"].as_str().unwrap().to_owned();
    client.fill(&case, "Bima Wahyudi Santoso");
    is(&client.submit(&case, "mine"), 422, "key-reused");
    for mut stranger in [desk.client(1, SRI), desk.client(0, ROTUA)] {
        let theirs = stranger.send_once("/api/v1/cases", "mine", &body);
        assert_eq!(theirs.status, 201);
        assert_ne!(theirs.json()["case"], first.json()["case"]);
    }
    is(
        &client.send("POST", "/api/v1/cases", &body),
        428,
        "key-missing",
    );
    let long = "k".repeat(101);
    for bad in ["", "two words", &long] {
        is(
            &client.send_once("/api/v1/cases", bad, &body),
            400,
            "malformed",
        );
    }
}
