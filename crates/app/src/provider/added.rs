//! Clients that whoever runs the program adds to those of the pack, each as its file. A running program learns of them when
//! it starts.

use super::clients;
use crate::tables::client::{self, Added};
use crate::{App, AppError};
use base::Timestamp;
use pack::Finding;
use pack::model::Client;
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
    take_all(app, &added);
    let sites = clients::clients(&app.pack, &app.vault, app.demo);
    app.provider.sites = sites.map_err(|_| AppError::Invariant("clients were checked"))?;
    Ok(())
}

fn take_all<'a>(app: &mut App, added: impl IntoIterator<Item = &'a Added>) {
    for one in added {
        if let Err(error) = take(app, one) {
            tracing::error!(client = one.id, %error, "an added client is left out");
        }
    }
}

/// Adds a client, or puts another file in the place of its own. It must go with those that were added before, as well.
pub async fn add(app: &mut App, id: &str, source: &str, now: Timestamp) -> Result<(), AddError> {
    let added = client::all(app).await?;
    take_all(app, added.iter().filter(|one| one.id != id));
    let before = added.iter().find(|one| one.id == id);
    let mut file = before.cloned().unwrap_or(Added {
        id: id.to_owned(),
        body: String::new(),
        since: Some(now),
        numbered: true,
        renewed: 0,
    });
    source.clone_into(&mut file.body);
    if before.is_some_and(|before| terms(app, before) != terms(app, &file)) {
        file.renewed += 1;
    }
    take(app, &file)?;
    let mut unit = Unit::of(client::BUCKET);
    client::put(&mut unit, &file, now);
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

/// Nothing of a file that does not fit stays behind.
fn take(app: &mut App, added: &Added) -> Result<(), AddError> {
    if app.pack.clients.contains_key(&added.id) {
        return Err(AddError::InPack);
    }
    let client = read(app, added).map_err(AddError::Findings)?;
    clients::site(&client, &app.vault).map_err(AddError::Findings)?;
    let shared = AppError::Invariant("clients are taken in before anybody shares the pack");
    let pack = Arc::get_mut(&mut app.pack).ok_or(shared)?;
    add_words(&mut pack.texts, &client).map_err(AddError::Findings)?;
    pack.clients.insert(client.id.clone(), client);
    Ok(())
}

/// A file with what stands beside it.
fn read(app: &App, added: &Added) -> Result<Client, Vec<Finding>> {
    client_alone(&added.id, &added.body, &app.pack, |client| {
        client.since = added.since.map(Timestamp::micros);
        client.renewed = added.renewed;
        client.numbered = added.numbered;
        if added.since.is_none() {
            // Registered while a sector was the owner's name: the numbers by which it knows people stay.
            client.sector.get_or_insert_with(|| client.owner.clone());
        }
    })
}

/// What people say yes to; nothing where the file no longer fits.
fn terms(app: &App, added: &Added) -> Option<String> {
    let client = read(app, added).ok()?;
    Some(clients::terms(&client))
}
