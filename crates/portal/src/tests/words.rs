//! The portal's words: both languages, the same placeholders, none missing, none idle, plain enough.

use crate::samples;
use base::{Lang, Owner};
use pack::text::Texts;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn both_languages_have_the_same_keys_and_placeholders() {
    let texts = samples::texts();
    let portal = Owner::Portal;
    let keys = |lang| {
        texts
            .keys(lang, &portal)
            .map(str::to_owned)
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(keys(Lang::Id), keys(Lang::En));
    for key in keys(Lang::Id) {
        let of = |lang| texts.placeholders(lang, &portal, &key);
        assert_eq!(of(Lang::Id), of(Lang::En), "{key}");
    }
}

/// Keys that are put together: by the word of an event, of a part, of a level or of a reason; problems are named as they
/// come up.
const PUT_TOGETHER: &[&str] = &[
    "account-",
    "assist-",
    "basis-",
    "grant-",
    "level-",
    "mail-event-",
    "purpose-account-",
    "way-",
    "mandate-stands-",
    "moment-",
    "expect-",
    "identity-because-",
    "problem-",
    "nav-",
    "api-problem-",
    "refund-",
];

/// This crate and those that name words of the portal.
const SOURCES: [&str; 3] = ["/src", "/../app/src", "/../base/src"];

#[test]
fn no_key_is_idle() {
    let texts = samples::texts();
    let source = all_source();
    for key in texts.keys(Lang::Id, &Owner::Portal) {
        let named = source.contains(&format!("\"{key}\""));
        let made = PUT_TOGETHER.iter().any(|start| key.starts_with(start));
        assert!(named || made, "nothing says \"{key}\"");
    }
}

#[test]
fn every_word_the_code_names_exists_in_both_languages() {
    let texts = samples::texts();
    let source = all_source();
    let mut named = 0;
    for call in ["ctx.t(\"", "ctx.t_with(\"", "Text::portal(\""] {
        for rest in source.split(call).skip(1) {
            named += 1;
            assert_said(&texts, rest.split('"').next().unwrap_or_default());
        }
    }
    // These are named in calls of their own.
    for start in ["problem-", "paper-", "verify-number-"] {
        for rest in source.split(&format!("\"{start}")).skip(1) {
            let end = rest.split('"').next().unwrap_or_default();
            assert_said(&texts, &[start, end].concat());
        }
    }
    assert!(
        named > 150,
        "only {named} keys were found; the test looks in the wrong place"
    );
}

fn assert_said(texts: &Texts, key: &str) {
    for lang in Lang::ALL {
        assert!(
            texts.has(lang, &Owner::Portal, key),
            "\"{key}\" in {}",
            lang.tag()
        );
    }
}

#[test]
fn indonesian_sentences_are_short() {
    let text = include_str!("../../text/id.ftl");
    let words: Vec<usize> = sentences(text)
        .map(|s| s.split_whitespace().count())
        .collect();
    let mean = words.iter().sum::<usize>() / words.len();
    assert!(mean <= 14, "mean {mean} words");
    for sentence in sentences(text) {
        assert!(sentence.split_whitespace().count() <= 25, "{sentence}");
    }
}

#[test]
fn every_message_about_a_mistake_gives_an_example_or_a_next_step() {
    let texts = samples::texts();
    for key in texts
        .keys(Lang::Id, &Owner::Portal)
        .filter(|key| key.starts_with("problem-file-"))
    {
        let words = texts
            .plain(Lang::Id, &Owner::Portal, key)
            .unwrap_or_default();
        assert!(words.contains("misalnya"), "{key}: {words}");
    }
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .flat_map(|(_, words)| words.split_inclusive(['.', '?']))
        .map(str::trim)
        .filter(|sentence| sentence.contains(' '))
}

fn all_source() -> String {
    let here = env!("CARGO_MANIFEST_DIR");
    let folders = SOURCES.map(|folder| format!("{here}{folder}"));
    folders
        .iter()
        .map(|folder| source(Path::new(folder)))
        .collect()
}

/// All source of a folder but its tests.
fn source(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "tests" && name != "samples" {
                all += &source(&path);
            }
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            all += &fs::read_to_string(&path).unwrap();
        }
    }
    all
}
