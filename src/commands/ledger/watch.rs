//! `sigap ledger watch`: reads what mirrors of a ledger show, entry by entry, and raises the alarm over whatever no honest ledger shows:
//! another past, a log that became shorter, two logs, false cosignatures, silence. It remembers in a file what it has seen.

mod known;
mod look;

use self::known::Known;
use self::look::{Alarm, look};
use super::mirror::Mirror;
use super::pinned::Pinned;
use crate::now::now;
use crate::say::say;
use anyhow::Context;
use ledger::{Auditor, Trust};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folders or addresses with the files of the log; two that are run by others find out two logs
    #[arg(required = true)]
    mirrors: Vec<String>,
    #[command(flatten)]
    pinned: Pinned,
    /// File that remembers what was seen; the alarm puts its evidence beside it
    #[arg(long)]
    seen: PathBuf,
    /// Look again after so many seconds
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    every: u64,
    /// A ledger that nobody has cosigned for so many seconds stands still
    #[arg(long, default_value_t = 600)]
    silence: i64,
    /// Run every operation again from the first entry on: rights, turns and state, and not the tree alone
    #[arg(long)]
    execute: bool,
    /// Look once; the exit code tells whether all was well
    #[arg(long)]
    once: bool,
}

/// What a watcher goes by.
pub(super) struct Watcher {
    trust: Trust,
    silence: i64,
    known: Known,
    auditor: Option<Auditor>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let trust = args.pinned.trust()?;
    let mirrors = args
        .mirrors
        .iter()
        .map(|place| Ok((place.as_str(), Mirror::at(place)?)));
    let mirrors = mirrors.collect::<anyhow::Result<Vec<_>>>()?;
    let known = Known::read(&args.seen, trust.origin())?;
    let mut watcher = Watcher {
        auditor: args.execute.then(|| Auditor::new(trust.origin().clone())),
        trust,
        silence: args.silence,
        known,
    };
    loop {
        let mut all_there = true;
        for (place, mirror) in &mirrors {
            match look(&mut watcher, (place, mirror), &mirrors, now()) {
                Ok(Ok(told)) => {
                    if args.once || told.is_news {
                        say!("{place}: {told}");
                    }
                    watcher.known.keep(&args.seen)?;
                }
                Ok(Err(alarm)) => return raise(args, (place, mirror), &watcher, &alarm),
                Err(away) => {
                    all_there = false;
                    say!("{place}: not read: {away:#}");
                }
            }
        }
        if args.once {
            return Ok(if all_there {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
        std::thread::sleep(Duration::from_secs(args.every));
    }
}

/// Says what is wrong, and lays both checkpoints down: together they show who cosigned what.
fn raise(
    args: &Args,
    (place, mirror): (&str, &Mirror),
    watcher: &Watcher,
    alarm: &Alarm,
) -> anyhow::Result<ExitCode> {
    say!("ALARM {place}: {alarm}");
    let shown = mirror
        .checkpoint()
        .unwrap_or_else(|error| format!("{error:#}\n"));
    let mut evidence = args.seen.as_os_str().to_owned();
    evidence.push(format!(".alarm-{}", now().seconds()));
    let seen = watcher.known.note();
    let text = format!("{alarm}\n\nseen before:\n\n{seen}\nshown by {place}:\n\n{shown}");
    let name = PathBuf::from(&evidence);
    std::fs::write(&name, text).with_context(|| format!("cannot write {}", name.display()))?;
    say!("the evidence is in {}", name.display());
    Ok(ExitCode::FAILURE)
}
