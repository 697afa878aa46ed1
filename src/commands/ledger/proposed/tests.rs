//! A set goes from hand to hand: what it refuses, what an approval counts for, and what the ledger takes.

use super::*;
use ledger::{SeedSigner, Validator};

const AGENCY: u8 = 101;

fn name(raw: &str) -> Name {
    Name::parse(raw).unwrap()
}

fn signer(seed: u8) -> SeedSigner {
    SeedSigner::of(&[seed; 32]).unwrap()
}

fn set(validators: &[u8], quorum: usize) -> Set {
    let validator = |seed: &u8| Validator {
        key: signer(*seed).public(),
        name: name(&format!("v{seed}.example/1")),
    };
    Set {
        agencies: vec![Agency {
            key: signer(AGENCY).public(),
            may: Kind::SUBMITTED.to_vec(),
            name: name("kota.example"),
        }],
        quorum,
        validators: validators.iter().map(validator).collect(),
    }
}

fn now() -> InForce {
    InForce {
        origin: name("uji.example/1"),
        set: set(&[1, 2, 3, 4], 3),
        sequence: 6,
        leaf: Hash::of(b"the entry before"),
    }
}

fn after_now(agency: &str, set: Set) -> anyhow::Result<Proposed> {
    Proposed::after(Some(&now()), name("uji.example/1"), name(agency), set)
}

fn proposed() -> Proposed {
    after_now("kota.example", set(&[1, 2, 3, 5], 3)).unwrap()
}

fn refusal<T: std::fmt::Debug>(refused: anyhow::Result<T>) -> String {
    format!("{:#}", refused.unwrap_err())
}

#[test]
fn a_proposed_set_survives_its_bytes_which_are_those_of_rfc_8785() {
    let mut proposed = proposed();
    for seed in [1, 3] {
        proposed.approve(Some(&now()), &signer(seed)).unwrap();
    }
    let bytes = proposed.bytes().unwrap();
    assert!(bytes.starts_with(b"{\"agency\":\"kota.example\",\"approvals\":[{\"key\":"));
    assert_eq!(Proposed::parse(&bytes).unwrap(), proposed);
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(base::canonical(&value).unwrap(), bytes);
}

#[test]
fn a_file_with_a_member_too_many_or_of_another_format_is_refused() {
    let bytes = proposed().bytes().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    for (from, to, why) in [
        ("\"format\"", "\"more\":1,\"format\"", "unknown field"),
        ("set@v1", "set@v2", "unknown variant"),
        ("\"quorum\":3", "\"quorum\":2", "cannot run a ledger"),
        ("kota.example", "kota example", "a name is"),
    ] {
        let refused = refusal(Proposed::parse(text.replacen(from, to, 1).as_bytes()));
        assert!(refused.contains(why), "{refused}");
    }
    let two = refusal(Proposed::parse(format!("{text}{text}").as_bytes()));
    assert!(two.contains("trailing characters"), "{two}");
}

#[test]
fn an_approval_counts_for_the_very_set_and_stands_once() {
    let mut proposed = proposed();
    proposed.approve(Some(&now()), &signer(1)).unwrap();
    let again = refusal(proposed.approve(Some(&now()), &signer(1)));
    assert!(again.contains("approved it already"), "{again}");
    for stranger in [5, AGENCY] {
        let refused = refusal(proposed.approve(Some(&now()), &signer(stranger)));
        assert!(refused.contains("no validator of the set"), "{refused}");
    }
    assert_eq!(proposed.approvals(), 1);

    let mut other = proposed.clone();
    other.sequence += 1;
    let refused = refusal(Proposed::parse(&other.bytes().unwrap()));
    assert!(refused.contains("not one of this set"), "{refused}");
    let mut twice = proposed.clone();
    twice.approvals.extend(proposed.approvals);
    let refused = refusal(Proposed::parse(&twice.bytes().unwrap()));
    assert!(refused.contains("approves it twice"), "{refused}");
}

#[test]
fn a_set_follows_the_last_one_of_its_ledger_and_comes_from_who_may() {
    let proposed = proposed();
    let refused = |change: &dyn Fn(&mut InForce)| {
        let mut other = now();
        change(&mut other);
        refusal(proposed.follows(Some(&other)))
    };
    let said = refused(&|now| now.origin = name("lain.example/1"));
    assert!(said.contains("for the ledger uji.example/1"), "{said}");
    let said = refused(&|now| now.sequence = 7);
    assert!(said.contains("number 8") && said.contains("anew"), "{said}");
    let said = refused(&|now| now.leaf = Hash::NONE);
    assert!(said.contains("make it anew"), "{said}");
    let said = refused(&|now| now.set.agencies[0].may = vec![Kind::DidCreate]);
    assert!(said.contains("kota.example may not submit"), "{said}");
    let said = refused(&|now| now.set = set(&[5, 3, 2, 1], 3));
    assert!(said.contains("changes nothing"), "{said}");
    let stranger = after_now("lain.example", set(&[1], 1));
    assert!(refusal(stranger).contains("lain.example may not submit"));
    let weak = after_now("kota.example", set(&[1, 2, 3], 2));
    assert!(refusal(weak).contains("cannot run a ledger"));
}

#[test]
fn what_was_approved_is_what_the_ledger_takes() {
    let now = now();
    let mut proposed = proposed();
    for (seed, is_enough) in [(4, false), (2, false), (1, true)] {
        proposed.approve(Some(&now), &signer(seed)).unwrap();
        let operation = proposed.sign(&signer(AGENCY)).unwrap();
        let read = Operation::read(operation.bytes(), &now.origin).unwrap();
        let Deed::ValidatorsSet { approvals, .. } = &read.content().deed else {
            panic!("no set");
        };
        let approves = now.set.approves(read.content(), approvals, &now.origin);
        assert_eq!(approves, is_enough);
        assert!(now.set.agency_of(&read).is_some());
    }
}

#[test]
fn whoever_approves_reads_what_changes_and_a_digest_to_compare() {
    let told = proposed().told(Some(&now())).unwrap();
    let digest = set(&[1, 2, 3, 5], 3).commitment().unwrap().line();
    let first = "set number 7 of uji.example/1, which kota.example proposes";
    assert!(told.starts_with(first) && told.contains(&digest), "{told}");
    assert!(told.ends_with("\nquorum: 3 of 4, as before"), "{told}");
}

#[test]
fn the_first_set_is_approved_by_its_own_validators_and_founds_a_ledger() {
    let origin = name("uji.example/1");
    let first = |agency: &str| {
        let set = set(&[1, 2, 3, 4], 3);
        Proposed::after(None, origin.clone(), name(agency), set)
    };
    let said = refusal(first("lain.example"));
    assert!(said.contains("lain.example may not submit"), "{said}");
    let mut proposed = first("kota.example").unwrap();
    let said = refusal(proposed.approve(None, &signer(5)));
    assert!(said.contains("no validator of the set itself"), "{said}");
    let told = proposed.told(None).unwrap();
    assert!(told.starts_with("the first set of uji.example/1"), "{told}");
    assert!(told.contains("\nquorum: 3 of 4\n"), "{told}");
    let begins = |proposed: &Proposed| {
        let operation = proposed.sign(&signer(AGENCY)).unwrap();
        let time = base::Timestamp::from_micros(1_700_000_000_000_000);
        ledger::found(&origin, operation, time).is_ok()
    };
    for (seed, is_enough) in [(4, false), (2, false), (1, true)] {
        proposed.approve(None, &signer(seed)).unwrap();
        assert_eq!(begins(&proposed), is_enough);
    }
    let said = refusal(proposed.follows(Some(&now())));
    assert!(said.contains("next set of the log is number 7"), "{said}");
    let said = refusal(self::proposed().follows(None));
    assert!(
        said.contains("set number 7 of a ledger that runs"),
        "{said}"
    );
}
