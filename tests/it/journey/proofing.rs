//! Opening and raising an account: by what registers hold, by a face, at a counter; and what whoever cannot gets to see.

mod counter;
mod face;
mod level;
mod low;
mod quiz;
mod ways;

use crate::desk::{Browser, Desk, Page};

/// A number of the right form that nobody has.
const NOBODY: &str = "3273024105940077";
/// Where whoever was proofed keeps a passkey.
const PASSKEY: &str = "/akun/kunci-sandi/tambah?baru=1";

/// What the registers hold about Sri Wahyuni, as she would type it.
const SRIS: [(&str, &str); 6] = [
    ("birth-date-day", "1"),
    ("birth-date-month", "5"),
    ("birth-date-year", "1994"),
    ("mother-name", " WAHYUNINGSIH"),
    ("family-size", "3"),
    ("village", "dago"),
];

/// The same with somebody else's mother.
fn wrong() -> [(&'static str, &'static str); 6] {
    let mut wrong = SRIS;
    wrong[3].1 = "Sulastri";
    wrong
}

/// Somebody who gave a number and chooses a way.
pub(super) fn begun(desk: &Desk, nik: &str) -> Browser {
    let mut browser = desk.guest();
    let page = browser.post("/daftar", &[("nik", nik)]);
    assert_eq!(page.location(), "/daftar/cara");
    browser.see("/daftar/cara");
    browser
}

/// Somebody with an account of the lowest level, signed in.
pub(super) fn low(desk: &Desk) -> Browser {
    let mut browser = begun(desk, crate::desk::SRI);
    let page = browser.post("/daftar/kuis", &SRIS);
    assert_eq!(page.location(), PASSKEY);
    browser.token = browser.see("/akun/verifikasi").hidden("csrf");
    browser
}

/// Goes to the face match and chooses what it sees; the address it leads back to.
fn looked(browser: &mut Browser, base: &str, fields: &[(&str, &str)], sees: &str) -> String {
    let page = browser.post(&format!("{base}/wajah"), fields);
    assert_eq!(page.status, 200, "{}", page.text());
    chosen(&page, sees)
}

/// The same from the page that leads there.
fn chosen(page: &Page, sees: &str) -> String {
    let url = page
        .between("<a class=\"button\" href=\"http://", "\"")
        .unwrap();
    let url = url.replace("&amp;", "&");
    assert_eq!(
        page.header("refresh").unwrap(),
        format!("0; url=http://{url}")
    );
    let (address, path) = url.split_once('/').unwrap();
    let mut there = Browser::new(address);
    let shown = there.see(&format!("/{path}"));
    assert!(shown.has("SIMULASI") || shown.has("SIMULATION"));
    let fields = [("sesi", shown.hidden("sesi")), ("hasil", sees.to_owned())];
    let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let back = there.post("/wajah", &fields).location();
    let path = back.split_once("://").unwrap().1.split_once('/').unwrap().1;
    format!("/{path}")
}

/// Comes back from it and asks for the result.
fn back(browser: &mut Browser, address: &str) -> Page {
    let page = browser.see(address);
    let code = page.hidden("kode");
    let path = address.split('?').next().unwrap();
    browser.post(path, &[("kode", &code)])
}

/// A page without what differs from one visit to the next.
fn bare(page: &Page) -> String {
    let text = page.text();
    let mut rest = text.as_str();
    let mut bare = String::new();
    while let Some((before, after)) = rest.split_once("name=\"csrf\" value=\"") {
        bare.push_str(before);
        rest = after.split_once('"').unwrap().1;
    }
    bare + rest
}

/// Two answers that nobody could tell apart.
fn alike(a: &Page, b: &Page) {
    assert_eq!(a.status, b.status);
    assert_eq!(bare(a), bare(b));
    assert_eq!(a.header_names(), b.header_names());
}
