//! Everybody one can be in the demo comes out where the picker says they do.

use crate::desk::{Answers, Desk};

/// What a person would answer where the sensible answer is not the first one offered.
fn answers(name: &str) -> Answers<'static> {
    match name {
        "Fitri Tanjung" => Answers::from([("which_mother", "1371015408019001")]),
        "Yosef Ngadha" => Answers::from([("child_status", "found")]),
        "Suryani" => Answers::from([("child_name", "Lestari"), ("confirm_one_word", "yes")]),
        "Denny Halim" => Answers::from([("which_vehicle", "B 2317 ZXB")]),
        // What they sell is searched by everyday words.
        "Sulastri" => Answers::from([("kbli_1", "kelontong")]),
        "Anwar Fauzi" => Answers::from([("kbli_1", "restoran"), ("capital_1", "2000000000")]),
        "Irawan Kusumah" => Answers::from([("kbli_1", "kafe")]),
        "Fitriani" | "Gunarti" | "Rafli Akbar" => Answers::from([("kbli_1", "baju")]),
        "Lilis Nurhayati" => Answers::from([("parents_marriage", "unregistered")]),
        _ => Answers::new(),
    }
}

#[test]
fn every_persona_reaches_the_outcome_they_are_promised() {
    let desk = Desk::open();
    let personas = desk.guest().see("/demo/personas.json").json();
    let personas = personas.as_array().unwrap();
    assert!(personas.len() >= 10, "there is somebody to be");
    for persona in personas {
        let word = |key: &str| persona[key].as_str().unwrap();
        let mut browser = desk.resident(word("nik"));
        let case = browser.apply_for(word("service"), &answers(word("name")));
        let outcome = browser.outcome(&case);
        assert_eq!(outcome, word("expect"), "{} ({case})", word("name"));
    }
}
