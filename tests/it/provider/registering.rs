//! Clients that come, change and go while people have allowed them something.

use super::site::{Site, said, value};
use crate::desk::{Desk, SRI, sigap};
use std::path::{Path, PathBuf};
use std::process::Output;

/// A site that goes on reading when people have left.
pub(super) const OFFLINE: &[(&str, &str)] = &[
    ("client_id", "situs"),
    ("scope", "openid profile offline_access"),
];

/// The file of a client as its makers write it; `more` are lines that come before its words.
pub(super) fn file(owner: &str, law: &str, more: &str) -> String {
    format!(
        "owner = \"{owner}\"\ntoken_endpoint_auth_method = \"client_secret_basic\"\n\
         redirect_uris = [\"http://127.0.0.1/masuk/kembali\"]\n\
         scopes = [\"openid\", \"profile\", \"offline_access\"]\nlaw = \"{law}\"\ndemo = true\n{more}\n\
         [words.id]\nname = \"Situs\"\npurpose = \"Mencoba.\"\n\
         [words.en]\nname = \"Site\"\npurpose = \"To try.\"\n"
    )
}

pub(super) fn usual() -> String {
    file("kemenkes", "UU 17/2023 art. 345", "")
}

/// What `sigap client …` says about the data of a country that stands still.
pub(super) fn client(desk: &Desk, words: &[&str]) -> Output {
    let mut command = sigap();
    command.arg("client").args(words).arg("--data");
    command.arg(&desk.data).args(desk.storage.words());
    command.output().unwrap()
}

fn written(desk: &Desk, id: &str, text: &str) -> PathBuf {
    let at = desk.data.join(format!("{id}.toml"));
    std::fs::write(&at, text).unwrap();
    at
}

fn path(at: &Path) -> &str {
    at.to_str().unwrap()
}

/// Registers a client by a file of this text.
pub(super) fn add(desk: &Desk, id: &str, text: &str) -> Output {
    let at = written(desk, id, text);
    client(desk, &["add", path(&at)])
}

/// The same country with one more client.
pub(super) fn with(desk: Desk, id: &str, text: &str) -> Desk {
    desk.again_after(|desk| {
        let added = add(desk, id, text);
        assert!(added.status.success(), "{added:?}");
    })
}

#[test]
fn a_client_that_is_registered_anew_inherits_nothing() {
    let desk = with(Desk::open(), "situs", &usual());
    let mut sri = desk.resident(SRI);
    let (tokens, secret) = {
        let site = Site::named(&desk, "situs");
        let tokens = site.tokens(&mut sri, OFFLINE);
        assert_eq!(site.userinfo("GET", &tokens).status, 200);
        (tokens, site.secret().to_owned())
    };
    let desk = desk.again_after(|desk| {
        assert!(client(desk, &["remove", "situs"]).status.success());
        assert!(add(desk, "situs", &usual()).status.success());
    });
    let mut sri = desk.with_session(&sri);
    let site = Site::named(&desk, "situs");
    assert_eq!(site.userinfo("GET", &tokens).status, 401);
    let fields = [
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
    ];
    let page = site.post("/oidc/token", &fields);
    assert_eq!(page.json()["error"], "invalid_grant");
    let old = site.with_secret(&secret);
    let page = old.post("/oidc/token", &fields);
    assert_eq!(page.json()["error"], "invalid_client");
    let to = sri.get(&Site::asks(OFFLINE)).location();
    assert!(to.contains("/izin?"), "asked anew: {to}");
    // Whoever was known to the client of before is a stranger to this one.
    let known = |tokens| super::site::id_token(tokens)["sub"].clone();
    let fresh = Site::named(&desk, "situs").tokens(&mut sri, OFFLINE);
    assert_ne!(known(&fresh), known(&tokens));
    // Another file of the same registration knows them still.
    let desk = with(desk, "situs", &usual().replace("Mencoba.", "Lain."));
    let mut sri = desk.with_session(&sri);
    let later = Site::named(&desk, "situs").tokens(&mut sri, OFFLINE);
    assert_eq!(known(&later), known(&fresh));
}

#[test]
fn terms_that_come_back_after_others_are_asked_about_anew() {
    let desk = with(Desk::open(), "situs", &usual());
    let sri = {
        let mut sri = desk.resident(SRI);
        Site::named(&desk, "situs").tokens(&mut sri, OFFLINE);
        sri
    };
    let other = usual().replace("Mencoba.", "Lain.");
    // What a person said yes to does not stand on where they are sent back to.
    let moved = usual().replace("/masuk/kembali", "/kembali");
    let desk = with(desk, "situs", &moved);
    let desk = with(desk, "situs", &usual());
    let mut sri = desk.with_session(&sri);
    let to = sri.get(&Site::asks(OFFLINE)).location();
    assert!(!to.contains("/izin?"), "the same terms: {to}");
    let desk = with(with(desk, "situs", &other), "situs", &usual());
    let mut sri = desk.with_session(&sri);
    let to = sri.get(&Site::asks(OFFLINE)).location();
    assert!(to.contains("/izin?"), "asked anew: {to}");
}

#[test]
fn another_owner_law_sector_or_purpose_ends_what_was_allowed() {
    let mut desk = with(Desk::open(), "situs", &usual());
    let first = Site::named(&desk, "situs").secret().to_owned();
    let changes = [
        file("dukcapil", "UU 17/2023 art. 345", ""),
        file("dukcapil", "UU 24/2013 art. 58", ""),
        file("dukcapil", "UU 24/2013 art. 58", "sector = \"lain\""),
        file("dukcapil", "UU 24/2013 art. 58", "sector = \"lain\"").replace("Mencoba.", "Lain."),
    ];
    let mut before = desk.resident(SRI);
    for change in changes {
        let tokens = Site::named(&desk, "situs").tokens(&mut before, OFFLINE);
        desk = with(desk, "situs", &change);
        before = desk.with_session(&before);
        let site = Site::named(&desk, "situs");
        assert_eq!(site.userinfo("GET", &tokens).status, 401, "{change}");
        let to = before.get(&Site::asks(OFFLINE)).location();
        assert!(to.contains("/izin?"), "asked anew: {change}");
        let list = before.see("/akun/situs");
        assert!(list.has("Izin ini sudah berakhir."), "{}", list.text());
    }
    // Whoever ran the site for the agency of before does not pass for it now.
    let page = Site::named(&desk, "situs")
        .with_secret(&first)
        .exchange("x");
    assert_eq!(page.json()["error"], "invalid_client");
    // Nor does what was given then count again, once the person allows what the site is now.
    let stale = Site::named(&desk, "situs").tokens(&mut before, OFFLINE);
    desk = with(desk, "situs", &usual());
    let mut sri = desk.with_session(&before);
    let site = Site::named(&desk, "situs");
    let fresh = site.tokens(&mut sri, OFFLINE);
    assert_eq!(site.userinfo("GET", &fresh).status, 200);
    assert_eq!(site.userinfo("GET", &stale).status, 401);
}

#[test]
fn a_sector_is_a_clients_own_unless_all_who_share_it_say_so() {
    let desk = Desk::open().again_after(|desk| {
        let own = add(desk, "satu", &usual());
        assert!(own.status.success(), "{own:?}");
        // "satu" never said that it shares its name.
        let shares = file("kemenkes", "UU 17/2023 art. 345", "sector = \"satu\"");
        let told = add(desk, "dua", &shares);
        assert!(!told.status.success());
        assert!(
            String::from_utf8_lossy(&told.stdout).contains("sector"),
            "{told:?}"
        );
        let both = add(desk, "satu", &shares);
        assert!(both.status.success(), "{both:?}");
        let both = add(desk, "dua", &shares);
        assert!(both.status.success(), "{both:?}");
        let stranger = file("dukcapil", "UU 24/2013 art. 58", "sector = \"satu\"");
        assert!(
            !add(desk, "tiga", &stranger).status.success(),
            "another office"
        );
        assert!(add(desk, "empat", &usual()).status.success());
        let guessed = file(
            "kemenkes",
            "UU 17/2023 art. 345",
            "sector = \"r1760000000000000.empat\"",
        );
        assert!(
            !add(desk, "lima", &guessed).status.success(),
            "a name of numbers that follow from a registration"
        );
    });
    let mut sri = desk.resident(SRI);
    let mut number = |client: &str| {
        let asked = [("client_id", client), ("scope", "openid")];
        let tokens = Site::named(&desk, client).tokens(&mut sri, &asked);
        let said = super::site::id_token(&tokens);
        (said["sub"].clone(), said["sid"].clone())
    };
    let (one, two, other) = (number("satu"), number("dua"), number("empat"));
    assert_eq!(one, two);
    assert!(one.0 != other.0 && one.1 != other.1);
}

#[test]
fn an_added_file_that_no_longer_fits_keeps_nobody_else_from_signing_in() {
    let desk = with(Desk::open(), "situs", &usual());
    desk.change("UPDATE client SET body = replace(body, '\"openid\", ', '')");
    let desk = desk.again();
    assert!(desk.sites.iter().all(|(client, _)| client != "situs"));
    let tokens = Site::of(&desk).tokens(&mut desk.resident(SRI), &[]);
    assert!(tokens["access_token"].is_string());
}

#[test]
fn a_token_of_a_client_that_is_gone_counts_for_nothing() {
    let desk = with(Desk::open(), "situs", &usual());
    let mut sri = desk.resident(SRI);
    let tokens = Site::named(&desk, "situs").tokens(&mut sri, OFFLINE);
    let desk = desk.again_after(|desk| {
        assert!(client(desk, &["remove", "situs"]).status.success());
    });
    let page = Site::of(&desk).userinfo("GET", &tokens);
    assert_eq!(
        (page.status, &page.json()["error"]),
        (401, &"invalid_token".into())
    );
}

#[test]
fn a_site_that_reads_with_ever_new_tokens_fills_nobodys_list() {
    let desk = with(Desk::open(), "situs", &usual());
    let (site, mut sri) = (Site::named(&desk, "situs"), desk.resident(SRI));
    let mut tokens = site.tokens(&mut sri, OFFLINE);
    for _ in 0..3 {
        assert_eq!(site.userinfo("GET", &tokens).status, 200);
        let fields = [
            ("grant_type", "refresh_token"),
            ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
        ];
        tokens = site.post("/oidc/token", &fields).json();
    }
    let rows = "SELECT count(*) FROM access WHERE channel = 'site:situs'";
    // Three tokens of one grant; a minute may have ended between them.
    let rows = desk.count(rows);
    assert!((1..=2).contains(&rows), "{rows}");
    let list = sri.see("/akun/situs");
    let received = list.between("<ul class=\"looks\">", "</ul>").unwrap();
    let shown = received.matches("<li>").count();
    assert_eq!(i64::try_from(shown).unwrap(), rows, "{received}");
    let heard = Site::hears(&mut sri, &Site::asks(OFFLINE));
    assert!(value(&heard, "code").is_some());
}

#[test]
fn a_yes_to_a_page_that_was_shown_before_the_terms_changed_gives_nothing_and_asks_anew() {
    let desk = with(Desk::open(), "situs", &usual());
    let mut sri = desk.resident(SRI);
    let page = sri.get(&Site::asks(OFFLINE)).location();
    let page = sri.see(&page);
    assert!(page.has("Mencoba."), "{}", page.text());
    let flow = page.hidden("alur");
    let changed = usual().replace("Mencoba.", "Menghubungi keluarga Anda.");
    let desk = with(desk, "situs", &changed);
    let mut sri = desk.with_session(&sri);
    let yes = [("alur", flow.as_str()), ("jawaban", "izinkan")];
    let anew = sri.post("/izin", &yes).location();
    assert!(anew.starts_with("/izin?alur="), "{anew}");
    assert_eq!(desk.count("SELECT count(*) FROM consent"), 0);
    let page = sri.see(&anew);
    assert!(
        page.has("Menghubungi keluarga Anda.") && !page.has("Mencoba."),
        "{}",
        page.text()
    );
    let flow = page.hidden("alur");
    let yes = [("alur", flow.as_str()), ("jawaban", "izinkan")];
    let back = sri.post("/izin", &yes);
    let heard = said(
        back.header("refresh")
            .unwrap()
            .trim_start_matches("0; url="),
    );
    assert!(value(&heard, "code").is_some(), "{heard:?}");
}

#[test]
fn what_a_site_read_is_not_told_in_the_words_of_another_that_has_its_id() {
    let desk = with(Desk::open(), "situs", &usual());
    let mut sri = desk.resident(SRI);
    let site = Site::named(&desk, "situs");
    let tokens = site.tokens(&mut sri, OFFLINE);
    assert_eq!(site.userinfo("GET", &tokens).status, 200);
    let page = sri.see("/en/akses");
    assert!(page.has("for the site Site, as you allowed") && page.has("To try."));

    let another = file("dukcapil", "UU 24/2013 art. 58", "").replace("To try.", "To sell.");
    let desk = with(desk, "situs", &another);
    let mut sri = desk.with_session(&sri);
    let page = sri.see("/en/akses");
    assert!(
        page.has("for a site that was registered as situs, as you allowed"),
        "{}",
        page.text()
    );
    assert!(page.has("What you allowed at that time") && !page.has("To sell."));
    let page = sri.see("/en/akun/situs");
    assert!(page.has("Site situs, under terms that have changed since") && !page.has("To sell."));
    assert!(page.has("A number, not your NIK"));

    let desk = desk.again_after(|desk| {
        assert!(client(desk, &["remove", "situs"]).status.success());
    });
    let mut sri = desk.with_session(&sri);
    let page = sri.see("/akses");
    assert!(
        page.has("untuk situs yang sudah tidak terdaftar (situs)"),
        "{}",
        page.text()
    );
    let page = sri.see("/akun/situs");
    assert!(page.has("Tujuan yang Anda izinkan waktu itu"));
    assert!(page.has("Situs situs yang tidak terdaftar lagi"));
}
