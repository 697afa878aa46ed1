//! Sigap: a public-service platform for a whole country, in one program.

mod assemble;
mod authenticator;
mod bank;
mod bench;
mod child;
mod cli;
#[cfg(test)]
mod clocks;
mod commands;
mod country;
mod database;
mod demo;
mod did;
mod face;
mod facility;
mod folder;
mod frame;
mod journal;
mod mail;
mod now;
mod ring;
mod say;
mod serve;
mod validator;
mod words;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
