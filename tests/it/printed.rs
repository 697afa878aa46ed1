//! A name that the rules grant comes to paper, letter by letter.

use base::{Facts, Timestamp, Value};
use credential::pdf::{Check, Line, Paper, Renderer};
use pack::model::{Outcome, Pack, Service};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

/// A birth that waits for nothing but a name.
const SCENARIO: &str = "services/akta-lahir/scenarios/married-parents-hospital-birth.toml";

static COUNTRY: LazyLock<Pack> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/indonesia");
    Pack::parse(crate::receipts::read_pack(&root)).unwrap()
});
static FACTS: LazyLock<Facts> = LazyLock::new(|| {
    let service = service();
    let scenario = service.scenarios.iter().find(|one| one.file == SCENARIO);
    pack::scenario::facts(&COUNTRY, service, scenario.unwrap()).unwrap()
});
static RENDERER: LazyLock<Renderer> = LazyLock::new(Renderer::new);

fn service() -> &'static Service {
    &COUNTRY.services["akta-lahir"]
}

fn granted(name: &str) -> bool {
    let mut facts = FACTS.clone();
    let mut answer = |id: &str, value| facts.answers.insert(id.to_owned(), value);
    answer("child_name", Value::text(name));
    answer("confirm_one_word", Value::Bool(true));
    let verdict = pack::decide(service(), &facts).unwrap();
    verdict.of("akta").unwrap().outcome == Outcome::Grant
}

fn paper(name: &str) -> Paper {
    let line = |value: &str| Line {
        label: "Nama".into(),
        value: value.into(),
    };
    Paper {
        lang: "id".into(),
        agency: "Dinas".into(),
        office: "Kota Contoh".into(),
        title: "Kutipan Akta Kelahiran".into(),
        second_title: None,
        number: line("3171-LU-24112026-0042"),
        issued: line("24 November 2026"),
        at: Timestamp::from_micros(1_795_503_600_000_000),
        lines: vec![line(name)],
        check: Check {
            heading: "Cara memeriksa".into(),
            steps: vec![],
            address: "https://sigap.example/periksa".into(),
            alt: "Kode QR".into(),
        },
        note: "Contoh".into(),
        mark: None,
        token: "a.b.c".into(),
    }
}

#[test]
fn every_single_letter_that_is_granted_is_in_the_typeface() {
    let mut granted_letters = 0;
    for letter in ('\u{20}'..='\u{2fff}').filter(|letter| letter.is_alphabetic()) {
        let name = format!("Bima{letter} Wahyudi");
        if granted(&name) {
            assert!(RENDERER.has_signs_of(&name), "{letter:?}");
            granted_letters += 1;
        }
    }
    assert!(granted_letters > 200, "{granted_letters}");
}

proptest! {
    #[test]
    fn whatever_name_is_granted_can_be_printed(name in "([A-Za-z\u{c0}-\u{24f} ]{1,20}|[a-z\u{300}-\u{36f}]{3,9}|.{1,20})") {
        let name = name.trim();
        if !name.is_empty() && granted(name) {
            prop_assert!(RENDERER.has_signs_of(name), "{name:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn no_text_at_all_keeps_a_document_from_paper(name in ".{0,60}") {
        prop_assert!(RENDERER.pdf(&paper(&name)).is_ok(), "{name:?}");
    }
}
