//! The set in force: the last one in the log, as any mirror shows it.

use super::pinned::Running;
use anyhow::{Context, bail, ensure};
use ledger::log::Frontier;
use ledger::{Deed, Hash, Name, Operation, Set};
use std::ops::ControlFlow;

/// Stands in every entry with a set and in no other: inside of a text of JSON the quotation marks would be written otherwise. To look for it is
/// quick, and to check the signature of every entry is not.
const MARK: &[u8] = br#""kind":"validators.set""#;

/// Who runs a ledger now.
#[derive(Clone, Debug)]
pub(super) struct InForce {
    pub(super) origin: Name,
    pub(super) set: Set,
    /// The number of the set.
    pub(super) sequence: u64,
    /// Leaf hash of its entry, which the next set names as the one before.
    pub(super) leaf: Hash,
}

impl InForce {
    /// What a mirror shows, where one is named. Reads the whole log and compares its root: a mirror could leave the last set out, and a new
    /// one would then be made for a turn that has passed, or against validators who are gone.
    pub(super) fn shown(running: &Running) -> anyhow::Result<Option<Self>> {
        let Some(believed) = running.believe()? else {
            return Ok(None);
        };
        let checkpoint = &believed.checkpoint;
        let (mut log, mut last) = (Frontier::default(), None);
        believed.mirror.each(0, checkpoint.size, |entry| {
            log.append(Hash::of_leaf(entry), |_, _| ());
            if is_set(entry) {
                last = Some(entry.to_vec());
            }
            Ok(ControlFlow::Continue(()))
        })?;
        ensure!(
            log.root() == checkpoint.root,
            "the entries have another root than the checkpoint: one was altered, left out or moved"
        );
        let last = last.context("no set stands in the log")?;
        Self::of(&last, believed.trust.origin()).map(Some)
    }

    /// The set in an entry of the log.
    fn of(entry: &[u8], origin: &Name) -> anyhow::Result<Self> {
        let operation = Operation::read(entry, origin)?;
        let content = operation.content();
        let Deed::ValidatorsSet { set, .. } = &content.deed else {
            bail!("the last set of the log is none");
        };
        Ok(Self {
            origin: origin.clone(),
            set: (**set).clone(),
            sequence: content.sequence,
            leaf: operation.leaf(),
        })
    }
}

fn is_set(entry: &[u8]) -> bool {
    entry.windows(MARK.len()).any(|part| part == MARK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::{Agency, Content, Kind, SeedSigner, Signer as _, Validator};

    fn signer(seed: u8) -> SeedSigner {
        SeedSigner::of(&[seed; 32]).unwrap()
    }

    #[test]
    fn a_set_is_found_among_the_entries_also_where_a_name_looks_like_one() {
        let origin = Name::parse("uji.example/1").unwrap();
        let sly = Name::parse("\"kind\":\"validators.set\"").unwrap();
        let set = Set {
            agencies: vec![Agency {
                key: signer(9).public(),
                may: Kind::SUBMITTED.to_vec(),
                name: sly.clone(),
            }],
            quorum: 1,
            validators: vec![Validator {
                key: signer(1).public(),
                name: Name::parse("v1.example/1").unwrap(),
            }],
        };
        assert!(!is_set(&serde_json::to_vec(&set).unwrap()));
        let content = Content::proposing(set.clone(), &sly, &origin, None).unwrap();
        let operation = content.sign(&origin, &signer(9)).unwrap();
        assert!(is_set(operation.bytes()));
        let found = InForce::of(operation.bytes(), &origin).unwrap();
        assert_eq!((found.set, found.sequence), (set, 0));
        assert_eq!(found.leaf, operation.leaf());

        let subject = Hash::of(b"a status list");
        let other = Content::next(Deed::StatusRoot, &sly, subject, subject, None);
        let other = other.sign(&origin, &signer(9)).unwrap();
        assert!(!is_set(other.bytes()));
        assert!(InForce::of(other.bytes(), &origin).is_err());
    }
}
