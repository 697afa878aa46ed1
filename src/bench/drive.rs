//! Many clients at once, each on its own connection, each beginning the next application when the last is done.

use super::country::People;
use super::journey::{self, Applicant, Made};
use super::wire::Wire;
use crate::country::Names;
use anyhow::Context;
use rand::{SeedableRng, rngs::SmallRng};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How much is to be done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) clients: usize,
    /// No application begins later than this.
    pub(super) until: Instant,
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

/// Signs in up to `most` people over several connections.
pub(super) async fn sign_in(
    at: SocketAddr,
    people: &Arc<People>,
    (most, clients): (usize, usize),
) -> anyhow::Result<Vec<Applicant>> {
    let share = most.div_ceil(clients);
    let tasks: Vec<_> = (0..clients)
        .map(|_| {
            let people = Arc::clone(people);
            tokio::spawn(async move {
                let mut wire = Wire::open(at).await?;
                let mut signed = Vec::with_capacity(share);
                for _ in 0..share {
                    let Some(nik) = people.next() else { break };
                    signed.push(journey::sign_in(&mut wire, nik).await?);
                }
                anyhow::Ok(signed)
            })
        })
        .collect();
    let mut signed = Vec::with_capacity(most);
    for task in tasks {
        signed.extend(task.await??);
    }
    Ok(signed)
}

/// Lets every client apply until the time is over or nobody is left. What is left of `applicants` stays in it.
pub(super) async fn apply(
    at: SocketAddr,
    applicants: &Arc<Mutex<Vec<Applicant>>>,
    plan: Plan,
) -> anyhow::Result<Driven> {
    let began = Instant::now();
    let tasks: Vec<_> = (0..plan.clients)
        .map(|seed| tokio::spawn(client(at, Arc::clone(applicants), plan, seed)))
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
    applicants: Arc<Mutex<Vec<Applicant>>>,
    plan: Plan,
    seed: usize,
) -> anyhow::Result<Driven> {
    let mut wire = Wire::open(at).await?;
    let names = Names::new();
    let salt = crate::now::now().micros().unsigned_abs();
    let mut dice = SmallRng::seed_from_u64(salt.wrapping_add(u64::try_from(seed)?));
    let mut driven = Driven::default();
    while Instant::now() < plan.until {
        let next = applicants.lock().ok().and_then(|mut left| left.pop());
        let Some(who) = next else {
            driven.ran_out = true;
            break;
        };
        let name = journey::child_name(&names, &mut dice);
        let began = Instant::now();
        let made = journey::apply(&mut wire, &who, &name).await;
        driven.last = Some(made.with_context(|| format!("the application for {name} failed"))?);
        driven.took.push(began.elapsed());
    }
    Ok(driven)
}
