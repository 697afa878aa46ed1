//! A face-match service, a program of its own: it stands for whoever holds the biometric register of a country. It is
//! simulated: it sees no camera and compares nothing; whoever is there chooses what it would have found.
//!
//! What it keeps is minutes old and in memory alone: after a restart it knows no session, as after any outage.

mod http;
mod machine;
mod pages;
mod sessions;
mod words;

use anyhow::Context;
use app::payment::Secret;
use std::net::SocketAddr;

/// How the process was started.
pub(crate) struct Options {
    pub(crate) listen: SocketAddr,
    pub(crate) secret: Secret,
}

/// Answers until the task is dropped; `ready` is told where.
pub(crate) async fn serve(
    options: Options,
    ready: impl FnOnce(SocketAddr) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("cannot listen on {}", options.listen))?;
    let at = listener.local_addr()?;
    ready(at)?;
    let house = http::House::new(options.secret, words::read()?, format!("http://{at}"));
    axum::serve(listener, http::routes(house)).await?;
    Ok(())
}
