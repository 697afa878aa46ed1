//! Every worked example of the country, walked through the corridor instead of the rules alone.

use super::*;
use pack::scenario::Expect;
use std::collections::BTreeSet;

#[test]
fn every_scenario_ends_where_its_file_says() {
    for service in PACK.services.values() {
        assert!(!service.scenarios.is_empty(), "{}", service.id);
        for scenario in &service.scenarios {
            let facts = pack::scenario::facts(&PACK, service, scenario).unwrap();
            let setting = Setting {
                service,
                area: Some("3273"),
                zone: facts.zone,
                calendar: PACK.calendar(&service.about.owner),
                ..setting(&PACK)
            };
            let now = Timestamp::midnight(facts.today, facts.zone).plus_hours(9);
            let command = Command::Submit { facts };
            let step = advance(&setting, &Case::draft(), command, now);
            let step = step.unwrap_or_else(|refusal| panic!("{}: {refusal}", scenario.file));
            match &scenario.expect {
                Expect::WaitsFor(names) => waits(&step, names, &scenario.file),
                Expect::Outcomes {
                    products,
                    because,
                    pay,
                } => {
                    ends(&step, products, because, &scenario.file);
                    // Where an officer decides first, the bill comes after.
                    if let Some(owed) = step.case.owed() {
                        assert_eq!(Some(owed.bill.total.0), *pay, "{}", scenario.file);
                    }
                }
            }
        }
    }
}

fn waits(step: &Step, names: &[String], file: &str) {
    let Stage::Waiting {
        on: On::Register(facts),
        ..
    } = &step.case.stage
    else {
        panic!("{file}: {:?}", step.case.stage);
    };
    assert_eq!(facts, names, "{file}");
    assert!(step.case.standing.is_empty(), "{file}");
}

fn ends(step: &Step, products: &BTreeMap<String, Outcome>, because: &[String], file: &str) {
    assert_eq!(&step.case.standing, products, "{file}");
    let referred = products.values().any(|outcome| *outcome == Outcome::Refer);
    let stage = if referred {
        "waiting-officer"
    } else if step.case.owed().is_some() {
        "waiting-payment"
    } else {
        "decided"
    };
    assert_eq!(step.case.stage.word(), stage, "{file}");
    let receipt = step.receipt.as_ref().unwrap();
    let reasons = receipt.verdict.decisions.iter().flat_map(|d| &d.reasons);
    let reasons: BTreeSet<&str> = reasons.map(|reason| reason.reason.as_str()).collect();
    let because: BTreeSet<&str> = because.iter().map(String::as_str).collect();
    assert_eq!(reasons, because, "{file}");
}
