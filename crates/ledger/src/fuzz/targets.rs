//! What each reader must hold to, whatever it is given: it never stops the program, and never believes what it should not.

use super::LEDGER;
use crate::key::Signer as _;
use crate::log::{Bundle, Frontier, Tile, read_bundle, write_bundle};
use crate::note::{Note, SignatureLine};
use crate::tests::anchoring::{anchored, entries};
use crate::tests::exhibits::{DOCUMENT, exhibit};
use crate::tests::identities::{AGE, identity_of};
use crate::tests::walking::{change, hand_over};
use crate::tests::{
    Country, create, deactivate, dukcapil, name, rotate, set, set_content, signer, subject,
};
use crate::{
    Auditor, Block, BlockLeaf, Checkpoint, Deed, Entry, Exhibit, Hash, Header, Identity, Kind,
    Operation, Policy, Vkey, Walk, execute, key_of, propose, subject_of, verify, verify_anchored,
    verify_current, write_bridge,
};
use serde_json::{Map, Value, json};

fn country() -> Country {
    let mut country = Country::new();
    for person in 0..9 {
        country.tell(create(), subject(&person.to_string()));
    }
    country.tell(rotate(), subject("3"));
    country
}

fn operations(country: &Country) -> Vec<Operation> {
    let proof = vec![Hash::of(b"a")];
    let audit = Deed::AuditCheckpoint { size: 7, proof };
    let last = country.entry(Kind::ValidatorsSet, subject_of(&country.origin));
    let set = set_content(set(1..5, 3), last.as_ref(), 1..4, &country.origin);
    let deeds = [
        (rotate(), "1"),
        (deactivate(), "2"),
        (Deed::IssuerAdd, "campus"),
        (audit, "log"),
        (Deed::Snapshot, "figures"),
    ];
    let contents = deeds.map(|(deed, about)| country.next(deed, subject(about)));
    let signed = contents.into_iter().chain([set]);
    signed.map(|content| country.signed(content)).collect()
}

/// The same JSON, signed as it stands now, so that changes reach behind the signature.
fn signed_again(input: &[u8], country: &Country) -> Option<Vec<u8>> {
    let mut members: Map<String, Value> = serde_json::from_slice(input).ok()?;
    let agency = signer(101);
    members.insert("key".to_owned(), json!(agency.public()));
    members.remove("signature");
    let mut message = format!("sigap/ledger/operation/v1\n{}\n", country.origin).into_bytes();
    message.extend(base::canonical(&members).unwrap());
    let signature = json!(agency.sign(&message).unwrap());
    members.insert("signature".to_owned(), signature);
    base::canonical(&members).ok()
}

#[test]
fn invented_operations_are_read_in_one_spelling_or_refused() {
    let country = country();
    let seeds: Vec<_> = operations(&country)
        .iter()
        .map(|one| one.bytes().to_vec())
        .collect();
    LEDGER.run("operation", &seeds, |input| {
        let again = signed_again(input, &country);
        for bytes in [Some(input.to_vec()), again].into_iter().flatten() {
            let Ok(operation) = Operation::read(&bytes, &country.origin) else {
                continue;
            };
            assert_eq!(operation.bytes(), bytes);
            let value: Value = serde_json::from_slice(&bytes).unwrap();
            assert_eq!(base::canonical(&value).unwrap(), bytes);
            let made = propose(&country.memory, &country.head, [operation], country.now);
            let made = made.unwrap();
            assert_eq!(made.refused.len() + made.block.operations.len(), 1);
        }
    });
}

#[test]
fn invented_blocks_are_executed_as_they_say_or_refused() {
    let country = country();
    let time = country.now.plus_seconds(1);
    let block = |operations: &[Operation]| {
        let made = propose(&country.memory, &country.head, operations.to_vec(), time);
        made.unwrap().block.bytes()
    };
    let operations = operations(&country);
    let seeds = [block(&operations), block(&operations[..2]), block(&[])];
    LEDGER.run("block", &seeds, |input| {
        for bytes in [Some(input.to_vec()), with_its_root(input)] {
            let Ok(block) = Block::read(&bytes.unwrap_or_default(), &country.origin) else {
                continue;
            };
            if let Ok(executed) = execute(&country.memory, &country.head, &block) {
                assert!(executed.head.is_after(&block.header));
            }
        }
    });
}

/// The same block with the root of the operations that it has now, so that changes reach behind it.
fn with_its_root(input: &[u8]) -> Option<Vec<u8>> {
    let (mut header, rest) = Header::read(input)?;
    let entries = read_bundle(rest).ok()?;
    header.operations_root = Frontier::root_of(entries.into_iter().map(Hash::of_leaf));
    Some([header.bytes().as_slice(), rest].concat())
}

#[test]
fn invented_proofs_show_nothing_that_is_not_so() {
    let country = country();
    let entry = country.entry(Kind::DidRotate, subject("3")).unwrap();
    let bytes = country.memory.entry(entry.index).unwrap();
    let trust = country.trust();
    let seeds = [
        country.proof(entry.index).write().into_bytes(),
        country.proof(0).write().into_bytes(),
    ];
    LEDGER.run("proof", &seeds, |input| {
        let text = String::from_utf8_lossy(input);
        if let Ok(recorded) = verify(&text, &trust, bytes, country.now) {
            assert_eq!(recorded.index, entry.index);
            assert_eq!(recorded.checkpoint, country.head.checkpoint());
        }
    });
}

#[test]
fn invented_bridges_lead_to_the_next_set_or_nowhere() {
    let mut country = country();
    let walk = Walk::from(country.trust(), 0);
    let next = set(2..6, 3);
    let operation = change(&country, next.clone(), 1..4);
    let (entry, proof) = hand_over(&mut country, operation, (2..6).collect());
    let seeds = [write_bridge(&entry, &proof).into_bytes()];
    LEDGER.run("bridge", &seeds, |input| {
        let text = String::from_utf8_lossy(input);
        let mut walk = walk.clone();
        if let Ok(policy) = walk.cross(&text, country.now) {
            assert_eq!(policy, Policy::text_of(&next));
        }
    });
}

#[test]
fn invented_proofs_of_the_present_show_nothing_that_is_not_so() {
    let country = country();
    let trust = country.trust();
    let keys = ["3", "4", "nobody"].map(|about| key_of(Kind::DidCreate.family(), subject(about)));
    let seeds = keys.map(|key| country.present(key).into_bytes());
    let truth = ["3", "4", "nobody"].map(|about| country.entry(Kind::DidCreate, subject(about)));
    LEDGER.run("present", &seeds, |input| {
        let text = String::from_utf8_lossy(input);
        for (key, truth) in keys.iter().zip(&truth) {
            if let Ok(current) = verify_current(&text, &trust, *key, 60, country.now) {
                assert_eq!(current.entry, *truth);
            }
        }
    });
}

#[test]
fn invented_anchored_proofs_show_nothing_that_is_not_so() {
    let (country, _, text) = anchored();
    let (trust, entry) = (country.trust(), &entries()[11]);
    LEDGER.run("anchored", &[text.into_bytes()], |input| {
        let text = String::from_utf8_lossy(input);
        let log = (&dukcapil(), subject("log"));
        if let Ok(shown) = verify_anchored(&text, &trust, log, entry, country.now) {
            assert_eq!(shown.index, 11);
        }
    });
}

#[test]
fn invented_exhibits_show_the_document_that_was_recorded_or_nothing() {
    let (country, exhibit) = exhibit();
    let trust = country.trust();
    let seed = serde_json::to_vec(&exhibit).unwrap();
    LEDGER.run("exhibit", &[seed], |input| {
        let Ok(read) = Exhibit::read(input) else {
            return;
        };
        if read.verify(&trust, country.now).is_ok() {
            assert!(read.documents.iter().all(|one| one.text == DOCUMENT));
        }
    });
}

#[test]
fn invented_stories_of_identities_are_the_one_that_was_recorded() {
    let (country, identity) = identity_of(2);
    let trust = country.trust();
    let said =
        |step: &crate::IdentityStep| [&step.entry, &step.keys, &step.cause].map(String::clone);
    let seed = serde_json::to_vec(&identity).unwrap();
    LEDGER.run("identity", &[seed], |input| {
        let Ok(read) = Identity::read(input) else {
            return;
        };
        if read.verify(&trust, AGE, country.now).is_ok() {
            // A proof may have a line more that nobody needs; what is said is the same then.
            assert_eq!(
                (&read.ledger, read.subject),
                (&identity.ledger, identity.subject)
            );
            assert!(
                read.steps
                    .iter()
                    .map(said)
                    .eq(identity.steps.iter().map(said))
            );
        }
    });
}

#[test]
fn invented_notes_and_checkpoints_are_sealed_only_by_a_quorum() {
    let country = country();
    let trust = country.trust();
    LEDGER.run("note", &[country.note().into_bytes()], |input| {
        let text = String::from_utf8_lossy(input);
        if let Ok(note) = Note::read(&text) {
            let lines = note.signatures.iter().map(SignatureLine::write);
            assert_eq!(
                format!("{}\n{}", note.text, lines.collect::<String>()),
                text
            );
            let _ = Checkpoint::read(note.text);
        }
        if let Ok(sealed) = trust.seal(&text, country.now) {
            assert_eq!(sealed.checkpoint, country.head.checkpoint());
        }
    });
}

#[test]
fn invented_policies_and_keys_are_read_or_refused() {
    let vkey = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
    let seeds = [
        Policy::text_of(&set(1..5, 3)).into_bytes(),
        format!("witness a {vkey} https://a.example/\ngroup g any a\nquorum g\n").into_bytes(),
        vkey.into(),
    ];
    LEDGER.run("policy", &seeds, |input| {
        let text = String::from_utf8_lossy(input);
        if let Ok(policy) = Policy::parse(&text) {
            let all: Vec<_> = (0..policy.witnesses.len()).collect();
            assert!(policy.holds(&all) && policy.fewest() <= all.len());
            assert_eq!(policy.holds(&[]), policy.fewest() == 0);
        }
        if let Ok(vkey) = Vkey::parse(&text) {
            assert_eq!(vkey.to_string(), text);
        }
    });
}

#[test]
fn invented_paths_and_bundles_are_read_in_one_spelling_or_refused() {
    let seeds = [
        b"tile/0/x001/x234/067.p/12".to_vec(),
        b"tile/63/000".to_vec(),
        b"tile/entries/x012/345.p/1".to_vec(),
        write_bundle([b"".as_slice(), b"one", b"two two"]).unwrap(),
    ];
    LEDGER.run("tile", &seeds, |input| {
        let text = String::from_utf8_lossy(input);
        if let Some(tile) = Tile::parse(&text) {
            assert_eq!(tile.path(), text);
        }
        if let Some(bundle) = Bundle::parse(&text) {
            assert_eq!(bundle.path(), text);
            assert_eq!(bundle.entries().count() as u64, bundle.width);
        }
        if let Ok(entries) = read_bundle(input) {
            assert_eq!(write_bundle(entries).unwrap(), input);
        }
    });
}

#[test]
fn invented_logs_agree_with_no_checkpoint() {
    let country = country();
    let entries = country.memory.entries().iter().map(Vec::as_slice);
    let seeds = [
        write_bundle(entries.clone()).unwrap(),
        write_bundle(entries.take(4)).unwrap(),
    ];
    LEDGER.run("audit", &seeds, |input| {
        let Ok(entries) = read_bundle(input) else {
            return;
        };
        let mut auditor = Auditor::new(country.origin.clone());
        let read = entries.iter().try_for_each(|entry| auditor.read(entry));
        if read.is_ok() && auditor.agrees(&country.head.checkpoint()).is_ok() {
            assert_eq!(input, seeds[0]);
        }
    });
}

#[test]
fn invented_leaves_and_entries_are_read_in_one_spelling_or_refused() {
    let country = country();
    let entry = country.entry(Kind::DidRotate, subject("3")).unwrap();
    let leaf = country.memory.entries().last().unwrap().clone();
    LEDGER.run("leaf", &[leaf, entry.bytes().to_vec()], |input| {
        if let Some(leaf) = BlockLeaf::read(input) {
            assert_eq!(leaf.bytes(), input);
        }
        if let Some(entry) = Entry::read(input) {
            assert_eq!(entry.bytes(), input);
        }
        let foreign = Operation::read(input, &name("demo.example/ledger"));
        assert!(foreign.is_err());
    });
}
