//! `sigap register kelahiran-faskes`: the facility-birth register as a process of its own.

use super::{on_this_thread, until_told};
use crate::facility::{self, Options};
use crate::say::say;
use anyhow::ensure;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Which register
    #[arg(value_parser = ["kelahiran-faskes"])]
    register: String,
    /// Where to listen; port 0 takes any free one, the first line printed says which
    #[arg(long)]
    listen: SocketAddr,
    /// Folder with births.jsonl; what it is told is kept there too
    #[arg(long)]
    data: PathBuf,
    /// File with the token that callers must show
    #[arg(long)]
    token_file: PathBuf,
    /// Let tests make it slow, silent or wrong
    #[arg(long)]
    allow_misbehaviour: bool,
    /// Stop when the standard input ends, so that no process outlives the one that started it
    #[arg(long)]
    stop_with_input: bool,
}

pub(crate) fn run(args: Args) -> anyhow::Result<ExitCode> {
    ensure!(
        args.listen.ip().is_loopback() || !args.allow_misbehaviour,
        "misbehaviour is for tests on this machine only"
    );
    let options = Options {
        listen: args.listen,
        data: args.data,
        token: facility::read_token(&args.token_file)?,
        allow_misbehaviour: args.allow_misbehaviour,
    };
    let name = args.register;
    // One thread is plenty: an answer is a copy of bytes, and the disk has a thread of its own.
    on_this_thread(async {
        let serving = facility::serve(options, |at| {
            say!("{name} on http://{at}");
            Ok(())
        });
        until_told(serving, args.stop_with_input).await
    })??;
    Ok(ExitCode::SUCCESS)
}
