//! Contacts, with a clock in hand: an address is verified by a code, and told what happens to the account.

use super::passkeys::{NIK, made, morning, phone, signed};
use super::recovery::{colleague, officer, papers};
use super::{Room, opened, rest, shipped};
use crate::assemble;
use crate::authenticator::Authenticator;
use app::account::contact::{
    CODE_SECONDS, CONTACTS_MAX, ContactError, TOLD_SECONDS, add, begin_add, list, remove,
};
use app::account::recovery::{self, STOP_PATH, stop_by_mail, stoppable};
use app::account::session;
use app::mail::{Letter, Mailer};
use app::{App, account};
use base::{Assurance, Lang, Nik, RowId, SubjectId, Timestamp};
use pack::model::Pack;

pub(super) const SRI: &str = "sri@contoh.example";
const OFFICE: &str = "sri.wahyuni@kantor.example";
/// Somebody else, with an account of their own.
const BUDI: &str = "3273021209919001";

type Session = (SubjectId, RowId);

/// The shipped country with the words of letters.
pub(super) fn worded() -> Pack {
    assemble::with_words(shipped()).unwrap()
}

/// Somebody with an account, at a place that keeps its letters.
async fn country(room: &Room, now: Timestamp) -> (App, Session) {
    let mut app = Box::pin(opened(room, worded(), now)).await;
    app.mail = Some(Mailer::kept());
    let session = signed(&app, now).await;
    let mut device = Authenticator::new("http://localhost");
    made(&app, session, &mut device, now).await.unwrap();
    (app, session)
}

/// The letters so far, oldest first.
async fn letters(app: &App, now: Timestamp) -> Vec<Letter> {
    rest(app, now).await;
    let kept = app.mail.as_ref().unwrap().letters();
    kept.into_iter().rev().map(|one| one.letter).collect()
}

/// Those to one address, by what they say first.
async fn told(app: &App, to: &str, now: Timestamp) -> Vec<String> {
    let letters = letters(app, now).await;
    let theirs = letters.into_iter().filter(|one| one.to.as_str() == to);
    theirs.map(|one| one.subject).collect()
}

fn code_of(letter: &Letter) -> String {
    let words = letter.text.split(|sign: char| !sign.is_ascii_digit());
    words
        .into_iter()
        .find(|word| word.len() == 6)
        .unwrap()
        .to_owned()
}

/// Asks for a code; gives the flow and the code that came.
async fn sent(
    app: &App,
    session: Session,
    (to, lang): (&str, Lang),
    now: Timestamp,
) -> (String, String) {
    rest(app, now).await;
    let flow = begin_add(app, session, (to, lang), now).await.unwrap();
    let letter = letters(app, now).await.pop().unwrap();
    assert_eq!(letter.to.as_str(), to);
    (flow, code_of(&letter))
}

pub(super) async fn added(app: &App, session: Session, to: (&str, Lang), now: Timestamp) {
    let (flow, code) = sent(app, session, to, now).await;
    add(app, session, (&flow, &code), now).await.unwrap();
    // What is told of it goes before what happens next: letters that wait together have no order.
    rest(app, now).await;
}

async fn addresses(app: &App, subject: SubjectId, now: Timestamp) -> Vec<String> {
    let contacts = list(app, subject, now).await.unwrap();
    let present = contacts.into_iter().filter(|one| one.until.is_none());
    present.map(|one| one.address.as_str().to_owned()).collect()
}

/// A minute later.
fn then(now: Timestamp) -> Timestamp {
    now.plus_seconds(60)
}

#[tokio::test]
async fn an_address_is_verified_by_its_code_and_told_in_its_language_what_happens() {
    let (room, now) = (Room::new("contact"), morning());
    let (app, session) = country(&room, now).await;
    let (flow, code) = sent(&app, session, (SRI, Lang::Id), now).await;
    assert!(addresses(&app, session.0, now).await.is_empty());
    let typed = format!(" {} {} ", &code[..3], &code[3..]);
    add(&app, session, (&flow, &typed), now).await.unwrap();
    assert_eq!(addresses(&app, session.0, now).await, [SRI]);
    let again = add(&app, session, (&flow, &code), now).await;
    assert!(matches!(again, Err(ContactError::Known)), "{again:?}");
    added(&app, session, (OFFICE, Lang::En), then(now)).await;

    let mut device = Authenticator::new("http://localhost");
    let later = then(then(now));
    // What is told at one time goes in any order.
    rest(&app, then(now)).await;
    made(&app, session, &mut device, later).await.unwrap();
    let indonesian = told(&app, SRI, later).await;
    let expected = [
        "Sigap: kode verifikasi Anda",
        "Sigap: Alamat email baru ditambahkan ke akun Anda",
        "Sigap: Kunci sandi baru ditambahkan ke akun Anda",
    ];
    assert_eq!(indonesian, expected);
    let english = told(&app, OFFICE, later).await;
    let expected = [
        "Sigap: kode verifikasi Anda",
        "Sigap: A new passkey was added to your account",
    ];
    assert_eq!(english[1], expected[1], "the new one is not told of itself");
    let last = letters(&app, later).await.pop().unwrap();
    for secret in ["Sri", "HP saya", NIK] {
        assert!(!last.text.contains(secret), "{}", last.text);
    }
    assert!(last.text.contains("http://localhost"), "{}", last.text);
}

#[tokio::test]
async fn a_code_is_guessed_five_times_at_most() {
    let (room, now) = (Room::new("contact-tries"), morning());
    let (app, session) = country(&room, now).await;
    let (flow, code) = sent(&app, session, (SRI, Lang::Id), now).await;
    let other = if code == "000000" { "000001" } else { "000000" };
    for wrong in [other, "", "12345", &format!("{code}1"), "abcdef"] {
        let refused = add(&app, session, (&flow, wrong), now).await;
        assert!(
            matches!(refused, Err(ContactError::Wrong)),
            "{wrong} {refused:?}"
        );
    }
    let late = add(&app, session, (&flow, &code), now).await;
    assert!(matches!(late, Err(ContactError::TooManyTries)), "{late:?}");
    assert!(addresses(&app, session.0, now).await.is_empty());
}

#[tokio::test]
async fn a_code_works_for_fifteen_minutes_in_its_own_session() {
    let (room, now) = (Room::new("contact-flow"), morning());
    let (app, session) = country(&room, now).await;
    let (flow, code) = sent(&app, session, (SRI, Lang::Id), now).await;
    let other = session::begin(&app, session.0, phone(), now).await.unwrap();
    let late = now.plus_seconds(CODE_SECONDS);
    for (owner, flow, when) in [
        ((session.0, other), flow.as_str(), now),
        (session, &flow[1..], now),
        (session, "", now),
        (session, flow.as_str(), late),
    ] {
        let refused = add(&app, owner, (flow, &code), when).await;
        assert!(matches!(refused, Err(ContactError::NoFlow)), "{refused:?}");
    }
    add(&app, session, (&flow, &code), now).await.unwrap();
    let id = list(&app, session.0, now).await.unwrap()[0].id.to_string();
    remove(&app, session.0, &id, now).await.unwrap();
    let again = add(&app, session, (&flow, &code), now).await;
    assert!(
        matches!(again, Err(ContactError::NoFlow)),
        "once: {again:?}"
    );
}

#[tokio::test]
async fn codes_are_sent_some_times_a_day_and_nobody_learns_who_else_has_an_address() {
    let (room, now) = (Room::new("contact-sends"), morning());
    let (app, session) = country(&room, now).await;
    let nik = Nik::parse(BUDI).unwrap();
    let budi = app::registry::find_by_nik(&app, &nik).await.unwrap();
    let budi = (
        budi,
        session::begin(&app, budi, phone(), now).await.unwrap(),
    );
    added(&app, session, (SRI, Lang::Id), now).await;
    for _ in 1..6 {
        begin_add(&app, session, ("lain@contoh.example", Lang::Id), now)
            .await
            .unwrap();
    }
    let many = begin_add(&app, session, ("lain@contoh.example", Lang::Id), now).await;
    assert!(matches!(many, Err(ContactError::TooOften(_))), "{many:?}");

    // The same address in another account: as if nobody had it.
    added(&app, budi, (SRI, Lang::Id), now).await;
    assert_eq!(addresses(&app, budi.0, now).await, [SRI]);
    // Five codes went there today: three more do, the next only seems to.
    let before = told(&app, "lain@contoh.example", now).await.len();
    for _ in 0..4 {
        begin_add(&app, budi, ("LAIN@contoh.example", Lang::Id), now)
            .await
            .unwrap();
    }
    let letters = letters(&app, now).await;
    let theirs = letters
        .iter()
        .filter(|one| one.to.as_str().eq_ignore_ascii_case("lain@contoh.example"));
    assert_eq!(theirs.count(), before + 3);
    let tomorrow = now.plus_hours(25);
    begin_add(&app, session, ("lain@contoh.example", Lang::Id), tomorrow)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_account_has_three_addresses_at_most_also_when_two_come_at_once() {
    let (room, now) = (Room::new("contact-many"), morning());
    let (app, session) = country(&room, now).await;
    for to in [SRI, OFFICE] {
        added(&app, session, (to, Lang::Id), now).await;
    }
    let first = sent(&app, session, ("a@contoh.example", Lang::Id), now).await;
    let second = sent(&app, session, ("b@contoh.example", Lang::Id), now).await;
    let (one, two) = tokio::join!(
        add(&app, session, (&first.0, &first.1), now),
        add(&app, session, (&second.0, &second.1), now)
    );
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    assert_eq!(addresses(&app, session.0, now).await.len(), CONTACTS_MAX);
    let more = begin_add(&app, session, ("c@contoh.example", Lang::Id), now).await;
    assert!(matches!(more, Err(ContactError::TooMany)), "{more:?}");
    let bad = begin_add(&app, session, ("a@b\r\nBcc: c@d.example", Lang::Id), now).await;
    assert!(matches!(bad, Err(ContactError::Address)), "{bad:?}");
}

#[tokio::test]
async fn a_removed_address_is_told_for_a_week_and_then_forgotten() {
    let (room, now) = (Room::new("contact-removed"), morning());
    let (app, session) = country(&room, now).await;
    for to in [SRI, OFFICE] {
        added(&app, session, (to, Lang::Id), now).await;
    }
    let contacts = list(&app, session.0, now).await.unwrap();
    let id = |to: &str| {
        let mut contacts = contacts.iter();
        let found = contacts.find(|one| one.address.as_str() == to);
        found.unwrap().id.to_string()
    };
    let first = id(SRI);
    let gone = then(now);
    remove(&app, session.0, &first, gone).await.unwrap();
    let twice = remove(&app, session.0, &first, gone).await;
    assert!(twice.is_err() && remove(&app, session.0, "?", gone).await.is_err());
    let nik = Nik::parse(BUDI).unwrap();
    let budi = app::registry::find_by_nik(&app, &nik).await.unwrap();
    let theirs = id(OFFICE);
    assert!(
        remove(&app, budi, &theirs, gone).await.is_err(),
        "of another"
    );
    for to in [SRI, OFFICE] {
        let last = told(&app, to, gone).await.pop();
        assert_eq!(
            last.as_deref(),
            Some("Sigap: Sebuah alamat email dihapus dari akun Anda")
        );
    }
    let last_day = gone.plus_seconds(TOLD_SECONDS - 60);
    let then = signed(&app, last_day).await;
    recovery::keep(&app, (then, Assurance::High), last_day)
        .await
        .unwrap();
    let told_then = told(&app, SRI, last_day).await;
    assert_eq!(
        told_then.last().unwrap(),
        "Sigap: Kode pemulihan baru dibuat untuk akun Anda"
    );
    let over = gone.plus_seconds(TOLD_SECONDS);
    recovery::keep(&app, (then, Assurance::High), over)
        .await
        .unwrap();
    assert_eq!(told(&app, SRI, over).await, told_then);
    let still = told(&app, OFFICE, over).await;
    assert_eq!(still.len(), told_then.len() + 1, "{still:?}");
    account::forget(&app, over.plus_seconds(1)).await.unwrap();
    // As seen from a time at which it was still told: the row itself is gone.
    assert_eq!(list(&app, session.0, gone).await.unwrap().len(), 1);
}

/// The link in a letter.
fn link(letter: &Letter) -> Option<String> {
    let words = letter.text.split_whitespace();
    let mut links = words.filter_map(|word| word.split_once(STOP_PATH));
    links.next().map(|(_, token)| token[1..].to_owned())
}

#[tokio::test]
async fn whoever_reads_the_mail_stops_a_recovery_without_signing_in_and_once() {
    let (room, now) = (Room::new("contact-stop"), morning());
    let (app, session) = country(&room, now).await;
    added(&app, session, (SRI, Lang::Id), now).await;
    let officer = officer(&app, "dukcapil-1271").await;
    let nik = Nik::parse(NIK).unwrap();
    let begun = then(now);
    let started = recovery::start(&app, &officer, (papers(&nik), false), begun)
        .await
        .unwrap();
    let letter = letters(&app, begun).await.pop().unwrap();
    let from = app
        .pack
        .texts
        .long_time(Lang::Id, started.from, base::Zone::Wib);
    assert!(letter.text.contains(&from), "{}", letter.text);
    let token = link(&letter).unwrap();
    let seen = stoppable(&app, &token, begun).await.unwrap().unwrap();
    assert_eq!(seen.from, started.from);
    for forged in [&token[1..], "", "AAAA", &format!("{token}A")] {
        assert!(stoppable(&app, forged, begun).await.unwrap().is_none());
        assert!(!stop_by_mail(&app, forged, begun).await.unwrap());
    }
    assert!(stop_by_mail(&app, &token, begun).await.unwrap());
    let dead = recovery::recover(&app, (NIK, &started.code), phone(), started.from).await;
    assert!(dead.is_err(), "{dead:?}");
    assert!(!stop_by_mail(&app, &token, begun).await.unwrap(), "once");
    let events = account::show(&app, session.0)
        .await
        .unwrap()
        .unwrap()
        .happened;
    let stopped = events
        .iter()
        .filter(|one| one.kind == "recovery-stopped-by-mail");
    assert_eq!(stopped.count(), 1);
    let last = told(&app, SRI, begun).await.pop().unwrap();
    assert_eq!(
        last,
        "Sigap: Pemulihan akun Anda di loket dihentikan lewat email"
    );

    // The next one is another: no link of before stops it, and for a month no letter does.
    let next = then(begun);
    let colleague = colleague(&app).await;
    let started = recovery::start(&app, &colleague, (papers(&nik), false), next)
        .await
        .unwrap();
    assert!(!stop_by_mail(&app, &token, next).await.unwrap());
    let letter = letters(&app, next).await.pop().unwrap();
    assert_eq!(link(&letter), None, "{}", letter.text);
    let back = recovery::recover(&app, (NIK, &started.code), phone(), started.from).await;
    back.unwrap();
}

#[tokio::test]
async fn without_a_server_of_mail_nothing_is_written_and_no_address_is_taken() {
    let (room, now) = (Room::new("contact-off"), morning());
    let (mut app, session) = country(&room, now).await;
    rest(&app, now).await;
    app.mail = None;
    let off = begin_add(&app, session, (SRI, Lang::Id), now).await;
    assert!(matches!(off, Err(ContactError::Off)), "{off:?}");
    recovery::keep(&app, (session, Assurance::High), now)
        .await
        .unwrap();
    let kinds = store::outbox::kinds(&app.store, now).await.unwrap();
    assert!(kinds.is_empty(), "{kinds:?}");
}

#[tokio::test]
async fn nothing_waits_for_whoever_gave_no_address_and_one_given_later_hears_of_what_comes_after() {
    let (room, now) = (Room::new("contact-none"), morning());
    let (app, session) = country(&room, now).await;
    rest(&app, now).await;
    for has_address in [false, true] {
        recovery::keep(&app, (session, Assurance::High), then(now))
            .await
            .unwrap();
        let waiting = store::outbox::kinds(&app.store, now).await.unwrap();
        assert_eq!(!waiting.is_empty(), has_address, "{waiting:?}");
        if !has_address {
            added(&app, session, (SRI, Lang::En), now).await;
        }
    }
    let said = told(&app, SRI, then(now)).await;
    assert_eq!(said.len(), 2, "the code, and one of two sheets: {said:?}");
}
