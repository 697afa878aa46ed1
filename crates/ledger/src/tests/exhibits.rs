//! Documents with their proofs in one file.

use super::anchoring::{anchored_of, entries};
use super::*;
use crate::{Document, Exhibit, NotAnchored, NotShown, Trust, entry_of};

pub(crate) const DOCUMENT: &str =
    "sigap/step@v1\n{\"case\":\"A\"}\n{\"event\":\"closed\",\"salt\":\"5a\"}";

/// A ledger, and an exhibit of a document whose digest is number 11 of an agency's log.
pub(crate) fn exhibit() -> (Country, Exhibit) {
    let mut entries = entries();
    entries[11] = entry_of(DOCUMENT.as_bytes()).0.to_vec();
    let (country, _, proof) = anchored_of(&entries);
    let of = (country.origin.clone(), dukcapil(), subject("log"));
    let document = Document {
        text: DOCUMENT.to_owned(),
        proof,
    };
    (country, Exhibit::new(of, vec![document]))
}

#[test]
fn an_exhibit_shows_offline_that_its_documents_were_recorded() {
    let (country, exhibit) = exhibit();
    let file = serde_json::to_vec_pretty(&exhibit).unwrap();
    let read = Exhibit::read(&file).unwrap();
    let shown = read.verify(&country.trust(), country.now).unwrap();
    assert_eq!(shown[0].index, 11);
    assert_eq!(shown[0].recorded.since, country.now);
}

#[test]
fn a_document_that_differs_by_a_letter_makes_the_whole_exhibit_worthless() {
    let (country, mut exhibit) = exhibit();
    let mut other = exhibit.documents[0].clone();
    other.text = other.text.replace("closed", "opened");
    exhibit.documents.push(other);
    let refused = exhibit.verify(&country.trust(), country.now).unwrap_err();
    let NotShown::Document { at: 1, why } = refused else {
        panic!("{refused}");
    };
    assert!(matches!(why, NotAnchored::Entry(_)), "{why}");
}

#[test]
fn an_exhibit_counts_in_its_own_ledger_and_for_its_own_agency_alone() {
    let (country, exhibit) = exhibit();
    let set = country.head.set().0;
    let elsewhere = Trust::of(name("elsewhere.example"), set, 1).unwrap();
    let refused = exhibit.verify(&elsewhere, country.now).unwrap_err();
    assert!(matches!(refused, NotShown::ForeignLedger { .. }));
    let mut foreign = exhibit;
    foreign.agency = name("kominfo.example");
    assert!(foreign.verify(&country.trust(), country.now).is_err());
}

#[test]
fn no_bit_of_an_exhibit_can_be_changed_but_in_what_is_no_word_of_it() {
    let (country, exhibit) = exhibit();
    let (trust, file) = (country.trust(), serde_json::to_string(&exhibit).unwrap());
    for (at, changed) in one_bit_off_text(&file) {
        let shown = Exhibit::read(changed.as_bytes())
            .and_then(|read| read.verify(&trust, country.now).map(|_| read));
        // A letter of JSON may be spelled in two ways; what it says is the same then.
        assert!(
            shown.is_err() || shown.as_ref() == Ok(&exhibit),
            "bit {at}: {changed}"
        );
    }
}

#[test]
fn what_is_no_exhibit_is_refused() {
    let (_, exhibit) = exhibit();
    let file = serde_json::to_string(&exhibit).unwrap();
    let empty = serde_json::to_string(&Exhibit::new(
        (name("a.example"), dukcapil(), subject("log")),
        Vec::new(),
    ));
    let mut twice = exhibit.clone();
    twice.documents.push(twice.documents[0].clone());
    let cases = [
        serde_json::to_string(&twice).unwrap(),
        String::new(),
        "{}".to_owned(),
        file.replace("exhibit@v1", "exhibit@v2"),
        file.replacen('{', "{\"more\":1,", 1),
        empty.unwrap(),
    ];
    for bad in cases {
        assert_eq!(Exhibit::read(bad.as_bytes()), Err(NotShown::Form), "{bad}");
    }
}
