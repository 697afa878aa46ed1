//! Witnesses: validators of the ledger, of whom so many must have seen an entry before it counts.

use crate::key::{Pen, multibase, public};
use crate::{Log, NoDid};
use affinidi_data_integrity::{DataIntegrityProof, SignOptions, VerifyOptions};
use didwebvh_rs::prelude::{Multibase, WitnessProofCollection, Witnesses as Named};
use ledger::{PublicKey, Signer};
use serde_json::json;

/// The file of witnesses' words before there is one.
pub const NO_WITNESS: &str = "[]";

/// Whose word counts, and how many words are enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witnesses {
    pub keys: Vec<PublicKey>,
    pub threshold: usize,
}

impl Witnesses {
    pub(crate) fn named(&self) -> Result<Named, NoDid> {
        let keys = self.keys.iter().map(|key| Multibase::new(multibase(*key)));
        let threshold = u32::try_from(self.threshold).map_err(|_| NoDid::Form("a threshold"))?;
        let named = Named::builder().threshold(threshold).witnesses(keys);
        Ok(named.build()?)
    }
}

/// A validator's word for the last entry of a log and all before it, as a file of words: the entries are checked first.
pub async fn witness(log: &Log, signer: &(dyn Signer + Send + Sync)) -> Result<String, NoDid> {
    let last = log.lines().len().saturating_sub(1);
    crate::check::entries(log)?;
    let version = log.version(last).ok_or(NoDid::Form("no version"))?;
    let said = json!({ "versionId": version });
    let word = DataIntegrityProof::sign(&said, &Pen::of(signer), SignOptions::new()).await;
    let word = word.map_err(|error| NoDid::Log(error.to_string()))?;
    let file = json!([{ "versionId": version, "proof": [word] }]);
    Ok(file.to_string())
}

/// The file of words with those of another put in, each of which must be a word for this log by a witness that it names: a single false one would
/// make all of them worth nothing. Words about older entries stay as long as nobody says more.
pub fn with_witness(log: &Log, words: &str, more: &str) -> Result<String, NoDid> {
    let read = |text: &str| -> Result<serde_json::Value, NoDid> {
        let file = serde_json::from_str(text).map_err(|_| NoDid::Form("no file of witnesses"))?;
        Ok(file)
    };
    let (mut file, more) = (read(words)?, read(more)?);
    given(log, &more)?;
    let (Some(versions), Some(new)) = (file.as_array_mut(), more.as_array()) else {
        return Err(NoDid::Form("no file of witnesses"));
    };
    for version in new {
        let same = |known: &&mut serde_json::Value| known["versionId"] == version["versionId"];
        let Some(known) = versions.iter_mut().find(same) else {
            versions.push(version.clone());
            continue;
        };
        let (Some(proofs), Some(new)) =
            (known["proof"].as_array_mut(), version["proof"].as_array())
        else {
            return Err(NoDid::Form("no file of witnesses"));
        };
        for proof in new {
            let by = &proof["verificationMethod"];
            proofs.retain(|known| known["verificationMethod"] != *by);
            proofs.push(proof.clone());
        }
    }
    versions.sort_by_key(number);
    let merged = file.to_string();
    if crate::witnessed(log, &merged) < crate::witnessed(log, words) {
        return Err(NoDid::Form(
            "words that would make those of before worth less",
        ));
    }
    Ok(merged)
}

/// Number of the version that words are about.
fn number(version: &serde_json::Value) -> u64 {
    let id = version["versionId"].as_str().unwrap_or_default();
    let number = id.split('-').next().and_then(|number| number.parse().ok());
    number.unwrap_or_default()
}

/// Whether each of these words was given, for a version of this log, by a witness of it.
fn given(log: &Log, more: &serde_json::Value) -> Result<(), NoDid> {
    const NOBODYS: NoDid = NoDid::Form("a word that no witness gave for this log");
    let state = crate::check::entries(log)?;
    let named: Vec<PublicKey> = crate::check::named(&state);
    let at = 0..log.lines().len();
    let versions: Vec<String> = at.filter_map(|at| log.version(at)).collect();
    for version in more.as_array().ok_or(NOBODYS)? {
        let id = version["versionId"].as_str().ok_or(NOBODYS)?;
        if !versions.iter().any(|known| known == id) {
            return Err(NOBODYS);
        }
        let said = json!({ "versionId": id });
        for proof in version["proof"].as_array().ok_or(NOBODYS)? {
            let proof: DataIntegrityProof =
                serde_json::from_value(proof.clone()).map_err(|_| NOBODYS)?;
            let by = proof.verification_method.split('#').next();
            let key = by.and_then(public).filter(|key| named.contains(key));
            let key = key.ok_or(NOBODYS)?;
            proof
                .verify_with_public_key(&said, &key.0, VerifyOptions::new())
                .map_err(|_| NOBODYS)?;
        }
    }
    Ok(())
}

pub(crate) fn collection(words: &str) -> Result<WitnessProofCollection, NoDid> {
    serde_json::from_str(words).map_err(|_| NoDid::Form("no file of witnesses"))
}
