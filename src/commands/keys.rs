//! `sigap keys …`: the keys of the provider. `rotate` makes the next one before its time; `end` ends one that was stolen. A running
//! server finds what changed within a minute. After `rotate` nothing that was signed stops being believed; after `end` whatever
//! that key signed does.

use crate::ring;
use crate::say::say;
use anyhow::ensure;
use base::Zone;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Make the next key; the one before goes on signing for a day
    Rotate {
        /// Folder of the database and the keys
        #[arg(long)]
        data: PathBuf,
    },
    /// End a key that somebody else may have: it is published no more, and another signs at once
    End {
        id: String,
        /// Folder of the database and the keys
        #[arg(long)]
        data: PathBuf,
    },
    /// Say which keys there are and which of them signs
    List {
        /// Folder of the database and the keys
        #[arg(long)]
        data: PathBuf,
    },
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let (What::Rotate { data } | What::End { data, .. } | What::List { data }) = &args.what;
    ensure!(data.is_dir(), "{} is no folder", data.display());
    match &args.what {
        What::Rotate { .. } => {
            let made = ring::rotate(data)?;
            say!("{} signs in a day", made.keys.key_id());
        }
        What::End { id, .. } => {
            let signs = ring::end(data, id)?;
            say!("{id} is believed no more; {signs} signs");
        }
        What::List { .. } => {
            for (id, at, signs) in ring::list(data)? {
                let signs = if signs { "signs" } else { "" };
                say!("{id}  {}  {signs}", at.date(Zone::Wib));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
