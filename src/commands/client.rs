//! `sigap client …`: the sites and systems of others that people may sign in to, beside those of the pack. The server that
//! works on the data must be stopped first, and knows of a change when it starts again.

use super::{looked_at, on_this_thread, worked_on};
use crate::database::Database;
use crate::now;
use crate::say::say;
use anyhow::{Context, bail};
use app::App;
use app::provider::{self, AddError};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
    /// Folder of the database and the keys
    #[arg(long, global = true, default_value = "data/demo")]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
    /// Folder of the pack
    #[arg(long, global = true, default_value = "packs/indonesia")]
    pack: PathBuf,
}

#[derive(clap::Subcommand)]
enum What {
    /// Register a client by its file; the name of the file is its id
    Add { file: PathBuf },
    /// Take away a client that was added
    Remove { id: String },
    /// List every client
    List,
    /// Say the secret of a client that proves itself by one: tell it to those who run the site, and nobody else
    Secret { id: String },
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let open = match args.what {
        What::Add { .. } | What::Remove { .. } => worked_on,
        What::List | What::Secret { .. } => looked_at,
    };
    let mut app = open(&args.pack, &args.data, &args.database)?;
    let done = on_this_thread(async {
        let done = carry_out(&mut app, &args.what).await;
        app.store.close().await;
        done
    })?;
    done.map(|()| ExitCode::SUCCESS)
}

async fn carry_out(app: &mut App, what: &What) -> anyhow::Result<()> {
    // A file that was added before gives way to the new one; those of the pack do not.
    if !matches!(what, What::Add { .. }) {
        provider::take_in(app).await?;
    }
    match what {
        What::Add { file } => {
            let id = file.file_stem().and_then(|stem| stem.to_str());
            let id = id.context("the name of the file is the id of the client")?;
            let source = std::fs::read_to_string(file)
                .with_context(|| format!("cannot read {}", file.display()))?;
            if let Err(error) = provider::add(app, id, &source, now::now()).await {
                if let AddError::Findings(findings) = &error {
                    for finding in findings {
                        say!("{finding}");
                    }
                }
                return Err(error.into());
            }
            say!("{id} is registered");
        }
        What::Remove { id } => {
            let removed = provider::remove(app, id).await;
            removed.with_context(|| format!("{id} was not added here"))?;
            say!("{id} is no client any more");
        }
        What::List => {
            for client in app.pack.clients.values() {
                say!(
                    "{:<32}  {:<16}  {}",
                    client.id,
                    client.owner,
                    client.scopes.join(" ")
                );
            }
        }
        What::Secret { id } => {
            let client = app.pack.clients.get(id);
            let client = client.with_context(|| format!("there is no client {id}"))?;
            match provider::secret(&app.vault, client) {
                Some(secret) => say!("{secret}"),
                None => bail!("{id} proves itself by a key of its own"),
            }
        }
    }
    Ok(())
}
