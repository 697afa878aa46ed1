//! What is not one's own does not exist, and no other site acts in one's name.

use crate::desk::{Answers, BUDI, Browser, Desk, Live, SRI};

const NAME: &str = "Bima Wahyudi Santoso";

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "a list of requests, one after the other"
)]
fn the_case_of_another_is_not_found_whatever_is_asked_of_it() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let draft = mother.begin("");
    let sent = mother.apply(&Answers::from([("child_name", NAME)]));
    let number = mother
        .see(&format!("/permohonan/{sent}"))
        .between("href=\"/dokumen/", "\"")
        .unwrap();
    let before = desk.count("SELECT sum(seq) FROM cases");
    let mut father = desk.resident(BUDI);
    for case in [&draft, &sent] {
        for page in [
            "",
            "/isi",
            "/isi/child_name",
            "/bukti/birth_letter",
            "/periksa",
            "/tarik",
            "/keberatan",
            "/aliran",
        ] {
            let path = format!("/permohonan/{case}{page}");
            assert_eq!(father.get(&path).status, 404, "GET {path}");
        }
        for act in [
            "/isi/child_name",
            "/kirim",
            "/tarik",
            "/keberatan",
            "/bukti/birth_letter/hapus",
        ] {
            let path = format!("/permohonan/{case}{act}");
            let fields = [("value", "Milik Saya"), ("grounds", "saya"), ("file", "x")];
            assert_eq!(father.post(&path, &fields).status, 404, "POST {path}");
        }
        assert_eq!(
            father
                .upload(
                    &format!("/permohonan/{case}/bukti/birth_letter"),
                    "a.pdf",
                    b"%PDF-1"
                )
                .status,
            404
        );
        assert_eq!(
            father
                .get(&format!("/koreksi?permohonan={case}&data=mother"))
                .status,
            404
        );
    }
    for page in ["", "/kredensial"] {
        assert_eq!(father.get(&format!("/dokumen/{number}{page}")).status, 404);
    }
    assert_eq!(
        father.post(&format!("/dokumen/{number}/pdf"), &[]).status,
        404
    );
    assert!(!father.see("/permohonan").has(&sent));
    assert_eq!(
        desk.count("SELECT sum(seq) FROM cases"),
        before,
        "nothing moved"
    );
}

#[test]
fn a_form_from_another_site_or_without_its_token_does_nothing() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("");
    let path = format!("/permohonan/{case}/isi/child_name");
    let body = |token: &str| format!("value=Bima+Santoso&csrf={token}").into_bytes();
    let kind = ("Content-Type", "application/x-www-form-urlencoded");
    let ours = mother.token.clone();
    let other = desk.resident(BUDI).token;
    for token in [
        "",
        "x",
        &other,
        &ours[..ours.len() - 1],
        &format!("{ours}0"),
    ] {
        let page = mother.send("POST", &path, &[kind], &body(token));
        assert_eq!(page.status, 403, "{token}");
        assert!(page.has("<html"), "answered by a page");
    }
    for site in ["cross-site", "same-site"] {
        let page = mother.send(
            "POST",
            &path,
            &[kind, ("Sec-Fetch-Site", site)],
            &body(&ours),
        );
        assert_eq!(page.status, 403, "{site}");
        let page = desk.guest().send(
            "POST",
            "/demo/sign-in",
            &[kind, ("Sec-Fetch-Site", site)],
            b"nik=1",
        );
        assert_eq!(page.status, 403, "nobody is signed in by {site}");
    }
    assert!(
        mother.get(&format!("/permohonan/{case}/periksa")).status == 303,
        "nothing was saved"
    );
    let header = [kind, ("X-CSRF-Token", ours.as_str())];
    assert_eq!(
        mother
            .send("POST", &path, &header, b"value=Bima+Santoso")
            .status,
        303
    );
}

#[test]
fn a_cookie_that_is_not_ours_is_nobody() {
    let desk = Desk::open();
    let mother = desk.resident(SRI);
    let sealed = mother.cookie.clone().unwrap();
    let mut changed = sealed.clone().into_bytes();
    let last = changed.len() - 2;
    changed[last] = if changed[last] == b'A' { b'B' } else { b'A' };
    let changed = String::from_utf8(changed).unwrap();
    for cookie in [
        changed.as_str(),
        "sigap=",
        "sigap=AAAA",
        "sigap=%%%",
        &sealed[..40],
        &format!("sigap={}", "A".repeat(6_000)),
    ] {
        let mut thief = desk.guest();
        thief.cookie = Some(cookie.to_owned());
        assert_eq!(thief.get("/permohonan").status, 303, "{cookie}");
    }
    let cookie = desk.guest().post("/demo/sign-in", &[("nik", SRI)]);
    let cookie = cookie.header("set-cookie").unwrap();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
}

#[test]
fn signing_out_ends_the_session_of_this_browser() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    mother.see("/permohonan");
    assert_eq!(mother.post("/keluar", &[]).status, 303);
    assert!(mother.cookie.is_none());
    assert_eq!(mother.get("/permohonan").status, 303);
}

#[test]
fn a_live_portal_has_no_demo_in_it() {
    let live = Live::open(&[]);
    live_portal(&mut live.guest());
}

fn live_portal(guest: &mut Browser) {
    for lang in ["", "/en"] {
        for path in ["/demo", "/demo/personas.json"] {
            assert_eq!(guest.get(&format!("{lang}{path}")).status, 404, "{path}");
        }
        for path in ["/demo/sign-in", "/demo/masuk", "/demo/lanjut"] {
            let page = guest.post(
                &format!("{lang}{path}"),
                &[("nik", SRI), ("officer", "petugas-medan")],
            );
            assert_eq!(page.status, 404, "{path}");
            assert!(guest.cookie.is_none());
        }
        for path in [
            "/",
            "/layanan",
            "/layanan/akta-lahir",
            "/layanan/akta-lahir/aturan",
            "/periksa",
            "/masuk",
        ] {
            let path = if path == "/" && lang == "/en" {
                ""
            } else {
                path
            };
            let page = guest.see(&format!("{lang}{path}"));
            assert!(!page.has("CONTOH:"), "{path} is no demo");
        }
        let to = guest.get(&format!("{lang}/permohonan")).location();
        assert!(to.starts_with(&format!("{lang}/masuk")), "{to}");
    }
}
