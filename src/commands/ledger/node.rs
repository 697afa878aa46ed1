//! `sigap ledger node`: a validator, until somebody says stop. What it serves lies in the folder `public`, for any web server; what it is to record
//! is laid into the folder `intake`.

use super::intake::{Intake, submit};
use super::settings;
use crate::commands::{on_this_thread, until_told};
use crate::say::say;
use crate::serve;
use crate::validator::small_pages;
use anyhow::bail;
use consensus::Node;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// File with the settings of the validator
    #[arg(long)]
    config: PathBuf,
    /// Stop when the standard input ends, so that no process outlives the one that started it
    #[arg(long)]
    stop_with_input: bool,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    serve::log();
    small_pages();
    let (config, _) = settings::config(&args.config)?;
    let (origin, listen) = (config.origin.clone(), config.listen);
    let folder = config.folder.clone();
    let node = Node::start(config)?;
    let intake = Intake::open(&folder)?;
    let (head, mut ended) = (node.head(), node.ended());
    let blocks = head.next_height();
    say!("validator of {origin} at {listen}, {blocks} blocks");
    let validator = &node;
    let running = async move {
        tokio::select! {
            () = serve::stop_asked() => Ok(()),
            why = ended.wait_for(Option::is_some) => {
                let why = why.ok().and_then(|why| why.as_deref().map(str::to_owned));
                bail!("the validator stopped: {}", why.unwrap_or_default())
            }
            never = intake.keep(|bytes| async move { submit(validator, &bytes).await }) => match never {},
        }
    };
    let done = on_this_thread(until_told(running, args.stop_with_input))?;
    node.stop();
    done.map(|()| ExitCode::SUCCESS)
}
