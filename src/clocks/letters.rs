//! Letters and a server of mail that misbehaves: away, slow, full, rude. What is owed to somebody else never waits for it.

use super::contacts::{SRI, added, worded};
use super::passkeys::{made, morning, signed};
use super::{Room, opened, rest};
use crate::authenticator::Authenticator;
use app::App;
use app::account::contact::{TOLD, list};
use app::account::recovery::keep;
use app::mail::{BadServer, Mailer, Server};
use base::{Assurance, Lang, Owner, RowId, SubjectId, Timestamp};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What a server answers to a command, by how the command begins. `""` is the greeting and `"."` the end of a letter; an answer
/// of nothing is silence, and at the end of a letter the end of the connection.
pub(super) type Manners = &'static [(&'static str, &'static str)];

pub(super) const POLITE: Manners = &[];

/// So long a server thinks about a letter it has, where its manners say that it thinks.
pub(super) const THINKS: Duration = Duration::from_secs(7);

/// A server of mail in this process that answers as it was told. What it took is kept.
pub(super) struct Post {
    address: String,
    taken: Arc<Mutex<Vec<String>>>,
}

impl Post {
    pub(super) async fn open(manners: Manners) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let taken = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&taken);
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                tokio::spawn(talk(line, manners, Arc::clone(&kept)));
            }
        });
        Self { address, taken }
    }

    pub(super) fn mailer(&self) -> Mailer {
        mailer(&format!("smtp+plain://{}", self.address)).unwrap()
    }

    pub(super) fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }
}

fn mailer(url: &str) -> Result<Mailer, BadServer> {
    Mailer::smtp(&Server {
        url,
        from: "Sigap <jangan-balas@sigap.example>",
        password: None,
        roots: None,
    })
}

async fn talk(line: TcpStream, manners: Manners, kept: Arc<Mutex<Vec<String>>>) {
    let mut line = BufReader::new(line);
    let mut said = Vec::new();
    let mut command = String::new();
    loop {
        let mut known = manners.iter().filter(|(word, _)| {
            if word.is_empty() {
                command.is_empty()
            } else {
                command.starts_with(word)
            }
        });
        let usual = match command.get(..4).unwrap_or_default() {
            "" => "220 pos.example ESMTP",
            "EHLO" => "250-pos.example\r\n250 8BITMIME",
            "DATA" => "354 go on",
            _ => "250 ok",
        };
        let answer = known.next().map_or(usual, |(_, answer)| *answer);
        if answer.is_empty() {
            tokio::time::sleep(Duration::from_mins(1)).await;
        }
        if line
            .write_all(format!("{answer}\r\n").as_bytes())
            .await
            .is_err()
        {
            return;
        }
        if answer.starts_with("354") {
            said.push(words(&mut line).await);
            let end = manners.iter().find(|(word, _)| *word == ".");
            let end = end.map_or("250 taken", |(_, answer)| *answer);
            if end.is_empty() {
                return;
            }
            if end.starts_with('2') {
                kept.lock().unwrap().push(said.join(""));
                said.clear();
            }
            if end.ends_with("thought") {
                tokio::time::sleep(THINKS).await;
            }
            if line
                .write_all(format!("{end}\r\n").as_bytes())
                .await
                .is_err()
            {
                return;
            }
        }
        command.clear();
        if !line.read_line(&mut command).await.is_ok_and(|n| n > 0) {
            return;
        }
        said.push(command.clone());
    }
}

/// The words of a letter, to the dot that ends them.
async fn words(line: &mut BufReader<TcpStream>) -> String {
    let mut letter = String::new();
    while !letter.ends_with("\r\n.\r\n") && line.read_line(&mut letter).await.is_ok_and(|n| n > 0) {
    }
    letter
}

/// Somebody with an address, before the server of mail is what it is.
pub(super) async fn country(room: &Room, now: Timestamp) -> (App, (SubjectId, RowId)) {
    let mut app = Box::pin(opened(room, worded(), now)).await;
    app.mail = Some(Mailer::kept());
    let session = signed(&app, now).await;
    let mut device = Authenticator::new("http://localhost");
    made(&app, session, &mut device, now).await.unwrap();
    added(&app, session, (SRI, Lang::Id), now).await;
    rest(&app, now).await;
    (app, session)
}

/// Why letters wait, and how many.
pub(super) async fn waiting(app: &App) -> Vec<String> {
    let failing = store::outbox::failing(&app.store, false, 50).await.unwrap();
    failing
        .into_iter()
        .map(|one| format!("{} {}", one.kind, one.error))
        .collect()
}

async fn refused(app: &App, subject: SubjectId, now: Timestamp) -> bool {
    list(app, subject, now).await.unwrap()[0].refused.is_some()
}

/// One thing happens, and its letter is tried.
pub(super) async fn tried(app: &mut App, post: &Post, session: (SubjectId, RowId), now: Timestamp) {
    app.mail = Some(post.mailer());
    keep(app, (session, Assurance::High), now).await.unwrap();
    rest(app, now).await;
}

#[tokio::test]
async fn a_letter_goes_to_its_one_address_as_plain_text() {
    let (room, now) = (Room::new("letter"), morning());
    let (mut app, session) = country(&room, now).await;
    let post = Post::open(POLITE).await;
    tried(&mut app, &post, session, now.plus_seconds(60)).await;
    let taken = post.taken();
    assert_eq!(taken.len(), 1, "{taken:?}");
    let letter = &taken[0];
    for part in [
        "EHLO sigap.example\r\n",
        "MAIL FROM:<jangan-balas@sigap.example>\r\n",
        "RCPT TO:<sri@contoh.example>\r\n",
        "Subject: Sigap: Kode pemulihan baru dibuat untuk akun Anda\r\n",
        "To: sri@contoh.example\r\n",
        "Auto-Submitted: auto-generated\r\n",
    ] {
        assert!(letter.contains(part), "{part} in {letter}");
    }
    assert_eq!(letter.matches("RCPT TO").count(), 1);
    assert!(waiting(&app).await.is_empty());
    let figures = app.mail.as_ref().unwrap().figures();
    assert_eq!((figures.sent, figures.refused, figures.failed), (1, 0, 0));
}

#[tokio::test]
async fn an_address_that_takes_no_mail_is_not_tried_again_and_its_owner_sees_it() {
    let (room, now) = (Room::new("letter-refused"), morning());
    let (mut app, session) = country(&room, now).await;
    let rude = Post::open(&[("RCPT", "550 5.1.1 no such mailbox sri@contoh.example")]).await;
    let later = now.plus_seconds(60);
    tried(&mut app, &rude, session, later).await;
    assert!(waiting(&app).await.is_empty(), "it is done");
    assert!(refused(&app, session.0, later).await);
    assert_eq!(app.mail.as_ref().unwrap().figures().refused, 1);
    let post = Post::open(POLITE).await;
    tried(&mut app, &post, session, later.plus_seconds(60)).await;
    assert!(
        !refused(&app, session.0, later).await,
        "it takes mail again"
    );
}

#[tokio::test]
async fn what_a_server_of_mail_puts_off_is_sent_later_and_once() {
    for (manners, word) in [
        (&[("RCPT", "450 4.2.1 later")][..], "mail-deferred"),
        (&[("RCPT", "452 4.2.2 mailbox full")][..], "mail-deferred"),
        (&[("", "421 too busy")][..], "mail-deferred"),
        (&[(".", "451 4.3.0 disk")][..], "mail-deferred"),
        (
            &[("RCPT", "554 5.7.1 relay access denied")][..],
            "mail-turned-away",
        ),
        (&[("RCPT", "550 sender on a list")][..], "mail-turned-away"),
        (&[("RCPT", "554 5.3.4 too big")][..], "mail-turned-away"),
        (
            &[("MAIL", "553 5.1.8 sender unknown")][..],
            "mail-turned-away",
        ),
        (
            &[(".", "554 5.6.0 looks like spam")][..],
            "mail-turned-away",
        ),
        (&[("", "hello?")][..], "mail-unreachable"),
    ] {
        let (room, now) = (Room::new("letter-later"), morning());
        let (mut app, session) = country(&room, now).await;
        let later = now.plus_seconds(60);
        tried(&mut app, &Post::open(manners).await, session, later).await;
        assert_eq!(
            waiting(&app).await,
            [format!("letter {word}")],
            "{manners:?}"
        );
        assert!(!refused(&app, session.0, later).await);
        let post = Post::open(POLITE).await;
        app.mail = Some(post.mailer());
        rest(&app, later.plus_seconds(5)).await;
        assert_eq!(post.taken().len(), 1, "{manners:?}");
        assert!(waiting(&app).await.is_empty());
        app.store.close().await;
    }
}

#[tokio::test]
async fn a_server_of_mail_that_is_away_or_slow_holds_nothing_else_up() {
    let (room, now) = (Room::new("letter-slow"), morning());
    let (mut app, mut session) = country(&room, now).await;
    app.mail = Some(mailer("smtp+plain://127.0.0.1:1").unwrap());
    let later = now.plus_seconds(60);
    keep(&app, (session, Assurance::High), later).await.unwrap();
    rest(&app, later).await;
    assert_eq!(waiting(&app).await, ["letter mail-unreachable"]);
    let slow = Post::open(&[("RCPT", "")]).await;
    app.mail = Some(slow.mailer());
    // Five a day.
    let day = |n: i64| later.plus_seconds(5 + 86_400 * n);
    for n in 0..20 {
        let at = day(1 + n / 5);
        if n % 5 == 0 {
            session = signed(&app, at).await;
        }
        keep(&app, (session, Assurance::High), at).await.unwrap();
    }
    let began = Instant::now();
    rest(&app, day(4)).await;
    let took = began.elapsed();
    assert!(took < Duration::from_secs(9), "{took:?}");
    let mut words = waiting(&app).await;
    assert_eq!(words.len(), 21);
    words.sort_unstable();
    words.dedup();
    assert_eq!(words, ["letter mail-late", "letter mail-resting"]);
}

#[tokio::test]
async fn a_letter_never_travels_in_the_clear_to_another_machine() {
    let (room, now) = (Room::new("letter-clear"), morning());
    let (mut app, session) = country(&room, now).await;
    // It says nothing of STARTTLS, or somebody in between took it out.
    let post = Post::open(POLITE).await;
    app.mail = Some(mailer(&format!("smtp://{}", post.address)).unwrap());
    let later = now.plus_seconds(60);
    keep(&app, (session, Assurance::High), later).await.unwrap();
    rest(&app, later).await;
    assert_eq!(waiting(&app).await, ["letter mail-untrusted"]);
    assert!(post.taken().is_empty());
}

#[test]
fn what_an_operator_says_of_a_server_of_mail_is_read_strictly() {
    for good in [
        "smtps://surat.example",
        "smtp://surat.example:2587/",
        "smtp+plain://localhost:25",
        "smtp+plain://127.0.0.1",
        "smtp+plain://[::1]:2525",
    ] {
        assert!(mailer(good).is_ok(), "{good}");
    }
    for bad in [
        "",
        "surat.example",
        "http://surat.example",
        "smtp://",
        "smtp://surat.example/path",
        "smtp://surat.example?tls=none",
        "smtp+plain://surat.example",
        "smtp+plain://10.0.0.1",
        "smtps://sigap:rahasia@surat.example",
        "smtps://sigap@surat.example",
    ] {
        assert!(mailer(bad).is_err(), "{bad}");
    }
    let with = |url: &str, password: Option<&str>, from: &str, roots: Option<&[u8]>| {
        Mailer::smtp(&Server {
            url,
            from,
            password,
            roots,
        })
        .is_ok()
    };
    assert!(with(
        "smtps://sigap@surat.example",
        Some("rahasia"),
        "a@sigap.example",
        None
    ));
    assert!(!with(
        "smtps://surat.example",
        Some("rahasia"),
        "a@sigap.example",
        None
    ));
    assert!(!with(
        "smtp+plain://sigap@localhost",
        Some("rahasia"),
        "a@sigap.example",
        None
    ));
    assert!(!with("smtps://surat.example", None, "sigap", None));
    assert!(!with(
        "smtps://surat.example",
        None,
        "a@sigap.example",
        Some(b"no certificate")
    ));
}

#[test]
fn whatever_is_told_has_words_in_both_languages() {
    let mut texts = pack::text::Texts::default();
    for (lang, path, words) in portal::words::WORDS {
        texts.add(lang, Owner::Portal, path, words).unwrap();
    }
    for kind in TOLD {
        for lang in Lang::ALL {
            for key in [
                format!("mail-event-{kind}"),
                format!("account-event-{kind}"),
            ] {
                assert!(texts.has(lang, &Owner::Portal, &key), "{lang:?} {key}");
            }
        }
    }
}
