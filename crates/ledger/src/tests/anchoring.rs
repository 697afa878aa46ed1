//! An agency's own log, anchored in the ledger: what stands in it is shown by a proof in two steps.

use super::*;
use crate::log::tests::log_of;
use crate::{BadTrust, NotAnchored, Vkey, note::Note, verify_anchored, write_anchored};

pub(crate) fn entries() -> Vec<Vec<u8>> {
    (0..37_u8).map(|number| vec![number; 3]).collect()
}

/// A ledger that anchored a log of 20 and then of 37 entries, and the proof of number 11 as of the first time.
pub(crate) fn anchored() -> (Country, Operation, String) {
    anchored_of(&entries())
}

/// The same with other entries in the log, 37 of them.
pub(crate) fn anchored_of(entries: &[Vec<u8>]) -> (Country, Operation, String) {
    let (mut country, log) = (Country::new(), subject("log"));
    let mut first = None;
    for until in [20, 37] {
        let (frontier, memory) = log_of(&entries[..until]);
        let (old, size) = (country.entry(Kind::AuditCheckpoint, log), frontier.size());
        let old = old.map_or(0, |entry| entry.size);
        let proof = consistency(&memory, old, size).unwrap();
        let mut content = country.next(Deed::AuditCheckpoint { size, proof }, log);
        content.commitment = frontier.root();
        let operation = country.signed(content);
        country.block(vec![operation.clone()]);
        first.get_or_insert(operation);
    }
    let anchor = first.unwrap();
    let bytes = anchor.bytes();
    let at = country.memory.entries().iter().position(|one| one == bytes);
    let proof = country.proof(at.unwrap() as u64);
    let (_, memory) = log_of(&entries[..20]);
    let path = inclusion(&memory, 11, 20).unwrap();
    let text = write_anchored((11, &path), &anchor, &proof);
    (country, anchor, text)
}

#[test]
fn an_entry_of_an_agencys_log_is_shown_by_its_anchor() {
    let (country, anchor, text) = anchored();
    let agency = dukcapil();
    let (trust, log, entry) = (country.trust(), (&agency, subject("log")), &entries()[11]);
    let shown = verify_anchored(&text, &trust, log, entry, country.now).unwrap();
    assert_eq!(shown.index, 11);
    assert_eq!(anchor.content().agency, dukcapil().digest());
    assert_eq!(shown.recorded.since, country.now);
    let kominfo = name("kominfo.example");
    for other in [(&agency, subject("other")), (&kominfo, subject("log"))] {
        let believed = verify_anchored(&text, &trust, other, entry, country.now);
        assert_eq!(believed, Err(NotAnchored::ForeignLog));
    }
    let other_entry = verify_anchored(&text, &trust, log, &entries()[12], country.now);
    assert!(matches!(other_entry, Err(NotAnchored::Entry(_))));
}

#[test]
fn no_bit_of_an_anchored_proof_can_be_changed() {
    let (country, _, text) = anchored();
    let agency = dukcapil();
    let (trust, log, entry) = (country.trust(), (&agency, subject("log")), &entries()[11]);
    for (at, changed) in one_bit_off_text(&text) {
        let believed = verify_anchored(&changed, &trust, log, entry, country.now);
        assert!(believed.is_err(), "bit {at}: {changed}");
    }
}

#[test]
fn a_log_with_one_writer_signs_for_itself_and_that_alone_is_no_trust() {
    let origin = name("dukcapil.example/access");
    let checkpoint = Checkpoint {
        origin: origin.clone(),
        size: 37,
        root: log_of(&entries()).0.root(),
    };
    let signed = checkpoint.signed(&signer(101)).unwrap();
    let note = Note::read(&signed).unwrap();
    let vkey = Vkey {
        name: origin.clone(),
        signs: crate::Signs::Note,
        key: signer(101).public(),
    };
    assert!(vkey.is_of(&note.signatures[0]));
    assert_eq!(vkey.verify(note.text, &note.signatures[0]), Some(None));
    let alone = Trust::read(origin.clone(), &format!("log {vkey}\nquorum none\n"), 0);
    assert!(matches!(alone, Err(BadTrust::TooFew { .. })));
    // With a witness beside it, both are wanted.
    let witness = Vkey {
        name: name("w.example"),
        signs: crate::Signs::Cosignature,
        key: signer(1).public(),
    };
    let policy = format!("log {vkey}\nwitness w {witness}\nquorum w\n");
    let trust = Trust::read(origin, &policy, 1).unwrap();
    let line = cosign(&checkpoint, &witness.name, &signer(1), noon()).unwrap();
    let both = format!("{signed}{line}");
    assert_eq!(trust.seal(&both, noon()).unwrap().checkpoint, checkpoint);
    let unsigned = format!("{}\n{line}", checkpoint.text());
    assert_eq!(trust.seal(&unsigned, noon()), Err(crate::Distrust::Log));
}
