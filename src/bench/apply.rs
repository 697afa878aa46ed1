//! `sigap bench apply`: how many complete applications a second, how long each takes, and what it costs.

use super::country::{self, People};
use super::drive::{self, Driven, Plan};
use super::floor::{self, Floor};
use super::mix::{BIRTHS_OF_HUNDRED, Waiting};
use super::report::{self, each, quantile_ms, tenth};
use super::server::{Reading, Server};
use super::shape::Shape;
use super::stored;
use super::{Scale, on_runtime};
use crate::say::say;
use anyhow::Context;
use serde::Serialize;
use std::sync::Arc;
use std::time::{Duration, Instant};

#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    scale: Scale,
    /// How long to measure
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// Of a hundred applications so many register a birth; the others open a business
    #[arg(long, default_value_t = BIRTHS_OF_HUNDRED, value_parser = clap::value_parser!(u32).range(0..=100))]
    births: u32,
    /// Decided applications made before measuring
    #[arg(long, default_value_t = 0)]
    stored: usize,
}

/// What is printed.
#[derive(Debug, Serialize)]
struct Report {
    complete_per_s: f64,
    p50_ms: f64,
    p95_ms: f64,
    p99_ms: f64,
    cpu_us_per_application: u64,
    driver_cpu_us: u64,
    register_cpu_us: u64,
    floor_cpu_us: u64,
    times_floor: f64,
    statements_per_application: u64,
    bytes_per_application: u64,
    units_per_application: f64,
    units_per_commit: f64,
    floor_statements: u64,
    floor_bytes: u64,
    rss_max_mb: u64,
    /// From a kill in the middle to the first page.
    restart_after_kill_s: f64,
    applications: usize,
    stored_before: usize,
    clients: usize,
    seconds: f64,
    residents_ran_out: bool,
}

/// Applications before anything is measured: statements are prepared, connections open, caches as on any day.
const WARM_SECONDS: u64 = 3;
/// More people sign in than the warm-up lets expect, so that nobody waits for a sign-in while measuring.
const SPARE_TENTHS: usize = 16;

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    on_runtime(measure(args))
}

async fn measure(args: &Args) -> anyhow::Result<()> {
    let scale = &args.scale;
    // A slow machine needs no more; a fast one says when nobody is left.
    let in_earnest = Some(args.stored).filter(|stored| *stored <= stored::IN_EARNEST_MAX);
    let in_earnest = in_earnest.unwrap_or(0);
    let wanted = in_earnest + usize::try_from(args.seconds + WARM_SECONDS)? * 300;
    let (server, people) = if args.stored > stored::IN_EARNEST_MAX {
        stored::open(scale, (wanted, args.stored)).await?
    } else {
        country::open(scale, wanted).await?
    };
    let people = Arc::new(people);
    let waiting = Arc::new(Waiting::default());
    let who = (&people, &waiting);
    let stored = store(&server, who, (in_earnest, args)).await?;
    let warm = warm(&server, who, args).await?;
    let wait = warm.elapsed.as_micros().max(1);
    let pace = u128::try_from(warm.took.len())? * u128::from(args.seconds) * 1_000_000 / wait;
    let most = usize::try_from(pace)? * SPARE_TENTHS / 10 + scale.clients * 8;
    let plan = plan(args, Duration::from_secs(args.seconds));
    sign_in(&server, who, (most, plan)).await?;
    let before = server.read().await?;
    let plan = self::plan(args, Duration::from_secs(args.seconds));
    let driven = drive::apply(server.at, &waiting, plan).await?;
    let after = server.read().await?;
    let rss_max_mb = server.rss_max_mb()?;
    let (server, restart) = stored::restart(server, (scale, people.folder())).await?;
    server.stop().await?;
    let floor = floor(&people, &driven, (&before, &after), args).await?;
    if driven.ran_out && !scale.json {
        say!("nobody was left to apply before the time was over");
    }
    let mut report = report_of(&driven, &floor, (&before, &after));
    report.rss_max_mb = rss_max_mb;
    report.clients = scale.clients;
    report.restart_after_kill_s = tenth(restart.as_secs_f64());
    report.stored_before = stored.max(args.stored) + warm.took.len();
    report::print(&report, scale.json)?;
    Arc::into_inner(people)
        .context("every client is done")?
        .close()
}

type Who<'a> = (&'a Arc<People>, &'a Arc<Waiting>);

fn plan(args: &Args, time: Duration) -> Plan {
    Plan::of(&args.scale, args.births, time)
}

async fn sign_in(
    server: &Server,
    (people, waiting): Who<'_>,
    (most, plan): (usize, Plan),
) -> anyhow::Result<()> {
    drive::sign_in(server.at, people, waiting, (most, plan)).await
}

/// Makes the decided applications that shall be there before.
async fn store(
    server: &Server,
    who: Who<'_>,
    (count, args): (usize, &Args),
) -> anyhow::Result<usize> {
    if count == 0 {
        return Ok(0);
    }
    let plan = plan(args, Duration::from_hours(24));
    sign_in(server, who, (count, plan)).await?;
    Ok(drive::apply(server.at, who.1, plan).await?.took.len())
}

async fn warm(server: &Server, who: Who<'_>, args: &Args) -> anyhow::Result<Driven> {
    let people = who.0;
    let most = usize::try_from(WARM_SECONDS)? * 2_500;
    let mut done = Driven::default();
    let until = Instant::now() + Duration::from_secs(WARM_SECONDS);
    // Signed in by the hundred: whoever is left over when the time is up would be lost to the measured part.
    while Instant::now() < until && done.took.len() < most && people.left() > 0 {
        let plan = plan(args, Duration::from_mins(1));
        sign_in(server, who, (args.scale.clients * 8, plan)).await?;
        let driven = drive::apply(server.at, who.1, plan).await?;
        done.elapsed += driven.elapsed;
        done.took.extend(driven.took);
    }
    Ok(done)
}

async fn floor(
    people: &People,
    driven: &Driven,
    (before, after): (&Reading, &Reading),
    args: &Args,
) -> anyhow::Result<Floor> {
    let made = driven.last.as_ref().context("no application was made")?;
    let bytes = each(grown("store_bytes", before, after), driven.took.len());
    let place = args.scale.database.place(people.folder())?;
    let store = store::Store::at(&place, store::Options::new(store::Mode::Demo))?;
    let shape = Shape::of(&store, made.case, bytes).await?;
    let time = Duration::from_secs((args.seconds / 3).clamp(2, 10));
    floor::measure(&store, &Arc::new(shape), args.scale.clients, time).await
}

fn grown(name: &str, before: &Reading, after: &Reading) -> u64 {
    let at = |reading: &Reading| reading.store.get(name).copied().unwrap_or(0);
    at(after).saturating_sub(at(before))
}

#[expect(clippy::cast_precision_loss, reason = "figures are far below 2^52")]
fn report_of(driven: &Driven, floor: &Floor, (before, after): (&Reading, &Reading)) -> Report {
    let applications = driven.took.len();
    let per = |name| each(grown(name, before, after), applications);
    let seconds = driven.elapsed.as_secs_f64();
    let units = grown("store_units", before, after);
    let batches = grown("store_batches", before, after).max(1);
    let cpu = each(after.server_cpu - before.server_cpu, applications);
    Report {
        complete_per_s: tenth(applications as f64 / seconds),
        p50_ms: quantile_ms(&driven.took, 500),
        p95_ms: quantile_ms(&driven.took, 950),
        p99_ms: quantile_ms(&driven.took, 990),
        cpu_us_per_application: cpu,
        driver_cpu_us: each(after.driver_cpu - before.driver_cpu, applications),
        register_cpu_us: each(after.register_cpu - before.register_cpu, applications),
        floor_cpu_us: floor.cpu_micros,
        times_floor: tenth(cpu as f64 / floor.cpu_micros.max(1) as f64),
        statements_per_application: per("store_statements"),
        bytes_per_application: per("store_bytes"),
        units_per_application: tenth(units as f64 / applications.max(1) as f64),
        units_per_commit: tenth(units as f64 / batches as f64),
        floor_statements: floor.statements,
        floor_bytes: floor.bytes,
        rss_max_mb: 0,
        restart_after_kill_s: 0.0,
        applications,
        stored_before: 0,
        clients: 0,
        seconds: tenth(seconds),
        residents_ran_out: driven.ran_out,
    }
}
