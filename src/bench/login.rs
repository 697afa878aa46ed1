//! `sigap bench login`: how many sign-ins to a site a second, what each costs, and what another provider needs for the same.
//!
//! A complete sign-in is the person's own, then request, code, token and userinfo by the site's program. The same without
//! the person's own sign-in runs beside npm `oidc-provider` (`e2e/op.mjs`), in turns, since figures of one machine drift.

mod flow;
mod other;

use self::flow::{Browser, Provider, Took};
use self::other::Other;
use super::country::{self, People};
use super::report::{self, quantile_ms, tenth};
use super::server::Server;
use super::wire::Wire;
use super::{Scale, on_runtime, proc};
use crate::say::say;
use anyhow::Context;
use serde::Serialize;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    scale: Scale,
    /// How long to measure each of the two providers, and complete sign-ins
    #[arg(long, default_value_t = 20)]
    seconds: u64,
}

/// What is printed.
#[derive(Debug, Serialize)]
struct Report {
    /// Complete sign-ins.
    logins_per_s: f64,
    p99_ms: f64,
    cpu_us_per_login: u64,
    /// How the person signs in.
    signed_in_by: &'static str,
    token_p99_ms: f64,
    /// The code flow alone, with a session that is there: the median of the turns.
    code_flows_per_s: f64,
    cpu_us_per_code_flow: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_cpu_us_per_code_flow: Option<u64>,
    /// Our processor time for a code flow over that of the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio_to_oidc_provider: Option<f64>,
    clients: usize,
}

/// The median of so many.
const TURNS: u32 = 3;
/// Before anything is measured: connections open, code compiled by the other's runtime.
const WARM: Duration = Duration::from_secs(2);

/// What came of one turn.
#[derive(Debug, Default)]
struct Turn {
    took: Vec<Took>,
    per_s: f64,
    cpu_us: u64,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    on_runtime(measure(args))
}

async fn measure(args: &Args) -> anyhow::Result<()> {
    let clients = args.scale.clients;
    let (server, people) = country::open(&args.scale, clients).await?;
    let ours = Arc::new(Provider::ours(&server)?);
    let mut browsers = Vec::new();
    for _ in 0..clients {
        browsers.push(signed_in(&server, &people, &ours).await?);
    }
    let other = Other::start().await?;
    if other.is_none() && !args.scale.json {
        say!("no node with oidc-provider (cd e2e && npm ci): nothing to compare with");
    }
    let seconds = Duration::from_secs(args.seconds);
    let whole = Plan {
        time: seconds,
        complete: true,
    };
    turn(
        (&ours, server.process),
        &browsers,
        Plan {
            time: WARM,
            ..whole
        },
    )
    .await?;
    let complete = turn((&ours, server.process), &browsers, whole).await?;
    let (own, others) = in_turns(
        (&ours, server.process),
        &browsers,
        (other.as_ref(), seconds),
    )
    .await?;
    server.stop().await?;
    people.close()?;
    report::print(
        &report_of(&complete, &own, others.as_ref(), clients),
        args.scale.json,
    )
}

/// How long, and whether each person signs in anew.
#[derive(Clone, Copy, Debug)]
struct Plan {
    time: Duration,
    complete: bool,
}

/// Somebody who has allowed the site what it asks.
async fn signed_in(server: &Server, people: &People, ours: &Provider) -> anyhow::Result<Browser> {
    let (nik, _) = people.next().context("nobody is left")?;
    let mut wire = Wire::open(server.at).await?;
    let browser = Browser::sign_in(&mut wire, nik).await?;
    ours.allowed(&mut wire, browser).await
}

/// The code flow of both, one after the other, so that both meet the same machine; the median turn of each.
async fn in_turns(
    ours: (&Arc<Provider>, u32),
    browsers: &[Browser],
    (other, seconds): (Option<&Other>, Duration),
) -> anyhow::Result<(Turn, Option<Turn>)> {
    let code = |time| Plan {
        time,
        complete: false,
    };
    let strangers = match other {
        None => Vec::new(),
        Some(other) => {
            let strangers = other.browsers(browsers.len()).await?;
            turn((&other.provider, other.process), &strangers, code(WARM)).await?;
            strangers
        }
    };
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        own.push(turn(ours, browsers, code(seconds / TURNS)).await?);
        if let Some(other) = other {
            let process = (&other.provider, other.process);
            others.push(turn(process, &strangers, code(seconds / TURNS)).await?);
        }
    }
    let own = median(own).context("there were turns")?;
    Ok((own, median(others)))
}

fn median(mut turns: Vec<Turn>) -> Option<Turn> {
    turns.sort_by_key(|turn| turn.cpu_us);
    let middle = turns.len() / 2;
    (middle < turns.len()).then(|| turns.swap_remove(middle))
}

/// Every browser goes on signing in until the time is over.
async fn turn(
    (provider, process): (&Arc<Provider>, u32),
    browsers: &[Browser],
    plan: Plan,
) -> anyhow::Result<Turn> {
    let (before, began) = (proc::cpu_micros(process)?, Instant::now());
    let until = began + plan.time;
    let tasks: Vec<_> = browsers
        .iter()
        .map(|browser| {
            let (provider, browser) = (Arc::clone(provider), browser.clone());
            tokio::spawn(one(provider, browser, (plan.complete, until)))
        })
        .collect();
    let mut took = Vec::new();
    for task in tasks {
        took.extend(task.await??);
    }
    let seconds = began.elapsed().as_secs_f64();
    let cpu = proc::cpu_micros(process)?.saturating_sub(before);
    #[expect(clippy::cast_precision_loss, reason = "figures are far below 2^52")]
    let per_s = tenth(took.len() as f64 / seconds);
    Ok(Turn {
        per_s,
        cpu_us: report::each(cpu, took.len()),
        took,
    })
}

async fn one(
    provider: Arc<Provider>,
    mut browser: Browser,
    (complete, until): (bool, Instant),
) -> anyhow::Result<Vec<Took>> {
    let at: SocketAddr = provider.at;
    let (mut person, mut program) = (Wire::open(at).await?, Wire::open(at).await?);
    let mut took = Vec::new();
    while Instant::now() < until {
        let began = Instant::now();
        if complete {
            browser = browser.again(&mut person).await?;
        }
        let token = provider
            .code_flow((&mut person, &mut program), &browser)
            .await?;
        took.push(Took {
            whole: began.elapsed(),
            token,
        });
    }
    Ok(took)
}

fn report_of(complete: &Turn, own: &Turn, others: Option<&Turn>, clients: usize) -> Report {
    let sorted = |of: fn(&Took) -> Duration| {
        let mut waits: Vec<Duration> = complete.took.iter().map(of).collect();
        waits.sort_unstable();
        waits
    };
    #[expect(clippy::cast_precision_loss, reason = "figures are far below 2^52")]
    let ratio = |other: &Turn| {
        let ratio = own.cpu_us as f64 / other.cpu_us.max(1) as f64;
        (ratio * 1000.0).round() / 1000.0
    };
    Report {
        logins_per_s: complete.per_s,
        p99_ms: quantile_ms(&sorted(|took| took.whole), 990),
        cpu_us_per_login: complete.cpu_us,
        signed_in_by: Browser::WAY,
        token_p99_ms: quantile_ms(&sorted(|took| took.token), 990),
        code_flows_per_s: own.per_s,
        cpu_us_per_code_flow: own.cpu_us,
        other_cpu_us_per_code_flow: others.map(|other| other.cpu_us),
        ratio_to_oidc_provider: others.map(ratio),
        clients,
    }
}
