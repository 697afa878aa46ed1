//! A case whose office nobody knows: it waits where people look, and nobody makes documents of an office there is not.

use super::officer::opened;
use crate::desk::{Answers, Browser, Desk, SRI};

const MARTHA: &str = "9171037004959001";
const HEAD_OFFICE: &str = "petugas-pusat";
const LETTER: &str = "birth_letter";

/// A country whose law finds the office by the place of the hospital, which a birth at home does not have.
fn by_hospital() -> Desk {
    Desk::open().again_under(
        "office_by   = \"applicant.district\"",
        "office_by   = \"facility_birth.facility_area\"",
    )
}

#[test]
fn a_case_without_an_office_waits_at_the_head_office_of_its_agency() {
    let desk = by_hospital();
    let mut mother = desk.resident(MARTHA);
    let case = mother.apply(&Answers::new());
    let mut officer = desk.officer(HEAD_OFFICE);
    let page = opened(&mut officer, &case);
    assert!(page.has("Not yet checked by an officer"), "{}", page.text());

    let examined = officer.examine(&case, LETTER, "accepted", "");
    assert_eq!(examined.status, 303, "{}", examined.text());
    told_why_and_refused(&mut officer, &mut mother, &case);
    assert!(desk.audit().contains("0 differences"));
}

#[test]
fn a_clean_grant_without_an_office_is_heard_by_a_person_instead_of_failing() {
    let desk = Desk::open().again_under(
        "office_by   = \"applicant.district\"",
        "office_by   = \"facility_birth.registered_number\"",
    );
    let mut mother = desk.resident(SRI);
    let case = mother.apply(&Answers::from([("child_name", "Bima Wahyudi Santoso")]));
    let waiting = mother.see(&format!("/permohonan/{case}"));
    assert!(
        waiting.has("Data belum menunjukkan kantor yang berwenang"),
        "{}",
        waiting.text()
    );
    let mut officer = desk.officer(HEAD_OFFICE);
    let page = opened(&mut officer, &case);
    assert!(
        page.has("does not show which office is in charge"),
        "{}",
        page.text()
    );
    told_why_and_refused(&mut officer, &mut mother, &case);
    assert!(desk.audit().contains("0 differences"));
}

/// A grant cannot be carried out, and the words lead to what can be done.
fn told_why_and_refused(officer: &mut Browser, mother: &mut Browser, case: &str) {
    let granted = officer.decide(case, "grant", "Data lengkap.");
    assert_eq!(granted.status, 422, "{}", granted.text());
    assert!(
        granted.has("tidak dapat dikabulkan, juga bila datanya diperbaiki nanti"),
        "{}",
        granted.text()
    );
    let back = format!("class=\"button\" href=\"/petugas/{case}\">Kembali dan perbaiki<");
    assert!(granted.has(&back), "{}", granted.text());
    let reason = "Alamat Anda tidak tercatat. Perbaiki dulu, lalu ajukan lagi.";
    let refused = officer.decide(case, "refuse", reason);
    assert_eq!(refused.location(), "/petugas", "{}", refused.text());
    let told = mother.see(&format!("/permohonan/{case}"));
    assert!(told.has(reason), "{}", told.text());
}
