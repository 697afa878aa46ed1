//! Proofs that were changed, are about something else, or are signed by too few.

use super::*;
use crate::{Distrust, NotRecorded, verify};

/// A chain with some history, an entry of it, and its number.
fn country() -> (Country, Vec<u8>, u64) {
    let mut country = Country::new();
    for person in 0..20 {
        country.tell(create(), subject(&person.to_string()));
    }
    let operation = country.tell(rotate(), subject("7"));
    let index = country.entry(Kind::DidRotate, subject("7")).unwrap().index;
    (country, operation.bytes().to_vec(), index)
}

#[test]
fn a_proof_shows_when_an_entry_was_recorded() {
    let (country, entry, index) = country();
    let proof = country.proof(index).write();
    let recorded = verify(&proof, &country.trust(), &entry, country.now).unwrap();
    assert_eq!(recorded.index, index);
    assert_eq!(recorded.checkpoint, country.head.checkpoint());
    assert_eq!((recorded.since, recorded.seen), (country.now, country.now));
    // No line more than a quorum needs: nobody can change one without notice.
    assert_eq!(proof.matches('\u{2014}').count(), 3);
    assert!(proof.len() < 2048, "{} bytes", proof.len());
}

#[test]
fn one_validator_and_seven_are_the_same_path() {
    for (count, quorum) in [(1, 1), (2, 2), (3, 3), (7, 5)] {
        let mut country = Country::of(count, quorum);
        let operation = country.tell(create(), subject("ani"));
        let index = country
            .entry(Kind::DidCreate, subject("ani"))
            .unwrap()
            .index;
        let proof = country.proof(index).write();
        assert_eq!(proof.matches('\u{2014}').count(), quorum);
        verify(&proof, &country.trust(), operation.bytes(), country.now).unwrap();
    }
}

#[test]
fn no_bit_of_a_proof_can_be_changed() {
    let (country, entry, index) = country();
    let (proof, trust) = (country.proof(index).write(), country.trust());
    for (at, changed) in one_bit_off_text(&proof) {
        let believed = verify(&changed, &trust, &entry, country.now);
        assert!(believed.is_err(), "bit {at}: {changed}");
    }
}

#[test]
fn no_bit_of_the_entry_can_be_changed_and_nothing_can_be_cut_off() {
    let (country, entry, index) = country();
    let (proof, trust) = (country.proof(index).write(), country.trust());
    for (_, changed) in one_bit_off(&entry) {
        assert!(verify(&proof, &trust, &changed, country.now).is_err());
    }
    for end in (0..proof.len()).filter(|end| proof.is_char_boundary(*end)) {
        assert!(verify(&proof[..end], &trust, &entry, country.now).is_err());
    }
    let more = format!("{proof}\n");
    assert!(verify(&more, &trust, &entry, country.now).is_err());
}

#[test]
fn lines_of_strangers_are_passed_over_and_one_validator_counts_once() {
    let (country, entry, index) = country();
    let trust = country.trust();
    let proof = country.proof(index).write();
    let checkpoint = country.head.checkpoint();
    let check = |proof: &str| verify(proof, &trust, &entry, country.now).map(|_| ());
    let stranger = cosign(
        &checkpoint,
        &name("stranger.example"),
        &signer(50),
        country.now,
    );
    let stranger = stranger.unwrap();
    assert_eq!(check(&format!("{proof}{stranger}")), Ok(()));
    // A known name with another key is a stranger too (C2SP signed-note).
    let borrowed = cosign(
        &checkpoint,
        &name("v1.example/ledger"),
        &signer(50),
        country.now,
    );
    assert_eq!(check(&format!("{proof}{}", borrowed.unwrap())), Ok(()));
    // So is a kind of signature that comes later: ML-DSA-44 has 2,420 bytes behind the time.
    let later = crate::note::SignatureLine {
        name: "v1.example/ledger",
        key_id: [6; 4],
        signature: vec![0; 8 + 2_420],
    };
    assert_eq!(check(&format!("{proof}{}", later.write())), Ok(()));
    let first = proof.lines().find(|line| line.starts_with('\u{2014}'));
    let twice = format!("{proof}{}\n", first.unwrap());
    let refused = |why| Err(NotRecorded::Checkpoint(why));
    assert_eq!(check(&twice), refused(Distrust::Twice));
    let without = proof.replacen(&format!("{}\n", first.unwrap()), "", 1);
    assert_eq!(check(&without), refused(Distrust::Quorum { counted: 2 }));
    let replaced = format!("{without}{stranger}");
    assert_eq!(check(&replaced), refused(Distrust::Quorum { counted: 2 }));
}

#[test]
fn a_cosignature_of_another_tree_or_time_does_not_hold() {
    let (mut country, entry, index) = country();
    let (trust, old) = (country.trust(), country.proof(index));
    let note = country.note();
    country.tell(create(), subject("newer"));
    let newer = country.head.checkpoint().text();
    // New checkpoint, old signatures.
    let lines = note.split_once("\n\n").unwrap().1;
    let mixed = Proof {
        note: format!("{newer}\n{lines}"),
        ..old.clone()
    };
    let believed = verify(&mixed.write(), &trust, &entry, country.now);
    let why = NotRecorded::Checkpoint(Distrust::Signature);
    assert_eq!(believed, Err(why));
    // The old proof stays good for ever, but tells nothing of the newer tree.
    let later = country.now.plus_seconds(1_000_000_000);
    let recorded = verify(&old.write(), &trust, &entry, later).unwrap();
    assert!(recorded.checkpoint.size < country.head.checkpoint().size);
}

#[test]
fn a_validator_whose_clock_is_ahead_does_not_count() {
    let (country, entry, index) = country();
    let (trust, checkpoint) = (country.trust(), country.head.checkpoint());
    let line = |seed: u8, ahead: i64| {
        let name = name(&format!("v{seed}.example/ledger"));
        let time = country.now.plus_seconds(ahead);
        cosign(&checkpoint, &name, &signer(seed), time).unwrap()
    };
    let proof = |lines: &[String]| Proof {
        note: format!("{}\n{}", checkpoint.text(), lines.concat()),
        ..country.proof(index)
    };
    let check = |lines: &[String]| {
        let proof = proof(lines).write();
        verify(&proof, &trust, &entry, country.now)
    };
    let hour = check(&[line(1, 3600), line(2, 0), line(3, 0)]);
    let why = NotRecorded::Checkpoint(Distrust::Quorum { counted: 2 });
    assert_eq!(hour, Err(why));
    let others = check(&[line(1, 3600), line(2, -50), line(3, 0), line(4, 200)]).unwrap();
    // Complete with the third; and still the largest tree when the second of the three newest said so.
    assert_eq!(others.since, country.now.plus_seconds(200));
    assert_eq!(others.seen, country.now.plus_seconds(-50));
}

#[test]
fn a_proof_of_another_log_is_refused() {
    let (country, entry, index) = country();
    let proof = country.proof(index).write();
    let set = country.head.set().0;
    let demo = Trust::of(name("demo.example/ledger"), set, 1).unwrap();
    let foreign = verify(&proof, &demo, &entry, country.now);
    let why = NotRecorded::Checkpoint(Distrust::ForeignLog);
    assert_eq!(foreign, Err(why));
}

#[test]
fn a_validator_never_cosigns_two_trees_that_differ() {
    let (mut country, ..) = country();
    let (mut fork, start) = (country.clone(), country.head.checkpoint());
    let cosigned = crate::Seen::nothing().then(&start, &[]).unwrap();
    country.tell(create(), subject("one history"));
    fork.tell(create(), subject("another history"));
    let (ours, theirs) = (country.head.checkpoint(), fork.head.checkpoint());
    let next = cosigned.then(&ours, &country.grown(start.size)).unwrap();
    assert!(next.then(&ours, &[]).is_ok());
    assert!(next.then(&theirs, &[]).is_err());
    assert!(next.then(&start, &[]).is_err());
    fork.tell(create(), subject("and on"));
    let (theirs, path) = (fork.head.checkpoint(), fork.grown(ours.size));
    assert!(next.then(&theirs, &path).is_err());
}
