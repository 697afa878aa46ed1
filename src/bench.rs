//! Benchmarks: promises about speed, measured against the real program from a process of its own.
//!
//! Each starts `sigap demo` as a child and drives it over HTTP; see `docs/benchmarks.md` for what a figure includes.

pub(crate) mod apply;
mod country;
mod drive;
mod floor;
mod journey;
pub(crate) mod ledger;
pub(crate) mod login;
mod mix;
mod open;
pub(crate) mod page;
pub(crate) mod pdf;
mod proc;
mod report;
mod server;
mod shape;
pub(crate) mod spike;
mod stored;
mod wire;

use std::path::PathBuf;

/// What every benchmark is told.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Scale {
    /// Folder for the synthetic country; kept, so that the next run starts at once
    #[arg(long)]
    pub(crate) data: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) database: crate::database::Database,
    /// How many files the database of the country is made of
    #[arg(long, value_name = "COUNT", conflicts_with = "database", default_value_t = 1, value_parser = crate::database::files())]
    pub(crate) files: u16,
    /// Folder of the pack
    #[arg(long, default_value = "packs/indonesia")]
    pub(crate) pack: PathBuf,
    /// How many people the country has
    #[arg(long, default_value_t = 200_000)]
    pub(crate) residents: usize,
    /// Connections that ask at the same time
    #[arg(long, default_value_t = 24)]
    pub(crate) clients: usize,
    /// One line of JSON instead of a table
    #[arg(long)]
    pub(crate) json: bool,
}

impl Scale {
    /// The folder of this country: one per size and number of files, so that no plan ever opens another's data.
    fn folder(&self) -> PathBuf {
        let base = self.data.clone();
        let base = base.unwrap_or_else(|| std::env::temp_dir().join("sigap-bench"));
        let files = match self.files {
            1 => String::new(),
            files => format!("-in-{files}"),
        };
        base.join(format!("country-{}{files}", self.residents))
    }
}

/// Runs a benchmark on the threads of a runtime of its own.
pub(crate) fn on_runtime<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(work)
}
