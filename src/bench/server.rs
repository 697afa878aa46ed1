//! The measured program: `sigap demo` as a child process, with the register beside it.

use super::Scale;
use super::country::SEED;
use super::proc;
use super::wire::Wire;
use anyhow::{Context, ensure};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A running demo.
pub(super) struct Server {
    pub(super) at: SocketAddr,
    pub(super) process: u32,
    /// The process of the facility-birth register.
    pub(super) register: u32,
    /// Secrets of the sites that people sign in to, by the id of their client.
    pub(super) sites: BTreeMap<String, String>,
    child: Child,
}

/// What a demo says before it listens.
#[derive(Default)]
struct Said {
    register: Option<u32>,
    sites: BTreeMap<String, String>,
}

/// Processor time and what the store has done, at one moment.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) server_cpu: u64,
    pub(super) register_cpu: u64,
    pub(super) driver_cpu: u64,
    pub(super) store: BTreeMap<String, u64>,
}

/// A whole country may have to be grown first.
const START_MAX: Duration = Duration::from_mins(30);
/// How long a server may take to finish what it began.
const STOP_MAX: Duration = Duration::from_mins(1);

impl Server {
    /// Starts a demo over `folder`, with a newborn in every family.
    pub(super) async fn start(scale: &Scale, folder: &Path) -> anyhow::Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["demo", "--listen", "127.0.0.1:0", "--newborns", "1000"])
            .args(["--seed", &SEED.to_string()])
            .args(["--residents", &scale.residents.to_string()])
            .arg("--data")
            .arg(folder)
            .args(scale.database.words())
            .args((scale.files > 1).then(|| format!("--files={}", scale.files)))
            .arg("--pack")
            .arg(&scale.pack)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .context("the demo does not start")?;
        let out = child.stdout.take().context("a child has an output")?;
        let said = tokio::time::timeout(START_MAX, listen(out)).await;
        let (at, said) = said.context("the demo took too long to start")??;
        let process = child.id().context("a running child has a number")?;
        Ok(Self {
            at,
            process,
            register: said
                .register
                .context("the demo did not name its register")?,
            sites: said.sites,
            child,
        })
    }

    pub(super) async fn read(&self) -> anyhow::Result<Reading> {
        let metrics = Wire::open(self.at).await?.get("/metrik", "").await?;
        ensure!(metrics.status == 200, "no figures: {}", metrics.status);
        Ok(Reading {
            store: gauges(&String::from_utf8(metrics.body)?),
            server_cpu: proc::cpu_micros(self.process)?,
            register_cpu: proc::cpu_micros(self.register)?,
            driver_cpu: proc::cpu_micros(std::process::id())?,
        })
    }

    /// The most memory it had, in MB.
    pub(super) fn rss_max_mb(&self) -> anyhow::Result<u64> {
        Ok(proc::rss_max_kb(self.process)?.div_ceil(1024))
    }

    /// Ends it at once, with nothing finished.
    pub(super) async fn kill(mut self) -> anyhow::Result<()> {
        self.child.kill().await.context("the demo cannot be killed")
    }

    /// Asks it to finish, as an operator would, and waits until it has.
    pub(super) async fn stop(mut self) -> anyhow::Result<()> {
        let asked = Command::new("kill")
            .arg(self.process.to_string())
            .status()
            .await;
        if !asked.is_ok_and(|status| status.success()) {
            self.child.start_kill()?;
        }
        let ended = tokio::time::timeout(STOP_MAX, self.child.wait()).await;
        ended.context("the demo does not stop")??;
        Ok(())
    }
}

/// Reads what the demo says until it listens. The rest of its output is read too, so that it never blocks.
async fn listen(out: tokio::process::ChildStdout) -> anyhow::Result<(SocketAddr, Said)> {
    let mut lines = BufReader::new(out).lines();
    let mut said = Said::default();
    loop {
        let line = lines.next_line().await?;
        let line = line.context("the demo stopped before it listened")?;
        if let Some((_, process)) = line.split_once("(process ") {
            said.register = process.trim_end_matches(')').parse().ok();
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["site", client, "secret", secret] = words[..] {
            said.sites.insert(client.to_owned(), secret.to_owned());
        }
        if let Some(at) = line.strip_prefix("listening on http://") {
            let at = at.trim().parse()?;
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok((at, said));
        }
    }
}

/// `sigap_<name> <value>` of the text exposition format.
fn gauges(text: &str) -> BTreeMap<String, u64> {
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    lines
        .filter_map(|(name, value)| {
            let name = name.strip_prefix("sigap_")?;
            Some((name.to_owned(), value.parse().ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_by_name() {
        let read = gauges("# TYPE sigap_store_units gauge\nsigap_store_units 12\n");
        assert_eq!(read.get("store_units"), Some(&12));
        assert_eq!(read.len(), 1);
    }
}
