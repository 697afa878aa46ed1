//! Invented cookies: whatever a browser brings, nothing stops the program, and nothing is believed but what was sealed here under
//! the very name it comes by.

use super::{Acting, Method, Opening, Session, Tries, WayIn, Who, Whose};
use super::{device, opening, sealed, session};
use app::{Basis, Dice, Officer, Vault};
use axum::http::{HeaderMap, HeaderValue, header};
use base::{Assurance, Nik, RowId, SubjectId, Timestamp};
use fuzz::WEB;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const NAMES: [&str; 6] = [
    session::COOKIE,
    session::CEREMONY,
    session::BROWSER,
    opening::OPENING,
    opening::TRIES,
    device::COOKIE,
];

fn vault() -> (Vault, Dice) {
    (Vault::new(&[7; 32]), Dice::new(|bytes| bytes.fill(9)))
}

fn now() -> Timestamp {
    Timestamp::from_micros(0).plus_seconds(1000)
}

/// Every kind of session, as its cookie holds it.
fn sessions() -> Vec<Session> {
    let subject = SubjectId([3; 16]);
    let officer = Officer {
        id: "petugas-medan".into(),
        name: "Rosalina Damanik".into(),
        office: "dukcapil-1271".into(),
        subject,
    };
    let name = "Sri Wahyuni".to_owned();
    let resident = Who::Resident { subject, name };
    let of = |who, method| Session::of(RowId([5; 16]), who, (Assurance::High, method), now());
    let way = WayIn {
        passkey: Some("AAAA".into()),
        made: Some(now()),
    };
    let acting = Acting {
        subject: SubjectId([4; 16]),
        name: "Raka Santoso".into(),
        basis: Basis::Staff {
            mandate: RowId([6; 16]),
        },
    };
    vec![
        Session::nobody(),
        of(resident.clone(), Method::Passkey).by(way),
        of(Who::Officer(officer), Method::Picked),
        Session {
            acting: Some(acting),
            ..of(resident, Method::Code)
        },
    ]
}

fn openings() -> Vec<Opening> {
    let nik = || Nik::parse("3273024105949001").unwrap();
    let owner = Whose::Owner {
        subject: SubjectId([3; 16]),
        session: RowId([5; 16]),
    };
    [Whose::Newcomer, owner]
        .map(|whose| Opening::begin(nik(), whose, now()))
        .into()
}

/// One line for each.
fn lines<T: Serialize>(held: &[T]) -> String {
    let lines = held.iter().map(|one| serde_json::to_string(one).unwrap());
    lines.collect::<Vec<_>>().join("\n")
}

/// A value in which one sign is another.
fn forged(value: &str, input: &[u8]) -> String {
    let sum = input
        .iter()
        .fold(0, |sum, byte| sum * 31 % 65_521 + usize::from(*byte));
    let mut forged = value.as_bytes().to_vec();
    let at = sum % forged.len();
    forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
    String::from_utf8(forged).unwrap()
}

/// Seals what was invented as the cookie of that name: it is what it says, under this name alone, and nothing once it is changed.
fn holds<T: DeserializeOwned + Serialize>(name: &str, input: &[u8]) -> Option<T> {
    let (vault, dice) = vault();
    let sealed = vault.seal_text(name, input, &dice);
    for other in NAMES.into_iter().filter(|other| *other != name) {
        assert!(vault.open_text(other, &sealed).is_err(), "{other}");
    }
    let forged = forged(&sealed, input);
    assert!(vault.open_text(name, &forged).is_err(), "{forged}");
    let held: Option<T> = sealed::open(&vault, name, &sealed);
    assert_eq!(held.is_some(), serde_json::from_slice::<T>(input).is_ok());
    if let Some(held) = &held {
        let written = serde_json::to_value(held).unwrap();
        let again: T = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(serde_json::to_value(again).unwrap(), written);
    }
    held
}

#[test]
fn invented_cookies_are_nobodys() {
    let (vault, dice) = vault();
    let other = Vault::new(&[8; 32]);
    // Sealed by another instance, and by this one under no name of a cookie.
    let plain = lines(&sessions());
    let strange = other.seal_text(session::COOKIE, plain.as_bytes(), &dice);
    let moved = vault.seal_text("oidc", plain.as_bytes(), &dice);
    let pairs =
        NAMES.map(|name| format!("{name}={strange}; {}{name}={moved}; {name}", sealed::PREFIX));
    WEB.run_lines("cookie", &pairs.join("\n"), |input| {
        let Ok(line) = HeaderValue::from_bytes(input) else {
            return;
        };
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, line.clone());
        headers.append(header::COOKIE, line);
        for (prefix, name) in NAMES
            .into_iter()
            .flat_map(|n| [("", n), (sealed::PREFIX, n)])
        {
            for value in sealed::named(&headers, (prefix, name)) {
                let held: Option<Value> = sealed::open(&vault, name, value);
                assert!(held.is_none(), "{name}={value}");
            }
        }
    });
}

#[test]
fn invented_sessions_act_for_nobody_but_by_whoever_is_signed_in() {
    WEB.run_lines("session", &lines(&sessions()), |input| {
        if let Some(session) = holds::<Session>(session::COOKIE, input) {
            let acting = session.acting.as_ref();
            let claim = acting.and_then(|acting| acting.claim(&session.who));
            assert!(claim.is_none_or(|claim| Some(claim.agent.subject) == session.who.subject()));
        }
    });
}

#[test]
fn invented_proofings_and_tries_are_read_or_nothing() {
    let tries = "{\"wrong\":3,\"since\":1000000}";
    let seeds = format!("{}\n{tries}\n\"AAAA\"", lines(&openings()));
    WEB.run_lines("opening", &seeds, |input| {
        let opening: Option<Opening> = holds(opening::OPENING, input);
        assert!(opening.is_none_or(|opening| Nik::parse(opening.nik.as_str()).is_ok()));
        let _: Option<Tries> = holds(opening::TRIES, input);
        let _: Option<String> = holds(device::COOKIE, input);
    });
}
