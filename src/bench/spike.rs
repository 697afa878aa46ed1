//! `sigap bench spike`: five times as many people as the server can serve, for half a minute. Those it turns away are told so
//! at once; when the crowd is gone, it is as quick as before.

use super::country;
use super::drive::{self, Plan};
use super::mix::{BIRTHS_OF_HUNDRED, Waiting};
use super::open::{self, Came, End, Stream};
use super::report::{self, quantile_ms, tenth};
use super::{Scale, on_runtime};
use serde::Serialize;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    scale: Scale,
    /// How long the crowd comes
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// How many times as many come as can be served
    #[arg(long, default_value_t = 5.0)]
    times: f64,
}

/// What is printed.
#[derive(Debug, Serialize)]
struct Report {
    /// Applications a second that a full house of clients gets.
    sustainable_per_s: f64,
    before_per_s: f64,
    before_p95_ms: f64,
    during_offered_per_s: f64,
    /// Of all who came, those who got everything.
    during_ok_share: f64,
    during_turned_away_share: f64,
    /// No answer, or a wrong one.
    during_failed_share: f64,
    during_ok_per_s: f64,
    during_p95_ms: f64,
    /// How long those waited who were turned away.
    turned_away_p95_ms: f64,
    /// After the crowd was gone, until the wait was ordinary again; none where it never was.
    recovered_after_s: Option<f64>,
    after_p95_ms: f64,
    rss_max_mb: u64,
    residents_ran_out: bool,
}

/// What the server can do is measured for so long.
const FULL_SECONDS: u64 = 6;
/// An ordinary day is this share of what it can do.
const ORDINARY: f64 = 0.6;
const BEFORE_SECONDS: u64 = 10;
/// It is watched for so long whether it comes back.
const AFTER_SECONDS: u64 = 60;
/// Waits are looked at in windows of this length.
const WINDOW_SECONDS: u64 = 2;
/// An ordinary wait is at most this much longer than before.
const ORDINARY_TIMES: f64 = 1.25;
const ORDINARY_MORE_MS: f64 = 20.0;

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    on_runtime(measure(args))
}

async fn measure(args: &Args) -> anyhow::Result<()> {
    let scale = &args.scale;
    let seconds = FULL_SECONDS + BEFORE_SECONDS + args.seconds + AFTER_SECONDS / 4;
    let wanted = usize::try_from(seconds)? * 400;
    let (server, people) = country::open(scale, wanted).await?;
    let (people, waiting) = (Arc::new(people), Arc::new(Waiting::default()));
    let far = Duration::from_hours(24);
    let births = BIRTHS_OF_HUNDRED;
    let most = people.left();
    let all = (most, Plan::of(scale, births, far));
    drive::sign_in(server.at, &people, &waiting, all).await?;

    let full = Plan::of(scale, births, Duration::from_secs(FULL_SECONDS));
    let full = drive::apply(server.at, &waiting, full).await?;
    #[expect(clippy::cast_precision_loss, reason = "figures are far below 2^52")]
    let rate = full.took.len() as f64 / full.elapsed.as_secs_f64();
    let crowd = Crowd {
        at: server.at,
        waiting,
        pool: Arc::default(),
    };
    let before = crowd.come(rate * ORDINARY, BEFORE_SECONDS).await?;
    let during = crowd.come(rate * args.times, args.seconds).await?;
    let after = crowd.come(rate * ORDINARY, AFTER_SECONDS).await?;
    let rss_max_mb = server.rss_max_mb()?;
    server.stop().await?;
    let mut report = report_of(&before.0, &during.0, &after.0);
    report.sustainable_per_s = tenth(rate);
    report.before_per_s = tenth(rate * ORDINARY);
    report.during_offered_per_s = tenth(rate * args.times);
    report.rss_max_mb = rss_max_mb;
    report.residents_ran_out = before.1 || during.1 || after.1;
    report.during_ok_per_s = tenth(share(&during.0, End::Made) * rate * args.times);
    report::print(&report, scale.json)?;
    drop(crowd);
    Arc::into_inner(people).map_or(Ok(()), country::People::close)
}

/// People in front of one server.
struct Crowd {
    at: SocketAddr,
    waiting: Arc<Waiting>,
    pool: Arc<Mutex<Vec<super::wire::Wire>>>,
}

impl Crowd {
    async fn come(&self, per_second: f64, seconds: u64) -> anyhow::Result<(Vec<Came>, bool)> {
        let stream = Stream {
            at: self.at,
            per_second,
            time: Duration::from_secs(seconds),
            births: BIRTHS_OF_HUNDRED,
        };
        open::come(stream, &self.waiting, &self.pool).await
    }
}

fn report_of(before: &[Came], during: &[Came], after: &[Came]) -> Report {
    let before_p95_ms = p95_ms(before.iter(), End::Made);
    Report {
        sustainable_per_s: 0.0,
        before_per_s: 0.0,
        before_p95_ms,
        during_offered_per_s: 0.0,
        during_ok_share: thousandth(share(during, End::Made)),
        during_turned_away_share: thousandth(share(during, End::TurnedAway)),
        during_failed_share: thousandth(share(during, End::Failed)),
        during_ok_per_s: 0.0,
        during_p95_ms: p95_ms(during.iter(), End::Made),
        turned_away_p95_ms: p95_ms(during.iter(), End::TurnedAway),
        recovered_after_s: recovered(after, before_p95_ms),
        after_p95_ms: p95_ms(after.iter(), End::Made),
        rss_max_mb: 0,
        residents_ran_out: false,
    }
}

/// The beginning of the first window from which on two in a row are ordinary: everybody served, and as quickly.
fn recovered(after: &[Came], before_p95_ms: f64) -> Option<f64> {
    let ordinary_ms = (before_p95_ms * ORDINARY_TIMES).max(before_p95_ms + ORDINARY_MORE_MS);
    let windows = after.iter().map(|came| came.due.as_secs() / WINDOW_SECONDS);
    let last = windows.max()?;
    let is_ordinary = |window: u64| {
        let within = |came: &&Came| came.due.as_secs() / WINDOW_SECONDS == window;
        let all: Vec<&Came> = after.iter().filter(within).collect();
        let served = !all.is_empty() && all.iter().all(|came| came.end == End::Made);
        served && p95_ms(all.into_iter(), End::Made) <= ordinary_ms
    };
    let mut pairs = (0..last).filter(|window| is_ordinary(*window) && is_ordinary(window + 1));
    #[expect(clippy::cast_precision_loss, reason = "seconds are far below 2^52")]
    pairs.next().map(|window| (window * WINDOW_SECONDS) as f64)
}

fn p95_ms<'c>(came: impl Iterator<Item = &'c Came>, end: End) -> f64 {
    let ended = came.filter(|came| came.end == end);
    let mut took: Vec<Duration> = ended.map(|came| came.took).collect();
    took.sort_unstable();
    quantile_ms(&took, 950)
}

#[expect(clippy::cast_precision_loss, reason = "figures are far below 2^52")]
fn share(came: &[Came], end: End) -> f64 {
    let ended = came.iter().filter(|came| came.end == end).count();
    ended as f64 / came.len().max(1) as f64
}

fn thousandth(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn came(second: u64, took_ms: u64, end: End) -> Came {
        Came {
            due: Duration::from_secs(second),
            took: Duration::from_millis(took_ms),
            end,
        }
    }

    #[test]
    fn it_is_back_when_two_windows_in_a_row_are_as_before() {
        let mut after = vec![
            came(0, 900, End::Made),
            came(2, 60, End::Made),
            came(4, 800, End::Made),
        ];
        after.extend([6, 8, 10].map(|second| came(second, 60, End::Made)));
        assert_eq!(recovered(&after, 55.0), Some(6.0));
        after.push(came(6, 1, End::TurnedAway));
        assert_eq!(
            recovered(&after, 55.0),
            Some(8.0),
            "somebody was turned away"
        );
        assert_eq!(recovered(&after[..4], 55.0), None);
        assert_eq!(recovered(&[], 55.0), None);
    }

    #[test]
    fn shares_are_of_all_who_came() {
        let during = [
            came(0, 1, End::Made),
            came(0, 1, End::TurnedAway),
            came(0, 1, End::TurnedAway),
            came(0, 1, End::Failed),
        ];
        let report = report_of(&during, &during, &[]);
        let shares = [
            report.during_ok_share,
            report.during_turned_away_share,
            report.during_failed_share,
        ];
        let close = |(a, b): (f64, f64)| (a - b).abs() < 1e-9;
        assert!(shares.into_iter().zip([0.25, 0.5, 0.25]).all(close));
    }
}
