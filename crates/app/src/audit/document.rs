//! What is committed to: rows as text, which whoever they concern can keep and show. The first line says which kind of text it is and which
//! version of it: another spelling would be another commitment, so none of these ever changes.

use crate::Vault;
use crate::tables::access::Access;
use ::ledger::Hash;
use base::{CaseId, Timestamp};
use serde::Serialize;
use std::fmt;

/// The text, letter by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document(String);

/// Where a step of a case stands.
#[derive(Serialize)]
pub(crate) struct Step<'a> {
    #[serde(serialize_with = "shown")]
    pub(crate) case: CaseId,
    #[serde(rename = "step")]
    pub(crate) number: i64,
    #[serde(serialize_with = "micros")]
    pub(crate) at: Timestamp,
    pub(crate) channel: &'a str,
    pub(crate) origin: &'a str,
}

#[derive(Serialize)]
struct Reading<'a> {
    id: String,
    at: String,
    register: &'a str,
    purpose: &'a str,
    law: &'a str,
    fields: &'a [String],
    reader: &'a str,
    /// Whom it was about, for whom, in which case and by which door. That is not everybody's who may see the reading, such as the others of a
    /// household: a keyed digest, which the agency alone can make again.
    rest: String,
    salt: String,
}

impl Document {
    /// A step: what happened is in the payload, as it is sealed, with a salt in it.
    pub(crate) fn of_step(step: &Step<'_>, payload: &[u8]) -> Result<Self, serde_json::Error> {
        let payload = String::from_utf8_lossy(payload);
        let step = serde_json::to_string(step)?;
        Ok(Self(format!("sigap/step@v1\n{step}\n{payload}")))
    }

    /// A document that was issued: what its issuer signed, without what its holder may leave out. Nobody guesses a signature, so it needs no salt.
    pub(crate) fn of_credential(sd_jwt: &str) -> Self {
        let signed = sd_jwt.split('~').next().unwrap_or_default();
        Self(format!("sigap/credential@v1\n{signed}"))
    }

    /// A reading of a register.
    pub(crate) fn of_reading(
        vault: &Vault,
        access: &Access,
        salt: &[u8; 32],
    ) -> Result<Self, serde_json::Error> {
        let hex = crate::vault::hex;
        let rest = (
            hex(&access.subject.0),
            access.actor.map(|actor| hex(&actor.0)),
            access.case.map(|case| hex(&case.0)),
            &access.channel,
            &access.origin,
        );
        let reading = Reading {
            id: hex(&access.id.0),
            at: access.at.rfc3339_micros(),
            register: &access.register,
            purpose: &access.purpose,
            law: &access.law,
            fields: &access.fields,
            reader: &access.reader,
            rest: vault.mac("rest of a reading", &serde_json::to_string(&rest)?),
            salt: hex(salt),
        };
        let reading = serde_json::to_string(&reading)?;
        Ok(Self(format!("sigap/reading@v1\n{reading}")))
    }

    /// The commitment to it: the entry of the log.
    pub(crate) fn commitment(&self) -> Hash {
        ::ledger::entry_of(self.0.as_bytes())
    }

    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

fn shown<S: serde::Serializer>(value: &impl fmt::Display, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn micros<S: serde::Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&at.rfc3339_micros())
}
