//! A receipt stands for its decision: written down, read back, run again; and a change of it shows.

use super::*;
use crate::{Difference, Receipt, replay};
use base::{Value, canonical};

fn receipt(name: &str) -> Receipt {
    submit(&Case::draft(), name).unwrap().receipt.unwrap()
}

fn decided_scenarios() -> impl Iterator<Item = (String, Receipt)> {
    let service = service(&PACK);
    service.scenarios.iter().filter_map(move |scenario| {
        let facts = pack::scenario::facts(&PACK, service, scenario).unwrap();
        let step = act(&Case::draft(), Command::Submit { facts }, noon()).unwrap();
        Some((scenario.file.clone(), step.receipt?))
    })
}

#[test]
fn every_receipt_survives_its_canonical_bytes_and_replays_to_the_same_verdict() {
    let mut count = 0;
    for (file, receipt) in decided_scenarios() {
        let bytes = canonical(&receipt).unwrap();
        let back: Receipt = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(back, receipt, "{file}");
        assert_eq!(canonical(&back).unwrap(), bytes, "{file}");
        assert_eq!(replay(service(&PACK), &back), Ok(()), "{file}");
        count += 1;
    }
    assert!(count > 40, "{count}");
}

#[test]
fn a_changed_fact_is_noticed() {
    let mut receipt = receipt(HOSPITAL);
    let name = Value::text("Nama Tujuh 7");
    receipt.facts.answers.insert("child_name".to_owned(), name);
    let products = ["akta", "kartu_keluarga", "nik"].map(str::to_owned);
    let difference = Difference::Verdict(products.into());
    assert_eq!(replay(service(&PACK), &receipt), Err(difference));
}

#[test]
fn a_changed_verdict_is_noticed() {
    let mut receipt = receipt(TOO_LONG);
    receipt.verdict.decisions[0].outcome = Outcome::Grant;
    assert!(matches!(
        replay(service(&PACK), &receipt),
        Err(Difference::Verdict(_))
    ));
}

#[test]
fn facts_that_were_taken_out_are_noticed() {
    let mut receipt = receipt(HOSPITAL);
    receipt.facts.facts.remove("mother");
    assert!(matches!(
        replay(service(&PACK), &receipt),
        Err(Difference::Rules(_))
    ));
}

#[test]
fn another_law_another_service_and_another_layout_are_noticed() {
    let mut other = receipt(HOSPITAL);
    let replayed = replay(service(&SILENT), &other);
    assert!(matches!(replayed, Err(Difference::OtherLaw { .. })));
    other.service = "ktp".to_owned();
    let replayed = replay(service(&PACK), &other);
    assert!(matches!(replayed, Err(Difference::OtherService { .. })));
    other.version = 2;
    assert_eq!(replay(service(&PACK), &other), Err(Difference::Layout(2)));
}

#[test]
fn a_receipt_with_an_unknown_part_is_not_half_understood() {
    let mut json = serde_json::to_value(receipt(HOSPITAL)).unwrap();
    json["note"] = "x".into();
    assert!(serde_json::from_value::<Receipt>(json).is_err());
}
