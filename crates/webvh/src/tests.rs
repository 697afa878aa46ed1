//! An identifier with three witnesses, of whom two are enough.

use super::*;
use base::Timestamp;
use futures_util::FutureExt as _;
use ledger::{SeedSigner, Signer as _};
use serde_json::{Value, json};

fn now<T>(work: impl Future<Output = T>) -> T {
    work.now_or_never()
        .expect("nothing here waits for anything")
}

fn key(seed: u8) -> SeedSigner {
    SeedSigner::of(&[seed; 32]).unwrap()
}

fn at(day: i64) -> Timestamp {
    Timestamp::from_micros(0).plus_seconds(1_764_000_000 + day * 86_400)
}

fn document() -> Value {
    json!({ "@context": ["https://www.w3.org/ns/did/v1"], "id": ME, "assertionMethod": [format!("{ME}#issuer")] })
}

fn witnesses() -> Witnesses {
    Witnesses {
        keys: (1..4).map(|seed| key(seed).public()).collect(),
        threshold: 2,
    }
}

/// An entry of whoever holds the update keys of that number.
fn begun() -> Log {
    let keys = Keys {
        now: &key(101),
        next: key(102).public(),
    };
    now(begin(
        "sigap.example",
        &document(),
        &keys,
        &witnesses(),
        at(0),
    ))
    .unwrap()
}

fn gone_on(log: &Log, number: u8) -> Result<Log, NoDid> {
    let keys = Keys {
        now: &key(100 + number),
        next: key(101 + number).public(),
    };
    let did = check::entries(log).unwrap();
    let did = did.log_entries()[0].log_entry.clone();
    let mut document = serde_json::to_value(&did).unwrap()["state"].clone();
    document["service"] = json!([{ "id": "#portal", "serviceEndpoint": number }]);
    now(go_on(
        log,
        &document,
        &keys,
        &witnesses(),
        at(i64::from(number)),
    ))
}

/// The words of those validators for the last entry, put to the words there are.
fn seen(log: &Log, words: &str, by: &[u8]) -> String {
    by.iter().fold(words.to_owned(), |words, seed| {
        let word = now(witness(log, &key(*seed))).unwrap();
        with_witness(log, &words, &word).unwrap()
    })
}

#[test]
fn an_entry_counts_once_enough_validators_have_seen_it() {
    let log = begun();
    assert_eq!(witnessed(&log, NO_WITNESS), 0);
    assert!(check(&log, NO_WITNESS).is_err());
    let one = seen(&log, NO_WITNESS, &[1]);
    assert_eq!(witnessed(&log, &one), 0);
    let words = seen(&log, &one, &[3]);
    assert_eq!(witnessed(&log, &words), 1);
    let checked = check(&log, &words).unwrap();
    assert!(checked.did.starts_with("did:webvh:Qm") && checked.did.ends_with(":sigap.example"));
    assert_eq!(checked.web["id"], "did:web:sigap.example");
    assert_eq!(checked.document["alsoKnownAs"][0], "did:web:sigap.example");
    assert!(!checked.ended);
    // A stranger's word is none, and neither is one that was altered, or is about another log.
    let strange = now(witness(&log, &key(9))).unwrap();
    let altered = now(witness(&log, &key(2))).unwrap();
    let mut altered: Value = serde_json::from_str(&altered).unwrap();
    let other: Value = serde_json::from_str(&one).unwrap();
    altered[0]["proof"][0]["proofValue"] = other[0]["proof"][0]["proofValue"].clone();
    let altered = altered.to_string();
    let elsewhere = now(witness(&gone_on(&log, 2).unwrap(), &key(2))).unwrap();
    for word in [&strange, &altered, &elsewhere] {
        assert!(with_witness(&log, &words, word).is_err(), "{word}");
    }
}

#[test]
fn it_goes_on_by_the_keys_that_were_committed_to_and_ends_for_good() {
    let log = begun();
    assert!(gone_on(&log, 3).is_err(), "another key than was promised");
    let words = seen(&log, NO_WITNESS, &[1, 2]);
    let log = gone_on(&log, 2).unwrap();
    assert_eq!(
        witnessed(&log, &words),
        1,
        "the first entry goes on counting"
    );
    let words = seen(&log, &words, &[1, 2]);
    assert_eq!(witnessed(&log, &words), 2);
    // In the very second of the entry before, too.
    let ended = now(end(&log, &key(103), &witnesses(), at(2))).unwrap();
    let words = seen(&ended, &words, &[2, 3]);
    let checked = check(&ended, &words).unwrap();
    assert!(checked.ended, "{checked:?}");
    assert!(matches!(gone_on(&ended, 4), Err(NoDid::Ended)));
}

#[test]
fn a_log_that_was_cut_in_front_reordered_or_changed_is_not_believed() {
    let log = gone_on(&begun(), 2).unwrap();
    let words = seen(&log.first(1), NO_WITNESS, &[1, 2]);
    let words = seen(&log, &words, &[1, 2]);
    assert!(check(&log, &words).is_ok());
    let text = log.text();
    let lines = log.lines();
    let changed = [
        format!("{}\n{}\n", lines[1], lines[0]),
        format!("{}\n", lines[1]),
        text.replace("sigap.example", "other.example"),
        text.replacen("#issuer", "#issues", 1),
    ];
    for changed in changed {
        let read = Log::read(&changed).unwrap();
        assert!(check(&read, &words).is_err(), "{changed}");
    }
    // What others refuse or pass over, each in its own way, is no log here.
    let (_, proof) = lines[1].rsplit_once("\"proof\":[").unwrap();
    let proof = proof.strip_suffix("]}").unwrap();
    let odd = [
        String::new(),
        "\n".to_owned(),
        "{}".to_owned(),
        "{}\n\n{}".to_owned(),
        text.replacen('{', "{\"more\":1,", 1),
        text.replacen("\"updateKeys\"", "\"more\":1,\"updateKeys\"", 1),
        text.replacen("\"versionId\"", "\"versionId\":\"1-x\",\"versionId\"", 1),
        text.replacen(":00Z", ":00+00:00", 1),
        text.replace(proof, &format!("{proof},{proof}")),
        text.replace(proof, ""),
    ];
    for no_log in odd {
        assert!(Log::read(&no_log).is_err(), "{no_log}");
    }
}

#[test]
fn a_witness_says_nothing_to_an_entry_it_cannot_check() {
    let log = gone_on(&begun(), 2).unwrap();
    let forged = Log::read(&log.text().replacen("#issuer", "#issues", 1)).unwrap();
    assert!(now(witness(&forged, &key(1))).is_err());
    for no_file in ["", "{}", "[{}]", "[{\"versionId\":1,\"proof\":[]}]"] {
        assert!(
            with_witness(&log, NO_WITNESS, no_file).is_err(),
            "{no_file}"
        );
    }
}

#[test]
fn a_number_is_no_host() {
    let keys = Keys {
        now: &key(101),
        next: key(102).public(),
    };
    for host in [
        "127.0.0.1",
        "127.0.0.1:80",
        "[::1]:80",
        "",
        "localhost",
        "a.b/c",
        "{SCID}.a",
    ] {
        let begun = now(begin(host, &document(), &keys, &witnesses(), at(0)));
        assert!(begun.is_err(), "{host}");
    }
}
