//! A document taken back: whatever the stage, once, with a reason, and the outcome stands.

use super::*;

fn revoke(case: &Case, product: &str, reason: &str) -> Result<Step, Refusal> {
    let (product, reason) = (product.to_owned(), reason.to_owned());
    act(case, Command::Revoke { product, reason }, noon())
}

#[test]
fn a_document_is_revoked_once_and_what_was_granted_stays_granted() {
    let case = sent(HOSPITAL);
    let step = revoke(&case, "akta", "Data tidak benar.").unwrap();
    assert_eq!(words(&step), ["revoked"]);
    assert!(step.granted.is_empty(), "nothing is made anew");
    assert_eq!(step.case.standing, case.standing);
    assert_eq!(step.case.stage, case.stage);
    let again = revoke(&step.case, "akta", "Sekali lagi.");
    assert_eq!(again.err(), Some(Refusal::NotRevocable));
    assert!(revoke(&step.case, "kartu_keluarga", "Data tidak benar.").is_ok());
}

#[test]
fn nobody_revokes_without_a_reason_or_what_was_not_granted() {
    let case = sent(HOSPITAL);
    assert_eq!(revoke(&case, "akta", "  ").err(), Some(Refusal::NoReason));
    let nothing = revoke(&case, "paspor", "Data tidak benar.");
    assert_eq!(nothing.err(), Some(Refusal::NotRevocable));
    for case in [Case::draft(), sent(LATE)] {
        let refused = revoke(&case, "akta", "Data tidak benar.");
        assert_eq!(refused.err(), Some(Refusal::NotRevocable));
    }
}
