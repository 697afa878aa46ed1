//! The keys of the provider as files: one for each key, named by when it was made. The next one is made in time, also while
//! the program runs, and whoever runs it may make one earlier.

use crate::assemble::NO_ORIGIN;
use crate::now::now;
use anyhow::Context;
use app::App;
use app::provider::{Made, Ring};
use base::Timestamp;
use credential::FileKeys;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

const FOLDER: &str = "keys/provider";
/// How often it is looked whether somebody made a key, or one must be made.
pub(crate) const LOOK: Duration = Duration::from_mins(1);

/// The keys of a data folder; the first is made if there is none.
pub(crate) fn read(data: &Path, origin: &str, demo: bool) -> anyhow::Result<Vec<Made>> {
    let folder = data.join(FOLDER);
    let mut times = times(&folder)?;
    if times.is_empty() {
        times.push(now());
    }
    let made = times
        .into_iter()
        .map(|at| made(&folder, at, (origin, demo)));
    made.collect()
}

/// Makes the next key: it is published from now on and signs after a day.
pub(crate) fn rotate(data: &Path) -> anyhow::Result<Made> {
    // For whom a key speaks stands in no file: the program that reads it says so.
    made(&data.join(FOLDER), now(), (NO_ORIGIN, false))
}

/// Ends a key at once, whatever it signed: nobody believes it any more who asks for our keys anew. Another signs from now on;
/// where there is none it is made. The id of that one.
pub(crate) fn end(data: &Path, id: &str) -> anyhow::Result<String> {
    let folder = data.join(FOLDER);
    let of = |at: Timestamp| made(&folder, at, (NO_ORIGIN, false));
    let keys: Vec<Made> = times(&folder)?
        .into_iter()
        .map(of)
        .collect::<Result<_, _>>()?;
    let (ended, left): (Vec<Made>, Vec<Made>) =
        keys.into_iter().partition(|made| made.keys.key_id() == id);
    let ended = ended.first();
    let ended = ended.with_context(|| format!("there is no key {id}"))?;
    let left = if left.is_empty() {
        vec![rotate(data)?]
    } else {
        left
    };
    std::fs::remove_file(path(&folder, ended.at))?;
    std::fs::File::open(&folder)?.sync_all()?;
    Ok(Ring::new(left)?.signing(now()))
}

/// Every key: its id, when it was made, and whether it is the one that signs.
pub(crate) fn list(data: &Path) -> anyhow::Result<Vec<(String, Timestamp, bool)>> {
    let folder = data.join(FOLDER);
    let of = |at: Timestamp| Ok((made(&folder, at, (NO_ORIGIN, false))?, at));
    let keys = times(&folder)?.into_iter().map(of);
    let keys: Vec<(Made, Timestamp)> = keys.collect::<anyhow::Result<_>>()?;
    let said = keys
        .iter()
        .map(|(made, at)| (made.keys.key_id().to_owned(), *at));
    let mut said: Vec<(String, Timestamp)> = said.collect();
    said.sort_by_key(|(_, at)| *at);
    let Ok(ring) = Ring::new(keys.into_iter().map(|(made, _)| made).collect()) else {
        return Ok(Vec::new());
    };
    let signs = ring.signing(now());
    let said = said.into_iter().map(|(id, at)| {
        let is_it = id == signs;
        (id, at, is_it)
    });
    Ok(said.collect())
}

/// Keeps the keys of a running program as they are on disk, and makes the next one when it is due; looks so often.
pub(crate) async fn watch(app: Arc<App>, data: PathBuf, often: Duration) {
    loop {
        tokio::time::sleep(often).await;
        if let Err(error) = look(&app, &data) {
            tracing::error!(%error, "the keys of the provider stay as they were");
        }
    }
}

fn look(app: &App, data: &Path) -> anyhow::Result<()> {
    let (origin, demo) = (app.provider.issuer.as_str(), app.demo);
    if app.provider.ring.wants_key(now()) {
        rotate(data)?;
    }
    app.provider.ring.replace(read(data, origin, demo)?)?;
    Ok(())
}

fn made(folder: &Path, at: Timestamp, (origin, demo): (&str, bool)) -> anyhow::Result<Made> {
    let keys = FileKeys::open_or_create(&path(folder, at), origin, demo)?;
    Ok(Made {
        at,
        keys: Box::new(keys),
    })
}

fn path(folder: &Path, at: Timestamp) -> PathBuf {
    folder.join(format!("{}.key", at.micros()))
}

fn times(folder: &Path) -> anyhow::Result<Vec<Timestamp>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut times = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|kind| kind != "key") {
            continue;
        }
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let micros = stem.and_then(|stem| stem.parse().ok());
        let named = || format!("{} is not named by a time", path.display());
        times.push(Timestamp::from_micros(micros.with_context(named)?));
    }
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_keeps_its_keys_and_gets_one_more_when_it_is_rotated() {
        let data = std::env::temp_dir().join(format!("sigap-ring-{}", std::process::id()));
        let origin = "https://sigap.example";
        let ids = || {
            let mut ids: Vec<String> = read(&data, origin, false)
                .unwrap()
                .iter()
                .map(|made| made.keys.key_id().to_owned())
                .collect();
            ids.sort();
            ids
        };
        let first = ids();
        assert_eq!((first.len(), &ids()), (1, &first));
        rotate(&data).unwrap();
        assert!(ids().len() == 2 && ids().contains(&first[0]));
        // One that was stolen ends at once, and another signs though its day has not come.
        let next = end(&data, &first[0]).unwrap();
        assert_eq!(ids(), std::slice::from_ref(&next));
        assert!(list(&data).unwrap()[0].2 && end(&data, &first[0]).is_err());
        let last = end(&data, &next).unwrap();
        assert!(
            ids() == [last.clone()] && last != next,
            "never without a key"
        );
        std::fs::remove_dir_all(data).unwrap();
    }
}
