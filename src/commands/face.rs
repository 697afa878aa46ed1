//! `sigap face`: a simulated face-match service as a process of its own.

use super::{on_this_thread, until_told};
use crate::bank;
use crate::face::{self, Options};
use crate::say::say;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Where to listen; port 0 takes any free one, the first line printed says which
    #[arg(long)]
    listen: SocketAddr,
    /// File with the secret shared with the instance: 64 hexadecimal digits, readable by its owner alone
    #[arg(long)]
    secret_file: PathBuf,
    /// Stop when the standard input ends, so that no process outlives the one that started it
    #[arg(long)]
    stop_with_input: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let options = Options {
        listen: args.listen,
        secret: bank::read_secret(&args.secret_file)?,
    };
    on_this_thread(async {
        let serving = face::serve(options, |at| {
            say!("simulated face match on http://{at}");
            Ok(())
        });
        until_told(serving, args.stop_with_input).await
    })??;
    Ok(ExitCode::SUCCESS)
}
