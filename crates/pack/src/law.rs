//! The law of a service as bytes, so that a decision can be replayed under the rules of its day.
//!
//! A law is a manifest: the evaluator's version, and every file a decision depends on, by path and digest. Its own
//! digest is the law hash that receipts carry, so that whoever has the bytes needs to trust nobody who kept them.

use crate::finding::Finding;
use crate::law_hash::{Digests, hex_sha256, used};
use crate::model::{Pack, Service};
use crate::parse::service_alone;
use crate::rules::EVALUATOR_VERSION;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The law of one service at hand.
#[derive(Clone, Debug)]
pub struct Law<'a> {
    pub service: &'a str,
    /// What receipts name it by: the digest of the manifest.
    pub hash: String,
    pub manifest: String,
    /// The files of the manifest, by digest.
    pub files: BTreeMap<String, &'a [u8]>,
}

/// What a law is made of.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    evaluator: u32,
    /// Path and digest, in the order of the paths.
    files: Vec<(String, String)>,
}

/// Why stored bytes are no law that can be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadLaw {
    #[error("the law {0} is not what its digest says")]
    Altered(String),
    #[error("the law {0} is no list of files")]
    Unreadable(String),
    #[error("{0} of this law is missing, or is not what its digest says")]
    File(String),
    #[error("the law was applied by evaluator {0}, this program has {EVALUATOR_VERSION}")]
    Evaluator(u32),
    #[error("the law does not parse any more: {}", told(.0))]
    Rules(Vec<Finding>),
}

/// The laws of all services of a pack.
pub fn laws(pack: &Pack) -> impl Iterator<Item = Law<'_>> {
    let digests = Digests::of(&pack.files);
    let services = pack.services.values();
    services.map(move |service| of(&pack.files, &digests, service))
}

/// The law of a service that was read from these files.
pub fn law<'a>(files: &'a BTreeMap<String, Vec<u8>>, service: &'a Service) -> Law<'a> {
    of(files, &Digests::of(files), service)
}

fn of<'a>(
    files: &'a BTreeMap<String, Vec<u8>>,
    digests: &Digests<'_>,
    service: &'a Service,
) -> Law<'a> {
    let used = used(&service.form, &service.products);
    let manifest = digests.manifest(&service.id, &used);
    let listed = Manifest::parse(&manifest).unwrap_or_default().files;
    let held = |(path, digest)| Some((digest, files.get(&path)?.as_slice()));
    Law {
        service: &service.id,
        hash: service.law_hash.clone(),
        files: listed.into_iter().filter_map(held).collect(),
        manifest,
    }
}

/// The service as the files of a folder have it, whatever else lies there and whether or not the rest is sound. How
/// names must be spelled and what must be said may have become stricter since; that moves no decision.
pub fn service(files: &BTreeMap<String, Vec<u8>>, id: &str) -> Result<Service, Vec<Finding>> {
    service_alone(files, id)
}

impl Default for Manifest {
    fn default() -> Self {
        Self {
            evaluator: EVALUATOR_VERSION,
            files: Vec::new(),
        }
    }
}

impl Manifest {
    /// Reads the manifest that `hash` is the digest of.
    pub fn read(hash: &str, manifest: &[u8]) -> Result<Self, BadLaw> {
        if hex_sha256(manifest) != hash {
            return Err(BadLaw::Altered(hash.to_owned()));
        }
        let text = std::str::from_utf8(manifest).ok();
        let read = text.and_then(|text| Self::parse(text).ok());
        read.ok_or_else(|| BadLaw::Unreadable(hash.to_owned()))
    }

    fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Digests of the files it lists.
    pub fn digests(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(_, digest)| digest.as_str())
    }

    /// The service as this law has it, from its files by digest.
    pub fn service(&self, id: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<Service, BadLaw> {
        if self.evaluator != EVALUATOR_VERSION {
            return Err(BadLaw::Evaluator(self.evaluator));
        }
        let mut law = BTreeMap::new();
        for (path, digest) in &self.files {
            let bytes = files
                .get(digest)
                .filter(|bytes| hex_sha256(bytes) == *digest);
            let bytes = bytes.ok_or_else(|| BadLaw::File(path.clone()))?;
            law.insert(path.clone(), bytes.clone());
        }
        service_alone(&law, id).map_err(BadLaw::Rules)
    }
}

fn told(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    lines.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{decide, sample, scenario};

    fn copies(law: &Law<'_>) -> BTreeMap<String, Vec<u8>> {
        let files = law.files.iter();
        files
            .map(|(digest, bytes)| (digest.clone(), bytes.to_vec()))
            .collect()
    }

    #[test]
    fn a_service_parsed_from_its_law_alone_decides_as_in_its_pack() {
        let pack = Pack::parse(sample::folder("../../packs/indonesia")).unwrap();
        for law in laws(&pack) {
            let manifest = Manifest::read(&law.hash, law.manifest.as_bytes()).unwrap();
            let alone = manifest.service(law.service, &copies(&law)).unwrap();
            let whole = &pack.services[law.service];
            assert_eq!(alone.law_hash, law.hash);
            for scenario in &whole.scenarios {
                let facts = scenario::facts(&pack, whole, scenario).unwrap();
                assert_eq!(
                    decide(&alone, &facts),
                    decide(whole, &facts),
                    "{}",
                    scenario.file
                );
            }
        }
    }

    #[test]
    fn a_law_whose_bytes_were_changed_is_not_applied() {
        let pack = sample::pack();
        let law = laws(&pack).next().unwrap();
        let other = law.manifest.replacen("rules.toml", "rule5.toml", 1);
        let altered = BadLaw::Altered(law.hash.clone());
        assert_eq!(Manifest::read(&law.hash, other.as_bytes()), Err(altered));

        let manifest = Manifest::read(&law.hash, law.manifest.as_bytes()).unwrap();
        let mut files = copies(&law);
        let rules = "services/akta-lahir/rules.toml";
        let (_, digest) = manifest
            .files
            .iter()
            .find(|(path, _)| path == rules)
            .unwrap();
        files.get_mut(digest).unwrap().push(b'\n');
        let refused = manifest.service(law.service, &files).map(|_| ());
        assert_eq!(refused, Err(BadLaw::File(rules.to_owned())));
    }
}
