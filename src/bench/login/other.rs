//! The other provider: npm `oidc-provider` in a process of its own, where node and its packages are there.

use super::flow::{BACK, Browser, Provider, moved};
use crate::bench::wire::Wire;
use anyhow::Context;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

const SCRIPT: &str = "e2e/op.mjs";
const PACKAGE: &str = "e2e/node_modules/oidc-provider";
/// As the script says it.
const SECRET: &str = "rahasia-untuk-pengukuran";
const START_MAX: Duration = Duration::from_secs(30);
/// Redirects of a first sign-in.
const STEPS_MAX: usize = 6;

/// The running process; it ends when this is dropped.
pub(super) struct Other {
    pub(super) provider: Arc<Provider>,
    pub(super) process: u32,
    _child: Child,
}

impl Other {
    /// Starts it, or says that it is not there.
    pub(super) async fn start() -> anyhow::Result<Option<Self>> {
        if !Path::new(PACKAGE).exists() {
            return Ok(None);
        }
        let spawned = Command::new("node")
            .args([SCRIPT, BACK])
            .env("NODE_ENV", "production")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        let Ok(mut child) = spawned else {
            return Ok(None);
        };
        let mut lines =
            BufReader::new(child.stdout.take().context("a child has an output")?).lines();
        let address = tokio::time::timeout(START_MAX, async {
            while let Some(line) = lines.next_line().await? {
                if let Some(at) = line.strip_prefix("listening on http://") {
                    return anyhow::Ok(at.trim().parse()?);
                }
            }
            anyhow::bail!("oidc-provider stopped before it listened")
        });
        let at = address
            .await
            .context("oidc-provider took too long to start")??;
        // Read to its end, so that it never writes to nobody.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Some(Self {
            provider: Arc::new(Provider::of(at, ("/auth", "/token", "/me"), SECRET)),
            process: child.id().context("a running child has a number")?,
            _child: child,
        }))
    }

    /// People who are signed in there.
    pub(super) async fn browsers(&self, count: usize) -> anyhow::Result<Vec<Browser>> {
        let mut browsers = Vec::new();
        for _ in 0..count {
            browsers.push(self.signed_in().await?);
        }
        Ok(browsers)
    }

    /// Follows the redirects of a first sign-in, as a browser with its cookies does.
    async fn signed_in(&self) -> anyhow::Result<Browser> {
        let mut wire = Wire::open(self.provider.at).await?;
        let mut jar = BTreeMap::new();
        let mut path = self.provider.asks().to_owned();
        for _ in 0..STEPS_MAX {
            let reply = wire.get(&path, &cookie(&jar)).await?;
            for pair in reply.cookie.iter().flat_map(|all| all.split("; ")) {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                jar.insert(name.to_owned(), value.to_owned());
            }
            jar.retain(|_, value| !value.is_empty());
            let to = moved(&reply)?;
            if to.starts_with(BACK) {
                return Ok(Browser::of_cookie(cookie(&jar)));
            }
            path_of(to).clone_into(&mut path);
        }
        anyhow::bail!("oidc-provider leads nowhere")
    }
}

/// An address without the machine it names.
fn path_of(to: &str) -> &str {
    let rest = to.split_once("://").map_or(to, |(_, rest)| rest);
    &rest[rest.find('/').unwrap_or(0)..]
}

fn cookie(jar: &BTreeMap<String, String>) -> String {
    let pairs: Vec<String> = jar
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("; ")
}
