//! A bank in a process of its own, and an ear that it tells about payments.

use app::payment::{Bank, Bill, Merchant, Secret};
use base::{PaymentReference, Rupiah, Timestamp};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const SECRET: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
/// A busy machine may need this long for what takes a tenth of a second.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) fn secret() -> Secret {
    Secret::parse(SECRET).unwrap()
}

pub(super) fn reference(n: u8) -> PaymentReference {
    PaymentReference::parse(&format!("0123144680340{n}")).unwrap()
}

pub(super) fn bill(n: u8) -> Bill {
    Bill {
        reference: reference(n),
        amount: Rupiah(350_000),
        payable_until: Timestamp::parse_rfc3339_micros("2099-12-31T16:59:59.000000Z").unwrap(),
        payee: "Samsat Contoh".to_owned(),
        description: "Pajak kendaraan bermotor".to_owned(),
    }
}

/// Waits until something holds.
pub(super) fn soon(mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < PATIENCE, "it never came true");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Listens as an instance would: keeps what it hears, answers 200 unless told otherwise.
pub(super) struct Ear {
    address: String,
    heard: Arc<Mutex<Vec<Vec<u8>>>>,
    answers: Arc<Mutex<VecDeque<u16>>>,
}

impl Ear {
    pub(super) fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let ear = Self {
            address: listener.local_addr().unwrap().to_string(),
            heard: Arc::default(),
            answers: Arc::default(),
        };
        let (heard, answers) = (Arc::clone(&ear.heard), Arc::clone(&ear.answers));
        std::thread::spawn(move || {
            for socket in listener.incoming() {
                let Ok(socket) = socket else { break };
                let status = answers.lock().unwrap().pop_front().unwrap_or(200);
                if let Some(body) = hear(socket, status) {
                    heard.lock().unwrap().push(body);
                }
            }
        });
        ear
    }

    /// What is answered to the next ones.
    pub(super) fn answer(&self, statuses: &[u16]) {
        self.answers.lock().unwrap().extend(statuses);
    }

    pub(super) fn count(&self) -> usize {
        self.heard.lock().unwrap().len()
    }

    /// Waits until so many were heard.
    pub(super) fn heard(&self, count: usize) -> Vec<Vec<u8>> {
        soon(|| self.count() >= count);
        self.heard.lock().unwrap().clone()
    }
}

fn hear(socket: TcpStream, status: u16) -> Option<Vec<u8>> {
    let mut reader = BufReader::new(socket);
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim().to_ascii_lowercase();
        if let Some(given) = line.strip_prefix("content-length:") {
            length = given.trim().parse().ok()?;
        }
        if line.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let socket = reader.get_mut();
    write!(
        socket,
        "HTTP/1.1 {status} x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    Some(body)
}

/// One answer of the bank.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: String,
}

/// A running bank; killed when the test ends.
pub(super) struct House {
    child: Child,
    base: String,
    data: PathBuf,
    callback: String,
}

impl House {
    pub(super) fn start(name: &str, ear: &Ear) -> Self {
        let data = std::env::temp_dir().join(format!("sigap-bank-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&data);
        std::fs::create_dir_all(&data).unwrap();
        let file = data.join("secret");
        std::fs::write(&file, SECRET).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        Self::run(data, format!("http://{}/bayar/kabar", ear.address))
    }

    fn run(data: PathBuf, callback: String) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sigap"))
            .args(["bank", "--listen", "127.0.0.1:0", "--stop-with-input"])
            .arg("--data")
            .arg(&data)
            .arg("--secret-file")
            .arg(data.join("secret"))
            .args(["--callback", &callback])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let base = line.trim().rsplit(' ').next().unwrap().to_owned();
        Self {
            child,
            base,
            data,
            callback,
        }
    }

    /// Kills the process without waiting, while others still talk to it.
    pub(super) fn kill_now(&self) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-9", &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// The same bank after a kill at this instant.
    pub(super) fn again_after_kill(mut self) -> Self {
        self.kill();
        let (data, callback) = (self.data.clone(), self.callback.clone());
        // The folder is still wanted.
        self.data = PathBuf::new();
        Self::run(data, callback)
    }

    pub(super) fn orphaned(&mut self) -> bool {
        drop(self.child.stdin.take());
        self.child.wait().unwrap().success()
    }

    pub(super) fn bank(&self) -> Bank {
        self.bank_with(secret())
    }

    pub(super) fn bank_with(&self, secret: Secret) -> Bank {
        Bank::new(&self.base, secret, merchant(), None).unwrap()
    }

    /// What a form to pay bill `n` says, with a fresh token.
    pub(super) fn form(&self, n: u8, more: &str) -> String {
        let account = self.bank().account(&reference(n));
        let page = self.get(&format!("/bayar?va={account}")).body;
        let token = page
            .split("name=\"form\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        // A bill that is closed has the form for tests only.
        format!("va={account}&form={}{more}", token.unwrap())
    }

    /// Sends a form and returns the number of the payment.
    pub(super) fn send(&self, form: &str) -> String {
        self.try_send(form).expect("the bank takes it")
    }

    pub(super) fn try_send(&self, form: &str) -> Option<String> {
        let answer = self.exchange("POST /bayar", FORM, form)?;
        let (_, to) = answer.head.split_once("location: /pembayaran/")?;
        Some(to.lines().next()?.to_owned())
    }

    pub(super) fn pay(&self, n: u8, more: &str) -> String {
        self.send(&self.form(n, more))
    }

    pub(super) fn again(&self, bank_id: &str) {
        let answer = self.exchange(&format!("POST /pembayaran/{bank_id}/kabar"), FORM, "");
        assert_eq!(answer.unwrap().status, 303);
    }

    pub(super) fn receipt(&self, bank_id: &str) -> String {
        self.get(&format!("/pembayaran/{bank_id}")).body
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.exchange(&format!("GET {path}"), "", "").unwrap()
    }

    pub(super) fn post(&self, form: &str) -> Answer {
        self.exchange("POST /bayar", FORM, form).unwrap()
    }

    /// Sends one request with a plain socket, as anybody could. `None` when the bank is gone.
    pub(super) fn exchange(&self, what: &str, headers: &str, body: &str) -> Option<Answer> {
        let address = self.base.strip_prefix("http://").unwrap();
        let mut socket = TcpStream::connect(address).ok()?;
        let length = body.len();
        write!(
            socket,
            "{what} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
        )
        .ok()?;
        let mut text = String::new();
        socket.read_to_string(&mut text).ok()?;
        let (head, body) = text.split_once("\r\n\r\n")?;
        Some(Answer {
            status: head.get(9..12)?.parse().ok()?,
            head: head.to_owned(),
            body: body.to_owned(),
        })
    }
}

const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

impl Drop for House {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if !self.data.as_os_str().is_empty() {
            let _ = std::fs::remove_dir_all(&self.data);
        }
    }
}

fn merchant() -> Merchant {
    Merchant {
        national_id: "ID0000000000000".to_owned(),
        criteria: "UBE".to_owned(),
        name: "SIGAP CONTOH".to_owned(),
        city: "JAKARTA".to_owned(),
        postal_code: None,
        company: "9999".to_owned(),
    }
}
