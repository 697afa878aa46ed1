//! The programs of others, each as a process of its own, started and stopped with the demo.

use anyhow::{Context, ensure};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdin, Command};

/// A running program beside the demo. It stops when this is dropped: its standard input ends.
pub(crate) struct Neighbour {
    pub(crate) name: &'static str,
    pub(crate) address: String,
    pub(crate) process: u32,
    child: Child,
    /// Open as long as this is; waiting for the process must not close it.
    _input: ChildStdin,
}

/// How long a program may take to say where it listens.
const START_MAX: Duration = Duration::from_secs(30);

/// Starts the facility-birth register over the files in `data`.
pub(crate) async fn facility(data: &Path, token_file: &Path) -> anyhow::Result<Neighbour> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .args(["register", "kelahiran-faskes"])
        .arg("--data")
        .arg(data)
        .arg("--token-file")
        .arg(token_file)
        .args(std::env::var_os("SIGAP_MISBEHAVE").map(|_| "--allow-misbehaviour"));
    start("facility-birth register", command).await
}

/// Starts the simulated bank, which tells `callback` about payments.
pub(crate) async fn bank(
    data: &Path,
    secret_file: &Path,
    callback: &str,
) -> anyhow::Result<Neighbour> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .arg("bank")
        .arg("--data")
        .arg(data)
        .arg("--secret-file")
        .arg(secret_file)
        .args(["--callback", callback]);
    start("simulated bank", command).await
}

/// Starts the simulated face-match service.
pub(crate) async fn face(secret_file: &Path) -> anyhow::Result<Neighbour> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("face").arg("--secret-file").arg(secret_file);
    start("simulated face match", command).await
}

async fn start(name: &'static str, mut command: Command) -> anyhow::Result<Neighbour> {
    let mut child = command
        .args(["--listen", "127.0.0.1:0", "--stop-with-input"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("the {name} does not start"))?;
    let input = child.stdin.take().context("a child has an input")?;
    let out = child.stdout.take().context("a child has an output")?;
    let mut lines = BufReader::new(out).lines();
    let line = tokio::time::timeout(START_MAX, lines.next_line()).await;
    let line = line.with_context(|| format!("the {name} says nothing"))??;
    let line = line.with_context(|| format!("the {name} stopped at once"))?;
    let address = line
        .split_whitespace()
        .last()
        .unwrap_or_default()
        .to_owned();
    ensure!(address.starts_with("http://"), "the {name} said {line:?}");
    let process = child.id().context("a running child has a number")?;
    Ok(Neighbour {
        name,
        address,
        process,
        child,
        _input: input,
    })
}

impl Neighbour {
    /// Waits for the end of the process, says so, and never resolves: the portal goes on without it, as it would
    /// without another agency's.
    pub(crate) async fn missed(&mut self) {
        let _ = self.child.wait().await;
        tracing::warn!(name = self.name, "is gone; cases that need it wait");
        std::future::pending::<()>().await;
    }
}
