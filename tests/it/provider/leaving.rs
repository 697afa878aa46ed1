//! What sites hear when somebody leaves, and what they do not when the same person only shows anew who they are.

use super::registering::{file, with};
use super::site::{Site, id_token};
use crate::desk::{BUDI, Desk, SRI, Storage, until};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A site's program that hears of sign-outs.
struct Ear {
    address: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Ear {
    /// Answers the first requests with these statuses, and 200 from then on.
    fn open(first: &'static [u16]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/kabar", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let keep = Arc::clone(&heard);
        std::thread::spawn(move || {
            for (number, socket) in listener.incoming().enumerate() {
                let mut socket = socket.unwrap();
                let _ = socket.set_read_timeout(Some(Duration::from_millis(300)));
                let (mut all, mut some) = (Vec::new(), [0; 4096]);
                while let Ok(count) = socket.read(&mut some) {
                    all.extend_from_slice(&some[..count]);
                    if count == 0 || whole(&all) {
                        break;
                    }
                }
                let status = first.get(number).copied().unwrap_or(200);
                let answer = format!(
                    "HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                );
                let _ = socket.write_all(answer.as_bytes());
                keep.lock()
                    .unwrap()
                    .push(String::from_utf8_lossy(&all).into_owned());
            }
        });
        Self { address, heard }
    }

    /// The sessions it was told the end of, as far as it heard.
    fn sessions(&self) -> Vec<String> {
        let heard = self.heard.lock().unwrap();
        let tokens = heard
            .iter()
            .filter_map(|request| request.split_once("logout_token="));
        let claims = tokens.map(|(_, token)| {
            let claims = token.split('.').nth(1).unwrap();
            let claims = URL_SAFE_NO_PAD.decode(claims).unwrap();
            serde_json::from_slice::<serde_json::Value>(&claims).unwrap()
        });
        claims
            .map(|claims| claims["sid"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// Whether the body of a request has come.
fn whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_ascii_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .split_once("content-length: ")
        .and_then(|(_, rest)| rest.lines().next());
    length
        .and_then(|length| length.parse().ok())
        .is_none_or(|length: usize| body.len() >= length)
}

const SITUS: &[(&str, &str)] = &[("client_id", "situs"), ("scope", "openid")];

fn listening(ear: &Ear) -> Desk {
    let back = format!("backchannel_logout_uri = \"{}\"", ear.address);
    with(
        Desk::open(),
        "situs",
        &file("kemenkes", "UU 17/2023 art. 345", &back),
    )
}

#[test]
fn a_site_that_asks_all_day_pushes_no_other_out_of_what_is_told() {
    let ear = Ear::open(&[]);
    let desk = listening(&ear);
    let mut sri = desk.resident(SRI);
    let sid = id_token(&Site::named(&desk, "situs").tokens(&mut sri, SITUS))["sid"].clone();
    Site::of(&desk).tokens(&mut sri, &[("scope", "openid")]);
    // Two hundred and more of the clinic's, as many as a silent request a minute makes.
    let id = match desk.storage {
        Storage::Folder => "x'ff' || randomblob(15)",
        Storage::Server(_) => "decode(md5(i::text), 'hex')",
    };
    desk.change(&format!(
        "INSERT INTO site_grant (id, subject_id, client, session_id, began_at, used_at, until, offline, \
         revoked_at, generation, payload) \
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) \
         SELECT {id}, subject_id, client, session_id, began_at, used_at, until, \
         offline, revoked_at, generation, payload FROM site_grant, n WHERE client = 'klinik-contoh'",
    ));
    sri.post("/keluar", &[]);
    let heard = until("the site to hear", || ear.sessions().pop());
    assert_eq!(heard, sid.as_str().unwrap());
}

#[test]
fn a_site_that_is_too_busy_to_listen_is_told_again() {
    let ear = Ear::open(&[429, 408]);
    let desk = listening(&ear);
    let mut sri = desk.resident(SRI);
    Site::named(&desk, "situs").tokens(&mut sri, SITUS);
    sri.post("/keluar", &[]);
    until("the third time", || {
        (ear.sessions().len() >= 3).then_some(())
    });
}

#[test]
fn the_same_person_who_signs_in_anew_goes_on_in_their_session() {
    // oidcc-prompt-login
    let ear = Ear::open(&[]);
    let desk = listening(&ear);
    let (site, mut sri) = (Site::named(&desk, "situs"), desk.resident(SRI));
    let mut phone = desk.device();
    sri.adds(&mut phone, "Ponsel");
    let first = site.tokens(&mut sri, SITUS);
    std::thread::sleep(Duration::from_millis(1_100));
    let to = sri
        .get(&Site::asks(&[SITUS, &[("prompt", "login")]].concat()))
        .location();
    let query: Vec<(String, String)> =
        serde_urlencoded::from_str(to.split_once('?').unwrap().1).unwrap();
    let back = super::site::value(&query, "untuk").unwrap();
    let page = sri.shows(&mut phone, &[("untuk", &back)]);
    let on = page.location();
    assert_eq!(on, back);
    let page = sri.see(&on);
    let heard = super::site::said(
        page.header("refresh")
            .unwrap()
            .trim_start_matches("0; url="),
    );
    let code = super::site::value(&heard, "code").unwrap_or_else(|| panic!("{heard:?}"));
    let second = site.exchange(&code).json();
    let (one, two) = (id_token(&first), id_token(&second));
    assert_eq!(one["sid"], two["sid"], "the same session");
    assert!(one["auth_time"].as_i64() < two["auth_time"].as_i64());
    assert_eq!(
        site.userinfo("GET", &first).status,
        200,
        "what the site had still counts"
    );
    assert_eq!(
        desk.count("SELECT count(*) FROM session WHERE ended_at IS NOT NULL"),
        0
    );
    assert!(ear.sessions().is_empty());
    // In the demonstration a person is picked anew: that is the same.
    let page = sri.post("/demo/sign-in", &[("nik", SRI)]);
    sri.token = page.json()["csrf"].as_str().unwrap().to_owned();
    assert_eq!(site.userinfo("GET", &second).status, 200);
    // Another person ends it.
    let page = sri.post("/demo/sign-in", &[("nik", BUDI)]);
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(site.userinfo("GET", &second).status, 401);
    let heard = until("the site to hear", || ear.sessions().pop());
    assert_eq!(heard, one["sid"].as_str().unwrap());
}
