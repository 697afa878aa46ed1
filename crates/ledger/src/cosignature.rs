//! Cosignatures (C2SP tlog-cosignature, type 0x04): a validator says that at a time this was the largest tree it knew of the log,
//! and that all trees it ever said so of are beginnings of one another.

use crate::Name;
use crate::checkpoint::Checkpoint;
use crate::key::{CannotSign, Signature, Signer};
use crate::note::SignatureLine;
use crate::vkey::{Signs, Vkey};
use base::Timestamp;

/// Latest time that may be written.
const SECONDS_MAX: u64 = i64::MAX.cast_unsigned();

/// Why a validator does not cosign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotCosign {
    #[error("the clock stands before 1970")]
    Clock,
    #[error(transparent)]
    Key(#[from] CannotSign),
}

/// Cosigns: the line that goes below the checkpoint. Whoever calls it has on disk what [`crate::Seen::then`] gave for this checkpoint.
pub fn cosign(
    checkpoint: &Checkpoint,
    name: &Name,
    signer: &dyn Signer,
    now: Timestamp,
) -> Result<String, CannotCosign> {
    let seconds = u64::try_from(now.seconds()).map_err(|_| CannotCosign::Clock)?;
    let signature = signer.sign(&message(&checkpoint.text(), seconds))?;
    let vkey = Vkey {
        name: name.clone(),
        signs: Signs::Cosignature,
        key: signer.public(),
    };
    let line = SignatureLine {
        name: name.as_str(),
        key_id: vkey.id(),
        signature: [seconds.to_be_bytes().as_slice(), &signature.0].concat(),
    };
    Ok(line.write())
}

/// What is signed: a line that says so, the time, and the checkpoint.
pub(crate) fn message(text: &str, seconds: u64) -> Vec<u8> {
    format!("cosignature/v1\ntime {seconds}\n{text}").into_bytes()
}

/// Time and signature.
pub(crate) fn read(bytes: &[u8]) -> Option<(u64, Signature)> {
    let (seconds, signature) = bytes.split_first_chunk()?;
    let seconds = u64::from_be_bytes(*seconds);
    let signature = Signature(signature.try_into().ok()?);
    (seconds <= SECONDS_MAX).then_some((seconds, signature))
}
