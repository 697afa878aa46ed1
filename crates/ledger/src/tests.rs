//! A small country that every test of this crate lives in: four validators, two agencies, and a chain in memory.

use crate::key::Signer as _;
use crate::log::{consistency, inclusion};
use crate::{
    Agency, Block, BlockLeaf, Changes, Checkpoint, Content, Deed, Entry, Family, Hash, Head, Kind,
    Memory, Name, Operation, Proof, SeedSigner, Set, State as _, Trust, Validator, cosign, execute,
    found, key_of, key_of_owned, propose, state, subject_of, write_current,
};
use base::Timestamp;

pub(crate) mod anchoring;
mod chain;
pub(crate) mod exhibits;
mod figures;
pub(crate) mod identities;
mod laws;
mod present;
mod samples;
mod tamper;
pub(crate) mod walking;

pub(crate) const NOON: i64 = 1_800_000_000;

pub(crate) fn noon() -> Timestamp {
    Timestamp::from_micros(0).plus_seconds(NOON)
}

/// Bytes with each single bit changed in turn, and which.
pub(crate) fn one_bit_off(bytes: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    (0..bytes.len() * 8).map(|at| {
        let mut changed = bytes.to_vec();
        changed[at / 8] ^= 1 << (at % 8);
        (at, changed)
    })
}

/// The same of a text: what is no text any more cannot even be handed over.
pub(crate) fn one_bit_off_text(text: &str) -> impl Iterator<Item = (usize, String)> {
    one_bit_off(text.as_bytes())
        .filter_map(|(at, changed)| Some((at, String::from_utf8(changed).ok()?)))
}

pub(crate) fn name(raw: &str) -> Name {
    Name::parse(raw).unwrap()
}

pub(crate) fn signer(seed: u8) -> SeedSigner {
    SeedSigner::of(&[seed; 32]).unwrap()
}

/// Validators of the seeds 1 to `count`, and the agencies `dukcapil` and `kominfo`, which may do everything.
pub(crate) fn set(seeds: std::ops::Range<u8>, quorum: usize) -> Set {
    let validator = |seed| Validator {
        key: signer(seed).public(),
        name: name(&format!("v{seed}.example/ledger")),
    };
    let agency = |seed, raw| Agency {
        key: signer(seed).public(),
        may: Kind::SUBMITTED.to_vec(),
        name: name(raw),
    };
    Set {
        agencies: vec![
            agency(101, "dukcapil.example"),
            agency(102, "kominfo.example"),
        ],
        quorum,
        validators: seeds.map(validator).collect(),
    }
}

/// What proposes a set after `last`, approved by the validators of those seeds.
pub(crate) fn set_content(
    set: Set,
    last: Option<&Entry>,
    by: impl IntoIterator<Item = u8>,
    origin: &Name,
) -> Content {
    let mut content = Content::proposing(set, &dukcapil(), origin, last).unwrap();
    for seed in by {
        content.approve(origin, &signer(seed)).unwrap();
    }
    content
}

#[derive(Clone)]
pub(crate) struct Country {
    pub(crate) origin: Name,
    pub(crate) memory: Memory,
    pub(crate) head: Head,
    /// Seeds of the validators in force.
    pub(crate) validators: Vec<u8>,
    pub(crate) now: Timestamp,
}

impl Country {
    pub(crate) fn new() -> Self {
        Self::of(4, 3)
    }

    pub(crate) fn of(count: u8, quorum: usize) -> Self {
        let origin = name("sigap.example/ledger");
        let content = set_content(set(1..count + 1, quorum), None, 1..=count, &origin);
        let founding = content.sign(&origin, &signer(101)).unwrap();
        let (_, executed) = found(&origin, founding, noon()).unwrap();
        let mut memory = Memory::default();
        memory.keep(executed.changes);
        Self {
            origin,
            memory,
            head: executed.head,
            validators: (1..=count).collect(),
            now: noon(),
        }
    }

    pub(crate) fn entry(&self, kind: Kind, subject: Hash) -> Option<Entry> {
        let version = self.head.state().0;
        let value = self.memory.value(key(kind, subject), version);
        value.unwrap().map(|value| Entry::read(&value).unwrap())
    }

    /// What comes next about a subject, by what the state holds.
    pub(crate) fn next(&self, deed: Deed, subject: Hash) -> Content {
        let first = content(deed, subject);
        let last = self.entry(first.kind(), subject);
        Content::next(
            first.deed,
            &dukcapil(),
            subject,
            first.commitment,
            last.as_ref(),
        )
    }

    pub(crate) fn signed(&self, content: Content) -> Operation {
        content.sign(&self.origin, &signer(101)).unwrap()
    }

    /// The next block of these operations, all of which are taken; made by one validator and run again by another.
    pub(crate) fn block(&mut self, operations: Vec<Operation>) -> (Block, Changes) {
        self.now = self.now.plus_seconds(1);
        let made = propose(&self.memory, &self.head, operations, self.now).unwrap();
        assert!(made.refused.is_empty(), "{:?}", made.refused);
        assert!(made.left.is_empty());
        let sent = made.block.bytes();
        let read = Block::read(&sent, &self.origin).unwrap();
        assert_eq!(read, made.block);
        let executed = execute(&self.memory, &self.head, &read).unwrap();
        assert_eq!(executed, made.executed);
        self.memory.keep(executed.changes.clone());
        self.head = executed.head;
        (read, executed.changes)
    }

    pub(crate) fn tell(&mut self, deed: Deed, subject: Hash) -> Operation {
        let operation = self.signed(self.next(deed, subject));
        self.block(vec![operation.clone()]);
        operation
    }

    pub(crate) fn trust(&self) -> Trust {
        Trust::of(self.origin.clone(), self.head.set().0, 1).unwrap()
    }

    /// Lines of all validators under the checkpoint as it is.
    pub(crate) fn lines(&self, checkpoint: &Checkpoint) -> Vec<String> {
        let line = |seed: &u8| {
            let name = name(&format!("v{seed}.example/ledger"));
            cosign(checkpoint, &name, &signer(*seed), self.now).unwrap()
        };
        self.validators.iter().map(line).collect()
    }

    /// A checkpoint as the log serves it.
    pub(crate) fn note(&self) -> String {
        let checkpoint = self.head.checkpoint();
        let lines = self.lines(&checkpoint);
        self.trust().note(&checkpoint, &lines).unwrap()
    }

    /// Proof of an entry in the tree as it is.
    pub(crate) fn proof(&self, index: u64) -> Proof {
        let size = self.head.checkpoint().size;
        Proof {
            index,
            path: inclusion(&self.memory, index, size).unwrap(),
            note: self.note(),
        }
    }

    /// Proof of what the state says of a key now.
    pub(crate) fn present(&self, key: Hash) -> String {
        let last = self.head.checkpoint().size - 1;
        let leaf = BlockLeaf::read(self.memory.entry(last).unwrap()).unwrap();
        let proof = state::prove(&self.memory, self.head.state(), key).unwrap();
        write_current(key, &proof, &leaf, &self.proof(last))
    }

    pub(crate) fn grown(&self, old: u64) -> Vec<Hash> {
        consistency(&self.memory, old, self.head.checkpoint().size).unwrap()
    }
}

pub(crate) fn dukcapil() -> Name {
    name("dukcapil.example")
}

/// Where the state holds what `dukcapil` says of a subject.
pub(crate) fn key(kind: Kind, subject: Hash) -> Hash {
    match kind.family() {
        family @ (Family::Did | Family::Issuer | Family::Validators) => key_of(family, subject),
        family => key_of_owned(family, &dukcapil(), subject),
    }
}

pub(crate) fn subject(raw: &str) -> Hash {
    Hash::of(raw.as_bytes())
}

/// The first operation about a subject.
pub(crate) fn content(deed: Deed, subject: Hash) -> Content {
    let commitment = Hash::of(b"a document elsewhere");
    Content::next(deed, &dukcapil(), subject, commitment, None)
}

pub(crate) fn create() -> Deed {
    Deed::DidCreate {
        controller: Hash::of(b"a proof elsewhere"),
    }
}

pub(crate) fn rotate() -> Deed {
    Deed::DidRotate {
        controller: Hash::of(b"another proof"),
    }
}

pub(crate) fn deactivate() -> Deed {
    Deed::DidDeactivate {
        controller: Hash::of(b"the last proof"),
    }
}
