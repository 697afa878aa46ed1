//! Clients that whoever runs the program adds to those of the pack, each as its file. A running program learns of them when
//! it starts.

use super::clients;
use crate::tables::client;
use crate::{App, AppError};
use base::Timestamp;
use pack::Finding;
use pack::parse::{add_words, client_alone};
use std::sync::Arc;
use store::Unit;

/// Why a client is not added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    #[error("the pack has a client of that name; change its file there")]
    InPack,
    #[error("the file has {} things to mend", .0.len())]
    Findings(Vec<Finding>),
    #[error(transparent)]
    App(#[from] AppError),
}

/// Takes in the clients that were added. One that no longer fits the pack is left out and said in the log: it must not
/// keep everybody else from signing in.
pub async fn take_in(app: &mut App) -> Result<(), AppError> {
    let added = client::all(app).await?;
    if added.is_empty() {
        return Ok(());
    }
    for (id, source) in added {
        if let Err(error) = take(app, &id, &source) {
            tracing::error!(client = id, %error, "an added client is left out");
        }
    }
    let sites = clients::clients(&app.pack, &app.vault, app.demo);
    app.provider.sites = sites.map_err(|_| AppError::Invariant("clients were checked"))?;
    Ok(())
}

/// Adds a client, or puts another file in the place of its own.
pub async fn add(app: &mut App, id: &str, source: &str, now: Timestamp) -> Result<(), AddError> {
    take(app, id, source)?;
    clients::clients(&app.pack, &app.vault, app.demo).map_err(AddError::Findings)?;
    let mut unit = Unit::of(client::BUCKET);
    client::put(&mut unit, (id, source), now);
    let done = app.store.commit("add-client", unit).await;
    done.map_err(AppError::from)?;
    Ok(())
}

/// Takes away a client that was added. What people allowed it stays on their lists, and counts for nobody.
pub async fn remove(app: &App, id: &str) -> Result<(), AppError> {
    let mut unit = Unit::of(client::BUCKET);
    client::remove(&mut unit, id);
    match app
        .store
        .commit("remove-client", unit)
        .await
        .map_err(AppError::from)
    {
        Ok(_) => Ok(()),
        Err(AppError::Conflict) => Err(AppError::NotFound),
        Err(error) => Err(error),
    }
}

fn take(app: &mut App, id: &str, source: &str) -> Result<(), AddError> {
    if app.pack.clients.contains_key(id) {
        return Err(AddError::InPack);
    }
    let client = client_alone(id, source, &app.pack).map_err(AddError::Findings)?;
    let shared = AppError::Invariant("clients are taken in before anybody shares the pack");
    let pack = Arc::get_mut(&mut app.pack).ok_or(shared)?;
    add_words(&mut pack.texts, &client).map_err(AddError::Findings)?;
    pack.clients.insert(id.to_owned(), client);
    Ok(())
}
