//! What an officer has seen and no register shows: it goes into the document, and the person reads where it is from.

use super::officer::opened;
use crate::desk::{Answers, Desk};

const MARTHA: &str = "9171037004959001";
const JAYAPURA: &str = "petugas-jayapura";
const NOTE: &str = "The child is legitimated by the marriage of its parents";
const BEFORE_MARRIAGE: &str = "2019-12-01";

#[test]
fn a_note_an_officer_states_stands_in_the_certificate_and_says_where_it_is_from() {
    let desk = Desk::open();
    let mut mother = desk.resident(MARTHA);
    let case = mother.apply(&Answers::from([("birth_date", BEFORE_MARRIAGE)]));
    let mut officer = desk.officer(JAYAPURA);
    let page = opened(&mut officer, &case);
    assert!(
        page.has("Stated by an officer") && page.has(NOTE),
        "{}",
        page.text()
    );
    assert!(!page.has("state-father_seen"), "the card names the father");
    let path = format!("/en/petugas/{case}/keterangan");
    let seq = page.hidden("seq");
    let wrong = [
        ("seq", seq.as_str()),
        ("state-child_note", "something else"),
    ];
    assert_eq!(officer.post(&path, &wrong).status, 422);
    let stated = [("seq", seq.as_str()), ("state-child_note", "legitimated")];
    assert_eq!(
        officer.post(&path, &stated).location(),
        format!("/en/petugas/{case}")
    );
    assert_eq!(
        officer.post(&path, &stated).status,
        409,
        "that page is no longer true"
    );

    let followed = mother.see(&format!("/en/permohonan/{case}"));
    assert!(
        followed.has("An officer added a statement"),
        "{}",
        followed.text()
    );
    assert!(followed.has(NOTE) && followed.has("not from a register and not from your answers"));
    let receipt = mother.see(&format!("/permohonan/{case}/tanda-terima"));
    assert!(receipt.has("child_note"), "{}", receipt.text());

    assert_eq!(
        officer
            .examine(&case, "birth_letter", "accepted", "")
            .status,
        303
    );
    assert_eq!(
        officer
            .decide(&case, "grant", "Bukti perkawinan ada.")
            .status,
        303
    );
    let result = mother.see(&format!("/en/permohonan/{case}"));
    let numbers = result.all("class=\"button\" href=\"/en/dokumen/", "\"");
    let certificate = mother.see(&format!("/en/dokumen/{}", numbers[0]));
    assert!(certificate.has(NOTE), "{}", certificate.text());
    desk.audit();
}

#[test]
fn a_father_an_officer_saw_acknowledge_the_child_stands_in_the_certificate() {
    let desk = Desk::open();
    let mut mother = desk.resident("5171016811979001");
    let case = mother.apply(&Answers::new());
    let mut officer = desk.officer("petugas-denpasar");
    let page = opened(&mut officer, &case);
    assert!(page.has("state-father_seen"), "{}", page.text());
    let seq = page.hidden("seq");
    let stated = [
        ("seq", seq.as_str()),
        ("state-father_seen", "I Ketut Suarta"),
    ];
    let path = format!("/en/petugas/{case}/keterangan");
    assert_eq!(officer.post(&path, &stated).status, 303);
    let examined = officer.examine(&case, "birth_letter", "accepted", "");
    // The letter was the last thing to settle: the rules grant it at once, and nothing is left on the desk.
    assert_eq!(examined.location(), "/petugas", "{}", examined.text());
    assert_eq!(mother.outcome(&case), "grant");
    let result = mother.see(&format!("/en/permohonan/{case}"));
    let numbers = result.all("class=\"button\" href=\"/en/dokumen/", "\"");
    let certificate = mother.see(&format!("/en/dokumen/{}", numbers[0]));
    assert!(certificate.has("I Ketut Suarta"), "{}", certificate.text());
}

#[test]
fn whoever_applies_cannot_answer_a_question_that_is_asked_of_officers() {
    let desk = Desk::open();
    let mut mother = desk.resident(MARTHA);
    let service = mother.see("/en/layanan/akta-lahir");
    assert!(
        !service.has("Note of legitimation"),
        "it is no question of theirs"
    );
    let case = mother.begin("");
    let path = format!("/permohonan/{case}/isi/child_note");
    assert_eq!(mother.get(&path).status, 404);
    assert_eq!(mother.post(&path, &[("value", "legitimated")]).status, 404);
    mother.fill("", &case, &Answers::from([("birth_date", BEFORE_MARRIAGE)]));
    let check = mother.see(&format!("/en/permohonan/{case}/periksa"));
    assert!(!check.has("Note of legitimation"));
    let all = [("answers.child_note", "legitimated")];
    assert_eq!(
        mother
            .post(&format!("/permohonan/{case}/kirim"), &all)
            .status,
        404
    );
    assert_eq!(mother.outcome(&case), "draft");
}
