//! What holds for every page.

use crate::samples;
use base::Lang;
use std::time::Instant;

#[test]
fn every_page_renders_in_both_languages_with_all_its_words() {
    let texts = samples::texts();
    for lang in Lang::ALL {
        for (name, page) in samples::all(&texts, lang) {
            let page = page.into_string();
            assert!(
                !page.contains('⟦'),
                "{name} in {}: {}",
                lang.tag(),
                missing(&page)
            );
            assert!(
                !page.contains("{$"),
                "{name} in {}: an empty placeholder",
                lang.tag()
            );
            assert!(
                page.contains(&format!("<html lang=\"{}\">", lang.tag())),
                "{name}"
            );
        }
    }
}

#[test]
fn what_was_typed_and_not_taken_is_on_the_page_that_says_so() {
    let texts = samples::texts();
    let pages = samples::all(&texts, Lang::En);
    let page = |name: &str| {
        let found = pages.iter().find(|(other, _)| *other == name);
        found.unwrap().1.clone().into_string()
    };
    let busy = page("problem-busy-kept");
    for part in [
        "action=\"/permohonan/X/isi/child_name\"",
        "name=\"value\" value=\"Bima &quot;W&quot;\"",
        "name=\"csrf\"",
        "Try again",
    ] {
        assert!(busy.contains(part), "{part}: {busy}");
    }
    assert!(page("officer-case-unsent").contains("Di mana surat yang asli?"));
}

#[test]
fn every_page_has_one_first_heading_a_title_and_a_way_to_skip() {
    let texts = samples::texts();
    for (name, page) in samples::all(&texts, Lang::Id) {
        let page = page.into_string();
        assert_eq!(page.matches("<h1").count(), 1, "{name}");
        assert_eq!(page.matches("<title>").count(), 1, "{name}");
        assert!(
            page.contains("href=\"#isi\"") && page.contains("id=\"isi\""),
            "{name}"
        );
    }
}

#[test]
fn no_page_carries_a_style_or_a_script_of_its_own() {
    let texts = samples::texts();
    for (name, page) in samples::all(&texts, Lang::Id) {
        let page = page.into_string();
        for forbidden in [" style=", " onclick=", " onload=", "<style", "javascript:"] {
            assert!(!page.contains(forbidden), "{name} has {forbidden}");
        }
        let scripts = page.matches("<script").count();
        assert_eq!(
            scripts,
            page.matches("<script type=\"module\" src=\"/aset/").count(),
            "{name}"
        );
    }
}

#[test]
fn every_form_that_changes_something_carries_the_token() {
    let texts = samples::texts();
    for (name, page) in samples::all(&texts, Lang::Id) {
        let page = page.into_string();
        let posts = page.matches("method=\"post\"").count();
        assert_eq!(posts, page.matches("name=\"csrf\"").count(), "{name}");
    }
}

#[test]
fn every_id_on_a_page_is_there_once() {
    let texts = samples::texts();
    for (name, page) in samples::all(&texts, Lang::Id) {
        let page = page.into_string();
        let mut ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}: {ids:?}");
    }
}

#[test]
fn every_error_leads_to_a_control_that_is_there() {
    let texts = samples::texts();
    for (name, page) in samples::all(&texts, Lang::Id) {
        let page = page.into_string();
        let Some(summary) = page.split("class=\"errors\"").nth(1) else {
            continue;
        };
        let summary = summary.split("</div>").next().unwrap_or_default();
        for link in summary.split("href=\"#").skip(1) {
            let id = link.split('"').next().unwrap_or_default();
            assert!(page.contains(&format!("id=\"{id}\"")), "{name}: #{id}");
        }
        assert!(page.contains("<title>Galat:"), "{name}");
    }
}

#[test]
fn what_a_person_typed_is_never_markup() {
    let texts = samples::texts();
    for (name, page) in samples::all(&texts, Lang::Id) {
        assert!(!page.into_string().contains("<b>paspor"), "{name}");
    }
}

#[test]
fn pages_people_know_best_look_as_they_did() {
    let texts = samples::texts();
    let kept = [
        "home",
        "form-date-error",
        "check-changed",
        "case-granted",
        "case-refused",
        "verify-valid",
    ];
    let all = |lang| samples::all(&texts, lang).into_iter();
    let pages = Lang::ALL
        .into_iter()
        .flat_map(|lang| all(lang).map(move |page| (lang, page)));
    for (lang, (name, page)) in pages.filter(|(_, (name, _))| kept.contains(name)) {
        // Names of files change with their content; the page does not.
        let page = page.into_string().replace("><", ">\n<");
        insta::with_settings!({ filters => vec![(r"/aset/[0-9a-f]+-", "/aset/…-")] }, {
            insta::assert_snapshot!(format!("{name}-{}", lang.tag()), page);
        });
    }
}

#[test]
fn a_page_is_written_in_far_less_than_a_millisecond() {
    let texts = samples::texts();
    let started = Instant::now();
    let mut pages = 0;
    let mut bytes = 0;
    for _ in 0..20 {
        for (_, page) in samples::all(&texts, Lang::Id) {
            pages += 1;
            bytes += page.into_string().len();
        }
    }
    let each = started.elapsed().as_micros() / pages;
    println!("{each} µs and {} bytes a page", bytes as u128 / pages);
    // Unoptimised, with the samples made anew each time; optimised it is tens of microseconds.
    assert!(each < 5_000, "{each} µs");
}

fn missing(page: &str) -> String {
    let found: Vec<&str> = page
        .split('⟦')
        .skip(1)
        .filter_map(|rest| rest.split('⟧').next())
        .collect();
    found.join(", ")
}
