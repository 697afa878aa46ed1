//! What the face match says, signed over every field.

use super::is_id;
use crate::payment::Secret;
use base::{Nik, Timestamp};
use serde::{Deserialize, Serialize};

/// A result takes about 400 bytes.
const RESULT_BYTES_MAX: usize = 4 * 1024;
/// First line of what is signed, so that no signature of one thing is one of another.
const RESULT: &str = "sigap-face-result";
/// A match of fewer per cent is none, whatever the service calls it.
pub const SCORE_MIN: u8 = 80;

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Matched,
    NotMatched,
    NotLive,
    /// Nobody looked into the camera, or they gave up.
    Expired,
}

/// Whether a living person was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Liveness {
    Passed,
    Failed,
    NotDone,
}

/// One result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceResult {
    pub id: String,
    pub reference: String,
    pub nik: Nik,
    /// What the browser brought along when it came back; empty where it never did.
    pub code: String,
    pub state: State,
    pub liveness: Liveness,
    /// In per cent.
    pub score: u8,
    pub at: Timestamp,
}

/// Why a result does not count. Never says anything about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadResult {
    #[error("a result is longer than {RESULT_BYTES_MAX} bytes")]
    TooLong,
    #[error("a result is not of the agreed form")]
    Malformed,
    #[error("a result has no sound `{0}`")]
    Field(&'static str),
    #[error("a result is not signed by the service")]
    Signature,
}

/// The result on the wire.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    id: String,
    reference: String,
    nik: Nik,
    code: String,
    state: State,
    liveness: Liveness,
    score: u8,
    at: String,
    signature: String,
}

impl FaceResult {
    /// Reads a result and believes it only if the service signed it.
    pub fn read(bytes: &[u8], secret: &Secret) -> Result<Self, BadResult> {
        if bytes.len() > RESULT_BYTES_MAX {
            return Err(BadResult::TooLong);
        }
        let wire: Wire = serde_json::from_slice(bytes).map_err(|_| BadResult::Malformed)?;
        let at = Timestamp::parse_rfc3339_micros(&wire.at);
        let result = Self {
            id: wire.id,
            reference: wire.reference,
            nik: wire.nik,
            code: wire.code,
            state: wire.state,
            liveness: wire.liveness,
            score: wire.score,
            at: at.ok_or(BadResult::Field("at"))?,
        };
        result.sound()?;
        if secret.signed(&result.signed_text()?, &wire.signature) {
            Ok(result)
        } else {
            Err(BadResult::Signature)
        }
    }

    /// The result as the service sends it.
    pub fn sign(&self, secret: &Secret) -> Result<String, BadResult> {
        self.sound()?;
        let wire = Wire {
            id: self.id.clone(),
            reference: self.reference.clone(),
            nik: self.nik.clone(),
            code: self.code.clone(),
            state: self.state,
            liveness: self.liveness,
            score: self.score,
            at: self.at.rfc3339_micros(),
            signature: secret.sign(&self.signed_text()?),
        };
        serde_json::to_string(&wire).map_err(|_| BadResult::Malformed)
    }

    /// Whether it says that this was the person, alive and beyond doubt.
    pub fn is_match(&self) -> bool {
        self.state == State::Matched && self.liveness == Liveness::Passed && self.score >= SCORE_MIN
    }

    fn sound(&self) -> Result<(), BadResult> {
        if !is_id(&self.id) {
            return Err(BadResult::Field("id"));
        }
        if !is_id(&self.reference) {
            return Err(BadResult::Field("reference"));
        }
        if !self.code.is_empty() && !is_id(&self.code) {
            return Err(BadResult::Field("code"));
        }
        if self.score > 100 {
            return Err(BadResult::Field("score"));
        }
        Ok(())
    }

    /// Lines in a fixed order. No field of a sound result can hold the end of a line, so no two results share a text.
    fn signed_text(&self) -> Result<String, BadResult> {
        let word = |word: serde_json::Result<String>| word.map_err(|_| BadResult::Malformed);
        Ok(format!(
            "{RESULT}\n1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n",
            self.id,
            self.reference,
            self.nik.as_str(),
            self.code,
            word(serde_json::to_string(&self.state))?,
            word(serde_json::to_string(&self.liveness))?,
            self.score,
            self.at.rfc3339_micros(),
        ))
    }
}

#[cfg(test)]
mod tests;
