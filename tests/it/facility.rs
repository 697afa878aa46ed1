//! The facility register as another program: started, asked, killed, made to misbehave.

use app::registry::remote::{Remote, Unavailable};
use base::{Record, Value};
use pack::model::Register;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const TOKEN: &str = "a-token-for-tests-only";
const MOTHER: &str = "3273014105940001";
const OTHER: &str = "3273014206950002";

/// A running register; killed when the test ends.
struct Ward {
    child: Child,
    base: String,
    data: PathBuf,
}

impl Ward {
    fn start(name: &str, more: &[&str]) -> Self {
        let data = std::env::temp_dir().join(format!("sigap-ward-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&data);
        std::fs::create_dir_all(&data).unwrap();
        std::fs::write(data.join("token"), TOKEN).unwrap();
        std::fs::write(data.join("births.jsonl"), births()).unwrap();
        Self::run(data, more)
    }

    fn run(data: PathBuf, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sigap"))
            .args(["register", "kelahiran-faskes", "--listen", "127.0.0.1:0"])
            .args(["--stop-with-input", "--data"])
            .arg(&data)
            .arg("--token-file")
            .arg(data.join("token"))
            .args(more)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let base = line.trim().rsplit(' ').next().unwrap().to_owned();
        Self { child, base, data }
    }

    fn again(mut self) -> Self {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        Self::run(self.data.clone(), &[])
    }

    fn remote(&self) -> Remote {
        Remote::new(&self.base, TOKEN).unwrap()
    }

    /// Sends one request with a plain socket, as a stranger would. Returns the whole answer.
    fn raw(&self, head: &str, body: &str) -> String {
        use std::io::{Read, Write};
        let address = self.base.strip_prefix("http://").unwrap();
        let mut socket = std::net::TcpStream::connect(address).unwrap();
        let length = body.len();
        write!(
            socket,
            "{head}\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).unwrap();
        answer
    }

    fn behave(&self, mode: &str) -> String {
        let head = format!("POST /v1/test/behaviour HTTP/1.1\r\nAuthorization: Bearer {TOKEN}");
        self.raw(&head, &format!("{{\"mode\":\"{mode}\"}}"))
    }
}

impl Drop for Ward {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn births() -> String {
    [(MOTHER, "A-1"), (OTHER, "B-1")]
        .map(|(mother, key)| {
            let record = serde_json::json!({
                "birth_id": key, "mother_nik": mother, "facility": "RSIA Melati", "facility_area": "3273",
                "birth_date": "2026-11-01", "birth_time": "20:41", "sex": "P", "birth_order": 1, "multiple": 1,
                "weight_gram": 3100, "attendant": "midwife",
            });
            let line = serde_json::json!({
                "subject": mother, "key": key, "version": 1, "known_from": 1, "record": record,
            });
            format!("{line}\n")
        })
        .concat()
}

fn register() -> Register {
    let file = "packs/indonesia/registers/kelahiran-faskes/register.toml";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn number(number: &str) -> Record {
    Record::from([("registered_number", Value::text(number))])
}

#[tokio::test]
async fn a_notice_is_shown_afterwards_and_survives_a_kill() {
    let ward = Ward::start("notice", &[]);
    let remote = ward.remote();
    let before = remote.records(&register(), MOTHER).await.unwrap();
    assert_eq!((before.len(), before[0].version), (1, 1));
    for _ in 0..2 {
        remote
            .notify("case-1", "A-1", &number("AL-1"))
            .await
            .unwrap();
    }
    let other = remote.notify("case-1", "A-1", &number("AL-2")).await;
    assert_eq!(other, Err(Unavailable::Refused(409)));
    let nowhere = remote.notify("case-2", "Z-9", &number("AL-2")).await;
    assert_eq!(nowhere, Err(Unavailable::Refused(404)));

    let ward = ward.again();
    let after = ward.remote().records(&register(), MOTHER).await.unwrap();
    assert_eq!(after[0].version, 2);
    assert_eq!(after[0].record.text("registered_number"), Some("AL-1"));
    let nobody = ward.remote().records(&register(), "3273014105949999").await;
    assert_eq!(nobody, Ok(Vec::new()));
}

#[tokio::test]
async fn a_register_that_is_slow_down_or_wrong_is_unavailable_and_says_nothing_about_people() {
    let ward = Ward::start("wrong", &["--allow-misbehaviour"]);
    let register = register();
    let cases = [
        ("lie", Unavailable::Lied("a record of somebody else")),
        (
            "garbage",
            Unavailable::Lied("the answer is not of the agreed form"),
        ),
        ("down", Unavailable::Failed(503)),
        ("slow", Unavailable::Late),
    ];
    for (mode, expected) in cases {
        assert!(ward.behave(mode).starts_with("HTTP/1.1 200"), "{mode}");
        let start = Instant::now();
        let answer = ward.remote().records(&register, MOTHER).await;
        assert_eq!(answer, Err(expected), "{mode}");
        assert!(start.elapsed() < Duration::from_millis(900), "{mode}");
    }
    ward.behave("ok");
    assert!(ward.remote().records(&register, MOTHER).await.is_ok());
}

#[tokio::test]
async fn a_register_that_stopped_is_left_alone_after_five_tries_and_found_again_later() {
    let ward = Ward::start("breaker", &["--allow-misbehaviour"]);
    let register = register();
    let remote = ward.remote();
    ward.behave("down");
    for _ in 0..5 {
        let answer = remote.records(&register, MOTHER).await;
        assert_eq!(answer, Err(Unavailable::Failed(503)));
    }
    assert_eq!(
        remote.records(&register, MOTHER).await,
        Err(Unavailable::Resting)
    );
    ward.behave("ok");
    tokio::time::sleep(Duration::from_millis(2100)).await;
    assert!(remote.records(&register, MOTHER).await.is_ok());
}

#[tokio::test]
async fn without_the_token_there_is_no_answer_and_misbehaviour_is_off_by_default() {
    let ward = Ward::start("token", &[]);
    let stranger = Remote::new(&ward.base, "another-token-entirely").unwrap();
    let answer = stranger.records(&register(), MOTHER).await;
    assert_eq!(answer, Err(Unavailable::Refused(401)));
    assert!(ward.behave("down").starts_with("HTTP/1.1 404"));
    let health = ward.raw("GET /v1/health HTTP/1.1", "");
    assert!(health.starts_with("HTTP/1.1 200"));
    let long = "x".repeat(20_000);
    let head = format!("POST /v1/notify HTTP/1.1\r\nAuthorization: Bearer {TOKEN}");
    assert!(ward.raw(&head, &long).starts_with("HTTP/1.1 413"));
    assert!(ward.raw(&head, "{\"id\":1}").starts_with("HTTP/1.1 400"));
}

#[test]
fn a_register_stops_when_the_program_that_started_it_is_gone() {
    let mut ward = Ward::start("orphan", &[]);
    drop(ward.child.stdin.take());
    assert!(ward.child.wait().unwrap().success());
}
