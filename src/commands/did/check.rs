//! What an identifier says, and whether it is believed.

use crate::commands::ledger::pinned::{bytes, text, trust};
use crate::did::Files;
use crate::now::now;
use crate::say::say;
use anyhow::Context;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledger::{Hash, IDENTITY_BYTES_MAX, Identity, Name, POLICY_BYTES_MAX, PublicKey};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use webvh::{Checked, LOG_BYTES_MAX, Log};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The log, as saved from /.well-known/did.jsonl
    log: PathBuf,
    /// The words of its witnesses, as saved from /.well-known/did-witness.json
    #[arg(long)]
    witness: PathBuf,
    /// Its identity file, as saved from /.well-known/did-ledger.json
    #[arg(long, requires = "policy")]
    identity: Option<PathBuf>,
    /// Who must have cosigned: the policy of the ledger
    #[arg(long, requires = "identity")]
    policy: Option<PathBuf>,
    /// Name of the ledger; without it, the one that the identity file names
    #[arg(long, requires = "policy", value_parser = Name::parse)]
    ledger: Option<Name>,
    /// Fewest validators that are believed
    #[arg(long, requires = "policy", default_value_t = 1)]
    validators_min: usize,
    /// How old the word about the present may be, in hours
    #[arg(long, requires = "policy", default_value_t = 24)]
    age_hours_max: u32,
}

pub(super) fn show(data: &Path) -> anyhow::Result<ExitCode> {
    let held = Files::of(data).read()?;
    let held = held.context("there is no identifier yet: `sigap serve` begins it")?;
    tell(&webvh::last(&held.log)?);
    let (all, counts) = (
        held.log.lines().len(),
        webvh::witnessed(&held.log, &held.words),
    );
    say!("{counts} of {all} versions count");
    Ok(if counts == all {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn tell(checked: &Checked) {
    say!("{}", checked.did);
    say!("  version {}", checked.version);
    let keys = checked.document["verificationMethod"].as_array();
    for key in keys.into_iter().flatten() {
        say!("  key {}", key["id"].as_str().unwrap_or_default());
    }
    say!(
        "  {} of {} witnesses must have seen the next version",
        checked.witnesses.threshold,
        checked.witnesses.keys.len()
    );
    if checked.ended {
        say!("  ended");
    }
}

/// Says whether the witnesses are validators whom the policy names: only a remark, since those of long ago may be others, and the identity file
/// proves the log by the policy itself.
fn tell_witnesses(args: &Args, checked: &Checked) -> anyhow::Result<()> {
    let Some(policy) = &args.policy else {
        say!("  the witnesses are those that the log names: give a policy to hold them against");
        return Ok(());
    };
    let policy = text(policy, POLICY_BYTES_MAX)?;
    let is_named = |key: &&PublicKey| {
        let key = STANDARD.encode([&COSIGNATURE[..], &key.0].concat());
        policy.contains(&key)
    };
    let named = checked.witnesses.keys.iter().filter(is_named).count();
    say!("  {named} of its witnesses are validators in the policy");
    Ok(())
}

/// What stands before the key of a validator in a policy (C2SP cosignature/v1).
const COSIGNATURE: [u8; 1] = [4];

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let log = Log::read(&text(&args.log, LOG_BYTES_MAX)?)?;
    let words = text(&args.witness, LOG_BYTES_MAX)?;
    match webvh::check(&log, &words) {
        Ok(checked) => {
            tell(&checked);
            tell_witnesses(args, &checked)?;
        }
        Err(why) => {
            say!("not believed: {why}");
            return Ok(ExitCode::FAILURE);
        }
    }
    let (Some(identity), Some(policy)) = (&args.identity, &args.policy) else {
        return Ok(ExitCode::SUCCESS);
    };
    let identity = Identity::read(&bytes(identity, IDENTITY_BYTES_MAX)?)?;
    let origin = args.ledger.as_ref().unwrap_or(&identity.ledger).clone();
    let trust = trust(origin, policy, args.validators_min)?;
    let age_seconds = i64::from(args.age_hours_max) * 3_600;
    let story = match identity.verify(&trust, age_seconds, now()) {
        Ok(story) => story,
        Err(why) => {
            say!("not proved: {why}");
            return Ok(ExitCode::FAILURE);
        }
    };
    let told = identity.steps.iter().map(|step| &step.keys);
    let scid = log.scid().unwrap_or_default();
    if identity.subject != Hash::of(scid.as_bytes()) || !told.eq(log.lines()) {
        say!("not proved: the ledger has another log of this identifier");
        return Ok(ExitCode::FAILURE);
    }
    say!(
        "recorded: all {} versions in {}, and none after them as of {}",
        story.steps.len(),
        identity.ledger,
        story.seen.rfc3339()
    );
    Ok(ExitCode::SUCCESS)
}
