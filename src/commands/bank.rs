//! `sigap bank`: a simulated bank as a process of its own.

use super::{on_this_thread, until_told};
use crate::bank::{self, Options};
use crate::say::say;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Where to listen; port 0 takes any free one, the first line printed says which
    #[arg(long)]
    listen: SocketAddr,
    /// Folder for what the bank keeps
    #[arg(long)]
    data: PathBuf,
    /// File with the secret shared with the instance: 64 hexadecimal digits, readable by its owner alone
    #[arg(long)]
    secret_file: PathBuf,
    /// The address that is told about payments, such as <http://127.0.0.1:8080/bayar/kabar>
    #[arg(long)]
    callback: String,
    /// Stop when the standard input ends, so that no process outlives the one that started it
    #[arg(long)]
    stop_with_input: bool,
}

pub(crate) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let options = Options {
        listen: args.listen,
        data: args.data,
        secret: bank::read_secret(&args.secret_file)?,
        callback: args.callback,
    };
    on_this_thread(async {
        let serving = bank::serve(options, |at| {
            say!("simulated bank on http://{at}");
            Ok(())
        });
        until_told(Box::pin(serving), args.stop_with_input).await
    })??;
    Ok(ExitCode::SUCCESS)
}
