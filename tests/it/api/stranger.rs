//! What is one person's does not exist for a program that acts for another.

use super::caller::{at, fresh_key, is};
use crate::desk::{Desk, SRI};
use crate::tidy::table::routes;
use serde_json::json;

/// Another mother of the demonstration.
const ROTUA: &str = "1271034508939001";

#[test]
fn a_program_sees_nothing_of_residents_it_does_not_act_for() {
    let desk = Desk::open();
    let mut mine = desk.client(0, SRI);
    let case = mine.apply("Bima Wahyudi Santoso");
    let documents = mine.see(&at(&case, "/documents"));
    let number = documents["items"][0]["document"]["number"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut walked = 0;
    for mut other in [desk.client(1, ROTUA), desk.client(0, ROTUA)] {
        assert_eq!(other.see("/api/v1/cases")["items"], json!([]));
        let routes = routes()
            .into_iter()
            .filter(|route| route.audience == "client");
        for route in
            routes.filter(|route| route.path.contains("{case}") || route.path.contains("{number}"))
        {
            let path = route
                .path
                .replace("{case}", &case)
                .replace("{number}", &number);
            let path = path
                .replace("{question}", "child_name")
                .replace("{kind}", "birth_letter");
            let path = path.replace("{file}", &case);
            let body = match path.rsplit('/').next().unwrap() {
                "answers" => json!({ "answers": { "child_name": "Bima" } }),
                "child_name" => json!({ "value": "Bima" }),
                "submission" => json!({ "digest": "x" }),
                "objection" => json!({ "grounds": "x" }),
                _ => json!({}),
            };
            let upload = path.ends_with("/evidence/birth_letter") && route.method == "POST";
            let page = if upload {
                super::evidence::upload(&mut other, &path, "a.png", crate::desk::PNG)
            } else {
                let key = fresh_key();
                let head = [
                    ("Content-Type", "application/json"),
                    ("Idempotency-Key", &key),
                ];
                other.call(&route.method, &path, &head, body.to_string().as_bytes())
            };
            is(&page, 404, "not-found");
            walked += 1;
        }
    }
    assert!(walked > 30, "{walked}");
    assert_eq!(mine.see(&at(&case, ""))["stage"], "decided");
}

#[test]
fn a_cookie_is_no_token_and_a_token_is_no_cookie() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    is(&mother.get("/api/v1/cases"), 401, "token-missing");
    let mut client = desk.client(0, SRI);
    let page = client.get("/permohonan");
    assert_eq!(page.status, 303, "a program is nobody on the pages");
}
