//! A birth by the API alone: from the list of services to the PDF and a credential that verifies.

use super::caller::{at, is};
use crate::desk::{Desk, SRI, until};
use credential::{FileKeys, Trust, sd_jwt};
use serde_json::json;

const NAME: &str = "Bima Wahyudi Santoso";

#[test]
fn a_hospital_applies_for_a_birth_certificate_and_hands_over_what_comes_of_it() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let services = client.see("/api/v1/services");
    assert!(
        services["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["id"] == "akta-lahir")
    );
    assert_eq!(client.see("/api/v1/services/akta-lahir")["fee_rupiah"], 0);

    let before = client.see("/api/v1/services/akta-lahir/needs");
    assert_eq!(before["case"], json!(null));
    assert!(
        before["unread"].as_array().unwrap().len() > 1,
        "no register was read"
    );
    let case = client.begin();
    let needs = client.see("/api/v1/services/akta-lahir/needs");
    assert_eq!(needs["case"], json!(case));
    assert_eq!(needs["unread"], json!([]), "registers were read");
    assert_eq!(needs["questions"].as_array().unwrap().len(), 1, "{needs}");

    let early = client.get(&at(&case, "/check"));
    is(&early, 409, "incomplete");
    assert_eq!(early.json()["missing"][0], at(&case, "/answers/child_name"));
    client.fill(&case, NAME);
    let question = client.see(&at(&case, "/answers/child_name"));
    assert_eq!(question["answer"], NAME);
    let check = client.see(&at(&case, "/check"));
    assert!(
        check["answers"]
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["value"] == NAME)
    );
    let sent = client.submit(&case, "send-1");
    assert_eq!(sent.status, 200, "{}", sent.text());

    let told = client.see(&at(&case, ""));
    assert_eq!(told["stage"], "decided");
    let outcomes = told["products"].as_array().unwrap();
    assert!(
        outcomes.iter().all(|product| product["outcome"] == "grant"),
        "{told}"
    );
    documents(&desk, &mut client, &case);
}

fn documents(desk: &Desk, client: &mut super::Caller, case: &str) {
    let documents = client.see(&at(case, "/documents"));
    let certificate = documents["items"].as_array().unwrap().iter();
    let mut certificate = certificate.filter(|one| one["product"]["id"] == "akta");
    let href = certificate.next().unwrap()["document"]["href"]
        .as_str()
        .unwrap()
        .to_owned();
    let shown = client.see(&href);
    assert!(
        shown["lines"]
            .as_array()
            .unwrap()
            .iter()
            .any(|line| line["value"] == NAME)
    );
    let pdf = client.call("POST", &format!("{href}/pdf"), &[], b"");
    assert_eq!(pdf.header("content-type"), Some("application/pdf"));
    assert!(pdf.body.starts_with(b"%PDF-"));
    let credential = client.get(&format!("{href}/credential"));
    assert_eq!(
        credential.header("content-type"),
        Some("application/dc+sd-jwt")
    );
    let receipt = client.get(&at(case, "/receipt"));
    assert_eq!(receipt.status, 200);

    let keys = desk.data.join("keys/issuer.key");
    let keys = FileKeys::open_or_create(&keys, "https://contoh.sigap.example", true).unwrap();
    let verified = sd_jwt::verify(&credential.text(), &Trust::of(&keys).unwrap()).unwrap();
    assert_eq!(verified.claims["name"], NAME);
    let mut school = desk.guest();
    let checked = school.upload("/en/periksa/berkas", "akta.pdf", &pdf.body);
    assert!(checked.has("Genuine and valid"), "{}", checked.text());
}

#[test]
fn the_resident_sees_which_program_acted_and_what_it_read() {
    let desk = Desk::open();
    let case = desk.client(0, SRI).apply(NAME);
    let mut mother = desk.resident(SRI);
    let page = mother.see(&format!("/en/permohonan/{case}"));
    assert!(
        page.has("You, through the program demo-klinik"),
        "{}",
        page.text()
    );
    assert!(
        mother
            .see("/en/akses")
            .has("through the program demo-klinik")
    );
    let history = desk.client(1, SRI).see(&at(&case, "/history"));
    assert_eq!(history["items"][0]["actor"], "client");
    assert_eq!(history["items"][0]["actor_name"], "demo-klinik");
    let rows = |sql: &str| desk.count(sql);
    assert_eq!(
        rows("SELECT count(*) FROM history WHERE origin <> 'api'"),
        0
    );
    assert_eq!(rows("SELECT count(*) FROM access WHERE origin <> 'api'"), 0);
    assert!(rows("SELECT count(*) FROM access WHERE channel = 'api:demo-klinik'") > 2);
    assert!(desk.audit().contains("0 differ"));
}

#[test]
fn a_case_that_a_program_began_stays_one_of_the_api_also_at_the_desk_of_an_officer() {
    let desk = Desk::open();
    let case = desk.client(0, "1271034508939001").apply("Debora Manurung");
    let mut officer = desk.officer("petugas-medan");
    until("the queue to list the case", || {
        let queue = officer.see("/petugas");
        queue.has(&format!("/petugas/{case}")).then_some(())
    });
    officer.post(&format!("/petugas/{case}/buka"), &[]);
    let page = officer.see(&format!("/petugas/{case}"));
    assert!(page.has("demo-klinik"), "the officer sees who sent it");
    let sent = officer.decide(&case, "grant", "Surat lengkap.");
    assert_eq!(sent.location(), "/petugas");
    let rows = |of: &str| format!("SELECT count(*) FROM history WHERE {of}");
    assert!(desk.count(&rows("channel = 'office'")) > 0);
    assert_eq!(desk.count(&rows("origin <> 'api'")), 0);
}
