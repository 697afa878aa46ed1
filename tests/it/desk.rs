//! A whole demo country as another process: started, visited, killed and started again on the same folder.

mod account;
mod browser;
mod form;
mod live;
mod log;
mod storage;

pub(crate) use browser::{Browser, Page};
pub(crate) use form::{Answers, PNG};
pub(crate) use live::Live;
pub(crate) use storage::{Storage, Watch};

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

pub(crate) const SRI: &str = "3273024105949001";
/// What an officer types from her card, and from what she says.
pub(crate) const SRIS_PAPERS: [(&str, &str); 2] = [("nik", SRI), ("ibu", "wahyuningsih")];
pub(crate) const BUDI: &str = "3273021209919001";
pub(crate) const DEWI: &str = "3573025703929001";
pub(crate) const AGUS: &str = "3573020212899001";

const PACK: &str = "packs/indonesia";
/// How long anything may take that happens by itself.
const PATIENCE: Duration = Duration::from_mins(2);

/// What kind of country it is.
#[derive(Clone)]
pub(crate) struct Options {
    pub(crate) residents: u32,
    /// How many of a thousand couples have a newborn.
    pub(crate) newborns: u32,
    pub(crate) pages_max: Option<i64>,
    /// Of how many files a folder is made.
    pub(crate) files: u16,
    /// Requests of a program within a minute.
    pub(crate) api_per_minute: Option<u32>,
    pub(crate) pack: PathBuf,
    /// Settings of the validator to run, where it is one of several.
    pub(crate) ledger: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            residents: 300,
            newborns: 120,
            pages_max: None,
            files: storage::FILES,
            api_per_minute: None,
            pack: PathBuf::from(PACK),
            ledger: None,
        }
    }
}

/// A running portal with its registers; killed when the test ends.
pub(crate) struct Desk {
    child: Child,
    pub(crate) address: String,
    /// Where the facility-birth register listens.
    pub(crate) register: String,
    /// Where the simulated bank listens.
    pub(crate) bank: String,
    /// The process of the simulated face match.
    pub(crate) face: String,
    pub(crate) data: PathBuf,
    pub(crate) storage: Storage,
    /// Programs that may use the API, each with its secret.
    pub(crate) clients: Vec<(String, String)>,
    /// Sites that people sign in to, each with its secret.
    pub(crate) sites: Vec<(String, String)>,
}

impl Desk {
    /// A fresh country of 300 people.
    pub(crate) fn open() -> Self {
        Self::open_with(&Options::default())
    }

    pub(crate) fn open_with(options: &Options) -> Self {
        Self::run(Self::fresh(), Storage::new(), options)
    }

    /// A fresh country with its database there.
    pub(crate) fn open_on(storage: Storage) -> Self {
        Self::run(Self::fresh(), storage, &Options::default())
    }

    /// A folder for a country.
    fn fresh() -> PathBuf {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("sigap-desk-{}-{count}", std::process::id());
        let data = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&data);
        data
    }

    fn run(data: PathBuf, storage: Storage, options: &Options) -> Self {
        let (residents, newborns) = (options.residents.to_string(), options.newborns.to_string());
        // A country that stands is opened as it is.
        let new: &[&str] = if data.exists() {
            &[]
        } else {
            &[
                "--seed",
                "7",
                "--residents",
                &residents,
                "--newborns",
                &newborns,
            ]
        };
        let files = storage.made_of(options.files);
        let files = files.filter(|_| !new.is_empty());
        let full = options
            .pages_max
            .map(|pages| format!("--pages-max={pages}"));
        let limit = options
            .api_per_minute
            .map(|most| format!("--api-per-minute={most}"));
        let ledger = options.ledger.as_ref();
        let ledger = ledger.map(|file| format!("--ledger={}", file.display()));
        let mut child = sigap()
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(&data)
            .args(storage.words())
            .args(files)
            .args(new)
            .arg("--pack")
            .arg(&options.pack)
            .args(full)
            .args(limit)
            .args(ledger)
            .env("SIGAP_MISBEHAVE", "1")
            .env("SIGAP_LOG", LOG)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log_file(&data))
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said = Said::before_it_listens(&mut lines);
        // Somebody has to read on, or a full pipe would hold the program up.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            child,
            address: said.address,
            register: said.register,
            bank: said.bank,
            face: said.face,
            data,
            storage,
            clients: said.clients,
            sites: said.sites,
        }
    }

    /// What the program wrote into its log, through all its starts.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(log_path(&self.data)).unwrap()
    }

    /// Kills the program, as a power cut would.
    pub(crate) fn kill(&mut self) {
        let _ = self.child.kill();
        self.child.wait().unwrap();
    }

    /// The same country once more, after a kill.
    pub(crate) fn again(self) -> Self {
        self.again_with(&Options::default())
    }

    /// The same country once more, with something done to its files while it stands still.
    pub(crate) fn again_after(mut self, change: impl FnOnce(&Self)) -> Self {
        self.kill();
        change(&self);
        let storage = self.storage.clone();
        Self::run(std::mem::take(&mut self.data), storage, &Options::default())
    }

    /// The same country once more, with its database there.
    pub(crate) fn again_on(mut self, storage: Storage) -> Self {
        self.kill();
        Self::run(std::mem::take(&mut self.data), storage, &Options::default())
    }

    pub(crate) fn again_with(mut self, options: &Options) -> Self {
        self.kill();
        let storage = self.storage.clone();
        Self::run(std::mem::take(&mut self.data), storage, options)
    }

    /// What the audit says about everything stored, once the program is stopped.
    pub(crate) fn audit(mut self) -> String {
        self.kill();
        let told = sigap()
            .args(["audit", "--data"])
            .arg(&self.data)
            .args(self.storage.words())
            .output()
            .unwrap();
        let words = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(
            told.status.success(),
            "{words}{}",
            String::from_utf8_lossy(&told.stderr)
        );
        words
    }

    /// The same country under a pack whose service says `new` where it said `old`.
    pub(crate) fn again_under(self, old: &str, new: &str) -> Self {
        self.again_edited(&[("service.toml", old, new)])
    }

    /// The same with several edits of the service: file, what it said, and what it says now.
    pub(crate) fn again_edited(mut self, edits: &[(&str, &str, &str)]) -> Self {
        self.kill();
        let data = std::mem::take(&mut self.data);
        let pack = data.join("pack");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(PACK);
        let copied = Command::new("cp").arg("-r").arg(from).arg(&pack).status();
        assert!(copied.unwrap().success());
        for (file, old, new) in edits {
            let file = pack.join("services/akta-lahir").join(file);
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(text.contains(old), "{old}");
            std::fs::write(file, text.replacen(old, new, 1)).unwrap();
        }
        Self::run(
            data,
            self.storage.clone(),
            &Options {
                pack,
                ..Options::default()
            },
        )
    }

    /// The same visitor, at the address where the program listens now.
    pub(crate) fn with_session(&self, before: &Browser) -> Browser {
        let Browser { cookie, token, .. } = before.clone();
        Browser {
            cookie,
            token,
            ..self.guest()
        }
    }

    pub(crate) fn guest(&self) -> Browser {
        Browser::new(&self.address)
    }

    /// Somebody signed in, by their population number.
    pub(crate) fn resident(&self, nik: &str) -> Browser {
        let mut browser = self.guest();
        let page = browser.post("/demo/sign-in", &[("nik", nik)]);
        assert_eq!(page.status, 200, "{nik}: {}", page.text());
        browser.token = page.json()["csrf"].as_str().unwrap().to_owned();
        browser
    }

    /// An officer signed in through the page, with the token its forms carry.
    pub(crate) fn officer(&self, id: &str) -> Browser {
        let mut browser = self.guest();
        let page = browser.post("/demo/masuk", &[("officer", id)]);
        assert_eq!(page.location(), "/petugas");
        browser.token = browser.get("/petugas").hidden("csrf");
        browser
    }

    /// Makes the facility-birth register answer like this from now on.
    pub(crate) fn register_is(&self, mode: &str) {
        let token = std::fs::read_to_string(self.data.join("keys/facility.token")).unwrap();
        let body = format!("{{\"mode\":\"{mode}\"}}");
        let bearer = format!("Bearer {token}");
        let head = [
            ("Authorization", bearer.as_str()),
            ("Content-Type", "application/json"),
        ];
        let mut system = Browser::new(&self.register);
        let page = system.send("POST", "/v1/test/behaviour", &head, body.as_bytes());
        assert_eq!(page.status, 200, "{}", page.text());
    }

    /// Pages of the largest file of its folder.
    pub(crate) fn pages(&self) -> i64 {
        Storage::pages(&self.data)
    }

    /// Says whether anything is written from now on. What was done before is recorded first, since that writes, too.
    pub(crate) fn watch(&self) -> Watch {
        until("everything to be recorded", || {
            (self.count(UNRECORDED) == 0).then_some(())
        });
        self.storage.watch(&self.data)
    }

    /// Changes the database beside the program: what a fault or an intruder might do to it.
    pub(crate) fn change(&self, sql: &str) {
        self.storage.change(&self.data, sql);
    }

    /// From now on every effect meets a fault; what a person is told is durable before that.
    pub(crate) fn hold_effects(&self) {
        self.storage.hold_effects(&self.data);
    }

    pub(crate) fn let_effects_go(&self) {
        self.storage.let_effects_go(&self.data);
    }

    /// One number out of the database.
    pub(crate) fn count(&self, sql: &str) -> i64 {
        self.storage.count(&self.data, sql)
    }

    /// Where the files of the database lie.
    pub(crate) fn stored(&self) -> PathBuf {
        self.storage.folder(&self.data)
    }
}

/// What a demo says on its way up.
#[derive(Default)]
struct Said {
    address: String,
    register: String,
    bank: String,
    face: String,
    clients: Vec<(String, String)>,
    sites: Vec<(String, String)>,
}

impl Said {
    fn before_it_listens(lines: &mut impl Iterator<Item = std::io::Result<String>>) -> Self {
        let mut said = Self::default();
        let first = |rest: &str| rest.split(' ').next().unwrap().to_owned();
        for line in lines.map(Result::unwrap) {
            if let Some(rest) = line.strip_prefix("facility-birth register: http://") {
                said.register = first(rest);
            }
            if let Some(rest) = line.strip_prefix("simulated bank: http://") {
                said.bank = first(rest);
            }
            if let Some(rest) = line.strip_prefix("simulated face match: ") {
                let process = rest.rsplit_once("(process ").unwrap().1;
                process.trim_end_matches(')').clone_into(&mut said.face);
            }
            if let Some(rest) = line.strip_prefix("  client ") {
                let mut words = rest.split_whitespace();
                let client = words.next().unwrap().to_owned();
                said.clients
                    .push((client, words.nth(1).unwrap().to_owned()));
            }
            if let Some(rest) = line.strip_prefix("  site ") {
                let mut words = rest.split_whitespace();
                let site = words.next().unwrap().to_owned();
                said.sites.push((site, words.nth(1).unwrap().to_owned()));
            }
            if let Some(rest) = line.strip_prefix("listening on http://") {
                rest.clone_into(&mut said.address);
                return said;
            }
        }
        panic!("the demo stopped before it listened")
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if !self.data.as_os_str().is_empty() && !std::thread::panicking() {
            if matches!(self.storage, Storage::Folder) {
                // Whatever a test did, every row lies where its bucket says.
                assert_eq!(Storage::misplaced(&self.data), Vec::<String>::new());
            }
            // Nor did it tell its log about anybody.
            assert_eq!(log::secrets(&self.log()), Vec::<String>::new());
            let _ = std::fs::remove_file(log_path(&self.data));
            let _ = std::fs::remove_dir_all(&self.data);
            self.storage.remove();
        }
    }
}

/// All that our own code ever says; the log is searched for what must not stand in it.
const LOG: &str = "warn,sigap=trace,app=trace,portal=trace,store=trace,identity=trace";

/// What waits for its number in the audit log, or for an anchor over it, and what waits for the ledger.
const UNRECORDED: &str = "SELECT (SELECT count(*) FROM outbox WHERE kind = 'did') \
     + (SELECT count(*) FROM did WHERE ledger IS NULL) + (SELECT count(*) FROM leaf) \
     + (SELECT count(*) FROM access WHERE commitment IS NOT NULL) \
     - (SELECT coalesce(max(size), 0) FROM anchor)";

fn log_path(data: &Path) -> PathBuf {
    data.with_extension("log")
}

fn log_file(data: &Path) -> Stdio {
    let mut file = std::fs::OpenOptions::new();
    let file = file.create(true).append(true).open(log_path(data));
    Stdio::from(file.unwrap())
}

/// The program itself, in the folder where the pack lies.
pub(crate) fn sigap() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sigap"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
    command
}

/// Waits for something that happens by itself.
pub(crate) fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "waited too long for {what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}
