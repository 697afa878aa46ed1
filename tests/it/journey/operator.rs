//! Whoever runs the program: sees its figures, and tells it which proxies to believe.

use crate::desk::{Desk, Live};

const TOKEN: &str = "a-token-only-the-operator-has";
const WRONG: &[u8] = b"number=0H2K-7QTM-4XBN-9R3P";

#[test]
fn figures_are_told_on_this_machine_and_never_through_a_proxy() {
    let desk = Desk::open();
    let figures = desk.guest().see("/metrik");
    for figure in ["sigap_outbox_late_messages", "sigap_outbox_dead_messages"] {
        assert!(figures.has(figure), "{}", figures.text());
    }
    let forwarded = [("X-Forwarded-For", "192.0.2.7")];
    for path in ["/metrik", "/en/metrik"] {
        let page = desk.guest().send("GET", path, &forwarded, b"");
        assert_eq!(page.status, 404, "{path}");
    }
    assert_eq!(desk.guest().see("/sehat").text(), "{\"status\":\"ok\"}");
}

#[test]
fn figures_behind_a_token_are_told_to_nobody_without_it() {
    let file = std::env::temp_dir().join(format!("sigap-operator-{}", std::process::id()));
    std::fs::write(&file, TOKEN).unwrap();
    let live = Live::open(&["--operator-token", file.to_str().unwrap()]);
    assert_eq!(live.guest().get("/metrik").status, 404);
    for (said, status) in [
        (format!("Bearer {TOKEN}"), 200),
        (TOKEN.to_owned(), 404),
        (format!("Bearer {TOKEN}x"), 404),
        ("Bearer ".to_owned(), 404),
    ] {
        let head = [("Authorization", said.as_str())];
        let page = live.guest().send("GET", "/metrik", &head, b"");
        assert_eq!(page.status, status, "{said}");
    }
    std::fs::remove_file(file).unwrap();
}

#[test]
fn behind_a_proxy_of_ours_each_client_is_counted_alone() {
    let live = Live::open(&["--trusted-proxies", "1"]);
    let check = |client: &str| {
        let head = [
            ("X-Forwarded-For", client),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ];
        live.guest()
            .send("POST", "/periksa/nomor", &head, WRONG)
            .status
    };
    let full = (0..30).any(|n| check(&format!("203.0.113.{n}, 192.0.2.7")) == 429);
    assert!(full, "what a client writes itself changes nothing");
    assert_eq!(check("192.0.2.8"), 200, "another client is not held up");
}
