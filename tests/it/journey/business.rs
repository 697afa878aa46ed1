//! A business gets its number at once, and for each of its activities what the risk of that one asks.

use crate::desk::{Answers, Browser, Desk};

const SULASTRI: &str = "3471135405839001";
const IRAWAN: &str = "3374020311769001";
const NIB: &str = "nib";
const OSS: &str = "petugas-oss";

/// A shop of low risk, a food stall of medium-low and a pharmacy of medium-high risk.
fn three_activities() -> Answers<'static> {
    Answers::from([
        ("activity_count", "3"),
        ("kbli_1", "47112"),
        ("place_1", "Umbulharjo"),
        ("capital_1", "20.000.000"),
        ("kbli_2", "56102"),
        ("place_2", "Umbulharjo"),
        ("capital_2", "Rp 15.000.000"),
        ("standard_2", "yes"),
        ("kbli_3", "47721"),
        ("place_3", "Umbulharjo"),
        ("capital_3", "300000000"),
        ("standard_3", "yes"),
    ])
}

fn sent(person: &mut Browser, answers: &Answers) -> (String, Vec<String>) {
    let case = person.begin_for("/en", NIB);
    let asked = person.fill("/en", &case, answers);
    person.send_case("/en", &case);
    (case, asked)
}

#[test]
fn three_activities_are_asked_about_one_after_the_other_and_each_has_its_own_outcome() {
    let desk = Desk::open();
    let mut person = desk.resident(SULASTRI);
    let (case, asked) = sent(&mut person, &three_activities());
    let expected = [
        "activity_count",
        "kbli_1",
        "place_1",
        "capital_1",
        "kbli_2",
        "place_2",
        "capital_2",
        "standard_2",
        "kbli_3",
        "place_3",
        "capital_3",
        "standard_3",
        "standard_proof_3",
    ];
    assert_eq!(asked, expected);
    let page = person.see(&format!("/en/permohonan/{case}"));
    for words in [
        "Business identification number (NIB)",
        "Certificate of standards for activity 2",
        "Certificate of standards for activity 3",
        "Verification of the certificate for activity 3",
        "With an officer",
    ] {
        assert!(page.has(words), "{words}: {}", page.text());
    }
    for words in ["for activity 1", "activity 4", "Permit"] {
        assert!(!page.has(words), "{words}: {}", page.text());
    }
    // Three activities are more than a code holds that a phone can read: the paper has them all.
    let documents = page.all("class=\"button\" href=\"/en/dokumen/", "\"");
    assert_eq!(documents.len(), 3, "{}", page.text());
    for number in &documents {
        let document = person.see(&format!("/en/dokumen/{number}"));
        assert!(document.has("<svg"), "{}", document.text());
        let said = document.text();
        assert!(said.contains("Micro") || said.contains("Medium"), "{said}");
        for code in [
            ">micro<",
            ">medium-",
            ">low<",
            ">self-declared<",
            ">not-verified<",
        ] {
            assert!(!document.has(code), "{code}: {said}");
        }
        let pdf = person.post(&format!("/dokumen/{number}/pdf"), &[]);
        assert_eq!((pdf.status, &pdf.body[..5]), (200, &b"%PDF-"[..]));
    }
    desk.audit();
}

#[test]
fn a_number_is_given_once_and_the_register_of_businesses_knows_it() {
    let desk = Desk::open();
    let mut person = desk.resident(SULASTRI);
    let answers = Answers::from([("kbli_1", "47112"), ("capital_1", "10000000")]);
    let (case, _) = sent(&mut person, &answers);
    let page = person.see(&format!("/en/permohonan/{case}"));
    let number = page.between("class=\"button\" href=\"/en/dokumen/", "\"");
    let number = number.expect("there is a document");
    let document = person.see(&format!("/en/dokumen/{number}"));
    assert!(document.has("47112"), "{}", document.text());
    let pdf = person.post(&format!("/dokumen/{number}/pdf"), &[]);
    assert_eq!((pdf.status, &pdf.body[..5]), (200, &b"%PDF-"[..]));
    let (again, _) = sent(&mut person, &answers);
    let page = person.see(&format!("/en/permohonan/{again}"));
    assert!(page.has("Not granted"), "{}", page.text());
    desk.audit();
}

#[test]
fn an_officer_cannot_give_a_second_number_to_who_got_one_meanwhile() {
    let desk = Desk::open();
    let mut person = desk.resident(SULASTRI);
    // A micro hotel stands in no row of the annex: an officer looks at all of it.
    let hotel = Answers::from([
        ("kbli_1", "55103"),
        ("capital_1", "900000000"),
        ("rooms_1", "20"),
    ]);
    let (first, _) = sent(&mut person, &hotel);
    let page = person.see(&format!("/en/permohonan/{first}"));
    assert!(page.has("With an officer"), "{}", page.text());
    let shop = Answers::from([("kbli_1", "47112"), ("capital_1", "10000000")]);
    let (second, _) = sent(&mut person, &shop);
    let page = person.see(&format!("/en/permohonan/{second}"));
    assert!(page.has("Granted"), "{}", page.text());
    let mut officer = desk.officer(OSS);
    super::officer::opened(&mut officer, &first);
    let path = format!("/petugas/{first}");
    let seq = officer.get(&path).hidden("seq");
    let fields = [
        ("outcome-nib", "grant"),
        ("reason-nib", "Hotel kecil, risikonya rendah."),
        ("seq", &seq),
    ];
    let decided = officer.post(&path, &fields);
    assert_eq!(decided.status, 409, "{}", decided.text());
    desk.audit();
}

#[test]
fn what_an_officer_verifies_is_decided_without_the_others_waiting() {
    let desk = Desk::open();
    let mut person = desk.resident(SULASTRI);
    let (case, _) = sent(&mut person, &three_activities());
    let mut officer = desk.officer(OSS);
    super::officer::opened(&mut officer, &case);
    let path = format!("/petugas/{case}");
    let seq = officer.get(&path).hidden("seq");
    let fields = [
        ("outcome-verifikasi_3", "grant"),
        ("reason-verifikasi_3", "Bukti lengkap dan sesuai standar."),
        ("seq", &seq),
    ];
    let decided = officer.post(&path, &fields);
    assert_eq!(decided.status, 303, "{}", decided.text());
    let page = person.see(&format!("/en/permohonan/{case}"));
    assert!(!page.has("With an officer"), "{}", page.text());
    desk.audit();
}

#[test]
fn a_director_chooses_for_which_company_and_a_commissioner_may_not() {
    let desk = Desk::open();
    let mut person = desk.resident(IRAWAN);
    let case = person.begin_for("/en", NIB);
    let page = person.follow(&format!("/en/permohonan/{case}/isi")).1;
    for words in ["CV Contoh Karya Rasa", "My own business"] {
        assert!(page.has(words), "{words}: {}", page.text());
    }
    desk.audit();
}

#[test]
fn a_kind_of_business_is_found_by_the_words_and_by_the_old_code() {
    let desk = Desk::open();
    let mut person = desk.resident(SULASTRI);
    let case = person.begin_for("", NIB);
    let count = format!("/permohonan/{case}/isi/activity_count");
    assert_eq!(person.post(&count, &[("value", "1")]).status, 303);
    let path = format!("/permohonan/{case}/isi/kbli_1");
    let found = person.see(&format!("{path}?q=warung"));
    assert!(found.has("47112"), "{}", found.text());
    let english = person.see(&format!("/en{path}?q=grocery"));
    assert!(english.has("47112"), "{}", english.text());
    let nothing = person.see(&format!("{path}?q=zzzz"));
    assert!(nothing.has("Kami tidak menemukannya"), "{}", nothing.text());
    for rude in ["99999", "47112' OR 1=1", "<b>", ""] {
        let sent = person.post(&path, &[("value", rude)]);
        assert_eq!(sent.status, 422, "{rude}: {}", sent.text());
    }
    desk.audit();
}
