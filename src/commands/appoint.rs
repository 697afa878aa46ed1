//! `sigap appoint --nik … --office … --name … --id …`: a person with an account works as an officer from now on. The server
//! that works on the data must be stopped first.

use super::{on_this_thread, worked_on};
use crate::database::Database;
use crate::now;
use crate::say::say;
use anyhow::{Context, ensure};
use base::Nik;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The population number of the person
    #[arg(long, value_parser = nik)]
    nik: Nik,
    /// The office: an agency, or an agency and the four digits of a regency or city, such as dukcapil-1271
    #[arg(long)]
    office: String,
    /// The name that applicants read
    #[arg(long)]
    name: String,
    /// What the officer is called in logs: small letters, digits and dashes
    #[arg(long, value_parser = id)]
    id: String,
    /// Folder of the database and the keys
    #[arg(long)]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
    /// Folder of the pack
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
}

/// The most letters of an officer's id.
const ID_LETTERS_MAX: usize = 40;

pub(super) fn nik(raw: &str) -> Result<Nik, base::BadNik> {
    Nik::parse(raw)
}

pub(super) fn id(raw: &str) -> anyhow::Result<String> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    ensure!(
        (1..=ID_LETTERS_MAX).contains(&raw.len()) && raw.bytes().all(plain),
        "an id has at most {ID_LETTERS_MAX} small letters, digits and dashes"
    );
    Ok(raw.to_owned())
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let app = worked_on(&args.pack, &args.data, &args.database)?;
    let agency = match args.office.rsplit_once('-') {
        Some((agency, area)) if area.bytes().all(|sign| sign.is_ascii_digit()) => agency,
        _ => &args.office,
    };
    ensure!(
        app.pack.agencies.contains_key(agency),
        "the pack knows no agency {agency}"
    );
    let said = (args.id.as_str(), args.name.as_str(), args.office.as_str());
    let appointed = on_this_thread(async {
        let done = app::account::appointment::appoint(&app, &args.nik, said, now::now()).await;
        app.store.close().await;
        done
    })?;
    let officer = appointed.with_context(|| format!("{} was not appointed", args.nik.masked()))?;
    say!("appointed: {} at {}", officer.id, officer.office);
    Ok(ExitCode::SUCCESS)
}
