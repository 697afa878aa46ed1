//! The status list this process draws from. It opened the list itself and nobody else does, so a slot needs no row of
//! its own and no list ever fills up: the next one is opened. What is left of a list when the process ends stays empty.
//! Every list of the instance is published, whichever process drew from it.

use crate::tables::credential;
use crate::{App, AppError, Dice, numbers};
use ::credential::{FreeSlots, StatusSlot, status_list};
use base::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Cell, Store, allotment};
use tokio::sync::Mutex;

/// Kind and prefix of the counter that numbers the lists of this instance.
const LISTS: &str = "status-list";

/// Where a credential will say that its revocation is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) list: i64,
    pub(crate) slot: StatusSlot,
}

/// So long a list that was signed is handed out again: anybody may ask, and to sign one is work.
const KEPT_SECONDS: i64 = 60;
/// Lists kept at once, of at most 22 KiB each; a list has room for 131,072 documents.
const KEPT_MAX: usize = 256;

/// The lists of a process.
#[derive(Default)]
pub struct StatusLists {
    /// The one in use, opened with the first credential and again whenever it is used up.
    open: Mutex<Option<(i64, FreeSlots)>>,
    /// Those that were published within the last minute, by number.
    kept: Mutex<BTreeMap<i64, Kept>>,
}

struct Kept {
    at: Timestamp,
    token: Arc<str>,
}

impl StatusLists {
    /// A place that no credential has and none will get, also if this one is never stored.
    pub(crate) async fn reserve(&self, store: &Store, dice: &Dice) -> Result<Place, AppError> {
        // Held while a list is opened, so that those who wait for it do not open one more each.
        let mut open = self.open.lock().await;
        let mut chance = dice;
        if let Some((list, free)) = open.as_mut()
            && let Some(slot) = free.draw(&mut chance)
        {
            return Ok(Place { list: *list, slot });
        }
        let list = number(store).await?;
        let mut free = FreeSlots::all();
        let slot = free.draw(&mut chance);
        *open = Some((list, free));
        slot.map(|slot| Place { list, slot })
            .ok_or(AppError::Invariant("a list that was just opened has slots"))
    }

    /// Forgets what was published: something was revoked.
    pub(crate) async fn forget(&self) {
        self.kept.lock().await.clear();
    }
}

/// A list of this instance as it was within the last minute, signed. Reads only.
pub async fn publish(app: &App, list: i64, now: Timestamp) -> Result<Arc<str>, AppError> {
    // Held while one is signed, so that those who wait for it do not sign one more each.
    let mut kept = app.lists.kept.lock().await;
    kept.retain(|_, kept| kept.at <= now && now < kept.at.plus_seconds(KEPT_SECONDS));
    if let Some(kept) = kept.get(&list) {
        return Ok(Arc::clone(&kept.token));
    }
    let token: Arc<str> = signed(app, list, now).await?.into();
    if kept.len() < KEPT_MAX {
        let token = Arc::clone(&token);
        kept.insert(list, Kept { at: now, token });
    }
    Ok(token)
}

async fn signed(app: &App, list: i64, now: Timestamp) -> Result<String, AppError> {
    if !lists(app).await?.contains(&list) {
        return Err(AppError::NotFound);
    }
    let revoked = revoked(app, list).await?;
    let signed = status_list::sign(&revoked, &address(app, list), app.keys.as_ref(), now);
    signed.map_err(|error| AppError::Sign(error.to_string()))
}

/// The lists there are.
pub(crate) async fn lists(app: &App) -> Result<std::ops::Range<i64>, AppError> {
    Ok(1..next(app).await?)
}

/// Slots of a list whose credentials do not count any more.
pub(crate) async fn revoked(app: &App, list: i64) -> Result<Vec<StatusSlot>, AppError> {
    credential::revoked(app, list).await
}

/// Where a list is served; credentials name it, and the list names itself by it.
pub(crate) fn address(app: &App, list: i64) -> String {
    format!("{}/status/{list}", app.origin)
}

/// The number that the next list will have.
async fn next(app: &App) -> Result<i64, AppError> {
    let sql = "SELECT next FROM counter WHERE bucket = $1 AND kind = $2 AND prefix = ''";
    let cells = [Cell::from(numbers::bucket(LISTS)), Cell::from(LISTS)];
    match app
        .store
        .query_one(numbers::bucket(LISTS), sql, &cells)
        .await?
    {
        Some(row) => Ok(row.int("next")?),
        None => Ok(1),
    }
}

/// The number of a new list. It is on disk before a slot is drawn: no other process draws from the same list.
async fn number(store: &Store) -> Result<i64, AppError> {
    let unit = allotment::next(numbers::bucket(LISTS), LISTS, "");
    let done = store.commit("status-list", unit).await?;
    let row = done.first();
    let row = row.ok_or(AppError::Invariant("a counter gives one number"))?;
    Ok(row.int("number")?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::credential::STATUS_LIST_ENTRIES;
    use std::collections::BTreeSet;
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicU64, Ordering};
    use store::{Mode, Options};

    /// A store in a folder that goes away with it.
    struct Room(PathBuf);

    impl Room {
        fn new() -> Self {
            let name = format!("sigap-status-lists-{}", std::process::id());
            Self(std::env::temp_dir().join(name))
        }
    }

    impl Drop for Room {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    /// Chance that repeats: each draw is a step of a counter, scrambled.
    fn dice() -> Dice {
        let count = AtomicU64::new(1);
        Dice::new(move |bytes| {
            let step = count.fetch_add(1, Ordering::Relaxed);
            let mut word = step.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            bytes.fill_with(|| {
                word = word.rotate_left(8);
                word.to_le_bytes()[0]
            });
        })
    }

    #[tokio::test]
    async fn more_places_than_a_list_has_are_given_and_none_twice() {
        let room = Room::new();
        let store = Store::open(&room.0, Options::new(Mode::Demo)).unwrap();
        let (dice, lists) = (dice(), StatusLists::default());
        let mut given = BTreeSet::new();
        for _ in 0..STATUS_LIST_ENTRIES + 1_000 {
            let place = lists.reserve(&store, &dice).await.unwrap();
            assert!(given.insert((place.list, place.slot)), "{place:?}");
        }
        let used: BTreeSet<i64> = given.iter().map(|(list, _)| *list).collect();
        assert_eq!(used, [1, 2].into());
        // Another process, or this one after a restart.
        let next = StatusLists::default().reserve(&store, &dice).await.unwrap();
        assert_eq!(next.list, 3);
        store.close().await;
    }

    #[tokio::test]
    async fn those_who_ask_at_once_share_one_new_list() {
        let room =
            Room(std::env::temp_dir().join(format!("sigap-one-list-{}", std::process::id())));
        let store = Store::open(&room.0, Options::new(Mode::Demo)).unwrap();
        let (dice, lists) = (dice(), StatusLists::default());
        let asking = (0..50).map(|_| lists.reserve(&store, &dice));
        let places = futures_util::future::try_join_all(asking).await.unwrap();
        assert!(places.iter().all(|place| place.list == 1));
        let slots: BTreeSet<StatusSlot> = places.iter().map(|place| place.slot).collect();
        assert_eq!(slots.len(), 50);
        store.close().await;
    }
}
