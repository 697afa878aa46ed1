//! A case whose office nobody knows: it waits where people look, and nobody makes documents of an office there is not.

use super::officer::opened;
use crate::desk::{Answers, Desk};

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

    let granted = officer.examine(&case, LETTER, "accepted", "");
    assert_eq!(granted.status, 422, "{}", granted.text());
    assert!(
        granted.has("kantor yang berwenang belum diketahui"),
        "{}",
        granted.text()
    );
    let next = format!("href=\"/petugas/{case}\"");
    assert!(granted.has(&next) || granted.has("href=\"/petugas\""));
    assert_eq!(desk.count("SELECT count(*) FROM credential"), 0);

    let reason = "Alamat Anda tidak tercatat. Perbaiki dulu, lalu ajukan lagi.";
    let refused = officer.decide(&case, "refuse", reason);
    assert_eq!(refused.location(), "/petugas", "{}", refused.text());
    let told = mother.see(&format!("/permohonan/{case}"));
    assert!(told.has(reason), "{}", told.text());
    assert!(desk.audit().contains("0 differences"));
}
