//! Every problem: its status, its form, its words in both languages; and bad input that is never ours.

use super::Caller;
use super::caller::{at, is, problem};
use crate::desk::{Desk, SRI};
use serde_json::{Value, json};

/// Every kind of problem, as the API describes it.
const KINDS: [&str; 20] = [
    "malformed",
    "token-missing",
    "token-invalid",
    "no-accounts",
    "scope-missing",
    "forbidden",
    "level-too-low",
    "not-found",
    "no-method",
    "conflict",
    "changed",
    "incomplete",
    "too-large",
    "media-type",
    "refused",
    "key-reused",
    "key-missing",
    "too-often",
    "ours",
    "busy",
];

#[test]
fn every_kind_of_problem_is_explained_in_both_languages_where_its_type_leads() {
    let desk = Desk::open();
    let mut caller = desk.caller();
    for kind in KINDS {
        let told = caller.see(&format!("/api/v1/problems/{kind}"));
        for words in ["id_words", "en_words"] {
            let about = told[words]["about"].as_str().unwrap();
            assert!(about.len() > 20 && !about.contains('⟦'), "{kind}: {about}");
        }
        assert_ne!(told["id_words"], told["en_words"]);
    }
    is(&caller.get("/api/v1/problems/nonsense"), 404, "not-found");
    let page = caller.get("/api/v1/nonsense");
    let kind = page.json()["type"].as_str().unwrap().to_owned();
    let path = &kind[kind.find("/api").unwrap()..];
    assert_eq!(caller.see(path)["status"], 404);
}

#[test]
fn a_problem_speaks_the_language_that_was_asked_for() {
    let desk = Desk::open();
    let mut caller = desk.caller();
    let english = caller.get("/api/v1/cases");
    caller.language = "id-ID, en;q=0.5";
    let indonesian = caller.get("/api/v1/cases");
    assert_eq!(english.json()["title"], "A token is needed");
    assert_eq!(indonesian.json()["title"], "Token diperlukan");
    assert_eq!(english.header("content-language"), Some("en"));
    assert_eq!(indonesian.header("content-language"), Some("id"));
    assert!(english.header("vary").unwrap().contains("accept-language"));
}

#[test]
fn addresses_and_methods_that_are_not_there_are_problems_too() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let page = client.call("DELETE", "/api/v1/cases", &[], b"");
    is(&page, 405, "no-method");
    assert!(page.header("allow").unwrap().contains("POST"));
    let long = "x".repeat(3_000);
    for nowhere in [
        "/api/v2/services",
        "/api/v1/services/passport",
        "/api/v1/services/passport/needs",
        "/api/v1/cases/x",
        "/api/v1/cases/%ff",
        "/api/v1/cases/%00",
        "/api/v1/cases/..%2f..%2fetc",
        "/api/v1/documents/1234",
        &format!("/api/v1/cases/{long}"),
    ] {
        is(&client.get(nowhere), 404, "not-found");
    }
    assert_eq!(client.get("/api").status, 200, "the page for developers");
    assert_eq!(client.get("/en/api/v1/services").status, 404);
}

fn raw(caller: &mut Caller, path: &str, body: &[u8]) -> (u16, String) {
    let head = [
        ("Content-Type", "application/json"),
        ("Idempotency-Key", "some"),
    ];
    problem(&caller.call("POST", path, &head, body))
}

#[test]
fn bodies_that_are_none_are_malformed_whatever_they_are() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let deep = [vec![b'['; 30_000], vec![b']'; 30_000]].concat();
    let wrong: [&[u8]; 10] = [
        b"",
        b"null",
        b"[]",
        b"{",
        b"{\"service\": 1}",
        b"{\"service\": \"akta-lahir\", \"more\": 1}",
        b"{\"service\": \"akta-lahir\", \"service\": \"akta-lahir\"}",
        b"{\"service\": \"\xff\xfe\"}",
        b"\xef\xbb\xbf{}",
        &deep,
    ];
    for body in wrong {
        let told = raw(&mut client, "/api/v1/cases", body);
        assert_eq!(
            told,
            (400, "malformed".to_owned()),
            "{}",
            String::from_utf8_lossy(body)
        );
    }
    let large = vec![b' '; 70_000];
    assert_eq!(
        raw(&mut client, "/api/v1/cases", &large),
        (413, "too-large".to_owned())
    );
    let nothing = json!({ "service": "passport" });
    let page = client.send_once("/api/v1/cases", "k", &nothing);
    is(&page, 422, "refused");
    assert_eq!(page.json()["errors"][0]["pointer"], "/service");
    let head = [("Content-Type", "text/plain"), ("Idempotency-Key", "k")];
    is(
        &client.call("POST", "/api/v1/cases", &head, b"{}"),
        415,
        "media-type",
    );
}

#[test]
fn an_answer_that_does_not_fit_its_kind_is_refused_with_the_words_of_the_form() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let case = client.begin();
    let answers = at(&case, "/answers");
    let page = client.send(
        "PUT",
        &format!("{answers}/birth_date"),
        &json!({ "value": "tomorrow" }),
    );
    is(&page, 422, "refused");
    assert_eq!(page.json()["errors"][0]["pointer"], "/value");
    for bad in [
        json!("2026-02-30"),
        json!(""),
        json!(7),
        json!(true),
        json!("2026-3"),
    ] {
        let page = client.send(
            "PUT",
            &format!("{answers}/birth_date"),
            &json!({ "value": bad }),
        );
        is(&page, 422, "refused");
    }
}

#[test]
fn of_several_answers_the_one_that_is_refused_is_named_and_those_before_are_kept() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let case = client.begin();
    let answers = at(&case, "/answers");
    let two = json!({ "answers": { "child_name": "Bima Wahyudi", "child_order": 99 } });
    let page = client.send("PATCH", &answers, &two);
    is(&page, 422, "refused");
    assert_eq!(page.json()["errors"][0]["pointer"], "/answers/child_order");
    assert_eq!(
        client.see(&format!("{answers}/child_name"))["answer"],
        "Bima Wahyudi"
    );
    let page = client.send(
        "PATCH",
        &answers,
        &json!({ "answers": { "shoe/size": 43 } }),
    );
    is(&page, 422, "refused");
    assert_eq!(page.json()["errors"][0]["pointer"], "/answers/shoe~1size");
    is(
        &client.send(
            "PUT",
            &format!("{answers}/shoe_size"),
            &json!({ "value": 43 }),
        ),
        404,
        "not-found",
    );
    is(
        &client.send(
            "PUT",
            &format!("{answers}/father_seen"),
            &json!({ "value": "X" }),
        ),
        404,
        "not-found",
    );
    for bad in [
        json!({ "value": null }),
        json!({ "value": [] }),
        json!({ "value": 1.5 }),
        json!({}),
    ] {
        is(
            &client.send("PUT", &format!("{answers}/child_name"), &bad),
            400,
            "malformed",
        );
    }
    let found = client.see(&format!("{answers}/birth_place?q=Coblong"));
    assert!(!found["options"].as_array().unwrap().is_empty());
}

#[test]
fn a_digest_that_is_not_of_what_stands_there_sends_nothing_and_names_what_changed() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let case = client.begin();
    client.fill(&case, "Bima Wahyudi Santoso");
    let digest = client.see(&at(&case, "/check"))["digest"].clone();
    let value = json!({ "value": "Bima Santoso" });
    assert_eq!(
        client
            .send("PUT", &at(&case, "/answers/child_name"), &value)
            .status,
        204
    );
    let page = client.send_once(&at(&case, "/submission"), "k", &json!({ "digest": digest }));
    is(&page, 409, "changed");
    assert_eq!(page.json()["changed"][0]["pointer"], "answers.child_name");
    assert_eq!(client.see(&at(&case, ""))["stage"], "draft");
    for strange in ["", "x", "a:b c:d", "answers.child_name:000000000000"] {
        let sent = client.send_once(
            &at(&case, "/submission"),
            "k",
            &json!({ "digest": strange }),
        );
        is(&sent, 409, "changed");
    }
    assert_eq!(client.submit(&case, "k").status, 200);
}

#[test]
fn a_case_does_only_what_its_stage_allows() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let case = client.apply("Bima Wahyudi Santoso");
    is(&client.get(&at(&case, "/needs")), 409, "conflict");
    is(&client.get(&at(&case, "/check")), 409, "conflict");
    let put = client.send(
        "PUT",
        &at(&case, "/answers/child_name"),
        &json!({ "value": "X Y" }),
    );
    is(&put, 409, "conflict");
    is(
        &client.send("POST", &at(&case, "/withdrawal"), &json!({})),
        409,
        "conflict",
    );
    let object = |client: &mut Caller, grounds: &str| {
        client.send(
            "POST",
            &at(&case, "/objection"),
            &json!({ "grounds": grounds }),
        )
    };
    is(&object(&mut client, "Salah."), 409, "conflict");
    is(&object(&mut client, &"x".repeat(2_001)), 422, "refused");
    let draft = client.begin();
    is(&client.get(&at(&draft, "/receipt")), 404, "not-found");
    let withdrawn = client.call("POST", &at(&draft, "/withdrawal"), &[], b"");
    assert_eq!(withdrawn.json()["stage"], Value::from("withdrawn"));
}

#[test]
fn headers_that_try_to_be_more_than_one_change_nothing() {
    let desk = Desk::open();
    let mut caller = desk.caller();
    let page = caller.call(
        "GET",
        "/api/v1/services?cursor=a%0d%0aSet-Cookie:%20x=1",
        &[],
        b"",
    );
    is(&page, 400, "malformed");
    assert_eq!(page.header("set-cookie"), None);
    let page = caller.call(
        "GET",
        "/api/v1/services",
        &[("Accept-Language", "en\t\u{e9}, \u{7f}")],
        b"",
    );
    assert!(page.status < 500);
}
