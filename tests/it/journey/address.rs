//! Addresses: strange ones, wrong methods, and every link of every page.

use crate::desk::{Answers, Browser, Desk, SRI, until};
use crate::provider::site::Site;
use crate::tidy::table::{routes, segments};
use std::collections::{BTreeSet, VecDeque};
use std::io::{Read, Write};
use std::net::TcpStream;

const ROTUA: &str = "1271034508939001";
const MARTHA: &str = "9171037004959001";

/// Pages one visitor looks at, at most.
const PAGES_MAX: usize = 250;

/// Follows every link from `from` on; each leads to a page. Gives the addresses seen.
fn visit(browser: &mut Browser, from: &[String]) -> BTreeSet<String> {
    let mut seen: BTreeSet<String> = from.iter().cloned().collect();
    let mut next: VecDeque<String> = from.iter().cloned().collect();
    while let Some(path) = next.pop_front() {
        let page = browser.get(&path);
        assert!(
            matches!(page.status, 200 | 303),
            "{path} leads nowhere: {}",
            page.status
        );
        let mut links = page.all("href=\"", "\"");
        if page.status == 303 {
            links.push(page.location());
        }
        for link in links.iter().map(|link| link.replace("&amp;", "&")) {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            if link.starts_with('/') && seen.len() < PAGES_MAX && seen.insert(link.clone()) {
                next.push_back(link);
            }
        }
    }
    seen
}

/// A country with a case at every stage, and whoever may look at each.
struct Populated {
    desk: Desk,
    mother: Browser,
    granted: String,
    draft: String,
    other: Browser,
    referred: String,
    home: Browser,
    /// Of a birth at home, with a letter: one that was sent, and one that is still asked for.
    lettered: String,
    at_home: String,
    /// Where she types the code of an address, and where a letter stops a recovery of hers.
    told: (String, String),
    officers: [Browser; 2],
    /// Whoever paid a tax, for which case, and an officer of the office that was paid.
    payer: Browser,
    paid: String,
    cashier: Browser,
    /// Somebody about to open an account.
    newcomer: Browser,
}

fn populated() -> Populated {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut desk.device(), "HP saya");
    let granted = mother.apply(&Answers::from([("child_name", "Bima Wahyudi Santoso")]));
    mother.apply(&Answers::from([("child_name", "Dimas Santoso")]));
    let draft = mother.begin("");
    mother.fill(
        "",
        &draft,
        &Answers::from([("child_name", "Citra Santoso")]),
    );
    let mandate = [
        ("nik", crate::desk::BUDI),
        ("name", "Budi Santoso"),
        ("services", "*"),
        ("days", "7"),
        ("purpose", "Mengurus akta"),
    ];
    mother.post("/akun/mandat/beri", &mandate).location();
    let told = super::contacts::told(&desk, &mut mother);
    let mut other = desk.resident(ROTUA);
    let referred = other.apply(&Answers::from([("child_name", "Debora Manurung")]));
    let mut home = desk.resident(MARTHA);
    let lettered = home.apply(&Answers::new());
    let at_home = home.begin("");
    let (payer, paid) = super::paying::paid(&desk);
    let cashier = desk.officer("petugas-samsat-semarang");
    let newcomer = super::proofing::begun(&desk, crate::desk::BUDI);
    let due = "SELECT count(*) FROM outbox WHERE kind NOT IN ('deadline', 'poll')";
    until("the outbox to rest", || {
        (desk.count(due) == 0).then_some(())
    });
    let officers = [
        ("petugas-medan", &referred),
        ("petugas-jayapura", &lettered),
    ];
    let officers = officers.map(|(officer, case)| {
        let mut officer = desk.officer(officer);
        officer
            .post(&format!("/petugas/{case}/buka"), &[])
            .location();
        officer
    });
    Populated {
        desk,
        mother,
        granted,
        draft,
        other,
        referred,
        home,
        lettered,
        at_home,
        told,
        officers,
        payer,
        paid,
        cashier,
        newcomer,
    }
}

/// Every page that somebody may see, as far as links and this list lead.
fn walk(country: &mut Populated) -> BTreeSet<String> {
    let own = |paths: &[&str]| -> Vec<String> { paths.iter().map(|p| (*p).to_owned()).collect() };
    let mut seen = visit(
        &mut country.mother,
        &own(&[
            "/",
            "/en",
            "/permohonan",
            "/en/permohonan",
            "/akses",
            "/akun/mandat",
            "/cari?q=akte+bayi",
            "/akun/kunci-sandi/tantangan",
            &format!("/permohonan/{}/periksa", country.draft),
            "/akun/situs",
            &Site::asks(&[]),
            "/oidc/logout?client_id=klinik-contoh",
        ]),
    );
    let referred = format!("/permohonan/{}", country.referred);
    seen.extend(visit(&mut country.other, &[referred]));
    let form = [
        "isi/child_status",
        "isi/child_name",
        "isi/birth_date",
        "isi/birth_time",
        "isi/birth_place",
        "isi/sex",
        "bukti/birth_letter",
    ];
    let form = form.map(|page| format!("/en/permohonan/{}/{page}", country.at_home));
    seen.extend(visit(&mut country.home, &form));
    let cases = [&country.referred, &country.lettered];
    for (officer, case) in country.officers.iter_mut().zip(cases) {
        let desk = ["/petugas".to_owned(), format!("/en/petugas/{case}")];
        seen.extend(visit(officer, &desk));
    }
    let paid = format!("/permohonan/{}", country.paid);
    seen.extend(visit(&mut country.payer, &[paid]));
    seen.extend(visit(
        &mut country.cashier,
        &own(&["/en/petugas", "/petugas/bantuan"]),
    ));
    let open = own(&[
        "/",
        "/demo",
        "/demo/personas.json",
        "/sehat",
        "/status/1",
        "/.well-known/jwks.json",
        "/metrik",
        "/masuk",
        "/masuk/tantangan",
        "/daftar",
    ]);
    seen.extend(visit(&mut country.desk.guest(), &open));
    seen.extend(proofed(country));
    let stream = format!("/permohonan/{}/aliran", country.granted);
    glance(&country.mother, &country.desk.address, &stream);
    seen.insert(stream);
    seen
}

/// The pages of whoever opens an account, of whoever raises theirs, and of whoever reads a letter about one.
fn proofed(country: &mut Populated) -> BTreeSet<String> {
    let raising = ["", "/wajah", "/wajah/kembali", "/loket"];
    let raising = raising.map(|page| format!("/akun/verifikasi{page}"));
    let mut seen = visit(&mut country.mother, &raising);
    let opening = ["/daftar/cara", "/en/daftar/wajah/kembali?kode=x"];
    let opening = opening.map(str::to_owned);
    seen.extend(visit(&mut country.newcomer, &opening));
    let (code, stop) = country.told.clone();
    seen.extend(visit(&mut country.mother, &[code]));
    let known = ["/demo/surat", "/ledger", "/identity"];
    let letters: Vec<String> = known.map(str::to_owned).into_iter().chain([stop]).collect();
    seen.extend(visit(&mut country.desk.guest(), &letters));
    seen
}

/// A page that never ends: its head, and gone again.
fn glance(browser: &Browser, address: &str, path: &str) {
    let cookie = browser.cookie.clone().unwrap_or_default();
    let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n");
    let mut socket = TcpStream::connect(address).unwrap();
    socket.write_all(head.as_bytes()).unwrap();
    let mut answer = [0; 12];
    socket.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200", "{path}");
}

/// Whether an address is one of this route's, in either language.
fn fits(route: &str, address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let path = path.strip_prefix("/en").unwrap_or(path);
    let (mut wanted, mut found) = (segments(route), segments(path));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(wanted), Some(found)) if wanted.starts_with('{') || wanted == found => {}
            _ => return false,
        }
    }
}

#[test]
fn every_link_leads_somewhere_and_no_get_of_the_table_writes_anything() {
    let mut country = populated();
    let watch = country.desk.watch();
    let before = watch.version();
    let seen = walk(&mut country);
    for wanted in [
        format!("/permohonan/{}", country.granted),
        format!("/permohonan/{}/isi", country.draft),
        "/layanan/akta-lahir/aturan".to_owned(),
    ] {
        assert!(seen.contains(&wanted), "no link to {wanted}");
    }
    // Those of the API are walked by programs, in `api/walk.rs`.
    let pages = routes().into_iter().filter(|route| !route.is_api());
    let gets = pages.filter(|route| route.method == "GET");
    let missed = gets.filter(|route| !seen.iter().any(|path| fits(&route.path, path)));
    let missed: Vec<_> = missed.map(|route| route.path).collect();
    assert!(missed.is_empty(), "nobody looked at {missed:?}");
    assert_eq!(watch.version(), before, "a GET wrote something");
    country.mother.begin("");
    assert_ne!(watch.version(), before, "a POST would have been noticed");
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "a list of addresses, one after the other"
)]
fn a_strange_address_is_answered_by_a_page() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let long = format!("/layanan/{}", "a".repeat(20_000));
    let case = mother.begin("");
    let paths = [
        "//",
        "//evil.example/",
        "/en//layanan",
        "/layanan//aturan",
        "/layanan/%2e%2e/%2e%2e/etc/passwd",
        "/aset/..%2f..%2fCargo.toml",
        "/aset/%2e%2e/main.rs",
        "/aset/",
        "/layanan/%00",
        "/layanan/%ff%fe",
        "/permohonan/%ff",
        "/dokumen/%00",
        "/dokumen/0",
        "/permohonan/0",
        "/permohonan/zzzzzzzzzzzzzzzzzzzzzzzzzz",
        "/layanan/akta-lahir/../../demo",
        "/instansi/' OR 1=1",
        "/peristiwa/%F0%9F%98%80",
        "/EN/layanan",
        "/en/en/layanan",
        "/cari?q=%ff%fe",
        "/cari?q=",
        "/cari?%",
        "/cari?q=%00",
        "/akses?halaman=-1",
        "/akses?halaman=99999999999999999999",
        "/akses?halaman=9223372036854775807",
        "/akses?instansi=nobody",
        "/koreksi",
        "/koreksi?akses=x",
        "/koreksi?permohonan=1",
        "/koreksi?akses=9223372036854775807",
        "/petugas/x/bukti/y",
        "/status/0",
        "/status/99999999999999999999",
        &long,
    ];
    for path in paths {
        let shown = &path[..path.len().min(60)];
        let path = path.replace(' ', "%20");
        let page = mother.get(&path);
        assert!(
            matches!(page.status, 200 | 303 | 400 | 403 | 404 | 414 | 431),
            "{shown}: {}",
            page.status
        );
        assert!(!page.has("root:") && !page.has("[workspace]"), "{shown}");
    }
    let query = format!("/cari?q={}", "akta+".repeat(10_000));
    assert!(mother.get(&query).status < 500);
    for part in [
        "isi/%ff",
        "isi/nothing",
        "bukti/%2e%2e",
        "periksa/x",
        "isi/child_name/x",
    ] {
        assert_eq!(
            mother.get(&format!("/permohonan/{case}/{part}")).status,
            404,
            "{part}"
        );
    }
    let bytes = mother.post_raw(
        &format!("/permohonan/{case}/isi/child_name"),
        b"value=%ff%fe&csrf=",
    );
    assert_eq!(bytes.status, 403);
    let body = [b"value=Bi%ffma \xff\xfe&csrf=", mother.token.as_bytes()].concat();
    let bytes = mother.post_raw(&format!("/permohonan/{case}/isi/child_name"), &body);
    assert_eq!(bytes.status, 422, "text that is no text is asked again");
}

#[test]
fn a_method_nobody_expects_never_breaks_anything() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.apply(&Answers::from([("child_name", "Bima Wahyudi Santoso")]));
    let number = mother
        .see(&format!("/permohonan/{case}"))
        .between("href=\"/dokumen/", "\"")
        .unwrap();
    let rows = "SELECT (SELECT count(*) FROM history) + (SELECT count(*) FROM access)";
    let before = desk.count(rows);
    let paths = [
        "/".to_owned(),
        "/layanan/akta-lahir".to_owned(),
        format!("/permohonan/{case}"),
        format!("/permohonan/{case}/kirim"),
        "/layanan/akta-lahir/mulai".to_owned(),
        format!("/dokumen/{number}"),
        format!("/dokumen/{number}/pdf"),
        "/demo/sign-in".to_owned(),
        "/petugas".to_owned(),
        "/periksa/berkas".to_owned(),
        "/keluar".to_owned(),
        "/sehat".to_owned(),
    ];
    for path in &paths {
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
            let page = mother.send(method, path, &[], b"");
            assert!(
                matches!(page.status, 400..=499),
                "{method} {path}: {}",
                page.status
            );
        }
        let page = mother.send("HEAD", path, &[], b"");
        assert!(
            page.status < 500 && page.body.is_empty(),
            "HEAD {path}: {}",
            page.status
        );
    }
    assert_eq!(
        mother.get("/layanan/akta-lahir/mulai").status,
        404,
        "starting is no GET"
    );
    assert_eq!(desk.count(rows), before, "nothing was done");
    mother.see("/permohonan");
}

#[test]
fn an_open_page_is_told_when_its_case_moves() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("");
    let mut stream = TcpStream::connect(&desk.address).unwrap();
    let cookie = mother.cookie.clone().unwrap();
    let request = format!(
        "GET /permohonan/{case}/aliran HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut heard = [0; 4096];
    let first = stream.read(&mut heard).unwrap();
    assert!(String::from_utf8_lossy(&heard[..first]).contains("text/event-stream"));
    mother.fill(
        "",
        &case,
        &Answers::from([("child_name", "Bima Wahyudi Santoso")]),
    );
    mother.send_case("", &case);
    let more = stream.read(&mut heard).unwrap();
    assert!(String::from_utf8_lossy(&heard[..more]).contains("data: moved"));
}

#[test]
fn a_request_that_is_no_http_ends_and_others_go_on() {
    let desk = Desk::open();
    let broken: [&[u8]; 5] = [
        b"\0\0\0\0\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"POST /periksa/nomor HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST /periksa/nomor HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n\r\n",
    ];
    for bytes in broken {
        let mut socket = TcpStream::connect(&desk.address).unwrap();
        socket
            .set_read_timeout(Some(std::time::Duration::from_secs(5)))
            .unwrap();
        socket.write_all(bytes).unwrap();
        let mut answer = Vec::new();
        let _ = socket.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(
            !answer.starts_with("HTTP/1.1 5") || answer.starts_with("HTTP/1.1 505"),
            "{answer}"
        );
    }
    desk.guest().see("/");
}
