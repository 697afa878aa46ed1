//! `sigap bench ledger`: what several validators on this machine agree on in a second, how long one waits for it, and what a proof costs.
//!
//! All validators run in this process, with sockets and files of their own, as they would on machines of their own: each checks every
//! signature, executes every block, keeps the state and cosigns.

use super::report::{self, quantile_ms, tenth};
use super::{on_runtime, proc};
use crate::now::now;
use crate::validator::small_pages;
use anyhow::Context;
use consensus::Node;
use ledger::{Operation, Trust, verify};
use serde::Serialize;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

mod audit;
mod town;

/// Operations that wait at the same time where as many as possible are wanted.
const WAITING: usize = 2_000;
/// Of what was possible, this share is asked for when the wait is measured.
const CALM: f64 = 0.3;
/// Operations before anything is measured.
const WARM: usize = 50;
/// One of so many operations is submitted at the calm pace.
const CALM_SHARE: usize = 6;
const CHECKS: u32 = 500;

#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Args {
    /// How many validators
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=16))]
    validators: u8,
    /// How many operations
    #[arg(long, default_value_t = 30_000, value_parser = clap::value_parser!(u32).range(1_000..=1_000_000))]
    operations: u32,
    /// One line of JSON instead of a table
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    ops_per_s: u64,
    /// At `calm_per_s` operations in a second.
    finality_p50_ms: f64,
    finality_p99_ms: f64,
    calm_per_s: u64,
    verify_ms: f64,
    proof_bytes: usize,
    /// Entries of an agency's own log, on disk, by one thread.
    audit_entries_per_s: u64,
    /// What the process grew by, for each.
    validator_mb: u64,
    validators: u8,
    /// Measured as fast as they come.
    operations: usize,
    blocks: u64,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let signed = town::operations(args.operations)?;
    small_pages();
    let before = proc::rss_max_kb(std::process::id())?;
    let town = town::Town::start(args.validators)?;
    let report = on_runtime(measure(args, &town.nodes, &town.trust, signed, before));
    // The validators stop on this thread, outside of the runtime.
    drop(town);
    let report = Report {
        audit_entries_per_s: audit::entries_per_s()?,
        ..report?
    };
    report::print(&report, args.json)
}

async fn measure(
    args: &Args,
    nodes: &[Arc<Node>],
    trust: &Trust,
    mut signed: Vec<Operation>,
    before: u64,
) -> anyhow::Result<Report> {
    let calm = signed.split_off(signed.len() - signed.len() / CALM_SHARE);
    let first = signed.split_off(signed.len() - WARM);
    submit(nodes, first, Duration::ZERO).await?;
    let (operations, began) = (signed.len(), Instant::now());
    submit(nodes, signed, Duration::ZERO).await?;
    let per_second = amount(operations) / began.elapsed().as_secs_f64();
    let calm_per_s = (per_second * CALM).max(1.0);
    let took = submit(nodes, calm, Duration::from_secs_f64(1.0 / calm_per_s)).await?;
    let (verify_ms, proof_bytes) = prove(nodes, trust).await?;
    let grown = proc::rss_max_kb(std::process::id())?.saturating_sub(before);
    Ok(Report {
        ops_per_s: whole(per_second),
        finality_p50_ms: quantile_ms(&took, 500),
        finality_p99_ms: quantile_ms(&took, 990),
        calm_per_s: whole(calm_per_s),
        verify_ms,
        proof_bytes,
        // Measured once the validators are gone.
        audit_entries_per_s: 0,
        validator_mb: grown / 1_024 / u64::from(args.validators),
        validators: args.validators,
        operations,
        blocks: nodes.first().map_or(0, |node| node.head().next_height()),
    })
}

/// Submits to each validator in turn, one operation every `pace`; gives the waits in order.
async fn submit(
    nodes: &[Arc<Node>],
    operations: Vec<Operation>,
    pace: Duration,
) -> anyhow::Result<Vec<Duration>> {
    let waiting = Arc::new(Semaphore::new(WAITING));
    let mut tasks = JoinSet::new();
    let began = tokio::time::Instant::now();
    for ((at, operation), node) in (0..).zip(operations).zip(nodes.iter().cycle()) {
        tokio::time::sleep_until(began + pace * at).await;
        let permit = Arc::clone(&waiting).acquire_owned().await?;
        let node = Arc::clone(node);
        tasks.spawn(async move {
            let since = Instant::now();
            let placed = node.submit_checked(operation).await;
            drop(permit);
            placed.map(|_| since.elapsed())
        });
    }
    let took: Result<Vec<_>, _> = tasks.join_all().await.into_iter().collect();
    let mut took = took?;
    took.sort_unstable();
    Ok(took)
}

/// How long a proof takes to verify, in milliseconds, and how long it is.
async fn prove(nodes: &[Arc<Node>], trust: &Trust) -> anyhow::Result<(f64, usize)> {
    let node = nodes.first().context("no validator")?;
    let served = node.served().context("no checkpoint is served")?;
    let index = served.size / 2;
    let proof = node.proof(index).await?.context("no proof")?;
    let entry = node.entry(index).await?.context("no entry")?;
    let began = Instant::now();
    for _ in 0..CHECKS {
        verify(&proof, trust, &entry, now())?;
    }
    let each = began.elapsed().as_secs_f64() * 1_000.0 / f64::from(CHECKS);
    Ok(((each * 100.0).round() / 100.0, proof.len()))
}

fn amount(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a positive figure that is rounded"
)]
fn whole(figure: f64) -> u64 {
    tenth(figure).round() as u64
}
