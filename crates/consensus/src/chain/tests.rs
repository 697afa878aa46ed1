//! What a validator makes of the log that another one shows it, without a network between them.

use super::{Chain, Outgoing};
use crate::config::{Config, Pace, Peer};
use crate::passage::{Passage, Word};
use base::Timestamp;
use ledger::{
    Agency, Content, Deed, Family, Hash, Kind, Name, Operation, PublicKey, SeedSigner, Set,
    Signer as _, Validator, Walk, found, key_of, subject_of,
};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::sync::oneshot;

const NOW: i64 = 1_800_000_000;

fn name(raw: &str) -> Name {
    Name::parse(raw).unwrap()
}

fn origin() -> Name {
    name("sigap.example/ledger")
}

fn signer(seed: u8) -> SeedSigner {
    SeedSigner::of(&[seed; 32]).unwrap()
}

fn key(seed: u8) -> PublicKey {
    signer(seed).public()
}

/// One validator, and agencies with these seeds.
fn set(agencies: &[u8]) -> Set {
    let agency = |seed: &u8| Agency {
        key: key(*seed),
        may: Kind::SUBMITTED.to_vec(),
        name: name(&format!("a{seed}.example")),
    };
    Set {
        agencies: agencies.iter().map(agency).collect(),
        quorum: 1,
        validators: vec![Validator {
            key: key(1),
            name: name("v1.example/ledger"),
        }],
    }
}

/// A chain, and what it sends.
struct One {
    chain: Chain,
    out: mpsc::UnboundedReceiver<Outgoing>,
}

struct Place(PathBuf);

impl Place {
    fn new(what: &str) -> Self {
        let folder = format!("sigap-chain-{what}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        let _ = std::fs::remove_dir_all(&folder);
        Self(folder)
    }

    /// The chain of the validator with that seed; only the first one is of the set.
    fn open(&self, seed: u8) -> One {
        let peer = |seed: u8| Peer {
            name: name(&format!("v{seed}.example/ledger")),
            key: key(seed),
            address: SocketAddr::from(([127, 0, 0, 1], 1_000 + u16::from(seed))),
        };
        let start = Timestamp::from_micros(0).plus_seconds(NOW);
        let mut content =
            Content::proposing(set(&[101]), &name("a101.example"), &origin(), None).unwrap();
        content.approve(&origin(), &signer(1)).unwrap();
        let operation = content.sign(&origin(), &signer(101)).unwrap();
        let config = Config {
            origin: origin(),
            founding: found(&origin(), operation, start).unwrap().0.bytes(),
            validators: vec![peer(1), peer(2), peer(3)],
            seed: [seed; 32],
            listen: peer(seed).address,
            folder: self.0.join(format!("v{seed}")),
            pace: Pace::default(),
            clock: Arc::new(move || start.plus_seconds(60)),
        };
        std::fs::create_dir_all(&config.folder).unwrap();
        let (outgoing, out) = mpsc::unbounded_channel();
        let chain = Chain::open(&config, signer(seed), outgoing).unwrap();
        One { chain, out }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl One {
    fn size(&self) -> u64 {
        self.chain.head.checkpoint().size
    }

    /// Makes a block of an operation, which is final at once: it is alone.
    fn records(&mut self, operation: Operation) {
        let (reply, _) = oneshot::channel();
        self.chain.submit(operation, reply).unwrap();
        let next = self.chain.pool.next(10, &std::collections::HashSet::new());
        let time = self.chain.head.time().plus_seconds(1);
        let made = ledger::propose(&self.chain.store, &self.chain.head, next, time).unwrap();
        assert_eq!(made.block.operations.len(), 1);
        self.chain.finish(&made.block.raw()).unwrap();
    }

    fn person(&mut self, number: u32) {
        let content = Content::next(
            Deed::DidCreate {
                controller: Hash::of(b"a proof elsewhere"),
            },
            &name("a101.example"),
            Hash::of(format!("person {number}").as_bytes()),
            Hash::of(b"a document elsewhere"),
            None,
        );
        self.records(content.sign(&origin(), &signer(101)).unwrap());
    }

    fn changes(&mut self, agencies: &[u8]) {
        let last = self
            .chain
            .last(key_of(Family::Validators, subject_of(&origin())));
        let agency = name("a101.example");
        let last = last.unwrap();
        let mut content =
            Content::proposing(set(agencies), &agency, &origin(), last.as_ref()).unwrap();
        content.approve(&origin(), &signer(1)).unwrap();
        self.records(content.sign(&origin(), &signer(101)).unwrap());
    }

    /// What it sent on the channel between eras.
    fn said(&mut self) -> Option<Word> {
        let mut said = None;
        while let Ok(out) = self.out.try_recv() {
            if let Outgoing::PassageTo(_, bytes) = out {
                said = Some(Word::read(&bytes).unwrap());
            }
        }
        said
    }

    fn hears(&mut self, by: u8, word: &Word) {
        self.chain.hear_word(key(by), &word.bytes()).unwrap();
    }

    /// Whom it asks at a tick.
    fn asks(&mut self) -> Option<PublicKey> {
        while self.out.try_recv().is_ok() {}
        self.chain.ask_the_way().unwrap();
        match self.out.try_recv() {
            Ok(Outgoing::PassageTo(key, _)) => Some(key),
            _ => None,
        }
    }

    /// Asks whoever is next, and hears that from them.
    fn is_answered(&mut self, word: &Word) {
        let asked = self.asks().unwrap();
        self.chain.hear_word(asked, &word.bytes()).unwrap();
    }
}

/// What the first answers when the second says where it stands.
fn answer(first: &mut One, second: &mut One) -> Option<Passage> {
    second.chain.ask_the_way().unwrap();
    first.said();
    let asked = second.said().unwrap();
    first.hears(2, &asked);
    match first.said().unwrap() {
        Word::Gives(passage) => Some(passage),
        nothing => {
            second.hears(1, &nothing);
            None
        }
    }
}

/// Asks and answers until nothing new comes.
fn catches_up(first: &mut One, second: &mut One) {
    for _ in 0..first.size() {
        let Some(passage) = answer(first, second) else {
            break;
        };
        second.hears(1, &Word::Gives(passage));
    }
    assert_eq!(second.size(), first.size());
}

#[test]
fn whoever_is_not_of_the_set_follows_through_every_set_and_keeps_the_bridges() {
    let place = Place::new("follows");
    let (mut first, mut second) = (place.open(1), place.open(2));
    for number in 0..40 {
        first.person(number);
        if number % 15 == 14 {
            first.changes(&[101, 102, 103 + u8::try_from(number).unwrap()]);
        }
    }
    catches_up(&mut first, &mut second);
    assert_eq!(second.chain.head, first.chain.head);
    let trust = ledger::Trust::of(origin(), &set(&[101]), 1).unwrap();
    let mut walk = Walk::from(trust, 0);
    for sequence in [1, 2] {
        let bridge = second.chain.bridge(sequence).unwrap().unwrap();
        let now = (second.chain.clock)();
        walk.cross(&bridge, now).unwrap();
    }
    assert_eq!(second.chain.published.as_ref().unwrap().size, second.size());
}

#[test]
fn nobody_is_heard_who_was_not_asked_and_no_answer_twice() {
    let place = Place::new("unasked");
    let (mut first, mut second) = (place.open(1), place.open(2));
    first.person(1);
    let passage = answer(&mut first, &mut second).unwrap();
    second.hears(3, &Word::Gives(passage.clone()));
    assert_eq!(second.size(), 2);
    let mut bad = passage.clone();
    bad.entries.pop();
    second.hears(1, &Word::Gives(bad));
    second.hears(1, &Word::Gives(passage.clone()));
    assert_eq!(second.size(), 2, "it has answered already");
    assert_eq!(second.asks(), Some(key(3)));
    second.hears(3, &Word::Gives(passage));
    assert_eq!(second.size(), first.size());
}

#[test]
fn whoever_lies_or_says_nothing_is_passed_over_and_a_late_answer_counts() {
    let place = Place::new("late");
    let (mut first, mut second) = (place.open(1), place.open(2));
    for number in 0..400 {
        first.person(number);
    }
    let passage = answer(&mut first, &mut second).unwrap();
    // The first is slow, and in the meantime the third lies.
    assert_eq!(second.asks(), Some(key(3)));
    let mut lie = passage.clone();
    lie.entries.pop();
    second.hears(3, &Word::Gives(lie));
    assert_eq!(second.asks(), Some(key(3)), "the first was asked just now");
    second.hears(3, &Word::Nothing);
    let before = second.size();
    second.hears(1, &Word::Gives(passage));
    assert!(second.size() > before);
    // There is more, and it was asked for at once: nobody else sends the same.
    assert_eq!(second.asks(), None);
}

#[test]
fn whoever_gives_little_or_nothing_new_is_not_the_only_one_who_is_asked() {
    let place = Place::new("drip");
    let (mut first, mut second) = (place.open(1), place.open(2));
    first.person(1);
    let little = answer(&mut first, &mut second).unwrap();
    second.hears(1, &Word::Gives(little.clone()));
    assert_eq!(second.size(), first.size());
    // It was asked at once for what may come behind it, and the next tick asks another one.
    assert_eq!(second.asks(), Some(key(3)));
    // What is known already leads nowhere, and is not asked for once more at once.
    while second.out.try_recv().is_ok() {}
    second.hears(3, &Word::Gives(little));
    assert!(second.said().is_none());
}

#[test]
fn a_passage_that_goes_on_behind_a_set_is_kept_up_to_there() {
    let place = Place::new("behind");
    let (mut first, mut second) = (place.open(1), place.open(2));
    first.person(1);
    let before = first.size();
    first.changes(&[101, 102]);
    first.person(2);
    // By the same validators, so the set before believes the checkpoint, too.
    let served = first.chain.published.clone().unwrap();
    let passage = Passage {
        from: 2,
        entries: first.chain.shelf.entries(2..served.size).unwrap(),
        path: Vec::new(),
        note: served.note,
    };
    assert_eq!(second.asks(), Some(key(1)));
    second.hears(1, &Word::Gives(passage));
    assert_eq!(second.size(), before);
    catches_up(&mut first, &mut second);
    assert!(second.chain.bridge(1).unwrap().is_some());
}

#[test]
fn whoever_was_killed_before_a_bridge_was_complete_gets_it_after_the_next_start() {
    let place = Place::new("killed");
    let (mut first, mut second) = (place.open(1), place.open(2));
    first.changes(&[101, 102]);
    let passage = answer(&mut first, &mut second).unwrap();
    // The block is kept, and no more happens.
    let believed = second.chain.believe(&passage).unwrap();
    let Ok(believed) = believed else {
        panic!("it is sound");
    };
    for raw in &believed.blocks {
        let block = super::build::checked(&second.chain, raw).unwrap();
        second.chain.keep_checked(&block).unwrap();
    }
    drop(second);
    let mut second = place.open(2);
    assert_eq!(second.size(), first.size());
    assert_eq!(second.chain.bridge(1).unwrap(), None);
    first.person(1);
    catches_up(&mut first, &mut second);
    assert_eq!(
        second.chain.bridge(1).unwrap(),
        first.chain.bridge(1).unwrap()
    );
}

#[test]
fn lines_of_nobody_do_not_get_into_what_is_served() {
    let place = Place::new("lines");
    let (mut first, mut second) = (place.open(1), place.open(2));
    first.person(1);
    let mut passage = answer(&mut first, &mut second).unwrap();
    let stranger = name("v9.example/ledger");
    let checkpoint = first.chain.head.checkpoint();
    let line = ledger::cosign(&checkpoint, &stranger, &signer(9), (first.chain.clock)());
    passage.note.push_str(&line.unwrap());
    second.hears(1, &Word::Gives(passage));
    let served = second.chain.published.as_ref().unwrap();
    assert_eq!(served.size, first.size());
    assert!(!served.note.contains("v9.example"), "{}", served.note);
}

#[test]
fn a_passage_whose_entries_are_others_changes_nothing() {
    let place = Place::new("others");
    let (mut first, mut second) = (place.open(1), place.open(2));
    first.person(1);
    first.person(2);
    let passage = answer(&mut first, &mut second).unwrap();
    let mut altered = Vec::new();
    for at in 0..passage.entries.len() {
        let mut one = passage.clone();
        let middle = one.entries[at].len() / 2;
        one.entries[at][middle] ^= 1;
        altered.push(one);
        let mut one = passage.clone();
        one.entries.remove(at);
        altered.push(one);
    }
    let mut longer = passage.clone();
    longer.note = longer.note.replacen("\n6\n", "\n7\n", 1);
    altered.push(longer);
    second.hears(1, &Word::Nothing);
    for one in altered {
        second.is_answered(&Word::Gives(one));
        assert_eq!(second.size(), 2);
    }
    second.is_answered(&Word::Gives(passage));
    assert_eq!(second.size(), 6);
}
