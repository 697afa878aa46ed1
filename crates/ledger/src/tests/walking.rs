//! Validators change, and a verifier who was away follows.

use super::*;
use crate::{BadTrust, NoStep, Policy, Refusal, Walk, write_bridge};

/// The set after the one in force, approved by those validators.
pub(crate) fn change(country: &Country, next: Set, by: impl IntoIterator<Item = u8>) -> Operation {
    let subject = subject_of(&country.origin);
    let last = country.entry(Kind::ValidatorsSet, subject);
    country.signed(set_content(next, last.as_ref(), by, &country.origin))
}

/// Takes a change in a block, and keeps the proof that the validators before it cosigned.
pub(crate) fn hand_over(
    country: &mut Country,
    operation: Operation,
    seeds: Vec<u8>,
) -> (Vec<u8>, String) {
    let before = country.trust();
    let entry = operation.bytes().to_vec();
    country.block(vec![operation]);
    let checkpoint = country.head.checkpoint();
    let lines = country.lines(&checkpoint);
    let index = checkpoint.size - 2;
    let proof = Proof {
        index,
        path: inclusion(&country.memory, index, checkpoint.size).unwrap(),
        note: before.note(&checkpoint, &lines).unwrap(),
    };
    country.validators = seeds;
    (entry, proof.write())
}

#[test]
fn a_verifier_walks_from_an_old_policy_to_the_new_one() {
    let mut country = Country::new();
    let mut walk = Walk::from(country.trust(), 0);
    let one = change(&country, set(3..8, 4), 1..4);
    let one = hand_over(&mut country, one, (3..8).collect());
    let two = change(&country, set(9..13, 3), 4..8);
    let two = hand_over(&mut country, two, (9..13).collect());
    country.tell(create(), subject("ani"));
    // Whoever skips a set does not know its validators.
    assert!(walk.clone().step(&two.0, &two.1, country.now).is_err());
    walk.step(&one.0, &one.1, country.now).unwrap();
    let text = write_bridge(&two.0, &two.1);
    walk.clone().cross(&text, country.now).unwrap();
    let other = text.replacen("bridge@v1", "bridge@v2", 1);
    assert_eq!(walk.clone().cross(&other, country.now), Err(NoStep::Form));
    // The same step again, and a step back, lead nowhere.
    assert!(walk.clone().step(&one.0, &one.1, country.now).is_err());
    let text = walk.step(&two.0, &two.1, country.now).unwrap();
    assert_eq!(text, Policy::text_of(country.head.set().0));
    assert_eq!((walk.trust(), walk.sequence()), (&country.trust(), 2));
    let recorded = crate::verify(
        &country.proof(0).write(),
        walk.trust(),
        country.memory.entry(0).unwrap(),
        country.now,
    );
    recorded.unwrap();
}

#[test]
fn a_set_without_the_word_of_the_old_quorum_is_refused() {
    let mut country = Country::new();
    let why = |country: &Country, operation: Operation| {
        let made = propose(&country.memory, &country.head, [operation], country.now);
        made.unwrap().refused[0].1
    };
    let two_of_four = change(&country, set(3..8, 4), [1, 2]);
    assert_eq!(why(&country, two_of_four), Refusal::Approvals);
    let twice_the_same = change(&country, set(3..8, 4), [1, 2, 2]);
    assert_eq!(why(&country, twice_the_same), Refusal::Approvals);
    let strangers = change(&country, set(3..8, 4), [5, 6, 7]);
    assert_eq!(why(&country, strangers), Refusal::Approvals);
    let weak = change(&country, set(3..7, 2), 1..4);
    assert!(matches!(why(&country, weak), Refusal::Set(_)));
    let good = change(&country, set(3..8, 4), 1..4);
    let mut other = good.content().clone();
    other.commitment = Hash::of(b"another set");
    let other = country.signed(other);
    assert_eq!(why(&country, other), Refusal::Commitment);
    // Two changes in one block: the second could not be checked by who walks.
    let first = Entry {
        sequence: 1,
        leaf: good.leaf(),
        ..country
            .entry(Kind::ValidatorsSet, subject_of(&country.origin))
            .unwrap()
    };
    let second = set_content(set(3..8, 4), Some(&first), 1..5, &country.origin);
    let second = country.signed(second);
    let made = propose(&country.memory, &country.head, [good, second], country.now).unwrap();
    assert_eq!(made.refused[0].1, Refusal::SetPending);
    country.block(made.block.operations);
}

#[test]
fn a_step_that_skips_a_turn_or_lacks_validators_leads_nowhere() {
    let mut country = Country::new();
    let pinned = Trust::of(country.origin.clone(), country.head.set().0, 4).unwrap();
    let one = change(&country, set(1..4, 3), 1..5);
    let one = hand_over(&mut country, one, (1..4).collect());
    let mut walk = Walk::from(pinned.clone(), 0);
    let few = walk.step(&one.0, &one.1, country.now);
    let (found, needed) = (3, 4);
    assert_eq!(few, Err(NoStep::Trust(BadTrust::TooFew { found, needed })));
    let mut walk = Walk::from(pinned, 1);
    let back = walk.step(&one.0, &one.1, country.now);
    assert_eq!(back, Err(NoStep::NotNext { sequence: 1 }));
}

#[test]
fn a_ledger_begins_with_its_set_alone() {
    let origin = name("sigap.example/ledger");
    let begin = |content: Content| {
        let operation = content.sign(&origin, &signer(101)).unwrap();
        found(&origin, operation, noon()).map(|(block, _)| block.header.log_size)
    };
    let set = set(1..5, 3);
    let good = set_content(set.clone(), None, 1..4, &origin);
    assert_eq!(begin(good.clone()), Ok(2));
    assert!(begin(set_content(set, None, 1..3, &origin)).is_err());
    assert!(begin(content(create(), subject("ani"))).is_err());
    let foreign = Content {
        subject: subject("another ledger"),
        ..good
    };
    assert!(begin(foreign).is_err());
}

#[test]
fn a_bridge_has_one_path_and_the_first_set_none() {
    assert_eq!(crate::bridge_of(&crate::bridge_path(12)), Some(12));
    for path in [
        "bridge/0",
        "bridge/01",
        "bridge/+1",
        "bridge/",
        "bridge/1/",
        "/bridge/1",
        "bridge/99999999999999999999",
    ] {
        assert_eq!(crate::bridge_of(path), None, "{path}");
    }
}
