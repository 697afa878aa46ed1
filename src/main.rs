//! Sigap: a public-service platform for a whole country, in one program.

mod cli;
mod commands;
mod country;
mod facility;
mod folder;
mod now;
mod say;

fn main() -> std::process::ExitCode {
    cli::run()
}
