//! The facility-birth register, a program of its own: what maternity wards recorded, and what they are told later.
//!
//! It stands for a register that another agency runs: it can be slow, down or wrong, and Sigap must live with that.

mod behaviour;
mod entry;
mod http;
mod journal;
mod shelf;

pub(crate) use entry::Entry;

use anyhow::{Context, ensure};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// File names inside the data folder.
pub(crate) const BIRTHS_FILE: &str = "births.jsonl";
const NOTICES_FILE: &str = "notices.jsonl";

/// A token shorter than this could be guessed.
const TOKEN_BYTES_MIN: usize = 16;

/// How the process was started.
pub(crate) struct Options {
    pub(crate) listen: SocketAddr,
    pub(crate) data: PathBuf,
    pub(crate) token: String,
    pub(crate) allow_misbehaviour: bool,
}

/// Reads what is held and answers until the task is dropped; `ready` is told where.
pub(crate) async fn serve(
    options: Options,
    ready: impl FnOnce(SocketAddr) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    ensure!(
        options.token.len() >= TOKEN_BYTES_MIN,
        "the token must have at least {TOKEN_BYTES_MIN} bytes"
    );
    let shelf = shelf::Shelf::read(&options.data.join(BIRTHS_FILE))?;
    let (desk, shelf) = journal::open(&options.data.join(NOTICES_FILE), shelf)?;
    let listener = tokio::net::TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("cannot listen on {}", options.listen))?;
    ready(listener.local_addr()?)?;
    let routes = http::routes(http::Ward {
        shelf,
        desk,
        token: options.token.into_bytes(),
        behaviour: behaviour::Switch::new(options.allow_misbehaviour),
    });
    axum::serve(listener, routes).await?;
    Ok(())
}

/// The token in `file`, without the line end.
pub(crate) fn read_token(file: &Path) -> anyhow::Result<String> {
    let token = std::fs::read_to_string(file)
        .with_context(|| format!("cannot read the token file {}", file.display()))?;
    Ok(token.trim().to_owned())
}
