//! The register of another agency as a process of its own, started and stopped with the demo.

use anyhow::{Context, ensure};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdin, Command};

/// A running register. It stops when this is dropped: its standard input ends.
pub(crate) struct Register {
    pub(crate) address: String,
    pub(crate) process: u32,
    child: Child,
    /// Open as long as this is; waiting for the process must not close it.
    _input: ChildStdin,
}

/// How long a register may take to say where it listens.
const START_MAX: Duration = Duration::from_secs(30);

/// Starts the facility-birth register over the files in `data`.
pub(crate) async fn facility(data: &Path, token_file: &Path) -> anyhow::Result<Register> {
    let program = std::env::current_exe()?;
    let mut child = Command::new(program)
        .args([
            "register",
            "kelahiran-faskes",
            "--listen",
            "127.0.0.1:0",
            "--stop-with-input",
        ])
        .arg("--data")
        .arg(data)
        .arg("--token-file")
        .arg(token_file)
        .args(std::env::var_os("SIGAP_MISBEHAVE").map(|_| "--allow-misbehaviour"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .context("the facility-birth register does not start")?;
    let input = child.stdin.take().context("a child has an input")?;
    let out = child.stdout.take().context("a child has an output")?;
    let mut lines = BufReader::new(out).lines();
    let line = tokio::time::timeout(START_MAX, lines.next_line()).await;
    let line = line.context("the facility-birth register says nothing")??;
    let line = line.context("the facility-birth register stopped at once")?;
    let address = line
        .split_whitespace()
        .last()
        .unwrap_or_default()
        .to_owned();
    ensure!(
        address.starts_with("http://"),
        "the facility-birth register said {line:?}"
    );
    let process = child.id().context("a running child has a number")?;
    Ok(Register {
        address,
        process,
        child,
        _input: input,
    })
}

impl Register {
    /// Resolves when the process is gone.
    pub(crate) async fn ended(&mut self) {
        let _ = self.child.wait().await;
    }
}
