//! One phone that a family shares: nothing of one person is left for the next.

use crate::desk::{BUDI, Browser, Desk, SRI};

#[test]
fn who_signs_in_next_on_the_same_phone_sees_nothing_of_who_was_there() {
    let desk = Desk::open();
    let mut phone = desk.resident(SRI);
    let case = phone.begin("");
    let personal = [
        "/".to_owned(),
        "/permohonan".to_owned(),
        "/akses".to_owned(),
        "/akun/mandat".to_owned(),
        format!("/permohonan/{case}"),
    ];
    for path in &personal {
        let page = phone.see(path);
        // The browser keeps no copy, so that going back asks again.
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
        let vary = page.header("vary").unwrap_or_default();
        assert!(vary.contains("cookie"), "{path}: {vary}");
    }
    let before: Browser = phone.clone();
    phone.post("/keluar", &[]).location();
    assert!(phone.cookie.is_none(), "the cookie is taken back");
    for path in &personal[1..] {
        assert_eq!(phone.get(path).status, 303, "{path} asks to sign in");
    }
    let mut next = desk.resident(BUDI);
    assert_eq!(next.get(&format!("/permohonan/{case}")).status, 404);
    assert!(!next.see("/permohonan").has(&case));
    // A copy of the old cookie opens nothing either.
    let mut copied = before;
    assert_eq!(copied.get("/permohonan").status, 303);
}

#[test]
fn acting_and_stopping_each_begin_a_session_of_their_own() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let own = mother.clone();
    mother.act_as("child");
    assert_ne!(own.cookie, mother.cookie);
    assert_eq!(
        own.clone().get("/permohonan").status,
        303,
        "the one before is over"
    );
    let acting = mother.clone();
    // A form of the session before does nothing.
    let mut old = mother.clone();
    old.token = own.token;
    assert_eq!(old.post("/layanan/akta-lahir/mulai", &[]).status, 403);
    mother.stop_acting();
    assert_eq!(acting.clone().get("/permohonan").status, 303);
}
