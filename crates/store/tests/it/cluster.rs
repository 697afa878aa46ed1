//! A PostgreSQL server for one run of the tests: Debian's, as somebody who is not root, in a folder of its own.
//!
//! A shell stands beside it and waits for its own input to end, which it does however the tests end: then it stops the
//! server by its process number and removes the folder.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Mutex, OnceLock};

/// A running server. Everybody on this machine who may see its folder may use it.
pub(crate) struct Cluster {
    programs: PathBuf,
    /// Where its socket lies.
    folder: PathBuf,
    port: u16,
    shell: Mutex<Shell>,
    next: AtomicU32,
}

struct Shell {
    _child: Child,
    said: BufReader<ChildStdout>,
    told: ChildStdin,
}

const SCRIPT: &str = r#"
set -eu
# Who stops the tests by a signal stops them alone; what is left is cleared when their end of the pipe closes.
trap '' INT TERM HUP
programs=$1 port=$2
umask 077
folder=$(mktemp -d "${TMPDIR:-/tmp}/sigap-postgres-XXXXXX")
cd "$folder"
server=
clear() {
    [ -z "$server" ] || { kill -QUIT "$server" && wait "$server"; } 2>/dev/null || true
    cd /
    rm -rf "$folder"
}
trap clear EXIT
"$programs/initdb" -D data -U sigap -E UTF8 --locale=C --no-sync --auth-local=trust --auth-host=scram-sha-256 >log 2>&1
start() {
    "$programs/postgres" -D data -k "$folder" -h 127.0.0.1 -p "$port" -c max_connections=300 -c shared_buffers=64MB \
        -c fsync=on -c synchronous_commit=on -c autovacuum=off -c max_wal_size=4GB -c checkpoint_timeout=1h \
        -c unix_socket_permissions=0700 >>log 2>&1 </dev/null &
    server=$!
    until "$programs/pg_isready" -q -h "$folder" -p "$port"; do kill -0 "$server"; sleep 0.05; done
    echo "$folder"
}
start
while read -r word; do
    case $word in
        crash) kill -QUIT "$server"; wait "$server" || true; echo "$folder" ;;
        start) start ;;
    esac
done
"#;

impl Cluster {
    /// The one all tests share, each with databases of its own.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// One that a test may stop and start.
    pub(crate) fn start() -> Self {
        let programs = programs();
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let mut child = unprivileged("sh")
            .args(["-c", SCRIPT, "sh"])
            .arg(&programs)
            .arg(port.to_string())
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut shell = Shell {
            said: BufReader::new(child.stdout.take().unwrap()),
            told: child.stdin.take().unwrap(),
            _child: child,
        };
        let folder = shell.line();
        assert!(!folder.is_empty(), "PostgreSQL does not start");
        Self {
            programs,
            folder: PathBuf::from(folder),
            port,
            shell: Mutex::new(shell),
            next: AtomicU32::new(0),
        }
    }

    /// A new database; gives its name.
    pub(crate) fn database(&self) -> String {
        let name = format!("test{}", self.next.fetch_add(1, Relaxed));
        let made = self.program("createdb").arg(&name).status();
        assert!(made.unwrap().success(), "createdb {name}");
        name
    }

    /// How the program reaches a database.
    pub(crate) fn url(&self, database: &str) -> String {
        let folder = self.folder.to_str().unwrap().replace('/', "%2F");
        format!("postgres://sigap@{folder}:{}/{database}", self.port)
    }

    /// How somebody with a password would.
    pub(crate) fn url_with_password(&self, user: &str, password: &str, database: &str) -> String {
        format!(
            "postgres://{user}:{password}@127.0.0.1:{}/{database}",
            self.port
        )
    }

    /// Takes a database away, whoever still uses it.
    pub(crate) fn remove(&self, database: &str) {
        let gone = self.program("dropdb").args(["--force", database]).status();
        assert!(gone.unwrap().success(), "dropdb {database}");
    }

    /// Everything the server keeps lies below it.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs SQL and gives what it answers, one line for each row.
    pub(crate) fn sql(&self, database: &str, sql: &str) -> String {
        let quiet = [
            "-X",
            "-q",
            "-A",
            "-t",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            database,
            "-c",
            sql,
        ];
        let answer = self.program("psql").args(quiet).output().unwrap();
        let wrong = String::from_utf8_lossy(&answer.stderr);
        assert!(answer.status.success(), "{sql}: {wrong}");
        String::from_utf8(answer.stdout).unwrap().trim().to_owned()
    }

    /// Ends the server as a power cut would: nothing is finished, nothing is said.
    pub(crate) fn crash(&self) {
        self.shell.lock().unwrap().tell("crash");
    }

    pub(crate) fn start_again(&self) {
        self.shell.lock().unwrap().tell("start");
    }

    /// Everything the server wrote down.
    pub(crate) fn log(&self) -> String {
        String::from_utf8_lossy(&std::fs::read(self.folder.join("log")).unwrap()).into_owned()
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.arg("-h").arg(&self.folder);
        command.args(["-p", &self.port.to_string(), "-U", "sigap"]);
        command
    }
}

impl Shell {
    fn tell(&mut self, word: &str) {
        writeln!(self.told, "{word}").unwrap();
        self.line();
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }
}

/// Where Debian puts the newest server.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    let programs = versions.map(|version| version.unwrap().path().join("bin"));
    let newest = programs.filter(|bin| bin.join("initdb").exists()).max();
    newest.unwrap_or_else(|| panic!("PostgreSQL is not here: script/setup test installs it"))
}

/// The server refuses root, so that root becomes somebody else.
fn unprivileged(program: &str) -> Command {
    let id = Command::new("id").arg("-u").output().unwrap();
    if id.stdout != b"0\n" {
        return Command::new(program);
    }
    let users = std::fs::read_to_string("/etc/passwd").unwrap();
    let named = |name: &str| {
        users
            .lines()
            .any(|line| line.starts_with(&format!("{name}:")))
    };
    let (user, group) = if named("postgres") {
        ("postgres", "postgres")
    } else {
        ("nobody", "nogroup")
    };
    let mut command = Command::new("setpriv");
    command.args(["--reuid", user, "--regid", group, "--clear-groups", "--"]);
    command.arg(program);
    command
}
