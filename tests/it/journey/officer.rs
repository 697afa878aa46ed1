//! What the rules refer, a person decides: in the open, with reasons, and never the last word.

use crate::desk::{Answers, Browser, Desk, Page, until};

const ROTUA: &str = "1271034508939001";
const MARTHA: &str = "9171037004959001";
const MEDAN: &str = "petugas-medan";
const JAYAPURA: &str = "petugas-jayapura";
const GROUNDS: &str = "Tanggal pada surat bidan berbeda.";

/// The case on the officer's desk.
pub(super) fn opened(officer: &mut Browser, case: &str) -> Page {
    let queue = officer.see("/petugas");
    assert!(
        queue.has(&format!("/petugas/{case}")),
        "it is in the queue at once"
    );
    let closed = officer.see(&format!("/en/petugas/{case}"));
    assert!(
        closed.has(&format!("/petugas/{case}/buka")),
        "first a button, then the data"
    );
    officer
        .post(&format!("/en/petugas/{case}/buka"), &[])
        .location();
    officer.see(&format!("/en/petugas/{case}"))
}

fn opened_again(officer: &mut Browser, case: &str) {
    let again = officer.post(&format!("/petugas/{case}/buka"), &[]);
    assert_eq!(again.status, 303);
}

#[test]
fn an_officer_who_grants_makes_documents_and_leaves_a_trace_in_the_access_log() {
    let desk = Desk::open();
    let mut mother = desk.resident(ROTUA);
    let case = mother.apply(&Answers::from([("child_name", "Debora Manurung")]));
    let waiting = mother.see(&format!("/en/permohonan/{case}"));
    assert!(
        waiting.has("With an officer") && waiting.has("60 days"),
        "{}",
        waiting.text()
    );
    let before = desk.count("SELECT count(*) FROM access");

    let mut officer = desk.officer(MEDAN);
    let page = opened(&mut officer, &case);
    assert!(page.has("Debora Manurung"), "{}", page.text());
    assert!(
        desk.count("SELECT count(*) FROM access") > before,
        "the reading is logged first"
    );
    let log = mother.see("/en/akses");
    assert!(log.has("officer Rosalina Damanik"), "{}", log.text());
    assert!(log.has("Population and Civil Registration Office, Kota Medan"));
    assert!(log.has("Law 24/2013"), "by the law on who may look");
    let followed = mother.see(&format!("/en/permohonan/{case}"));
    assert!(followed.has("Opened by an officer"), "{}", followed.text());
    assert!(followed.has("Rosalina Damanik") && followed.has("Kota Medan"));
    opened_again(&mut officer, &case);
    let opened = "SELECT count(*) FROM history WHERE kind = 'opened'";
    assert_eq!(desk.count(opened), 1, "once");

    let sent = officer.decide(&case, "grant", "Keterlambatan dapat dijelaskan.");
    assert_eq!(sent.location(), "/petugas");
    let result = mother.see(&format!("/en/permohonan/{case}"));
    assert_eq!(result.outcomes(), ["Granted"; 3], "{}", result.text());
    assert!(
        result.has("Keterlambatan dapat dijelaskan."),
        "with the officer's words"
    );
    let number = result
        .between("class=\"button\" href=\"/en/dokumen/", "\"")
        .unwrap();
    assert!(
        mother
            .see(&format!("/dokumen/{number}"))
            .has("Debora Manurung")
    );
    assert!(
        !officer.see("/petugas").has(&case),
        "the queue lets go of it at once"
    );
}

#[test]
fn a_refusal_needs_a_reason_for_every_product_and_can_be_objected_to() {
    let desk = Desk::open();
    let mut mother = desk.resident(ROTUA);
    let case = mother.apply(&Answers::from([("child_name", "Debora Manurung")]));
    let mut officer = desk.officer(MEDAN);
    opened(&mut officer, &case);
    let without = officer.decide(&case, "refuse", " ");
    assert_eq!(without.status, 422, "{}", without.text());
    assert_eq!(
        officer
            .decide(&case, "refuse", "Surat tidak terbaca.")
            .status,
        303
    );

    let result = mother.see(&format!("/en/permohonan/{case}"));
    assert_eq!(result.outcomes(), ["Not granted"; 3], "{}", result.text());
    assert!(result.has("Surat tidak terbaca."));
    let object = format!("/en/permohonan/{case}/keberatan");
    assert!(mother.see(&object).has("name=\"grounds\""));
    assert_eq!(
        mother.post(&object, &[("grounds", "  ")]).status,
        422,
        "grounds are needed"
    );
    assert_eq!(mother.post(&object, &[("grounds", GROUNDS)]).status, 303);

    let desk_page = until("the objection to reach the officer", || {
        let page = officer.get(&format!("/en/petugas/{case}"));
        page.has(GROUNDS).then_some(page)
    });
    assert!(
        desk_page.has("outcome-akta"),
        "every refused product is open again"
    );
    assert_eq!(
        officer
            .decide(&case, "grant", "Bidan sudah menjelaskan.")
            .status,
        303
    );
    assert_eq!(mother.outcome(&case), "grant");
    assert_eq!(
        mother.get(&object).status,
        303,
        "nothing is left to object to"
    );
}

#[test]
fn an_officer_sees_the_birth_letter_and_nobody_else_does() {
    let desk = Desk::open();
    let mut mother = desk.resident(MARTHA);
    let case = mother.apply(&Answers::new());
    let mut officer = desk.officer(JAYAPURA);
    let page = opened(&mut officer, &case);
    let file = page
        .between(&format!("/en/petugas/{case}/bukti/"), "\"")
        .expect("a letter to look at");
    let path = format!("/petugas/{case}/bukti/{file}");
    let letter = officer.see(&path);
    assert_eq!(letter.header("content-type"), Some("image/png"));
    assert_eq!(
        desk.officer(MEDAN).get(&path).status,
        404,
        "another office has no such case"
    );
    assert_eq!(
        desk.officer(MEDAN).get(&format!("/petugas/{case}")).status,
        404
    );
    assert_eq!(mother.get(&path).status, 403, "a resident has no desk");
    assert_eq!(officer.get(&format!("/permohonan/{case}")).status, 403);
    assert_eq!(
        desk.guest().get(&path).status,
        303,
        "a stranger signs in first"
    );
}

#[test]
fn a_case_of_an_officers_own_family_is_for_a_colleague() {
    let desk = Desk::open();
    let mut father = desk.resident("1271030911889001");
    let case = father.apply(&Answers::new());
    let mut mother = desk.officer(MEDAN);
    assert!(
        mother.see("/petugas").has(&case),
        "it is in the queue at once"
    );
    let page = mother.see(&format!("/en/petugas/{case}"));
    assert!(
        page.has("This application is for a colleague"),
        "{}",
        page.text()
    );
    assert!(page.has("same family card") && page.has("Law 30/2014"));
    assert!(
        !page.has("Tigor") && !page.has("/buka"),
        "nothing of it is shown"
    );
    let open = format!("/petugas/{case}/buka");
    assert_eq!(mother.post(&open, &[]).status, 403);
    assert_eq!(
        mother.examine(&case, "birth_letter", "accepted", "").status,
        403
    );
    assert_eq!(mother.decide(&case, "grant", "Anak saya.").status, 403);
    assert_eq!(
        mother.post("/petugas/berikutnya", &[]).location(),
        "/petugas"
    );
    let rows = "SELECT count(*) FROM access WHERE channel = 'office'";
    assert_eq!(desk.count(rows), 0);

    let mut colleague = desk.officer("petugas-medan-kedua");
    opened(&mut colleague, &case);
    let sent = colleague.examine(&case, "birth_letter", "accepted", "");
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert_eq!(father.outcome(&case), "grant");
}

#[test]
fn a_colleague_who_only_opens_a_case_does_not_undo_what_an_officer_is_deciding() {
    let desk = Desk::open();
    let mut mother = desk.resident(ROTUA);
    let case = mother.apply(&Answers::from([("child_name", "Debora Manurung")]));
    let mut officer = desk.officer(MEDAN);
    let seq = opened(&mut officer, &case).hidden("seq");
    opened(&mut desk.officer("petugas-medan-kedua"), &case);
    let mut fields = vec![("seq", seq.as_str())];
    for (outcome, reason) in [
        ("outcome-nik", "reason-nik"),
        ("outcome-akta", "reason-akta"),
        ("outcome-kartu_keluarga", "reason-kartu_keluarga"),
    ] {
        fields.extend([(outcome, "grant"), (reason, "Sesuai.")]);
    }
    let sent = officer.post(&format!("/petugas/{case}"), &fields);
    assert_eq!(sent.location(), "/petugas", "{}", sent.text());
    assert_eq!(mother.outcome(&case), "grant");
    desk.audit();
}

#[test]
fn what_is_missing_in_a_decision_is_said_with_the_name_of_its_product_and_one_reason_is_asked_for()
{
    let desk = Desk::open();
    let mut mother = desk.resident(ROTUA);
    let case = mother.apply(&Answers::from([("child_name", "Debora Manurung")]));
    let mut officer = desk.officer(MEDAN);
    let seq = opened(&mut officer, &case).hidden("seq");
    let seq = ("seq", seq.as_str());
    let page = officer.post(&format!("/en/petugas/{case}"), &[seq]);
    assert_eq!(page.status, 422, "{}", page.text());
    let said = page.text();
    for product in ["Population number (NIK)", "Birth certificate"] {
        let line = format!("{product}: Choose grant or refuse.");
        assert_eq!(said.matches(&line).count(), 1, "{line} in {said}");
    }
    assert_eq!(said.matches(": A reason is required.").count(), 1, "{said}");
    let refused = officer.post(
        &format!("/en/petugas/{case}"),
        &[
            seq,
            ("outcome-nik", "grant"),
            ("reason-nik", "Sesuai."),
            ("outcome-akta", "refuse"),
            ("outcome-kartu_keluarga", "refuse"),
        ],
    );
    let said = refused.text();
    assert!(
        said.contains("Birth certificate: A reason is required."),
        "{said}"
    );
    assert_eq!(said.matches(": A reason is required.").count(), 1, "{said}");
}
