//! The two files of a ledger that people write: who founds it, and how one validator runs. Paths in them count from their folder.

use super::key;
use crate::now::now;
use anyhow::Context;
use consensus::{Config, Pace, Peer};
use ledger::{Agency, Kind, Name, PublicKey, Set, Validator};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Who founds a ledger.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Founding {
    pub(super) origin: Name,
    quorum: usize,
    validators: Vec<Validator>,
    agencies: Vec<Speaks>,
}

/// An agency; it may do everything where nothing is said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Speaks {
    name: Name,
    key: PublicKey,
    may: Option<Vec<Kind>>,
}

/// How a validator runs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Node {
    origin: Name,
    founding: PathBuf,
    key: PathBuf,
    folder: PathBuf,
    listen: SocketAddr,
    validators: Vec<Known>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    name: Name,
    key: PublicKey,
    address: SocketAddr,
}

impl Founding {
    pub(super) fn read(file: &Path) -> anyhow::Result<Self> {
        read(file)
    }

    pub(super) fn set(self) -> Set {
        let agency = |one: Speaks| {
            let said = one.may.as_ref();
            // In the order of the format, however they are written.
            let mut may = Kind::SUBMITTED.to_vec();
            may.retain(|kind| said.is_none_or(|said| said.contains(kind)));
            Agency {
                key: one.key,
                may,
                name: one.name,
            }
        };
        Set {
            agencies: self.agencies.into_iter().map(agency).collect(),
            quorum: self.quorum,
            validators: self.validators,
        }
    }
}

/// The settings of a validator, with the files they name.
pub(super) fn config(file: &Path) -> anyhow::Result<Config> {
    let node: Node = read(file)?;
    let beside = |path: &Path| file.parent().unwrap_or(Path::new(".")).join(path);
    let founding = beside(&node.founding);
    let known = |one: Known| Peer {
        name: one.name,
        key: one.key,
        address: one.address,
    };
    Ok(Config {
        origin: node.origin,
        founding: std::fs::read(&founding)
            .with_context(|| format!("cannot read {}", founding.display()))?,
        validators: node.validators.into_iter().map(known).collect(),
        seed: key::read(&beside(&node.key))?,
        listen: node.listen,
        folder: beside(&node.folder),
        pace: Pace::default(),
        clock: Arc::new(now),
    })
}

fn read<T: DeserializeOwned>(file: &Path) -> anyhow::Result<T> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    toml::from_str(&text).with_context(|| file.display().to_string())
}
