//! `sigap outbox`: what must still be done, what keeps failing, and another try for it. It says nothing about whom.

use super::{looked_at, on_this_thread, worked_on};
use crate::database::Database;
use crate::now;
use crate::say::say;
use app::App;
use base::RowId;
use std::path::PathBuf;
use std::process::ExitCode;
use store::outbox::{self, Kind, Waiting, Which};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the database and the keys
    #[arg(long)]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
    /// Folder of the pack
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
    /// Only what was laid aside after too many tries
    #[arg(long)]
    dead: bool,
    /// Try at once, and from the start, whatever failed: all of one kind, or one message by its number
    #[arg(long, value_name = "KIND|ID", conflicts_with = "dead")]
    revive: Option<String>,
}

/// Failing messages that one look lists, the worst first.
const LISTED_MAX: u32 = 50;

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let open = match args.revive {
        Some(_) => worked_on,
        None => looked_at,
    };
    let app = open(&args.pack, &args.data, &args.database)?;
    on_this_thread(async {
        let done = match &args.revive {
            Some(which) => revive(&app, which).await,
            None => list(&app, args.dead).await,
        };
        app.store.close().await;
        done
    })?
}

async fn revive(app: &App, which: &str) -> anyhow::Result<ExitCode> {
    let which = match RowId::parse(which) {
        Ok(id) => Which::Message(id),
        Err(_) => Which::Kind(which.to_owned()),
    };
    let count = outbox::revive(&app.store, &which, now::now()).await?;
    say!("{count} messages are tried again as soon as the server runs");
    Ok(if count == 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

async fn list(app: &App, dead: bool) -> anyhow::Result<ExitCode> {
    if !dead {
        let kinds = outbox::kinds(&app.store, now::now()).await?;
        say!(
            "{:<12}{:>8}{:>8}{:>8}{:>8}  oldest",
            "kind",
            "waiting",
            "late",
            "dead",
            "tries"
        );
        for kind in &kinds {
            summary(kind);
        }
    }
    let failing = outbox::failing(&app.store, dead, LISTED_MAX).await?;
    if !failing.is_empty() {
        say!(
            "{:<28}{:<12}{:>6}  {:<22}last error",
            "message",
            "kind",
            "tries",
            "next try"
        );
    }
    for waiting in &failing {
        one(waiting);
    }
    let what = if dead { "laid aside" } else { "failing" };
    say!("{} {what}, at most {LISTED_MAX} are listed", failing.len());
    Ok(ExitCode::SUCCESS)
}

fn summary(kind: &Kind) {
    say!(
        "{:<12}{:>8}{:>8}{:>8}{:>8}  {}",
        kind.kind,
        kind.waiting,
        kind.late,
        kind.dead,
        kind.attempts_max,
        kind.oldest.rfc3339()
    );
}

fn one(waiting: &Waiting) {
    let next = if waiting.dead {
        "none, laid aside".to_owned()
    } else {
        waiting.due_at.rfc3339()
    };
    say!(
        "{:<28}{:<12}{:>6}  {:<22}{}",
        waiting.id.to_string(),
        waiting.kind,
        waiting.attempts,
        next,
        waiting.error
    );
}
