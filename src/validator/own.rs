//! A ledger of one's own: keys, the first block and the settings, made at the first start. They are the files that several agencies would write
//! together, so that the instance can be looked at by the same commands.

use crate::commands::ledger::key;
use crate::commands::ledger::settings::{Founding, Known, Running, Speaker, Speaks};
use crate::now::now;
use anyhow::{Context, ensure};
use ledger::{Content, Name, SeedSigner, Signer as _, Validator};
use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

/// The settings of the validator, written last: where they are, everything is.
const SETTINGS: &str = "ledger/validator.toml";
/// Who runs the ledger, as `sigap ledger policy` reads it.
const LIST: &str = "ledger/ledger.toml";
const FIRST_BLOCK: &str = "ledger/founding.block";
const AGENCY_KEY: &str = "keys/agency.key";
const VALIDATOR_KEY: &str = "keys/validator.key";

/// The settings in a data folder; a ledger is founded if it has none and nothing was ever `recorded`. `speaks` is the host under which the
/// instance is known.
pub(super) fn settings(data: &Path, speaks: &str, recorded: bool) -> anyhow::Result<PathBuf> {
    let file = data.join(SETTINGS);
    if !file.exists() {
        ensure!(
            !recorded,
            "what this database did was recorded, and {} is not there: give that folder back, name the settings with --ledger, or say --without-ledger",
            file.display()
        );
        found(data, speaks).context("no ledger could be founded")?;
    }
    Ok(file)
}

fn found(data: &Path, speaks: &str) -> anyhow::Result<()> {
    for folder in ["keys", "ledger"] {
        let mut make = std::fs::DirBuilder::new();
        make.recursive(true).mode(0o700).create(data.join(folder))?;
    }
    let origin = Name::parse(&format!("{speaks}/ledger"))?;
    let agency = Name::parse(speaks)?;
    let validator = Name::parse(&format!("{speaks}/validator"))?;
    let speaker = signer(&data.join(AGENCY_KEY))?;
    let signs = signer(&data.join(VALIDATOR_KEY))?;
    let list = Founding {
        origin: origin.clone(),
        quorum: 1,
        validators: vec![Validator {
            key: signs.public(),
            name: validator.clone(),
        }],
        agencies: vec![Speaks {
            name: agency.clone(),
            key: speaker.public(),
            may: None,
        }],
    };
    shelf::replace(&data.join(LIST), toml::to_string(&list)?.as_bytes())?;
    let mut content = Content::proposing(list.set(), &agency, &origin, None)?;
    content.approve(&origin, &signs)?;
    let (block, _) = ledger::found(&origin, content.sign(&origin, &speaker)?, now())?;
    shelf::replace(&data.join(FIRST_BLOCK), &block.bytes())?;
    // Nobody else takes part, so nobody is to reach it.
    let nowhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let running = Running {
        origin,
        founding: "founding.block".into(),
        key: "../keys/validator.key".into(),
        folder: "validator".into(),
        listen: nowhere,
        agency: Some(Speaker {
            name: agency,
            key: "../keys/agency.key".into(),
        }),
        validators: vec![Known {
            name: validator,
            key: signs.public(),
            address: nowhere,
        }],
    };
    shelf::replace(&data.join(SETTINGS), toml::to_string(&running)?.as_bytes())?;
    Ok(())
}

/// A key of the instance, made if it is not there yet.
fn signer(file: &Path) -> anyhow::Result<SeedSigner> {
    // A program that was killed before it wrote a key left an empty file.
    if file.metadata().is_ok_and(|file| file.len() == 0) {
        std::fs::remove_file(file)?;
    }
    if file.exists() {
        key::open(file)
    } else {
        key::make(file)
    }
}
