//! What comes of files of the ledger of the samples, and of what is no such file.

use super::*;
use ::ledger::{Kind, Name};
use serde_json::{Value, json};

/// A file of the samples, whom to trust about it, and when it was made.
fn sample(file: &str) -> (Value, Trust, Timestamp) {
    let samples = include_str!("../../../../../ledger/samples.json");
    let mut samples: Value = serde_json::from_str(samples).unwrap();
    let origin = Name::parse(samples["origin"].as_str().unwrap()).unwrap();
    let trust = Trust::read(origin, samples["policy"].as_str().unwrap(), 1).unwrap();
    let now = samples["now"].as_i64().unwrap();
    let now = Timestamp::from_micros(0).plus_seconds(now);
    (samples[file].take(), trust, now)
}

/// Why a changed file is refused.
fn refused(file: &str, change: impl Fn(&mut Value)) -> (Why, Option<At>) {
    let (mut file, trust, now) = sample(file);
    change(&mut file);
    match Checked::of(file.to_string().as_bytes(), &trust, now) {
        Checked::Refused { why, at } => (why, at),
        held => panic!("this shows nothing: {held:?}"),
    }
}

fn replace(text: &mut Value, from: &str, to: &str) {
    let changed = text.as_str().unwrap().replace(from, to);
    assert_ne!(text.as_str(), Some(changed.as_str()));
    *text = changed.into();
}

#[test]
fn a_file_whose_documents_were_recorded_shows_where_and_since_when() {
    let (file, trust, now) = sample("exhibit");
    let checked = Checked::of(file.to_string().as_bytes(), &trust, now);
    let Checked::Documents { agency, seen } = checked else {
        panic!("{checked:?}");
    };
    assert_eq!(agency, "dukcapil.example");
    let texts = seen.iter().map(|seen| seen.text.as_str());
    let documents = file["documents"].as_array().unwrap().iter();
    assert!(texts.eq(documents.map(|document| document["text"].as_str().unwrap())));
    assert_eq!((seen[0].index, seen[0].since, seen[0].seen), (5, now, now));
}

#[test]
fn a_file_that_shows_nothing_is_refused_with_the_reason() {
    let why = |change: &dyn Fn(&mut Value)| refused("exhibit", change);
    let first = |why| (why, Some(At::Document(0)));
    let proof = |file: &mut Value, from: &str, to: &str| {
        replace(&mut file["documents"][0]["proof"], from, to);
    };
    let other = |file: &mut Value| file["documents"][0]["text"] = json!("another document");
    assert_eq!(why(&other), first(Why::Altered));
    assert_eq!(
        why(&|file| file["type"] = json!("sigap/exhibit@v2")),
        (Why::Form, None)
    );
    assert_eq!(
        why(&|file| file["documents"] = json!([])),
        (Why::Form, None)
    );
    assert_eq!(
        why(&|file| file["ledger"] = json!("other.example")),
        (Why::Ledger, None)
    );
    assert_eq!(
        why(&|file| file["agency"] = json!("other.example")),
        first(Why::Foreign)
    );
    assert_eq!(
        why(&|file| file["documents"][0]["proof"] = json!("")),
        first(Why::Damaged)
    );
    assert_eq!(
        why(&|file| proof(file, "v3.example", "v9.example")),
        first(Why::Quorum)
    );
    assert_eq!(
        why(&|file| proof(file, "\n45\n", "\n46\n")),
        first(Why::Signature)
    );
    assert_eq!(
        why(&|file| proof(file, "\"size\":6", "\"size\":7")),
        first(Why::Altered)
    );
}

#[test]
fn the_story_of_an_identity_shows_its_steps_and_the_keys_that_count() {
    let (file, trust, now) = sample("identity");
    let checked = Checked::of(file.to_string().as_bytes(), &trust, now);
    let Checked::Identity(told) = checked else {
        panic!("{checked:?}");
    };
    let steps: Vec<_> = told
        .steps
        .iter()
        .map(|step| (step.kind, step.index))
        .collect();
    assert_eq!(steps, [(Kind::DidCreate, 33), (Kind::DidRotate, 39)]);
    assert_eq!(file["steps"][1]["keys"], told.steps[1].keys);
    assert_eq!((told.steps[0].since, told.seen), (now, now));
}

#[test]
fn a_story_that_shows_nothing_is_refused_with_the_reason() {
    let why = |change: &dyn Fn(&mut Value)| refused("identity", change);
    let second = |why| (why, Some(At::Step(1)));
    let step = |file: &mut Value, part: &str, text: &str| file["steps"][1][part] = json!(text);
    let proof = |file: &mut Value, from: &str, to: &str| {
        replace(&mut file["steps"][1]["proof"], from, to);
    };
    assert_eq!(
        why(&|file| file["type"] = json!("sigap/identity@v2")),
        (Why::Form, None)
    );
    assert_eq!(
        why(&|file| file["ledger"] = json!("other.example")),
        (Why::Ledger, None)
    );
    assert_eq!(
        why(&|file| step(file, "keys", "other")),
        second(Why::StepAltered)
    );
    assert_eq!(
        why(&|file| step(file, "cause", "other")),
        second(Why::StepAltered)
    );
    assert_eq!(
        why(&|file| step(file, "entry", "other")),
        second(Why::StepAltered)
    );
    assert_eq!(
        why(&|file| step(file, "proof", "")),
        second(Why::StepDamaged)
    );
    assert_eq!(
        why(&|file| proof(file, "v3.example", "v9.example")),
        second(Why::Quorum)
    );
    assert_eq!(
        why(&|file| proof(file, "\n45\n", "\n46\n")),
        second(Why::Signature)
    );
    assert_eq!(
        why(&|file| proof(file, "sigap.example/", "other.example/")),
        second(Why::StepForeign)
    );
}

#[test]
fn a_story_with_less_or_more_in_it_than_the_ledger_has_is_refused() {
    let why = |change: &dyn Fn(&mut Value)| refused("identity", change);
    let present = |file: &mut Value, from: &str, to: &str| {
        replace(&mut file["present"], from, to);
    };
    let left_out = |file: &mut Value| drop(file["steps"].as_array_mut().unwrap().remove(0));
    assert_eq!(why(&left_out), (Why::Turn, Some(At::Step(0))));
    let stolen = |file: &mut Value| file["subject"] = json!("A".repeat(43));
    assert_eq!(why(&stolen), (Why::StepForeign, Some(At::Step(0))));
    let cut = |file: &mut Value| drop(file["steps"].as_array_mut().unwrap().pop());
    assert_eq!(why(&cut), (Why::Cut, None));
    assert_eq!(
        why(&|file| file["present"] = json!("")),
        (Why::Present, None)
    );
    assert_eq!(
        why(&|file| present(file, "v3.example", "v9.example")),
        (Why::Quorum, None)
    );
    assert_eq!(
        why(&|file| present(file, "\n45\n", "\n46\n")),
        (Why::Signature, None)
    );
    assert_eq!(
        why(&|file| present(file, "value AQ", "value Ag")),
        (Why::Present, None)
    );
}

#[test]
fn a_story_is_taken_for_a_day_and_no_longer() {
    let (file, trust, now) = sample("identity");
    let bytes = file.to_string();
    let after = |seconds| Checked::of(bytes.as_bytes(), &trust, now.plus_seconds(seconds));
    assert!(matches!(after(AGE_SECONDS), Checked::Identity(_)));
    assert_eq!(after(AGE_SECONDS + 1), Checked::Old);
}

#[test]
fn no_bytes_stop_the_check_of_a_file() {
    let (_, trust, now) = sample("exhibit");
    let deep = "[".repeat(100_000);
    for bytes in [
        &b""[..],
        b"\xff\xfe",
        b"{",
        b"null",
        b"%PDF-1.7\n",
        deep.as_bytes(),
    ] {
        let refused = Checked::Refused {
            why: Why::Form,
            at: None,
        };
        assert_eq!(Checked::of(bytes, &trust, now), refused);
    }
}
