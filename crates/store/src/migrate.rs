//! The schema goes forward only, and the database knows which world it belongs to.

use crate::{OpenError, Options, Purpose};
use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write as _;

/// Which world a database belongs to. It is written into it when it is made, and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Demo,
    Live,
}

/// One step of the schema: one text for every engine.
pub(crate) struct Migration {
    pub(crate) name: &'static str,
    text: &'static str,
}

/// The words of a migration that differ between the engines.
pub(crate) struct Words {
    pub(crate) blob: &'static str,
    pub(crate) without_rowid: &'static str,
}

pub(crate) const ALL: &[Migration] = &[
    Migration {
        name: "0001_first",
        text: include_str!("../migrations/0001_first.sql"),
    },
    Migration {
        name: "0002_refund",
        text: include_str!("../migrations/0002_refund.sql"),
    },
    Migration {
        name: "0003_account",
        text: include_str!("../migrations/0003_account.sql"),
    },
    Migration {
        name: "0004_proofing",
        text: include_str!("../migrations/0004_proofing.sql"),
    },
    Migration {
        name: "0005_mandate",
        text: include_str!("../migrations/0005_mandate.sql"),
    },
    Migration {
        name: "0006_provider",
        text: include_str!("../migrations/0006_provider.sql"),
    },
    Migration {
        name: "0007_levels",
        text: include_str!("../migrations/0007_levels.sql"),
    },
    Migration {
        name: "0008_desk",
        text: include_str!("../migrations/0008_desk.sql"),
    },
    Migration {
        name: "0009_provider",
        text: include_str!("../migrations/0009_provider.sql"),
    },
    Migration {
        name: "0010_contact",
        text: include_str!("../migrations/0010_contact.sql"),
    },
    Migration {
        name: "0011_client",
        text: include_str!("../migrations/0011_client.sql"),
    },
    Migration {
        name: "0012_event",
        text: include_str!("../migrations/0012_event.sql"),
    },
    Migration {
        name: "0013_audit",
        text: include_str!("../migrations/0013_audit.sql"),
    },
    Migration {
        name: "0014_did",
        text: include_str!("../migrations/0014_did.sql"),
    },
];

/// Where the mode stands in the table `meta`.
pub(crate) const MODE: &str = "mode";
pub(crate) const META: &str = "SELECT key, value FROM meta";
pub(crate) const PUT: &str = "INSERT INTO meta (key, value) VALUES ($1, $2)";

/// Stands in the table `meta` from the first row of a copy until its proof has passed.
pub(crate) const COPYING: &str = "copying";

/// Stands in the table `meta` of a place whose data has moved, and says where to.
pub(crate) const MOVED: &str = "moved";

/// Stands in the table `meta` with a digest of the keys the data is sealed with.
pub(crate) const KEYS: &str = "keys";

const PREFIX: &str = "migration.";

impl Migration {
    /// Where it stands in the table `meta` once it is in.
    pub(crate) fn key(&self) -> String {
        format!("{PREFIX}{}", self.name)
    }

    pub(crate) fn text(&self, words: &Words) -> String {
        self.text
            .replace("{blob}", words.blob)
            .replace("{without_rowid}", words.without_rowid)
    }

    pub(crate) fn hash(&self) -> String {
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, self.text.as_bytes());
        hex(digest.as_ref())
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The digest of the keys that must still be written: a database belongs to those it was first worked on with.
pub(crate) fn first_keys(meta: &BTreeMap<String, String>, options: Options) -> Option<String> {
    if meta.contains_key(KEYS) || options.purpose == Purpose::Look {
        return None;
    }
    options.keys.map(|keys| hex(&keys))
}

/// How many of our migrations are in, after making sure that they are ours, unchanged, and of the right world.
pub(crate) fn applied(
    meta: &BTreeMap<String, String>,
    options: Options,
    place: &str,
) -> Result<usize, OpenError> {
    let found = meta.get(MODE);
    let found = found.ok_or_else(|| OpenError::NotOurs(place.to_owned()))?;
    if *found != options.mode.to_string() {
        return Err(OpenError::WrongMode {
            place: place.to_owned(),
            found: found.clone(),
            wanted: options.mode,
        });
    }
    if meta.contains_key(COPYING) {
        return Err(OpenError::Incomplete(place.to_owned()));
    }
    if let Some(to) = meta.get(MOVED)
        && options.purpose != Purpose::Look
    {
        return Err(OpenError::Moved {
            place: place.to_owned(),
            to: to.clone(),
        });
    }
    if let (Some(found), Some(ours)) = (meta.get(KEYS), options.keys)
        && *found != hex(&ours)
    {
        return Err(OpenError::OtherKeys(place.to_owned()));
    }
    let mut count = 0;
    for (key, written) in meta.iter().filter(|(key, _)| key.starts_with(PREFIX)) {
        let known = ALL.iter().find(|migration| migration.key() == *key);
        let known = known.ok_or_else(|| OpenError::Newer(key.clone()))?;
        if *written != known.hash() {
            return Err(OpenError::Changed(known.name));
        }
        count += 1;
    }
    Ok(count)
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Demo => "demo",
            Self::Live => "live",
        })
    }
}
