//! The story of an identity in one file.

use super::*;
use crate::{BadStep, Identity, IdentityStep, NoIdentity, NotCurrent, Trust, entry_of};

/// How old the word about the present may be.
pub(crate) const AGE: i64 = 24 * 3600;

pub(crate) fn keys(number: usize) -> String {
    format!("sigap/keys@v1\n{{\"keys\":[\"k{number}\"],\"salt\":\"5a\"}}")
}

pub(crate) fn cause(number: usize) -> String {
    format!("sigap/cause@v1\n{{\"because\":\"c{number}\",\"salt\":\"5b\"}}")
}

/// Tells the next step of an identity, and gives it as an entry.
pub(crate) fn tell_step(country: &mut Country, about: Hash, number: usize, is_end: bool) -> String {
    let controller = entry_of(cause(number).as_bytes());
    let deed = match number {
        0 => Deed::DidCreate { controller },
        _ if is_end => Deed::DidDeactivate { controller },
        _ => Deed::DidRotate { controller },
    };
    let mut content = country.next(deed, about);
    content.commitment = entry_of(keys(number).as_bytes());
    let operation = country.signed(content);
    country.block(vec![operation.clone()]);
    String::from_utf8(operation.bytes().to_vec()).unwrap()
}

/// The file of an identity of which the ledger has these entries.
pub(crate) fn file(country: &Country, about: Hash, entries: &[String]) -> Identity {
    let steps = entries.iter().enumerate().map(|(number, entry)| {
        let stands = country.memory.entries();
        let index = stands.iter().position(|other| *other == entry.as_bytes());
        IdentityStep {
            entry: entry.clone(),
            keys: keys(number),
            cause: cause(number),
            proof: country.proof(index.unwrap() as u64).write(),
        }
    });
    let present = country.present(key_of(Family::Did, about));
    Identity::new((country.origin.clone(), about), steps.collect(), present)
}

/// A ledger with an identity of so many steps among others.
pub(crate) fn identity_of(count: usize) -> (Country, Identity) {
    let (mut country, about) = (Country::new(), subject("thirty-two random bytes"));
    let mut entries = Vec::new();
    for number in 0..count {
        country.tell(create(), subject(&format!("somebody else {number}")));
        entries.push(tell_step(&mut country, about, number, false));
    }
    let identity = file(&country, about, &entries);
    (country, identity)
}

fn refused(country: &Country, identity: &Identity) -> NoIdentity {
    let refused = identity.verify(&country.trust(), AGE, country.now);
    refused.unwrap_err()
}

#[test]
fn a_holder_shows_offline_which_keys_counted_when() {
    let (country, identity) = identity_of(3);
    let bytes = serde_json::to_vec_pretty(&identity).unwrap();
    let read = Identity::read(&bytes).unwrap();
    let story = read.verify(&country.trust(), AGE, country.now).unwrap();
    let kinds: Vec<Kind> = story.steps.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [Kind::DidCreate, Kind::DidRotate, Kind::DidRotate]);
    assert_eq!(story.seen, country.now);
}

#[test]
fn an_identity_that_ended_says_so_and_cannot_be_shown_without_its_end() {
    let (mut country, before) = identity_of(3);
    let mut entries: Vec<String> = before.steps.iter().map(|step| step.entry.clone()).collect();
    entries.push(tell_step(&mut country, before.subject, 3, true));
    let whole = file(&country, before.subject, &entries);
    let story = whole.verify(&country.trust(), AGE, country.now).unwrap();
    assert_eq!(story.steps.last().unwrap().0, Kind::DidDeactivate);
    // What was shown before still holds as of then, and only as long as the verifier takes so old a word.
    let later = country.now.plus_seconds(AGE);
    assert_eq!(
        before.verify(&country.trust(), AGE, later),
        Err(NoIdentity::Present(NotCurrent::Old))
    );
    let mut cut = whole.clone();
    cut.steps.pop();
    assert_eq!(refused(&country, &cut), NoIdentity::Cut);
}

#[test]
fn a_step_that_is_left_out_moved_or_of_somebody_else_shows() {
    let (mut country, identity) = identity_of(3);
    let step = |at, why| NoIdentity::Step { at, why };
    let mut gap = identity.clone();
    gap.steps.remove(1);
    assert_eq!(refused(&country, &gap), step(1, BadStep::Turn));
    let mut moved = identity.clone();
    moved.steps.swap(0, 1);
    assert_eq!(refused(&country, &moved), step(0, BadStep::Turn));
    let mut keys_of_another = identity.clone();
    keys_of_another.steps[1].keys = keys(2);
    assert_eq!(refused(&country, &keys_of_another), step(1, BadStep::Keys));
    let mut cause_of_another = identity.clone();
    cause_of_another.steps[1].cause = cause(2);
    assert_eq!(
        refused(&country, &cause_of_another),
        step(1, BadStep::Cause)
    );
    let another = subject("another person");
    let entry = tell_step(&mut country, another, 0, false);
    let theirs = file(&country, another, &[entry]);
    let mut stolen = identity.clone();
    stolen.steps = theirs.steps;
    assert_eq!(refused(&country, &stolen), step(0, BadStep::Foreign));
    let mut borrowed = identity;
    borrowed.present = theirs.present;
    assert_eq!(
        refused(&country, &borrowed),
        NoIdentity::Present(NotCurrent::Subject)
    );
}

#[test]
fn what_is_no_story_of_an_identity_is_refused() {
    let (mut country, identity) = identity_of(3);
    let bytes = serde_json::to_string(&identity).unwrap();
    let mut empty = identity.clone();
    empty.steps.clear();
    for bad in [
        String::new(),
        "{}".to_owned(),
        bytes.replace("sigap/identity@v1", "sigap/identity@v2"),
        bytes.replacen('{', "{\"more\":1,", 1),
        serde_json::to_string(&empty).unwrap(),
    ] {
        assert_eq!(
            Identity::read(bad.as_bytes()),
            Err(NoIdentity::Form),
            "{bad}"
        );
    }
    let elsewhere = Trust::of(name("elsewhere.example"), country.head.set().0, 1).unwrap();
    let refused_there = identity.verify(&elsewhere, AGE, country.now);
    assert!(matches!(
        refused_there,
        Err(NoIdentity::ForeignLedger { .. })
    ));
    // An entry of another kind is no step.
    let operation = country.tell(Deed::IssuerAdd, identity.subject);
    let mut other = identity;
    other.steps.truncate(1);
    other.steps[0].entry = String::from_utf8(operation.bytes().to_vec()).unwrap();
    other.steps[0].proof = country.proof(country.head.checkpoint().size - 2).write();
    let foreign = NoIdentity::Step {
        at: 0,
        why: BadStep::Foreign,
    };
    assert_eq!(refused(&country, &other), foreign);
}

#[test]
fn no_bit_of_a_story_can_be_changed_but_in_what_is_no_word_of_it() {
    let (country, identity) = identity_of(1);
    let (trust, bytes) = (country.trust(), serde_json::to_string(&identity).unwrap());
    for (at, changed) in one_bit_off_text(&bytes) {
        let shown = Identity::read(changed.as_bytes())
            .and_then(|read| read.verify(&trust, AGE, country.now).map(|_| read));
        assert!(
            shown.is_err() || shown.as_ref() == Ok(&identity),
            "bit {at}: {changed}"
        );
    }
}
