//! `sigap verify FILE`: whether a downloaded receipt is as it was signed, and whether its verdict follows from its
//! facts under rules at hand. With a policy, an exhibit or the story of an identity: whether what it holds was recorded. Asks nobody: keys and policy are those that
//! somebody published and this person kept.

mod exhibit;
mod identity;

use super::ledger::pinned::bytes;
use crate::folder;
use crate::say::say;
use anyhow::{Context, ensure};
use case::{Difference, Receipt};
use credential::{Trust, VerifyError};
use ledger::{EXHIBIT_BYTES_MAX, IDENTITY_BYTES_MAX, Name};
use pack::model::{Outcome, Service};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The receipt, as the portal hands it out
    file: PathBuf,
    /// Public keys to check the signature with, as saved from /.well-known/jwks.json
    #[arg(long)]
    keys: Option<PathBuf>,
    /// Who must have cosigned, where the file is an exhibit or an identity: the policy of the ledger, as saved from /buku-besar/kebijakan
    #[arg(long, conflicts_with = "keys")]
    policy: Option<PathBuf>,
    /// Name of the ledger; without it, the one that the file names, which is told
    #[arg(long, requires = "policy", value_parser = Name::parse)]
    ledger: Option<Name>,
    /// Fewest validators that are believed
    #[arg(long, requires = "policy", default_value_t = 1)]
    validators_min: usize,
    /// How old the word about the present may be, where the file is an identity, in hours
    #[arg(long, requires = "policy", default_value_t = 24)]
    age_hours_max: u32,
    /// Folder of the pack the decision was made under [default: packs/indonesia; of an exhibit the decisions are checked only where it is given]
    #[arg(long)]
    pack: Option<PathBuf>,
}

/// No receipt, and no set of keys, comes near this.
const FILE_BYTES_MAX: u64 = 1024 * 1024;
/// As many digits of a hash as a person compares.
const HASH_SHOWN: usize = 12;

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    if let Some(policy) = &args.policy {
        return recorded(args, policy);
    }
    let Given {
        signed,
        receipt,
        signature,
    } = read(&args.file)?;
    if let Some(keys) = &args.keys
        && !is_signed(&signed, signature.as_deref(), keys)?
    {
        return Ok(ExitCode::FAILURE);
    }
    let shipped = Path::new("packs/indonesia");
    let follows = follows(&receipt, args.pack.as_deref().unwrap_or(shipped))?;
    if args.keys.is_none() {
        not_asked(signature.is_some());
    }
    Ok(if follows {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Whether everything in an exhibit or an identity was recorded; and, of an exhibit, with a pack, whether every verdict in it follows from its facts.
fn recorded(args: &Args, policy: &Path) -> anyhow::Result<ExitCode> {
    let bytes = bytes(&args.file, EXHIBIT_BYTES_MAX.max(IDENTITY_BYTES_MAX))?;
    let pinned = (policy, args.ledger.as_ref(), args.validators_min);
    if identity::is_one(&bytes) {
        let age_seconds = i64::from(args.age_hours_max) * 3_600;
        let holds = identity::shown(&bytes, pinned, age_seconds)?;
        return Ok(if holds {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        });
    }
    let Some(receipts) = exhibit::shown(&bytes, pinned)? else {
        return Ok(ExitCode::FAILURE);
    };
    let mut all_follow = true;
    for receipt in &receipts {
        if let Some(pack) = &args.pack {
            all_follow &= follows(receipt, pack)?;
        }
    }
    Ok(if all_follow {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What stands in the file.
struct Given {
    /// The canonical bytes of everything but the signature, also of what this program has no use for: whoever signed
    /// vouched for the whole, and for nothing that was added to it.
    signed: Vec<u8>,
    receipt: Receipt,
    /// A receipt of an older program has none.
    signature: Option<String>,
}

fn read(file: &Path) -> anyhow::Result<Given> {
    let name = file.display();
    let no_receipt = || format!("{name} is no receipt");
    let mut value = value(file).with_context(no_receipt)?;
    let signature = match value
        .as_object_mut()
        .and_then(|file| file.remove("signature"))
    {
        None => None,
        Some(Value::String(token)) => Some(token),
        Some(_) => anyhow::bail!("{name} is no receipt: its signature is no text"),
    };
    let signed = base::canonical(&value)?;
    // How far the record was when the file was fetched; its proof is a file of its own.
    if let Some(file) = value.as_object_mut() {
        file.remove("record");
    }
    Ok(Given {
        signed,
        receipt: serde_json::from_value(value).with_context(no_receipt)?,
        signature,
    })
}

fn value(file: &Path) -> anyhow::Result<Value> {
    let name = file.display();
    let length = std::fs::metadata(file)
        .with_context(|| format!("cannot read {name}"))?
        .len();
    ensure!(
        length <= FILE_BYTES_MAX,
        "{name} is longer than {FILE_BYTES_MAX} bytes"
    );
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {name}"))?;
    Ok(base::json::read(&bytes)?)
}

/// Whether this is what one of these keys signed; says so either way.
fn is_signed(receipt: &[u8], signature: Option<&str>, keys: &Path) -> anyhow::Result<bool> {
    let name = keys.display();
    let no_keys = || format!("{name} is no set of keys as the portal publishes it");
    let trust = Trust::read(&value(keys).with_context(no_keys)?).with_context(no_keys)?;
    let Some(token) = signature else {
        unsigned();
        return Ok(false);
    };
    let signed = credential::receipt::verify(receipt, token, &trust);
    match signed {
        Ok(signed) => {
            let demo = if signed.demo {
                " (a demo: it counts nowhere)"
            } else {
                ""
            };
            say!(
                "signed: by {}{demo} on {}, for case {}, with key {}",
                signed.issuer,
                signed.at.rfc3339(),
                signed.case,
                short(&signed.key_id)
            );
            return Ok(true);
        }
        Err(VerifyError::UnknownKey) => say!("not signed by any key of {name}"),
        Err(
            why @ (VerifyError::Signature
            | VerifyError::Malformed
            | VerifyError::TooLong
            | VerifyError::Issuer
            | VerifyError::Demo
            | VerifyError::Disclosure),
        ) => say!("altered: the receipt is not what was signed ({why})"),
    }
    Ok(false)
}

fn unsigned() {
    say!("unsigned: the receipt carries no signature, so nobody vouches for its facts");
}

fn not_asked(is_there: bool) {
    if is_there {
        say!(
            "the signature was not checked: give the keys its issuer publishes with --keys \
             (saved from /.well-known/jwks.json)"
        );
    } else {
        unsigned();
    }
}

/// Whether the verdict follows from the facts under the rules at hand; says so either way.
fn follows(receipt: &Receipt, pack: &Path) -> anyhow::Result<bool> {
    let service = law(pack, &receipt.service)?;
    let Err(difference) = case::replay(&service, receipt) else {
        say!(
            "valid: the verdict on {} of {} follows from the facts of this receipt under these rules (law {})",
            receipt.service,
            receipt.facts.today,
            short(&receipt.law_hash)
        );
        outcomes(receipt);
        return Ok(true);
    };
    match difference {
        Difference::OtherLaw { receipt, rules } => say!(
            "not checked: the decision was made under other rules (law {}) than those of {} (law {}); \
             give the pack of its day with --pack",
            short(&receipt),
            pack.display(),
            short(&rules)
        ),
        other => {
            say!("invalid: the verdict does not follow from the facts under these rules: {other}");
        }
    }
    Ok(false)
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

pub(super) fn word(outcome: Outcome) -> &'static str {
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
