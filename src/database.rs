//! Where the database of an instance is: in its data folder, or on a PostgreSQL server.

use anyhow::{Context, ensure};
use std::fmt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use store::{Address, Place};

/// What every command is told that opens data. The keys lie in the data folder wherever the database is.
#[derive(clap::Args, Clone)]
pub(crate) struct Database {
    /// A PostgreSQL database of this machine instead of the one in the data folder: `postgres://USER@HOST/NAME`
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    /// File with its password, readable by its owner alone
    #[arg(long, global = true, value_name = "FILE", requires = "database")]
    database_password_file: Option<PathBuf>,
}

// The address may hold a password.
impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            self.database
                .as_ref()
                .map_or("in the folder", |_| "on a server"),
        )
    }
}

/// How many files a folder may be made of.
pub(crate) fn files() -> clap::builder::RangedI64ValueParser<u16> {
    clap::value_parser!(u16).range(1..=i64::from(store::FILES_MAX))
}

/// The folder inside a data folder.
const FOLDER: &str = "db";

impl Database {
    pub(crate) fn place(&self, data: &Path) -> anyhow::Result<Place> {
        match &self.database {
            None => Ok(Place::Folder(folder(data))),
            Some(url) => server(url, self.database_password_file.as_deref()),
        }
    }

    /// How a child is told the same.
    pub(crate) fn words(&self) -> Vec<std::ffi::OsString> {
        let url = self
            .database
            .iter()
            .flat_map(|url| ["--database".into(), url.into()]);
        let file = self.database_password_file.iter();
        let file = file.flat_map(|file| ["--database-password-file".into(), file.into()]);
        url.chain(file).collect()
    }
}

/// The embedded database of a data folder.
pub(crate) fn folder(data: &Path) -> PathBuf {
    data.join(FOLDER)
}

/// A database on a server. What is wrong with an address is said without it: it may hold a password.
pub(crate) fn server(url: &str, password: Option<&Path>) -> anyhow::Result<Place> {
    let address = Address::parse(url).context("the address of the database is refused")?;
    Ok(Place::Server(match password {
        Some(file) => address.with_password(&secret(file)?),
        None => address,
    }))
}

/// Whether there is a database to look at; whether it is ours, opening it tells.
pub(crate) fn is_there(place: &Place) -> bool {
    match place {
        Place::Folder(folder) => folder.join("sigap.db").is_file(),
        Place::Server(_) => true,
    }
}

/// A password in a file that nobody else can read.
pub(crate) fn secret(file: &Path) -> anyhow::Result<String> {
    let unread = || format!("cannot read the password in {}", file.display());
    let about = std::fs::metadata(file).with_context(unread)?;
    ensure!(
        about.permissions().mode().trailing_zeros() >= 6,
        "{} can be read by others",
        file.display()
    );
    let text = std::fs::read_to_string(file).with_context(unread)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
