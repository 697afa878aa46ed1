use super::*;
use crate::tests::{name, set, signer};
use crate::{BadTrust, Trust, key::Signer as _};

fn vkey(seed: u8, signs: Signs) -> String {
    let vkey = Vkey {
        name: name(&format!("w{seed}.example")),
        signs,
        key: signer(seed).public(),
    };
    vkey.to_string()
}

fn witnesses(seeds: std::ops::Range<u8>) -> String {
    let line = |seed| format!("witness w{seed} {}\n", vkey(seed, Signs::Cosignature));
    seeds.map(line).collect()
}

#[test]
fn keys_of_real_logs_and_witnesses_are_read() {
    // A witness of the public network, the Go checksum database, and the example of the package `note`.
    for known in [
        "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
        "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ] {
        assert_eq!(Vkey::parse(known).unwrap().to_string(), known);
    }
    for (bad, why) in [
        (
            "remora.n621.de+da77ade8+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
            BadVkey::Id,
        ),
        (
            "remora.n621.de+DA77ADE7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
            BadVkey::Id,
        ),
        ("rekor.sigstore.dev+12345678+AwEB", BadVkey::Unsupported),
        ("bananas.sigstore.dev+12344556", BadVkey::Form),
        ("sigap.example+12345678+BA==", BadVkey::Form),
    ] {
        assert_eq!(Vkey::parse(bad), Err(why), "{bad}");
    }
}

#[test]
fn a_note_of_another_program_is_verified() {
    let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    let line = "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    let note = format!("{text}\n{line}");
    let note = crate::note::Note::read(&note).unwrap();
    assert_eq!(
        (note.text, note.signatures[0].write().as_str()),
        (text, line)
    );
    let vkey = Vkey::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    let vkey = vkey.unwrap();
    assert!(vkey.is_of(&note.signatures[0]));
    assert_eq!(vkey.verify(text, &note.signatures[0]), Some(None));
    assert_eq!(vkey.verify("else\n", &note.signatures[0]), None);
}

#[test]
fn groups_of_groups_hold_as_the_specification_says() {
    let text = format!(
        "# two organisations\nlog {}\n\n{}group x 2 w1 w2\tw3 \n group y any w4 w5\ngroup both all x y\nquorum both\n",
        vkey(9, Signs::Note),
        witnesses(1..6)
    );
    let policy = Policy::parse(&text).unwrap();
    assert!(policy.holds(&[0, 2, 4]));
    assert!(policy.holds(&[0, 1, 2, 3, 4]));
    assert!(!policy.holds(&[0, 1, 2]));
    assert!(!policy.holds(&[0, 3, 4]));
    assert_eq!(policy.fewest(), 3);
    let one = Policy::parse(&format!("{}quorum w1\n", witnesses(1..3))).unwrap();
    assert!(one.holds(&[0]) && !one.holds(&[1]) && one.fewest() == 1);
    assert!(Policy::parse("quorum none\n").unwrap().holds(&[]));
}

/// A policy of two witnesses and these lines, and why it is not read.
fn fault(lines: &str) -> BadPolicy {
    let text = format!("{}{lines}", witnesses(1..3));
    Policy::parse(&text).unwrap_err()
}

#[test]
fn a_policy_has_one_quorum_and_every_line_its_end() {
    assert_eq!(Policy::parse(""), Err(BadPolicy::Quorum));
    for lines in ["", "quorum w1", "quorum w1\nquorum w2\n"] {
        assert_eq!(fault(lines), BadPolicy::Quorum, "{lines}");
    }
    for lines in ["trust w1\n", "quorum w1\r\n", "quorum w1 w2\n", "quorum\n"] {
        assert_eq!(fault(lines), BadPolicy::Line { line: 3 }, "{lines}");
    }
}

#[test]
fn a_group_names_each_member_once_and_how_many_it_needs() {
    for needed in ["3 w1 w2", "0 w1 w2", "01 w1 w2", "any"] {
        let why = fault(&format!("group g {needed}\nquorum g\n"));
        assert_eq!(why, BadPolicy::Threshold { line: 3 }, "{needed}");
    }
    for lines in ["group g any none\nquorum g\n", "quorum w3\n"] {
        assert_eq!(fault(lines), BadPolicy::Unknown { line: 3 }, "{lines}");
    }
    for group in ["g 2 w1 w1", "w1 any w2", "none any w2"] {
        let why = fault(&format!("group {group}\nquorum w1\n"));
        assert_eq!(why, BadPolicy::Twice { line: 3 }, "{group}");
    }
    let two_ways = fault("group g any w1\ngroup h any w1\nquorum g\n");
    assert_eq!(two_ways, BadPolicy::Twice { line: 4 });
}

#[test]
fn a_key_stands_once_and_signs_checkpoints() {
    let again = fault(&witnesses(1..2));
    assert_eq!(again, BadPolicy::Twice { line: 3 });
    let renamed = witnesses(1..2).replace("witness w1", "witness w9");
    assert_eq!(fault(&renamed), BadPolicy::Twice { line: 3 });
    let why = BadVkey::Unsupported;
    let note = format!("witness w3 {}\n", vkey(3, Signs::Note));
    assert_eq!(fault(&note), BadPolicy::Key { line: 3, why });
    let why = BadVkey::Id;
    let foreign = witnesses(3..4).replace("w3.example", "w4.example");
    assert_eq!(fault(&foreign), BadPolicy::Key { line: 3, why });
}

#[test]
fn a_set_is_the_policy_that_is_written_for_it() {
    let set = set(1..5, 3);
    let text = Policy::text_of(&set);
    assert_eq!(Policy::parse(&text), Ok(Policy::of(&set)));
    assert_eq!(text.lines().count(), 6);
    assert!(text.ends_with("group validators 3 v0 v1 v2 v3\nquorum validators\n"));
}

#[test]
fn a_policy_with_too_few_validators_is_not_trusted() {
    let trust = |text: &str, min| Trust::read(name("sigap.example/ledger"), text, min);
    let group = |needed: usize| {
        let witnesses = witnesses(1..5);
        format!("{witnesses}group g {needed} w1 w2 w3 w4\nquorum g\n")
    };
    assert!(trust(&group(3), 4).is_ok());
    assert!(trust(&group(4), 4).is_ok());
    let (found, needed) = (4, 5);
    assert_eq!(trust(&group(3), 5), Err(BadTrust::TooFew { found, needed }));
    assert_eq!(trust(&group(2), 1), Err(BadTrust::Weak));
    let one_of_four = format!("{}quorum w1\n", witnesses(1..5));
    assert_eq!(trust(&one_of_four, 1), Err(BadTrust::Weak));
    let (found, needed) = (0, 1);
    assert_eq!(
        trust("quorum none\n", 0),
        Err(BadTrust::TooFew { found, needed })
    );
    let foreign = format!("log {}\n{}", vkey(9, Signs::Note), group(3));
    assert_eq!(trust(&foreign, 1), Err(BadTrust::ForeignLog));
}
