//! Letters through a real server of mail, Debian's `aiosmtpd`, which delivers into a folder: with TLS after the greeting and from the
//! first byte on.

use super::contacts::{SRI, added, worded};
use super::letters::waiting;
use super::passkeys::{made, morning, signed};
use super::{Room, opened, rest};
use crate::authenticator::Authenticator;
use app::account::recovery::keep;
use app::mail::{Mailer, Server};
use base::{Assurance, Lang};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server of mail as a process. A shell stands beside it and waits for its own input to end, which it does however the test
/// ends: then it stops the server by its process number.
struct Office {
    _shell: Child,
    port: u16,
    folder: PathBuf,
    certificate: String,
}

const SCRIPT: &str = r#"
trap '' INT TERM HUP
/usr/bin/python3 -m aiosmtpd -n -c aiosmtpd.handlers.Mailbox "$@" </dev/null >/dev/null 2>&1 &
server=$!
cat >/dev/null
# What the shell ignores, its child ignores too, but for this.
kill -KILL "$server"
"#;

const STARTTLS: [&str; 2] = ["--tlscert", "--tlskey"];
const FROM_THE_START: [&str; 2] = ["--smtpscert", "--smtpskey"];

impl Office {
    fn open(room: &Path, tls: [&str; 2]) -> Self {
        let key = rcgen::KeyPair::generate().unwrap();
        let names = vec!["localhost".to_owned()];
        let made = rcgen::CertificateParams::new(names).unwrap();
        let certificate = made.self_signed(&key).unwrap().pem();
        let folder = room.join(format!("surat{}", tls[0]));
        std::fs::create_dir_all(room).unwrap();
        let (cert, secret) = (room.join("surat.pem"), room.join("surat.key"));
        std::fs::write(&cert, &certificate).unwrap();
        std::fs::write(&secret, key.serialize_pem()).unwrap();
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let shell = Command::new("sh")
            .args(["-c", SCRIPT, "sh", "-l", &format!("127.0.0.1:{port}")])
            .arg(tls[0])
            .arg(cert)
            .arg(tls[1])
            .arg(secret)
            // Where letters go is what its handler is told.
            .arg(&folder)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                began.elapsed() < Duration::from_secs(20),
                "aiosmtpd does not start; script/setup installs it"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        Self {
            _shell: shell,
            port,
            folder,
            certificate,
        }
    }

    fn mailer(&self, scheme: &str, roots: Option<&str>) -> Mailer {
        let server = Server {
            url: &format!("{scheme}://localhost:{}", self.port),
            from: "Sigap <jangan-balas@sigap.example>",
            password: None,
            roots: roots.map(str::as_bytes),
        };
        Mailer::smtp(&server).unwrap()
    }

    /// What lies in the folder.
    fn letters(&self) -> Vec<String> {
        let Ok(files) = std::fs::read_dir(self.folder.join("new")) else {
            return Vec::new();
        };
        let files = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        files.collect()
    }
}

#[tokio::test]
async fn a_real_server_delivers_a_letter_that_came_by_tls_and_one_that_proves_nothing_gets_none() {
    let (room, now) = (Room::new("post-office"), morning());
    let mut app = Box::pin(opened(&room, worded(), now)).await;
    app.mail = Some(Mailer::kept());
    let session = signed(&app, now).await;
    let mut device = Authenticator::new("http://localhost");
    made(&app, session, &mut device, now).await.unwrap();
    added(&app, session, (SRI, Lang::En), now).await;
    let mut at = now;
    for (tls, scheme) in [(STARTTLS, "smtp"), (FROM_THE_START, "smtps")] {
        let office = Office::open(&room.0.join(scheme), tls);
        at = at.plus_seconds(3_600);
        app.mail = Some(office.mailer(scheme, None));
        keep(&app, (session, Assurance::High), at).await.unwrap();
        rest(&app, at).await;
        assert_eq!(waiting(&app).await, ["letter mail-untrusted"], "{scheme}");
        assert!(office.letters().is_empty());

        app.mail = Some(office.mailer(scheme, Some(&office.certificate)));
        rest(&app, at.plus_seconds(10)).await;
        assert!(waiting(&app).await.is_empty(), "{:?}", waiting(&app).await);
        let letters = office.letters();
        assert_eq!(letters.len(), 1, "{letters:?}");
        for part in [
            "X-RcptTo: sri@contoh.example",
            "X-MailFrom: jangan-balas@sigap.example",
            "Subject: Sigap: New recovery codes were made for your account",
            "We never ask for a code or a password by e-mail.",
        ] {
            assert!(letters[0].contains(part), "{part} in {}", letters[0]);
        }
    }
}
