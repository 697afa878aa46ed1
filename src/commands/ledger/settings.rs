//! The two files of a ledger that people write: who founds it, and how one validator runs. Paths in them count from their folder.
//! `sigap serve` writes both for a ledger of its own where nobody wrote any.

use super::key;
use crate::now::now;
use anyhow::Context;
use consensus::{Config, Pace, Peer};
use ledger::{Agency, Kind, Name, PublicKey, SeedSigner, Set, Validator};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Who founds a ledger.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Founding {
    pub(crate) origin: Name,
    pub(crate) quorum: usize,
    pub(crate) validators: Vec<Validator>,
    pub(crate) agencies: Vec<Speaks>,
}

/// An agency; it may do everything where nothing is said.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Speaks {
    pub(crate) name: Name,
    pub(crate) key: PublicKey,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) may: Option<Vec<Kind>>,
}

/// How a validator runs.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Running {
    pub(crate) origin: Name,
    pub(crate) founding: PathBuf,
    pub(crate) key: PathBuf,
    pub(crate) folder: PathBuf,
    pub(crate) listen: SocketAddr,
    /// Who speaks in the ledger for the instance that this validator runs in; `sigap ledger node` needs none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) agency: Option<Speaker>,
    pub(crate) validators: Vec<Known>,
}

/// An agency with the file of its secret key.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Speaker {
    pub(crate) name: Name,
    pub(crate) key: PathBuf,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Known {
    pub(crate) name: Name,
    pub(crate) key: PublicKey,
    pub(crate) address: SocketAddr,
}

impl Founding {
    pub(crate) fn read(file: &Path) -> anyhow::Result<Self> {
        read(file)
    }

    pub(crate) fn set(self) -> Set {
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

/// The settings of a validator, with the files they name; and who speaks beside it, where somebody does.
pub(crate) fn config(file: &Path) -> anyhow::Result<(Config, Option<(Name, SeedSigner)>)> {
    let running: Running = read(file)?;
    let beside = |path: &Path| file.parent().unwrap_or(Path::new(".")).join(path);
    let founding = beside(&running.founding);
    let known = |one: Known| Peer {
        name: one.name,
        key: one.key,
        address: one.address,
    };
    let speaks = running.agency.map(|agency| {
        let signer = key::open(&beside(&agency.key))?;
        Ok::<_, anyhow::Error>((agency.name, signer))
    });
    let config = Config {
        origin: running.origin,
        founding: std::fs::read(&founding)
            .with_context(|| format!("cannot read {}", founding.display()))?,
        validators: running.validators.into_iter().map(known).collect(),
        seed: key::read(&beside(&running.key))?,
        listen: running.listen,
        folder: beside(&running.folder),
        pace: Pace::default(),
        clock: Arc::new(now),
    };
    Ok((config, speaks.transpose()?))
}

fn read<T: DeserializeOwned>(file: &Path) -> anyhow::Result<T> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    toml::from_str(&text).with_context(|| file.display().to_string())
}
