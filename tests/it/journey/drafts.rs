//! Drafts: as many as a person needs, and no more than can be kept for everybody.

use crate::desk::{Answers, BUDI, Desk, SRI};

const DRAFTS_MAX: usize = 20;
const BEGUN_MAX: usize = 60;
const START: &str = "/layanan/akta-lahir/mulai";
const DRAFTS: &str = "SELECT count(*) FROM cases WHERE stage = 'draft'";

#[test]
fn one_draft_too_many_is_refused_and_withdrawing_one_makes_room() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let drafts: Vec<String> = (0..DRAFTS_MAX).map(|_| mother.begin("")).collect();
    for (lang, words) in [
        (
            "",
            "Anda sudah mempunyai 20 isian layanan ini yang belum dikirim",
        ),
        (
            "/en",
            "You already have 20 unsent applications for this service",
        ),
    ] {
        let refused = mother.post(&format!("{lang}{START}"), &[]);
        assert_eq!(refused.status, 422);
        assert!(refused.has(words), "{}", refused.text());
        let next = format!("href=\"{lang}/permohonan\"");
        assert!(refused.has(&next), "with a next step: {}", refused.text());
    }
    assert_eq!(desk.count(DRAFTS), 20, "nothing was kept of it");
    desk.resident(BUDI).begin("");

    let withdrawn = mother.post(&format!("/permohonan/{}/tarik", drafts[0]), &[]);
    assert_eq!(withdrawn.status, 303);
    let case = mother.begin("");
    assert_eq!(mother.post(START, &[]).status, 422);

    // Sending one makes room as well: only what is not sent counts.
    mother.fill(
        "",
        &case,
        &Answers::from([("child_name", "Bima Wahyudi Santoso")]),
    );
    mother.send_case("", &case);
    mother.begin("");
}

#[test]
fn beginning_and_taking_back_is_no_way_round_the_bound() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    for _ in 0..BEGUN_MAX {
        let case = mother.begin("");
        let withdrawn = mother.post(&format!("/permohonan/{case}/tarik"), &[]);
        assert_eq!(withdrawn.status, 303);
    }
    for (lang, words) in [
        ("", "Anda sudah memulai 60 isian layanan ini dalam 24 jam"),
        (
            "/en",
            "You started 60 applications for this service within 24 hours",
        ),
    ] {
        let refused = mother.post(&format!("{lang}{START}"), &[]);
        assert_eq!(refused.status, 422);
        assert!(refused.has(words), "{}", refused.text());
    }
    assert_eq!(desk.count("SELECT count(*) FROM cases"), 60);
    desk.resident(BUDI).begin("");
}

#[test]
fn those_who_start_at_once_get_no_more_than_the_bound() {
    let desk = Desk::open();
    let mother = desk.resident(SRI);
    let starting = (0..DRAFTS_MAX + 10).map(|_| {
        let mut mother = mother.clone();
        std::thread::spawn(move || mother.post(START, &[]).status)
    });
    let answers: Vec<_> = starting.collect();
    let answers = answers.into_iter().map(|answer| answer.join().unwrap());
    assert_eq!(answers.filter(|status| *status == 303).count(), DRAFTS_MAX);
    assert_eq!(desk.count(DRAFTS), 20);
}
