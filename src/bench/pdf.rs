//! `sigap bench pdf`: what a printed document costs the server, from the request to the durable hash of the file.

use super::country::{self, People};
use super::journey::{self, Applicant, Ended, Errand, Made};
use super::report::{self, each, quantile_ms};
use super::wire::Wire;
use super::{Scale, on_runtime, proc};
use crate::country::Names;
use anyhow::{Context, bail, ensure};
use rand::{SeedableRng, rngs::SmallRng};
use serde::Serialize;
use std::sync::Arc;
use std::time::{Duration, Instant};

#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    scale: Scale,
    /// How long to measure
    #[arg(long, default_value_t = 5)]
    seconds: u64,
}

#[derive(Debug, Serialize)]
struct Report {
    cpu_us_per_document: u64,
    p50_ms: f64,
    p99_ms: f64,
    bytes: usize,
    documents: usize,
    clients: usize,
}

/// More would only wait: a document keeps a processor busy.
const CLIENTS: usize = 2;

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    on_runtime(measure(args))
}

async fn measure(args: &Args) -> anyhow::Result<()> {
    let (server, people) = country::open(&args.scale, CLIENTS).await?;
    let people = Arc::new(people);
    let mut made = Vec::new();
    for _ in 0..CLIENTS {
        made.push(certificate(server.at, &people).await?);
    }
    let before = proc::cpu_micros(server.process)?;
    let until = Instant::now() + Duration::from_secs(args.seconds);
    let tasks: Vec<_> = made
        .into_iter()
        .map(|(wire, who, made)| tokio::spawn(print(wire, who, made, until)))
        .collect();
    let (mut took, mut bytes) = (Vec::new(), 0);
    for task in tasks {
        let (one, size) = task.await??;
        took.extend(one);
        bytes = size;
    }
    let cpu = proc::cpu_micros(server.process)? - before;
    server.stop().await?;
    took.sort_unstable();
    let report = Report {
        cpu_us_per_document: each(cpu, took.len()),
        p50_ms: quantile_ms(&took, 500),
        p99_ms: quantile_ms(&took, 990),
        bytes,
        documents: took.len(),
        clients: CLIENTS,
    };
    report::print(&report, args.scale.json)?;
    Arc::into_inner(people)
        .context("every client is done")?
        .close()
}

/// A certificate to print, and who holds it.
pub(super) async fn certificate(
    at: std::net::SocketAddr,
    people: &People,
) -> anyhow::Result<(Wire, Applicant, Made)> {
    let mut wire = Wire::open(at).await?;
    let (parent, _) = people.next().context("nobody can apply")?;
    let who = journey::sign_in(&mut wire, parent).await?;
    let salt = crate::now::now().micros().unsigned_abs();
    let name = journey::child_name(&Names::new(), &mut SmallRng::seed_from_u64(salt));
    match journey::apply(&mut wire, &who, &Errand::Birth { name }).await? {
        Ended::Made(made) => Ok((wire, who, made)),
        Ended::TurnedAway => bail!("one application is too many for this server"),
    }
}

async fn print(
    mut wire: Wire,
    who: Applicant,
    made: Made,
    until: Instant,
) -> anyhow::Result<(Vec<Duration>, usize)> {
    let path = format!("/dokumen/{}/pdf", made.number);
    let form = format!("csrf={}", who.csrf);
    let (mut took, mut bytes) = (Vec::new(), 0);
    while Instant::now() < until {
        let began = Instant::now();
        let reply = wire.post(&path, &who.cookie, &form).await?;
        ensure!(reply.status == 200, "printing gave {}", reply.status);
        ensure!(
            reply.body.starts_with(b"%PDF-"),
            "what was printed is no PDF"
        );
        took.push(began.elapsed());
        bytes = reply.body.len();
    }
    Ok((took, bytes))
}
