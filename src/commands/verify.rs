//! `sigap verify FILE`: whether the verdict of a downloaded receipt follows from its facts, under rules at hand.

use crate::folder;
use crate::say::say;
use anyhow::{Context, ensure};
use case::{Difference, Receipt};
use pack::model::{Outcome, Service};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The receipt, as the portal hands it out
    file: PathBuf,
    /// Folder of the pack the decision was made under
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
}

/// No receipt comes near this.
const RECEIPT_BYTES_MAX: u64 = 1024 * 1024;
/// As many digits of a hash as a person compares.
const HASH_SHOWN: usize = 12;

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let receipt = read(&args.file)?;
    let service = law(&args.pack, &receipt.service)?;
    let Err(difference) = case::replay(&service, &receipt) else {
        say!(
            "valid: the verdict on {} of {} follows from the facts of this receipt under these rules (law {})",
            receipt.service,
            receipt.facts.today,
            short(&receipt.law_hash)
        );
        outcomes(&receipt);
        return Ok(ExitCode::SUCCESS);
    };
    match difference {
        Difference::OtherLaw { receipt, rules } => say!(
            "not checked: the decision was made under other rules (law {}) than those of {} (law {}); \
             give the pack of its day with --pack",
            short(&receipt),
            args.pack.display(),
            short(&rules)
        ),
        other => {
            say!("invalid: the verdict does not follow from the facts under these rules: {other}");
        }
    }
    Ok(ExitCode::FAILURE)
}

fn read(file: &Path) -> anyhow::Result<Receipt> {
    let name = file.display();
    let length = std::fs::metadata(file)
        .with_context(|| format!("cannot read {name}"))?
        .len();
    ensure!(
        length <= RECEIPT_BYTES_MAX,
        "{name} is no receipt: it is longer than {RECEIPT_BYTES_MAX} bytes"
    );
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {name}"))?;
    serde_json::from_slice(&bytes).with_context(|| format!("{name} is no receipt"))
}

/// Only the law is read, so that a pack of long ago need not satisfy the checks of today.
fn law(pack: &Path, service: &str) -> anyhow::Result<Service> {
    let files = folder::read(pack)?;
    pack::law::service(&files, service).map_err(|findings| {
        let first = findings.first().map(ToString::to_string);
        anyhow::anyhow!(
            "{} has no service {service} that can be applied: {}",
            pack.display(),
            first.unwrap_or_default()
        )
    })
}

fn outcomes(receipt: &Receipt) {
    for decision in &receipt.verdict.decisions {
        say!("  {}: {}", decision.product, word(decision.outcome));
        for reason in &decision.reasons {
            say!("    {} ({})", reason.reason, reason.law);
        }
    }
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Grant => "granted",
        Outcome::Provisional => "granted with a condition",
        Outcome::Refer => "left to an officer",
        Outcome::Refuse => "refused",
    }
}

fn short(hash: &str) -> &str {
    hash.get(..HASH_SHOWN).unwrap_or(hash)
}
