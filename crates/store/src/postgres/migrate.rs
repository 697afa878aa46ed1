//! Bringing the schema of a PostgreSQL database forward.

use super::error::reason;
use super::link::Link;
use crate::migrate::{ALL, COPYING, KEYS, META, MODE, PUT, Words, applied, first_keys};
use crate::{OpenError, Options, Purpose, cells};
use std::collections::BTreeMap;
use tokio_postgres::Error;

const WORDS: Words = Words {
    blob: "BYTEA",
    without_rowid: "",
};

/// Oldest server that knows `pg_current_xact_id`.
const VERSION_MIN: i64 = 13;

// The comparison tells how the database sorts whatever it is called: by bytes, as SQLite does, or as people would.
const ABOUT: &str = "SELECT CAST(current_setting('server_version_num') AS BIGINT) / 10000 AS version, \
     current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync, \
     ('B' < 'a' AND '-b' < '0a') AS bytewise";

const TABLES: &str =
    "SELECT count(*) AS n FROM information_schema.tables WHERE table_schema = current_schema()";
const OURS: &str = "SELECT count(*) AS n FROM information_schema.tables \
     WHERE table_schema = current_schema() AND table_name = 'meta'";

/// Brings the schema up to this program, in one transaction: all that is missing, or nothing. Names what it brought.
pub(super) async fn apply(
    link: &Link,
    options: Options,
    place: &str,
) -> Result<Vec<&'static str>, OpenError> {
    let wrong = |error: Error| OpenError::Unreachable {
        place: place.to_owned(),
        reason: reason(&error),
    };
    fit(link, place).await?;
    let fresh = count(link, TABLES).await.map_err(wrong)? == 0;
    let found = if fresh {
        BTreeMap::new()
    } else {
        meta(link, place).await?
    };
    let done = match (fresh, options.purpose) {
        (true, Purpose::Kept | Purpose::Look) => return Err(OpenError::Empty(place.to_owned())),
        (true, _) => 0,
        (false, Purpose::Copy) => return Err(OpenError::NotEmpty(place.to_owned())),
        (false, _) => applied(&found, options, place)?,
    };
    let missing = ALL.get(done..).unwrap_or_default();
    let keys = first_keys(&found, options);
    if missing.is_empty() && keys.is_none() {
        return Ok(Vec::new());
    }
    let script = async {
        link.control("BEGIN").await?;
        for migration in missing {
            link.control(&migration.text(&WORDS)).await?;
            put(link, &migration.key(), &migration.hash()).await?;
        }
        if fresh {
            put(link, MODE, &options.mode.to_string()).await?;
        }
        if options.purpose == Purpose::Copy {
            put(link, COPYING, "").await?;
        }
        if let Some(keys) = &keys {
            put(link, KEYS, keys).await?;
        }
        link.control("COMMIT").await
    };
    script.await.map_err(wrong)?;
    Ok(missing.iter().map(|migration| migration.name).collect())
}

/// Whether the server keeps what it acknowledges, and sorts as the other engine does.
async fn fit(link: &Link, place: &str) -> Result<(), OpenError> {
    let unfit = |why: &str| OpenError::Unfit {
        place: place.to_owned(),
        why: why.to_owned(),
    };
    let rows = link
        .query(ABOUT, &[])
        .await
        .map_err(|e| unfit(&reason(&e)))?;
    let about = rows
        .first()
        .ok_or_else(|| unfit("it says nothing of itself"))?;
    let is = |column: &str, wanted: &str| about.text(column).is_ok_and(|text| text == wanted);
    if !about
        .int("version")
        .is_ok_and(|version| version >= VERSION_MIN)
    {
        return Err(unfit("it is older than PostgreSQL 13"));
    }
    if !is("encoding", "UTF8") || !about.flag("bytewise").unwrap_or(false) {
        return Err(unfit(
            "it must be made with: createdb --encoding UTF8 --locale C --template template0 NAME",
        ));
    }
    if !is("fsync", "on") {
        return Err(unfit(
            "its fsync is off, so that a power cut takes what was acknowledged",
        ));
    }
    Ok(())
}

async fn count(link: &Link, sql: &'static str) -> Result<i64, Error> {
    let rows = link.query(sql, &[]).await?;
    Ok(rows.first().and_then(|row| row.int("n").ok()).unwrap_or(0))
}

async fn meta(link: &Link, place: &str) -> Result<BTreeMap<String, String>, OpenError> {
    let not_ours = || OpenError::NotOurs(place.to_owned());
    if count(link, OURS).await.map_err(|_| not_ours())? == 0 {
        return Err(not_ours());
    }
    let rows = link.query(META, &[]).await.map_err(|_| not_ours())?;
    let pair = |row: &crate::Row| {
        let text = |column| row.text(column).map(str::to_owned);
        Ok::<_, crate::StoreError>((text("key")?, text("value")?))
    };
    let pairs = rows.iter().map(pair).collect::<Result<_, _>>();
    pairs.map_err(|_| not_ours())
}

async fn put(link: &Link, key: &str, value: &str) -> Result<(), Error> {
    link.query(PUT, &cells![key, value]).await.map(|_| ())
}
