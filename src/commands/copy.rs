//! `sigap copy --from X --to Y`: all data from one database to another, on whichever engine each is, and the proof that
//! both hold the same. The keys of the instance are files of its folder and stay where they are.

use super::on_this_thread;
use crate::database;
use crate::say::say;
use anyhow::{Context, ensure};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use store::copy::{self, Sum, Table};
use store::{Address, Options, Place, Purpose, Store};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// What is copied: a data folder, or a database of a server (`postgres://USER@HOST/NAME`)
    #[arg(long, value_name = "FOLDER|URL")]
    from: String,
    /// Where the copy goes: a data folder without a database, or an empty database of a server
    #[arg(long, value_name = "FOLDER|URL")]
    to: String,
    /// How many files the copy in a data folder is made of, spread by person
    #[arg(long, value_name = "COUNT", value_parser = database::files())]
    files: Option<u16>,
    /// File with the password of the one that is on a server, or of both
    #[arg(long, value_name = "FILE")]
    database_password_file: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let password = args.database_password_file.as_deref();
    let (from, to) = (place(&args.from, password)?, place(&args.to, password)?);
    ensure!(
        database::is_there(&from),
        "{from} holds no data of this program"
    );
    ensure!(
        args.files.is_none() || matches!(to, Place::Folder(_)),
        "a database of a server is not made of files"
    );
    let (mode, source) =
        Store::kept(&from, None).context("cannot copy; stop the server that works on it")?;
    let purpose = Purpose::Copy;
    // A folder is made of as many files as the one it comes from, unless it is said.
    let files = args
        .files
        .or_else(|| u16::try_from(source.parts().count()).ok());
    let options = Options {
        purpose,
        files,
        ..Options::new(mode)
    };
    let target = Store::at(&to, options).context("cannot copy there")?;
    say!("copying {mode} data from {from} to {to}");
    on_this_thread(async {
        let done = copied(&source, &target, &words(&to)?).await;
        source.close().await;
        target.close().await;
        done
    })??;
    say!("the copy is whole: every row of every table is the same on both sides");
    say!("{from} is left for good: whoever starts there is told that the data is now in {to}");
    Ok(ExitCode::SUCCESS)
}

async fn copied(source: &Store, target: &Store, to: &str) -> anyhow::Result<()> {
    copy::fill(source, target, |table| say!("copying {}", table.name)).await?;
    say!("{:<14}{:>10}  {:<18}{:<18}", "table", "rows", "from", "to");
    copy::prove(source, target, compared).await?;
    let left = copy::leave(source, to).await;
    left.context("the copy is whole, but the place it came from could not be marked as left")
}

/// The target as it would be given to this command, from wherever it is started, and without a password.
fn words(place: &Place) -> anyhow::Result<String> {
    Ok(match place {
        Place::Folder(folder) => {
            let data = folder.parent().unwrap_or(folder);
            std::path::absolute(data)?.display().to_string()
        }
        Place::Server(address) => address.to_string(),
    })
}

fn compared(table: &Table, from: &Sum, to: &Sum) {
    say!(
        "{:<14}{:>10}  {:<18}{:<18}{}",
        table.name,
        from.rows,
        short(from),
        short(to),
        if from == to { "same" } else { "DIFFERS" }
    );
}

/// The first digits of a digest: enough for the eye, the comparison takes all.
fn short(sum: &Sum) -> String {
    let digits = sum.digest.iter().take(8);
    digits.fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn place(words: &str, password: Option<&Path>) -> anyhow::Result<Place> {
    if Address::looks_like_one(words) {
        return database::server(words, password);
    }
    Ok(Place::Folder(database::folder(Path::new(words))))
}
