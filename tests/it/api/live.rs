//! `sigap serve`: the open part of the API works; what belongs to residents waits for accounts, and says so.

use super::caller::{Caller, is};
use crate::desk::Live;

#[test]
fn without_accounts_services_are_open_and_everything_else_says_why_not() {
    let live = Live::open(&[]);
    let mut caller = Caller {
        browser: live.guest(),
        token: None,
        language: "id",
    };
    assert_eq!(caller.get("/api/v1/services").status, 200);
    assert_eq!(caller.get("/api/v1/openapi.json").status, 200);
    is(
        &caller.ask_token(&[("grant_type", "client_credentials")]),
        404,
        "not-found",
    );
    let page = caller.get("/api/v1/cases");
    is(&page, 401, "no-accounts");
    assert!(
        page.header("www-authenticate")
            .unwrap()
            .starts_with("Bearer")
    );
    assert!(page.has("Warga belum dapat memberi izin"));
    assert!(caller.get("/api").has("Belum ada akun"));
}
