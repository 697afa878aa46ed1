//! Documents a person gave: whoever gave them sees them, an officer examines them, and the rules go on from there.

use super::officer::opened;
use crate::desk::{Answers, Browser, Desk, Page, until};

const MARTHA: &str = "9171037004959001";
const ROTUA: &str = "1271034508939001";
const JAYAPURA: &str = "petugas-jayapura";
const LETTER: &str = "birth_letter";
const UNREADABLE: &str = "Nama ibu tidak terbaca.";

/// A birth at home, sent with a letter, on the desk of its officer.
fn home_birth(desk: &Desk) -> (Browser, Browser, String) {
    let mut mother = desk.resident(MARTHA);
    let case = mother.apply(&Answers::new());
    let mut officer = desk.officer(JAYAPURA);
    let page = opened(&mut officer, &case);
    assert!(page.has("Not yet checked by an officer"), "{}", page.text());
    (mother, officer, case)
}

fn tags(page: &Page, class: &str) -> Vec<String> {
    page.all(&format!("class=\"tag {class}\">"), "<")
}

#[test]
fn a_home_birth_is_granted_in_the_very_request_that_accepts_its_letter() {
    let desk = Desk::open();
    let (mut mother, mut officer, case) = home_birth(&desk);
    let before = mother.see(&format!("/en/permohonan/{case}"));
    assert!(before.has("With an officer"), "{}", before.text());

    let saved = officer.examine(&case, LETTER, "accepted", "");
    assert_eq!(saved.location(), "/petugas", "{}", saved.text());

    let result = mother.see(&format!("/en/permohonan/{case}"));
    assert_eq!(
        tags(&result, "tag--done"),
        // First of the case, then of each product.
        [
            "Granted",
            "Granted",
            "Granted",
            "Granted",
            "Accepted by an officer"
        ],
        "{}",
        result.text()
    );
    assert!(
        result.has("accepted by an officer</h3>"),
        "the timeline says so"
    );
    assert!(result.has("Markus Wenda"), "and by whom");
    let number = result.between("class=\"button\" href=\"/en/dokumen/", "\"");
    assert!(
        mother
            .see(&format!("/dokumen/{}", number.unwrap()))
            .has("Martha")
    );
    until("the queue to let go of it", || {
        (!officer.see("/petugas").has(&case)).then_some(())
    });
    // Every history folds to its stage, every receipt replays.
    desk.audit();
}

#[test]
fn a_rejected_letter_refuses_with_its_reason_and_the_way_to_object_is_open() {
    let desk = Desk::open();
    let (mut mother, mut officer, case) = home_birth(&desk);
    let silent = officer.examine(&case, LETTER, "rejected", "  ");
    assert_eq!(silent.status, 422, "{}", silent.text());
    let undecided = officer.examine(&case, LETTER, "", UNREADABLE);
    assert_eq!(undecided.status, 422);
    assert!(undecided.has(UNREADABLE), "what was typed stays");

    assert_eq!(
        officer
            .examine(&case, LETTER, "rejected", UNREADABLE)
            .status,
        303
    );
    let result = mother.see(&format!("/en/permohonan/{case}"));
    assert_eq!(result.outcomes(), ["Not granted"; 3], "{}", result.text());
    let told = tags(&result, "tag--stop");
    assert_eq!(told.last().unwrap(), "Not accepted by an officer");
    assert!(result.has(UNREADABLE), "the officer's words");
    assert!(result.has("/keberatan"), "the objection is open");
    let object = format!("/en/permohonan/{case}/keberatan");
    assert_eq!(
        mother
            .post(&object, &[("grounds", "Surat itu jelas.")])
            .status,
        303
    );
    until("the objection to reach the officer", || {
        officer
            .get(&format!("/petugas/{case}"))
            .has("Surat itu jelas.")
            .then_some(())
    });
    assert_eq!(
        officer.decide(&case, "grant", "Sudah dibaca ulang.").status,
        303
    );
    let granted = mother.see(&format!("/en/permohonan/{case}"));
    assert!(granted.has("Sudah dibaca ulang."), "{}", granted.text());
    assert!(
        !granted.has("class=\"reasons\""),
        "the reasons of the refusal stand in the timeline only"
    );
}

#[test]
fn a_page_that_is_no_longer_true_decides_nothing() {
    let desk = Desk::open();
    let (_, mut officer, case) = home_birth(&desk);
    let path = format!("/en/petugas/{case}/teliti/{LETTER}");
    let old = [
        ("seq", "1"),
        ("finding-birth_letter", "rejected"),
        ("why-birth_letter", UNREADABLE),
    ];
    let page = officer.post(&path, &old);
    assert_eq!(page.status, 409, "{}", page.text());
    assert!(page.has("has changed since you opened it") && page.has(UNREADABLE));
    let without = officer.post(&format!("/petugas/{case}"), &[("outcome-akta", "grant")]);
    assert_eq!(without.status, 409, "a page always carries what it showed");

    assert_eq!(officer.examine(&case, LETTER, "accepted", "").status, 303);
    let late = officer.post(&path, &old);
    assert_eq!(late.status, 409, "{}", late.text());
    assert!(
        late.has("does not wait at your office any more"),
        "{}",
        late.text()
    );
}

#[test]
fn nobody_examines_a_document_of_a_case_they_did_not_open() {
    let desk = Desk::open();
    let mut mother = desk.resident(MARTHA);
    let case = mother.apply(&Answers::new());
    let mut officer = desk.officer(JAYAPURA);
    until("the queue to list the case", || {
        officer.see("/petugas").has(&case).then_some(())
    });
    assert_eq!(officer.examine(&case, LETTER, "accepted", "").status, 403);
    let mut elsewhere = desk.officer("petugas-medan");
    assert_eq!(elsewhere.examine(&case, LETTER, "accepted", "").status, 404);
    assert_eq!(mother.outcome(&case), "refer");
}

#[test]
fn whoever_gave_a_file_opens_it_again_and_nobody_else_does() {
    let desk = Desk::open();
    let mut mother = desk.resident(MARTHA);
    let case = mother.begin("");
    mother.fill("", &case, &Answers::new());
    let start = format!("/permohonan/{case}/bukti/{LETTER}/");
    let before = desk.count("SELECT count(*) FROM access");
    for page in ["periksa", "bukti/birth_letter"] {
        let page = mother.see(&format!("/permohonan/{case}/{page}"));
        let file = page.between(&start, "\"").expect("a link to the file");
        let file = mother.see(&format!("{start}{file}"));
        assert_eq!(file.header("content-type"), Some("image/png"));
        assert_eq!(file.header("content-disposition"), Some("inline"));
        assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
        let policy = file.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("'self'"));
    }
    assert_eq!(desk.count("SELECT count(*) FROM access"), before);
    mother.send_case("", &case);
    let page = mother.see(&format!("/permohonan/{case}"));
    let file = page.between(&start, "\"").expect("a link on the case page");
    let other_kind = format!("/permohonan/{case}/bukti/police_report/{file}");
    assert_eq!(mother.get(&other_kind).status, 404);
    let path = format!("{start}{file}");
    assert_eq!(desk.resident(ROTUA).get(&path).status, 404);
    assert_eq!(desk.officer(JAYAPURA).get(&path).status, 403);
    assert_eq!(desk.guest().get(&path).status, 303);
}
