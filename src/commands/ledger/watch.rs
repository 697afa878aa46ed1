//! `sigap ledger watch`: reads what mirrors of a ledger show, entry by entry, and raises the alarm over whatever no honest ledger shows:
//! another past, a log that became shorter, two logs, false cosignatures, silence. It remembers in a file what it has seen.

mod known;
mod look;

use self::known::Known;
use self::look::{Shown, look};
use super::mirror::Mirror;
use super::pinned::Led;
use crate::now::now;
use crate::say::say;
use anyhow::Context;
use base::Timestamp;
use ledger::{Auditor, Walk};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folders or addresses with the files of the log; two that are run by others find out two logs
    #[arg(required = true)]
    mirrors: Vec<String>,
    #[command(flatten)]
    led: Led,
    /// File that remembers what was seen; an alarm puts its evidence beside it
    #[arg(long)]
    seen: PathBuf,
    /// Look again after so many seconds
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    every: u64,
    /// A ledger of which nothing newer is cosigned for so many seconds stands still
    #[arg(long, default_value_t = 600)]
    silence: i64,
    /// Run every operation from the first entry on: rights, turns and state, and not the tree alone
    #[arg(long)]
    execute: bool,
    /// Look once, and end with 0 where all was well, 1 where a mirror could not be read, 2 after an alarm
    #[arg(long)]
    once: bool,
}

/// What a watcher goes by.
pub(super) struct Watcher {
    /// Whom it trusts at first.
    walk: Walk,
    /// How far each mirror has led: one may be behind, and show what those before cosigned.
    led: BTreeMap<String, Walk>,
    known: Known,
    auditor: Option<Auditor>,
    /// When it began: before that nobody can have been silent for it.
    began: Timestamp,
}

/// What came of one round over all mirrors.
#[derive(Default)]
struct Round {
    is_away: bool,
    is_alarmed: bool,
}

const ALARM: u8 = 2;

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let walk = args.led.walk()?;
    let origin = walk.trust().origin().clone();
    let mirrors = args.mirrors.iter().map(|place| {
        let place = place.trim_end_matches('/');
        Ok((place, Mirror::at(place)?))
    });
    let mirrors = mirrors.collect::<anyhow::Result<Vec<_>>>()?;
    let mut watcher = Watcher {
        known: Known::read(&args.seen, &origin)?,
        auditor: args.execute.then(|| Auditor::new(origin)),
        walk,
        led: BTreeMap::new(),
        began: now(),
    };
    loop {
        let round = watcher.round(args, &mirrors)?;
        if round.is_alarmed {
            return Ok(ExitCode::from(ALARM));
        }
        if args.once {
            return Ok(ExitCode::from(u8::from(round.is_away)));
        }
        std::thread::sleep(Duration::from_secs(args.every));
    }
}

impl Watcher {
    fn round(&mut self, args: &Args, mirrors: &[(&str, Mirror)]) -> anyhow::Result<Round> {
        let mut round = Round::default();
        for (place, mirror) in mirrors {
            let seen = self.known.note();
            match look(self, (place, mirror), mirrors, now()) {
                Ok(Shown::Well(told)) => {
                    if args.once || told.is_news {
                        say!("{place}: {told}");
                    }
                    self.known.keep(&args.seen)?;
                }
                Ok(Shown::Bad(alarm, shown)) => {
                    round.is_alarmed = true;
                    say!("ALARM {place}: {alarm}");
                    let text =
                        format!("{alarm}\n\nseen before:\n\n{seen}\nshown by {place}:\n\n{shown}");
                    lay_down(args, &text)?;
                }
                Err(away) => {
                    round.is_away = true;
                    say!("{place}: not read: {away:#}");
                }
            }
        }
        let newest = self.known.head().map(|head| head.cosigned);
        let since = newest.unwrap_or(self.began.seconds());
        if now().seconds().saturating_sub(since) > args.silence {
            round.is_alarmed = true;
            let since = Timestamp::from_micros(since.saturating_mul(1_000_000));
            say!(
                "ALARM: silence: no mirror shows that a quorum has cosigned since {}",
                since.rfc3339()
            );
        }
        Ok(round)
    }
}

/// Keeps both checkpoints of an alarm: together they show who cosigned what.
fn lay_down(args: &Args, text: &str) -> anyhow::Result<()> {
    let mut evidence = args.seen.as_os_str().to_owned();
    evidence.push(format!(".alarm-{}", now().micros()));
    let evidence = PathBuf::from(evidence);
    let name = evidence.display();
    std::fs::write(&evidence, text).with_context(|| format!("cannot write {name}"))?;
    say!("the evidence is in {name}");
    Ok(())
}
