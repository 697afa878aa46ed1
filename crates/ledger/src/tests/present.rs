//! What is true now: values, the lack of one, and how old a proof may be.

use super::*;
use crate::{Auditor, Finding, NotCurrent, Status, verify_current};

const AGE: i64 = 24 * 3600;

fn country() -> Country {
    let mut country = Country::new();
    for person in 0..40 {
        country.tell(create(), subject(&person.to_string()));
    }
    country.tell(deactivate(), subject("7"));
    country
}

#[test]
fn the_last_word_about_a_subject_is_proved_and_so_is_that_there_is_none() {
    let country = country();
    let ask = |raw: &str| {
        let key = key_of(Kind::DidCreate.family(), subject(raw));
        let proof = country.present(key);
        verify_current(&proof, &country.trust(), key, AGE, country.now).unwrap()
    };
    let closed = ask("7").entry.unwrap();
    assert_eq!((closed.status, closed.sequence), (Status::Closed, 1));
    assert_eq!(ask("8").entry.unwrap().status, Status::Active);
    assert_eq!(ask("8").height, 41);
    for stranger in 0..30 {
        assert_eq!(ask(&format!("stranger {stranger}")).entry, None);
    }
}

#[test]
fn a_proof_of_the_present_grows_old_and_is_about_one_key() {
    let mut country = country();
    let key = key_of(Kind::DidCreate.family(), subject("7"));
    let (proof, trust) = (country.present(key), country.trust());
    let ask = |key, seconds| {
        let now = country.now.plus_seconds(seconds);
        verify_current(&proof, &trust, key, AGE, now).map(|current| current.height)
    };
    assert_eq!(ask(key, AGE), Ok(41));
    assert_eq!(ask(key, AGE + 1), Err(NotCurrent::Old));
    let other = key_of(Kind::DidCreate.family(), subject("8"));
    assert_eq!(ask(other, 0), Err(NotCurrent::Subject));
    // An older block under a newer checkpoint would hide what came since.
    let (last, root) = (country.head.checkpoint().size - 1, country.head.state());
    let leaf = BlockLeaf::read(country.memory.entry(last).unwrap()).unwrap();
    let state = state::prove(&country.memory, root, key).unwrap();
    country.tell(create(), subject("newer"));
    let hidden = write_current(key, &state, &leaf, &country.proof(last));
    let hidden = verify_current(&hidden, &country.trust(), key, AGE, country.now);
    assert_eq!(hidden, Err(NotCurrent::NotLast));
}

#[test]
fn no_bit_of_a_proof_of_the_present_can_be_changed() {
    let country = country();
    for raw in ["7", "a stranger"] {
        let key = key_of(Kind::DidCreate.family(), subject(raw));
        let (proof, trust) = (country.present(key), country.trust());
        for (at, changed) in one_bit_off_text(&proof) {
            let believed = verify_current(&changed, &trust, key, AGE, country.now);
            assert!(believed.is_err(), "bit {at}: {changed}");
        }
    }
}

#[test]
fn an_auditor_reads_the_whole_log_and_comes_to_the_same_end() {
    let mut country = country();
    let twice = country.signed(country.next(rotate(), subject("1")));
    let other = country.signed(country.next(rotate(), subject("2")));
    country.block(vec![twice, other]);
    country.block(Vec::new());
    let mut auditor = Auditor::new(country.origin.clone());
    for entry in country.memory.entries() {
        auditor.read(entry).unwrap();
    }
    let head = auditor.agrees(&country.head.checkpoint()).unwrap();
    assert_eq!(*head, country.head);
}

#[test]
fn an_auditor_finds_what_was_left_out_swapped_or_made_up() {
    let country = country();
    let checkpoint = country.head.checkpoint();
    let audit = |entries: &[Vec<u8>]| {
        let mut auditor = Auditor::new(country.origin.clone());
        for entry in entries {
            auditor.read(entry)?;
        }
        auditor.agrees(&checkpoint).map(|_| ())
    };
    let entries = country.memory.entries();
    assert_eq!(audit(entries), Ok(()));
    let last = entries.len() - 1;
    assert_eq!(audit(&entries[..last]), Err(Finding::Size));
    for at in [0, 2, 3, last] {
        let mut fewer = entries.to_vec();
        fewer.remove(at);
        assert!(audit(&fewer).is_err(), "without entry {at}");
    }
    let mut swapped = entries.to_vec();
    swapped.swap(2, 4);
    assert!(audit(&swapped).is_err());
    let mut double = entries.to_vec();
    double.push(entries[last].clone());
    assert!(audit(&double).is_err());
    let mut forged = entries.to_vec();
    let text = String::from_utf8(forged[last].clone()).unwrap();
    forged[last] = text.replace("\"operations\":1", "\"operations\":2").into();
    let index = last as u64;
    assert_eq!(audit(&forged), Err(Finding::Leaf { index }));
}
