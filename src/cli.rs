//! The command line: what `sigap` can be told to do.

use crate::commands::{
    appoint, audit, bank, bench, check, client, copy, country, demo, did, dismiss, face, keys,
    ledger, migrate, new_service, outbox, register, replay, revoke, serve, verify,
};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// A public-service platform for a whole country, in one program.
#[derive(Parser)]
#[command(name = "sigap", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Appoint a person with an account as an officer of an office
    Appoint(appoint::Args),
    /// Hold every stored stage against its history, and every decision against its receipt
    Audit(audit::Args),
    /// Run a simulated bank: it takes no money and tells the instance that it did
    Bank(bank::Args),
    /// Measure the promises about speed and size
    Bench(bench::Args),
    /// Check a pack and print what each service asks of people
    Check(check::Args),
    /// Register the sites and systems of others that people may sign in to
    Client(client::Args),
    /// Copy all data to a database of either engine, and prove that it is the same
    Copy(copy::Args),
    /// Make a synthetic country and write it down as files
    Country(country::Args),
    /// Open a whole synthetic country on this machine
    Demo(demo::Args),
    /// Look after the identifier of the agency, and check those of others
    Did(did::Args),
    /// Run a simulated face-match service: it sees nobody and says what one chooses
    Face(face::Args),
    /// End the appointment of an officer
    Dismiss(dismiss::Args),
    /// Change the keys that sign for sites of others
    Keys(keys::Args),
    /// Run the ledger together with other agencies
    Ledger(ledger::Args),
    /// Bring the schema of a database forward, and nothing else
    Migrate(migrate::Args),
    /// Write the folder of a new service, every line explained
    NewService(new_service::Args),
    /// List what must still be done and what keeps failing, and try it again
    Outbox(outbox::Args),
    /// Run a register that another agency would run
    Register(register::Args),
    /// Decide every case once more from its receipt and say what differs
    Replay(replay::Args),
    /// Take a document back, with a reason that its holder reads
    Revoke(revoke::Args),
    /// Serve the portal
    Serve(Box<serve::Args>),
    /// Check a downloaded receipt against the rules
    Verify(verify::Args),
}

/// Reads the command line and does what it says.
pub(crate) fn run() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Appoint(args) => appoint::run(&args),
        Command::Audit(args) => audit::run(&args),
        Command::Bank(args) => bank::run(args),
        Command::Bench(args) => bench::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Client(args) => client::run(&args),
        Command::Copy(args) => copy::run(&args),
        Command::Country(args) => country::run(&args),
        Command::Demo(args) => demo::run(&args),
        Command::Did(args) => did::run(&args),
        Command::Face(args) => face::run(&args),
        Command::Dismiss(args) => dismiss::run(&args),
        Command::Keys(args) => keys::run(&args),
        Command::Ledger(args) => ledger::run(&args),
        Command::Migrate(args) => migrate::run(&args),
        Command::NewService(args) => new_service::run(&args),
        Command::Outbox(args) => outbox::run(&args),
        Command::Register(args) => register::run(args),
        Command::Replay(args) => replay::run(&args),
        Command::Revoke(args) => revoke::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Verify(args) => verify::run(&args),
    };
    done.unwrap_or_else(|error| {
        eprintln!("sigap: {error:#}");
        ExitCode::FAILURE
    })
}
