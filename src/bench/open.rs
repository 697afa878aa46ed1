//! People who come when they come: so many a second, whether the server is done with those before them or not. A wait counts
//! from the moment at which somebody came.

use super::journey::{self, Ended};
use super::mix::{Mix, Waiting};
use super::wire::Wire;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// More connections at once than a browser's network would give a small server.
const CONNECTIONS_MAX: usize = 4_096;
/// How often it is looked at who is due.
const TICK: Duration = Duration::from_millis(2);

/// One who came.
#[derive(Clone, Copy, Debug)]
pub(super) struct Came {
    /// After the beginning.
    pub(super) due: Duration,
    pub(super) took: Duration,
    pub(super) end: End,
}

/// How it ended for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Made,
    TurnedAway,
    /// No connection, no answer or a wrong one.
    Failed,
}

/// Where and how often people come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream {
    pub(super) at: SocketAddr,
    pub(super) per_second: f64,
    pub(super) time: Duration,
    pub(super) births: u32,
}

/// Connections nobody uses just now.
type Pool = Arc<Mutex<Vec<Wire>>>;

/// Everybody who came in that time, and whether nobody was left to come before it was over.
pub(super) async fn come(
    stream: Stream,
    waiting: &Arc<Waiting>,
    pool: &Pool,
) -> anyhow::Result<(Vec<Came>, bool)> {
    let mut mix = Mix::new(stream.births, 1)?;
    let began = Instant::now();
    let mut tasks = JoinSet::new();
    let mut came = Vec::new();
    let mut number: u32 = 0;
    let mut ran_out = false;
    'time: while began.elapsed() < stream.time {
        let upto = began.elapsed();
        loop {
            let due = Duration::from_secs_f64(f64::from(number) / stream.per_second);
            if due > upto {
                break;
            }
            number += 1;
            if tasks.len() >= CONNECTIONS_MAX {
                came.push(Came {
                    due,
                    took: Duration::ZERO,
                    end: End::Failed,
                });
                continue;
            }
            let Some((who, errand)) = mix.next(waiting) else {
                ran_out = true;
                break 'time;
            };
            let (pool, waiting) = (Arc::clone(pool), Arc::clone(waiting));
            tasks.spawn(async move {
                let end = one(stream.at, &pool, (&who, &errand)).await;
                if end == End::TurnedAway {
                    waiting.back(who, &errand);
                }
                Came {
                    due,
                    took: (began.elapsed()).saturating_sub(due),
                    end,
                }
            });
        }
        while let Some(done) = tasks.try_join_next() {
            came.push(done?);
        }
        tokio::time::sleep(TICK).await;
    }
    while let Some(done) = tasks.join_next().await {
        came.push(done?);
    }
    Ok((came, ran_out))
}

async fn one(
    at: SocketAddr,
    pool: &Pool,
    (who, errand): (&journey::Applicant, &journey::Errand),
) -> End {
    let kept = pool.lock().ok().and_then(|mut wires| wires.pop());
    let wire = match kept {
        Some(wire) => Ok(wire),
        None => Wire::open(at).await,
    };
    let Ok(mut wire) = wire else {
        return End::Failed;
    };
    let end = match journey::apply(&mut wire, who, errand).await {
        Ok(Ended::Made(_)) => End::Made,
        Ok(Ended::TurnedAway) => End::TurnedAway,
        Err(error) => {
            tracing::debug!(%error, "an application failed");
            return End::Failed;
        }
    };
    if let Ok(mut wires) = pool.lock() {
        wires.push(wire);
    }
    end
}
