//! Many clients at once, each on its own connection, each beginning the next application when the last is done.

use super::Scale;
use super::country::People;
use super::journey::{self, Ended, Made};
use super::mix::{self, Mix, Waiting};
use super::wire::Wire;
use anyhow::{Context, bail};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How much is to be done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) clients: usize,
    /// No application begins later than this.
    pub(super) until: Instant,
    /// Of a hundred applications so many register a birth.
    pub(super) births: u32,
}

impl Plan {
    /// From now on for so long.
    pub(super) fn of(scale: &Scale, births: u32, time: Duration) -> Self {
        Self {
            clients: scale.clients,
            until: Instant::now() + time,
            births,
        }
    }
}

/// What was done.
#[derive(Debug, Default)]
pub(super) struct Driven {
    pub(super) took: Vec<Duration>,
    pub(super) elapsed: Duration,
    pub(super) last: Option<Made>,
    /// Nobody was left before the time was over.
    pub(super) ran_out: bool,
}

/// Signs in up to `most` couples over several connections.
pub(super) async fn sign_in(
    at: SocketAddr,
    people: &Arc<People>,
    waiting: &Arc<Waiting>,
    (most, plan): (usize, Plan),
) -> anyhow::Result<()> {
    let share = most.min(people.left()).div_ceil(plan.clients);
    let tasks: Vec<_> = (0..plan.clients)
        .map(|_| {
            let (people, waiting) = (Arc::clone(people), Arc::clone(waiting));
            tokio::spawn(async move {
                let mut wire = Wire::open(at).await?;
                for _ in 0..share {
                    if !mix::sign_in(&mut wire, &people, (&waiting, plan.births)).await? {
                        break;
                    }
                }
                anyhow::Ok(())
            })
        })
        .collect();
    for task in tasks {
        task.await??;
    }
    Ok(())
}

/// Lets every client apply until the time is over or nobody is left. Who is left waits on.
pub(super) async fn apply(
    at: SocketAddr,
    waiting: &Arc<Waiting>,
    plan: Plan,
) -> anyhow::Result<Driven> {
    let began = Instant::now();
    let tasks: Vec<_> = (0..plan.clients)
        .map(|seed| tokio::spawn(client(at, Arc::clone(waiting), plan, seed)))
        .collect();
    let mut driven = Driven::default();
    for task in tasks {
        let one = task.await??;
        driven.took.extend(one.took);
        driven.last = one.last.or(driven.last);
        driven.ran_out |= one.ran_out;
    }
    driven.elapsed = began.elapsed();
    driven.took.sort_unstable();
    Ok(driven)
}

async fn client(
    at: SocketAddr,
    waiting: Arc<Waiting>,
    plan: Plan,
    seed: usize,
) -> anyhow::Result<Driven> {
    let mut wire = Wire::open(at).await?;
    let mut mix = Mix::new(plan.births, seed)?;
    let mut driven = Driven::default();
    while Instant::now() < plan.until {
        let Some((who, errand)) = mix.next(&waiting) else {
            driven.ran_out = true;
            break;
        };
        let began = Instant::now();
        let ended = journey::apply(&mut wire, &who, &errand).await;
        match ended.with_context(|| format!("the application failed: {errand:?}"))? {
            Ended::Made(made) => driven.last = Some(made),
            Ended::TurnedAway => bail!("{} clients are too many for this server", plan.clients),
        }
        driven.took.push(began.elapsed());
    }
    Ok(driven)
}
