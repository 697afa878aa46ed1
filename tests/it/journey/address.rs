//! Addresses: strange ones, wrong methods, and every link of every page.

use crate::desk::{Answers, Browser, Desk, SRI, until};
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

#[test]
#[expect(clippy::too_many_lines, reason = "one walk through every page")]
fn every_link_leads_somewhere_and_looking_writes_nothing() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let granted = mother.apply(&Answers::from([("child_name", "Bima Wahyudi Santoso")]));
    mother.apply(&Answers::from([("child_name", "Dimas Santoso")]));
    let draft = mother.begin("");
    let mut other = desk.resident(ROTUA);
    let referred = other.apply(&Answers::from([("child_name", "Debora Manurung")]));
    let mut home = desk.resident(MARTHA);
    let at_home = home.begin("");
    let mut officer = desk.officer("petugas-medan");
    let due = "SELECT count(*) FROM outbox WHERE kind <> 'deadline'";
    until("the outbox to rest", || {
        (desk.count(due) == 0).then_some(())
    });
    officer
        .post(&format!("/petugas/{referred}/buka"), &[])
        .location();

    let database = desk.database();
    let version = || {
        database
            .query_row("PRAGMA data_version", [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    let before = version();
    let paths = |paths: &[&str]| {
        paths
            .iter()
            .map(|path| (*path).to_owned())
            .collect::<Vec<_>>()
    };
    let pages = visit(
        &mut mother,
        &paths(&[
            "/",
            "/en",
            "/permohonan",
            "/en/permohonan",
            "/akses",
            "/cari?q=akte+bayi",
        ]),
    );
    for wanted in [
        format!("/permohonan/{granted}"),
        format!("/permohonan/{draft}/isi"),
        "/layanan/akta-lahir/aturan".to_owned(),
    ] {
        assert!(pages.contains(&wanted), "no link to {wanted}");
    }
    assert!(
        pages.iter().any(|page| page.ends_with("/kredensial")),
        "no link to a credential"
    );
    visit(&mut other, &paths(&[&format!("/permohonan/{referred}")]));
    let form = [
        "child_status",
        "child_name",
        "birth_date",
        "birth_time",
        "birth_place",
        "sex",
    ];
    let form = form.map(|question| format!("/en/permohonan/{at_home}/isi/{question}"));
    visit(&mut home, &form);
    visit(
        &mut officer,
        &paths(&["/petugas", &format!("/en/petugas/{referred}")]),
    );
    visit(
        &mut desk.guest(),
        &paths(&["/", "/demo", "/sehat", "/metrik", "/masuk"]),
    );
    assert_eq!(version(), before, "a GET wrote something");
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
