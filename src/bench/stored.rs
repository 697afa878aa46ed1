//! A country in which many have applied before: some in earnest, and past those, rows of the same shape.

use super::Scale;
use super::country::{self, People};
use super::floor;
use super::pdf;
use super::server::Server;
use super::shape::Shape;
use crate::say::say;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Up to so many are made as people make them; more would take hours.
pub(super) const IN_EARNEST_MAX: usize = 20_000;
/// Beside the country: how many applications were written into it.
const FILLED_FILE: &str = "filled";

/// Starts a server over a country with rows of `stored` applications.
pub(super) async fn open(
    scale: &Scale,
    (wanted, stored): (usize, usize),
) -> anyhow::Result<(Server, People)> {
    let (server, people) = country::open(scale, wanted).await?;
    if filled(people.folder()) >= stored {
        return Ok((server, people));
    }
    let (_, _, made) = pdf::certificate(server.at, &people).await?;
    server.stop().await?;
    let began = Instant::now();
    fill(people.folder(), (made.case, stored)).await?;
    if !scale.json {
        say!(
            "{stored} applications written in {} s",
            began.elapsed().as_secs()
        );
    }
    let server = Server::start(scale, people.folder()).await?;
    Ok((server, people))
}

async fn fill(folder: &Path, (like, stored): (base::CaseId, usize)) -> anyhow::Result<()> {
    let options = store::Options::new(store::Mode::Demo);
    let store = store::Store::open(folder.join("db"), options)?;
    let shape = Shape::of(&store, like, 0).await?;
    floor::fill(&store, &Arc::new(shape), stored - filled(folder)).await?;
    store.close().await;
    std::fs::write(folder.join(FILLED_FILE), stored.to_string())?;
    Ok(())
}

fn filled(folder: &Path) -> usize {
    let text = std::fs::read_to_string(folder.join(FILLED_FILE));
    text.ok().and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// Kills the server in the middle of whatever it does, starts it again and says how long it took until it answered.
pub(super) async fn restart(
    server: Server,
    (scale, folder): (&Scale, &Path),
) -> anyhow::Result<(Server, Duration)> {
    server.kill().await?;
    let began = Instant::now();
    let server = Server::start(scale, folder).await?;
    let mut wire = super::wire::Wire::open(server.at).await?;
    let page = wire.get("/layanan", "").await?;
    anyhow::ensure!(page.status == 200, "the first page gave {}", page.status);
    Ok((server, began.elapsed()))
}
