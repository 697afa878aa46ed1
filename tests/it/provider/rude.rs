//! Programs that cannot prove themselves, and requests that make no sense: each gets the answer of its standard, and who
//! goes on waits.

use super::site::{BACK, Site, VERIFIER};
use crate::desk::{Desk, SRI};
use std::io::Write as _;
use std::net::TcpStream;
use std::time::Duration;

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

#[test]
fn a_program_that_is_not_the_client_gets_nothing() {
    let desk = Desk::open();
    let mut program = desk.guest();
    let basic = Site::of(&desk).basic();
    let wrong = "Basic a2xpbmlrLWNvbnRvaDpzYWxhaA=="; // the right id, another secret
    let bodies = [
        "grant_type=client_credentials",
        "grant_type=authorization_code&code=x",
    ];
    for body in bodies {
        for shown in ["", wrong, "Basic ***", "Bearer x"] {
            let headers = [FORM, ("Authorization", shown)];
            let headers = if shown.is_empty() {
                &headers[..1]
            } else {
                &headers[..]
            };
            let page = program.send("POST", "/oidc/token", headers, body.as_bytes());
            assert_eq!(
                (page.status, &page.json()["error"]),
                (401, &"invalid_client".into())
            );
            assert!(page.header("www-authenticate").is_some());
        }
    }
    let headers = [FORM, ("Authorization", basic.as_str())];
    let page = program.send("POST", "/oidc/token", &headers, bodies[0].as_bytes());
    assert_eq!(
        page.json()["error"],
        "unauthorized_client",
        "a site is no system"
    );
    let page = program.send("POST", "/oidc/token", &headers, bodies[1].as_bytes());
    assert_eq!(page.json()["error"], "invalid_grant");
    let page = program.send("POST", "/oidc/token", &headers, b"grant_type=password");
    assert_eq!(page.json()["error"], "unsupported_grant_type");
    let page = program.send("POST", "/oidc/token", &headers, b"a=1&a=2");
    assert_eq!(page.json()["error"], "invalid_request");
    let json = [("Content-Type", "application/json"), headers[1]];
    let page = program.send("POST", "/oidc/token", &json, b"{}");
    assert_eq!(page.json()["error"], "invalid_request");
}

#[test]
fn requests_whose_body_never_comes_hold_nobody_up() {
    let desk = Desk::open();
    let head = "POST /oidc/token HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n";
    let silent: Vec<_> = (0..200)
        .filter_map(|_| {
            let mut socket = TcpStream::connect(&desk.address).ok()?;
            socket.write_all(head.as_bytes()).ok()?;
            Some(socket)
        })
        .collect();
    std::thread::sleep(Duration::from_millis(500));
    let page = desk.guest().get("/oidc/jwks");
    assert_eq!(page.status, 200, "{} are silent", silent.len());
}

#[test]
fn who_keeps_failing_waits_and_is_told_how_long() {
    let desk = Desk::open();
    let mut program = desk.guest();
    let body = format!(
        "grant_type=authorization_code&code=x&redirect_uri={BACK}&code_verifier={VERIFIER}"
    );
    let mut last = None;
    for _ in 0..30 {
        let page = program.send("POST", "/oidc/token", &[FORM], body.as_bytes());
        last = Some(page);
    }
    let last = last.unwrap();
    assert_eq!(last.status, 429);
    let seconds: i64 = last.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&seconds));
}

#[test]
fn a_token_that_is_not_ours_opens_nothing() {
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let tokens = site.tokens(&mut sri, &[]);
    let token = tokens["access_token"].as_str().unwrap();
    let mut changed = token.to_owned();
    changed.replace_range(20..21, if &token[20..21] == "A" { "B" } else { "A" });
    let code = Site::code(&mut sri, &[]);
    for bad in ["", "x", &changed, &code] {
        let bearer = format!("Bearer {bad}");
        let headers = [("Authorization", bearer.as_str())];
        let page = desk.guest().send("GET", "/oidc/userinfo", &headers, b"");
        assert_eq!(page.status, 401, "{bad}");
        assert!(
            page.header("www-authenticate")
                .unwrap()
                .contains("invalid_token")
        );
    }
    let dpop = format!("DPoP {token}");
    let page = desk
        .guest()
        .send("GET", "/oidc/userinfo", &[("Authorization", &dpop)], b"");
    assert_eq!(page.status, 401, "a token that is bound to no key");
    let by_query = desk
        .guest()
        .get(&format!("/oidc/userinfo?access_token={token}"));
    assert_eq!(by_query.status, 401);
}

#[test]
fn a_flow_of_nobody_leads_nowhere_and_another_site_answers_for_nobody() {
    let desk = Desk::open();
    let mut sri = desk.resident(SRI);
    for flow in ["", "x", "AAAA"] {
        assert_eq!(sri.get(&format!("/izin?alur={flow}")).status, 404);
        assert_eq!(sri.get(&format!("/izin/keluar?alur={flow}")).status, 404);
    }
    let to = sri.get(&Site::asks(&[])).location();
    let flow = sri.see(&to).hidden("alur");
    let body = format!("alur={flow}&jawaban=izinkan");
    let page = sri.post_raw("/izin", body.as_bytes());
    assert_eq!(page.status, 403, "without the token of our own form");
    assert_eq!(desk.count("SELECT count(*) FROM consent"), 0);
}

#[test]
fn a_link_signs_nobody_out() {
    let desk = Desk::open();
    let mut sri = desk.resident(SRI);
    let to = sri.get("/oidc/logout?client_id=klinik-contoh").location();
    assert!(to.starts_with("/izin/keluar?"), "{to}");
    sri.see("/akun/situs");
    let page = sri.get("/oidc/logout?post_logout_redirect_uri=https%3A%2F%2Fpenyerang.example%2F");
    assert_eq!(page.status, 400);
    let flow = sri.see(&to).hidden("alur");
    sri.post("/izin/keluar", &[("alur", &flow)]);
    assert_eq!(sri.get("/akun/situs").status, 303, "signed out");
}
