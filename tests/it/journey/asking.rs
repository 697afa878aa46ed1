//! Before they decide, an officer may ask: on a ground of the law, and while the clock stands. Products are decided one at
//! a time, and one document may take the place of another.

use super::officer::opened;
use crate::desk::{Answers, Browser, Desk, Page, until};
use serde_json::json;

const ROTUA: &str = "1271034508939001";
const MEDAN: &str = "petugas-medan";
const QUESTION: &str = "Di mana surat kelahiran yang asli?";
const ANSWER: &str = "Surat itu hilang waktu banjir.";

/// A country whose law gives a ground, a longer clock to the family card, and lets it take the place of the certificate.
fn desk() -> Desk {
    let card = "id     = \"kartu_keluarga\"\nsupersedes = \"akta\"\n\
                officer = { length = 10, unit = \"working-days\", starts = \"next-day\" }\n";
    Desk::open().again_edited(&[
        (
            "service.toml",
            "[synonyms]",
            "[[clarification]]\nid = \"unclear\"\nlaw = \"UU 30/2014 art. 53\"\n\n[synonyms]",
        ),
        ("output.toml", "id     = \"kartu_keluarga\"\n", card),
        (
            "id.ftl",
            "name = ",
            "clarification-unclear = Berkas belum jelas\nname = ",
        ),
        (
            "en.ftl",
            "name = ",
            "clarification-unclear = The papers are not clear\nname = ",
        ),
    ])
}

/// A case that waits for an officer who opened it.
fn waiting(desk: &Desk) -> (Browser, Browser, String) {
    let mut mother = desk.resident(ROTUA);
    let case = mother.apply(&Answers::from([("child_name", "Debora Manurung")]));
    let mut officer = desk.officer(MEDAN);
    let page = opened(&mut officer, &case);
    assert!(page.has("Ask the applicant first"), "{}", page.text());
    (mother, officer, case)
}

/// Asks about all products, or leaves something out.
fn ask(officer: &mut Browser, case: &str, ground: &str, question: &str) -> Page {
    let seq = officer.get(&format!("/petugas/{case}")).hidden("seq");
    let about = ["about-nik", "about-akta", "about-kartu_keluarga"];
    let mut fields = about.map(|product| (product, "yes")).to_vec();
    fields.extend([("ground", ground), ("question", question), ("seq", &seq)]);
    officer.post(&format!("/en/petugas/{case}/tanya"), &fields)
}

/// Decides some products and leaves the others for later.
fn decide(officer: &mut Browser, case: &str, outcomes: &[(&str, &str)]) -> Page {
    let seq = officer.get(&format!("/petugas/{case}")).hidden("seq");
    let named = outcomes.iter().map(|(product, outcome)| {
        let outcome = (format!("outcome-{product}"), (*outcome).to_owned());
        [
            outcome,
            (format!("reason-{product}"), "Sesuai berkas.".to_owned()),
        ]
    });
    let named: Vec<(String, String)> = named.flatten().collect();
    let fields = named
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let fields: Vec<(&str, &str)> = fields.chain([("seq", seq.as_str())]).collect();
    officer.post(&format!("/en/petugas/{case}"), &fields)
}

#[test]
fn an_applicant_reads_why_the_clock_stands_and_their_answer_lets_it_run_on() {
    let desk = desk();
    let (mut mother, mut officer, case) = waiting(&desk);
    let page = format!("/en/permohonan/{case}");
    let groundless = ask(&mut officer, &case, "busy", QUESTION);
    assert_eq!(groundless.status, 422, "{}", groundless.text());
    assert!(groundless.has("Choose the legal ground"));
    assert_eq!(ask(&mut officer, &case, "unclear", " ").status, 422);
    assert_eq!(
        mother
            .post(&format!("{page}/klarifikasi"), &[("answer", "Apa?")])
            .status,
        422
    );
    assert_eq!(ask(&mut officer, &case, "unclear", QUESTION).status, 303);

    let asked = mother.see(&page);
    for words in [
        QUESTION,
        "The papers are not clear",
        "Law 30/2014",
        "Waiting for your answer",
    ] {
        assert!(asked.has(words), "{words}: {}", asked.text());
    }
    until("the queue to say whom it waits for", || {
        officer
            .see("/en/petugas")
            .has("Waits for the applicant")
            .then_some(())
    });
    let next = officer.post("/petugas/berikutnya", &[]);
    assert_eq!(
        next.location(),
        "/petugas",
        "nobody is sent to what waits for another"
    );
    let more = "Siapa saksi kelahiran itu?";
    let again = ask(&mut officer, &case, "unclear", more);
    assert!(
        again.status == 422 && again.has(more),
        "one question at a time, and what was typed is kept: {}",
        again.text()
    );

    let empty = mother.post(&format!("{page}/klarifikasi"), &[("answer", "  ")]);
    assert!(empty.status == 422 && empty.has("Write your answer"));
    let sent = mother.post(&format!("{page}/klarifikasi"), &[("answer", ANSWER)]);
    assert_eq!(sent.location(), page);
    let twice = mother.post(&format!("{page}/klarifikasi"), &[("answer", ANSWER)]);
    assert_eq!(twice.location(), page, "a second tap is the same answer");
    let other = mother.post(&format!("{page}/klarifikasi"), &[("answer", "Apa?")]);
    assert_eq!(other.status, 422, "{}", other.text());
    let answered = mother.see(&page);
    assert!(
        answered.has(ANSWER) && answered.has("With an officer"),
        "{}",
        answered.text()
    );
    assert!(!answered.has("name=\"answer\""), "it is answered once");
    assert!(officer.see(&format!("/petugas/{case}")).has(ANSWER));
    let told = desk.audit();
    assert!(told.contains("0 differences"), "{told}");
}

#[test]
fn a_program_reads_the_question_and_answers_it() {
    let desk = desk();
    let (_, mut officer, case) = waiting(&desk);
    let mut client = desk.client(0, ROTUA);
    let at = format!("/api/v1/cases/{case}");
    assert_eq!(client.see(&at)["asked"], json!(null));
    assert_eq!(ask(&mut officer, &case, "unclear", QUESTION).status, 303);
    let told = client.see(&at);
    assert_eq!(told["stage"], "waiting-clarification");
    assert_eq!(told["asked"]["question"], QUESTION);
    assert_eq!(told["asked"]["about"].as_array().unwrap().len(), 3);
    assert_eq!(told["products"][0]["stands"], true);
    let answer = |text: &str| json!({ "answer": text });
    let empty = client.send("POST", &format!("{at}/clarification"), &answer(" "));
    assert_eq!(empty.status, 422, "{}", empty.text());
    let sent = client.send("POST", &format!("{at}/clarification"), &answer(ANSWER));
    assert_eq!(sent.json()["stage"], "waiting-officer");
    let again = client.send("POST", &format!("{at}/clarification"), &answer(ANSWER));
    assert_eq!(again.status, 409, "{}", again.text());
}

#[test]
fn products_are_decided_one_at_a_time_and_a_newer_document_takes_the_place_of_an_older() {
    let desk = desk();
    let (mut mother, mut officer, case) = waiting(&desk);
    let (grant, later) = ("grant", "later");
    let none = decide(
        &mut officer,
        &case,
        &[("nik", later), ("akta", later), ("kartu_keluarga", later)],
    );
    assert!(
        none.status == 422 && none.has("Decide one result at least"),
        "{}",
        none.text()
    );
    let overlooked = decide(&mut officer, &case, &[("nik", grant), ("akta", grant)]);
    assert_eq!(overlooked.status, 422, "what is left open is said to be");
    let without = decide(
        &mut officer,
        &case,
        &[("nik", later), ("akta", grant), ("kartu_keluarga", later)],
    );
    assert!(
        without.has("its number stands on the document"),
        "{}",
        without.text()
    );
    let part = decide(
        &mut officer,
        &case,
        &[("nik", grant), ("akta", grant), ("kartu_keluarga", later)],
    );
    assert_eq!(part.status, 303, "{}", part.text());

    let page = mother.see(&format!("/en/permohonan/{case}"));
    assert!(page.has("With an officer"), "{}", page.text());
    let number = page
        .between("href=\"/en/dokumen/", "\"")
        .expect("a certificate already");
    assert!(
        officer.see("/petugas").has(&case),
        "it is still in the queue"
    );
    assert_eq!(
        decide(&mut officer, &case, &[("kartu_keluarga", grant)]).status,
        303
    );

    let page = mother.see(&format!("/en/permohonan/{case}"));
    assert_eq!(page.outcomes(), ["Granted"; 3], "{}", page.text());
    assert!(
        page.has("was replaced by a newer document"),
        "{}",
        page.text()
    );
    let paper = mother.see(&format!("/en/dokumen/{number}"));
    assert!(paper.has("replaced by a newer one"), "{}", paper.text());
    let mut guest = desk.guest();
    let said = guest.post("/en/periksa/nomor", &[("number", number.as_str())]);
    assert!(said.has("This document was replaced"), "{}", said.text());
    let told = desk.audit();
    assert!(told.contains("0 differences"), "{told}");
}
