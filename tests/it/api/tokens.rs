//! Tokens: who gets one, what it allows, and that nothing else passes for one.

use super::caller::{Caller, FORM, is, problem};
use crate::desk::{Desk, Page, SRI};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

fn denied(page: &Page, status: u16, error: &str) {
    assert_eq!(page.status, status, "{}", page.text());
    assert_eq!(page.json()["error"], error);
    assert_eq!(page.header("cache-control"), Some("no-store"));
}

fn asking(desk: &Desk, change: (&'static str, &str)) -> Page {
    let (client, secret) = &desk.clients[0];
    let mut fields = vec![
        ("grant_type", "client_credentials"),
        ("persona", SRI),
        ("client_id", client.as_str()),
        ("client_secret", secret.as_str()),
    ];
    fields.retain(|(name, _)| *name != change.0);
    fields.push(change);
    desk.caller().ask_token(&fields)
}

#[test]
fn a_client_proves_itself_in_the_form_or_by_basic_authentication() {
    let desk = Desk::open();
    let page = asking(&desk, ("scope", "cases:read"));
    assert_eq!(page.json()["token_type"], "Bearer");
    assert_eq!(page.json()["scope"], "cases:read");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let (client, secret) = &desk.clients[1];
    let basic = format!("Basic {}", STANDARD.encode(format!("{client}:{secret}")));
    let head = [("Content-Type", FORM), ("Authorization", basic.as_str())];
    let body = format!("grant_type=client_credentials&persona={SRI}");
    let page = desk
        .caller()
        .call("POST", "/api/v1/token", &head, body.as_bytes());
    assert_eq!(page.status, 200, "{}", page.text());
}

#[test]
fn whoever_asks_wrongly_is_told_in_the_words_of_the_standard() {
    let desk = Desk::open();
    denied(
        &asking(&desk, ("client_secret", "wrong")),
        401,
        "invalid_client",
    );
    denied(
        &asking(&desk, ("client_id", "nobody")),
        401,
        "invalid_client",
    );
    denied(
        &asking(&desk, ("grant_type", "password")),
        400,
        "unsupported_grant_type",
    );
    denied(
        &asking(&desk, ("scope", "everything")),
        400,
        "invalid_scope",
    );
    denied(
        &asking(&desk, ("persona", "1234567890123456")),
        400,
        "invalid_request",
    );
    let mut caller = desk.caller();
    denied(
        &caller.ask_token(&[("grant_type", "a"), ("grant_type", "b")]),
        400,
        "invalid_request",
    );
    let head = [("Content-Type", "application/json")];
    is(
        &caller.call("POST", "/api/v1/token", &head, b"{}"),
        415,
        "media-type",
    );
}

#[test]
fn who_guesses_secrets_has_to_wait() {
    let desk = Desk::open();
    for _ in 0..20 {
        denied(
            &asking(&desk, ("client_secret", "wrong")),
            401,
            "invalid_client",
        );
    }
    let page = asking(&desk, ("client_secret", "wrong"));
    is(&page, 429, "too-often");
    assert!(page.header("retry-after").unwrap().parse::<u32>().unwrap() > 0);
}

#[test]
fn a_token_that_is_forged_or_of_before_a_restart_counts_for_nothing() {
    let desk = Desk::open();
    let client = desk.client(0, SRI);
    let token = client.token.clone().unwrap();
    let mut wrong: Vec<String> = (0..token.len())
        .step_by(7)
        .map(|at| {
            let mut bytes = token.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            String::from_utf8(bytes).unwrap()
        })
        .collect();
    wrong.extend([
        String::new(),
        "x".to_owned(),
        token[..22].to_owned(),
        format!("{token}AA"),
    ]);
    let with = |caller: Caller, token: &str| Caller {
        token: Some(token.to_owned()),
        ..caller
    };
    for token in wrong {
        let page = with(desk.caller(), &token).get("/api/v1/cases");
        assert_eq!(problem(&page), (401, "token-invalid".to_owned()), "{token}");
        assert!(
            page.header("www-authenticate")
                .unwrap()
                .starts_with("Bearer")
        );
    }
    is(&desk.caller().get("/api/v1/cases"), 401, "token-missing");
    let desk = desk.again();
    is(
        &with(desk.caller(), &token).get("/api/v1/cases"),
        401,
        "token-invalid",
    );
    assert!(!desk.log().contains(&token));
}

#[test]
fn a_token_allows_what_its_scopes_say() {
    let desk = Desk::open();
    let mut reader = desk.client_with(0, SRI, "cases:read");
    assert_eq!(reader.get("/api/v1/cases").status, 200);
    let page = reader.send_once(
        "/api/v1/cases",
        "k",
        &serde_json::json!({ "service": "akta-lahir" }),
    );
    is(&page, 403, "scope-missing");
    assert!(
        page.header("www-authenticate")
            .unwrap()
            .contains("insufficient_scope")
    );
    is(
        &reader.get("/api/v1/services/akta-lahir/needs"),
        403,
        "scope-missing",
    );
}
