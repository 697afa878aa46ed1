//! The main path: a mother registers her baby and holds a document that anyone can check.

use crate::desk::{AGUS, Answers, BUDI, Browser, DEWI, Desk, Page, SRI};
use credential::{FileKeys, Trust, sd_jwt};

const NAME: &str = "Bima Wahyudi Santoso";

/// Numbers of the documents a case page links to.
fn documents(page: &Page) -> Vec<String> {
    page.all("class=\"button\" href=\"/dokumen/", "\"")
}

fn registered(mother: &mut Browser) -> (String, Page) {
    let case = mother.apply(&Answers::from([("child_name", NAME)]));
    let page = mother.see(&format!("/permohonan/{case}"));
    (case, page)
}

#[test]
fn a_mother_types_a_name_and_holds_three_products_in_the_same_answer() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("");
    let asked = mother.fill("", &case, &Answers::from([("child_name", NAME)]));
    assert_eq!(
        asked,
        ["child_name"],
        "everything else is held by a register"
    );

    let check = mother.see(&format!("/permohonan/{case}/periksa"));
    for held in [NAME, "Budi Santoso", "Rumah Sakit Contoh Dago", "20.41"] {
        assert!(check.has(held), "the check page shows {held}");
    }
    let sent = mother.send_case("", &case);
    let result = mother.see(&sent);
    assert_eq!(result.outcomes(), ["Dikabulkan"; 3], "{}", result.text());
    assert!(result.has("3273021"), "the NIK stands on the page");
    assert_eq!(documents(&result).len(), 2, "certificate and card");
    let number = result.between("/dokumen/", "\"").expect("a document");
    let paper = mother.see(&format!("/en/dokumen/{number}"));
    assert!(
        paper.has("<dd lang=\"id\">Dinas Kependudukan"),
        "the signed name of the office is said to be Indonesian"
    );
    // The application is decided: there is no draft to send or to change any more.
    assert_eq!(
        mother.get(&format!("/permohonan/{case}/periksa")).status,
        303
    );
    assert_eq!(
        desk.count("SELECT count(*) FROM cases WHERE stage = 'decided'"),
        1
    );
}

#[test]
fn a_document_is_valid_as_a_page_a_file_a_number_and_a_credential() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let (_, result) = registered(&mut mother);
    let number = documents(&result)[0].clone();
    let page = mother.see(&format!("/dokumen/{number}"));
    assert!(page.has(NAME) && page.has("CONTOH") && page.has("<svg"));

    let pdf = mother.post(&format!("/dokumen/{number}/pdf"), &[]);
    assert_eq!((pdf.status, &pdf.body[..5]), (200, &b"%PDF-"[..]));
    let mut stranger = desk.guest();
    let told = stranger.upload("/en/periksa/berkas", "akta.pdf", &pdf.body);
    assert!(
        told.has("Genuine and valid") && told.has(NAME),
        "{}",
        told.text()
    );

    let mut forged = pdf.body.clone();
    let middle = forged.len() / 2;
    forged[middle] ^= 1;
    let told = stranger.upload("/en/periksa/berkas", "akta.pdf", &forged);
    assert_eq!(told.status, 200);
    assert!(!told.has("Genuine and valid"), "a changed byte is noticed");

    let told = stranger.post("/en/periksa/nomor", &[("number", &number)]);
    assert!(
        told.has("The number is on record and the document was not revoked"),
        "{}",
        told.text()
    );
    assert!(
        !told.has(NAME),
        "a number alone tells no name: {}",
        told.text()
    );

    let token = mother.see(&format!("/dokumen/{number}/kredensial"));
    let key = desk.data.join("keys/issuer.key");
    let keys = FileKeys::open_or_create(&key, "https://contoh.sigap.example", true).unwrap();
    let verified = sd_jwt::verify(&token.text(), &Trust::of(&keys).unwrap()).unwrap();
    assert_eq!(verified.claims["name"], NAME);
    assert!(verified.demo, "a demo signs under a demo issuer");
}

#[test]
fn a_mother_sees_who_read_which_of_her_data_and_why() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let (case, _) = registered(&mut mother);
    let log = mother.see("/en/akses");
    assert!(log.has(&format!("/en/permohonan/{case}")), "{}", log.text());
    assert!(log.has("Law 24/2013, Article 27"), "with the law");
    assert!(log.has("Your family’s data"), "also of the family card");
    let mut father = desk.resident(BUDI);
    let seen = father.see("/en/akses");
    assert!(
        seen.has("Residents register: "),
        "his record was read as well"
    );
    assert!(seen.has("Your family’s data"), "and the card they share");
    assert!(seen.has("somebody else’s application"), "{}", seen.text());
    assert!(!seen.has(&case), "her application is not his to open");
    assert_eq!(father.get(&format!("/permohonan/{case}")).status, 404);
}

#[test]
fn whoever_shares_a_family_card_may_question_a_reading_of_it_and_nobody_else() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    registered(&mut mother);
    let mut father = desk.resident(BUDI);
    let seen = father
        .see("/en/akses")
        .between("Your family’s data", "</tr>");
    let row = seen.unwrap();
    let row = row
        .split("akses=")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let page = father.see(&format!("/en/koreksi?akses={row}"));
    assert!(
        page.has("Ask about a reading of your data"),
        "{}",
        page.text()
    );
    assert!(page.has("Family card register"), "{}", page.text());
    assert!(page.has(row), "the entry's number is not told");
    let mut stranger = desk.resident(AGUS);
    assert_eq!(stranger.get(&format!("/koreksi?akses={row}")).status, 404);
    let nothing = stranger.see("/en/akses");
    assert!(
        nothing.has("Nobody has read your data yet"),
        "{}",
        nothing.text()
    );
}

#[test]
fn every_page_cites_laws_in_its_own_language_and_the_receipt_as_the_files_do() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    registered(&mut mother);
    let mut father = desk.resident(BUDI);
    let refused = father.apply(&Answers::from([("child_name", "Dimas Santoso")]));
    let case = format!("/permohonan/{refused}");
    let public = [
        "/layanan/akta-lahir",
        "/layanan/akta-lahir/aturan",
        "/instansi/kua",
    ];
    for page in public.into_iter().chain(["/akses", case.as_str()]) {
        let indonesian = father.see(page);
        assert!(indonesian.has(" Pasal "), "{page}: {}", indonesian.text());
        for english in [" art. ", "amended by", ", form "] {
            assert!(!indonesian.has(english), "{page} says \"{english}\"");
        }
        let english = father.see(&format!("/en{page}"));
        assert!(english.has(", Article "), "{page}: {}", english.text());
        for indonesian in [" art. ", " Pasal ", "diubah dengan"] {
            assert!(!english.has(indonesian), "{page} says \"{indonesian}\"");
        }
    }
    let receipt = father.see(&format!("{case}/tanda-terima")).text();
    assert!(receipt.contains("UU 24/2013 art. 27"), "{receipt}");
}

#[test]
fn the_registers_know_the_child_afterwards_and_refuse_it_a_second_time() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let (_, result) = registered(&mut mother);
    let nik = result.between("<dd class=\"figure\">", "<").unwrap();
    assert_eq!(nik.len(), 16, "{nik}");
    // The child is somebody: the registers find a person under the new number.
    let mut child = desk.resident(&nik);
    assert!(child.see("/en/permohonan").has("no applications yet"));

    let mut father = desk.resident(BUDI);
    let case = father.apply(&Answers::from([("child_name", "Dimas Santoso")]));
    let page = father.see(&format!("/en/permohonan/{case}"));
    assert_eq!(page.outcomes(), ["Not granted"; 3], "{}", page.text());
    assert!(page.has("Law 24/2013, Article 27"), "with its law");
    assert!(
        page.has(&format!("/en/permohonan/{case}/keberatan")),
        "with a way to object"
    );
    assert_eq!(
        desk.count("SELECT count(*) FROM effect_done"),
        3,
        "nothing was done twice"
    );
}

#[test]
fn a_whole_application_speaks_english_too() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("/en");
    let (path, page) = mother.follow(&format!("/en/permohonan/{case}/isi"));
    assert!(
        path.starts_with("/en/") && page.has("<html lang=\"en\""),
        "{path}"
    );
    mother.fill("/en", &case, &Answers::from([("child_name", NAME)]));
    let sent = mother.send_case("/en", &case);
    let result = mother.see(&sent);
    assert_eq!(result.outcomes(), ["Granted"; 3]);
    assert!(result.has("Your application was granted"));
    assert_eq!(mother.outcome(&case), "grant");
}

#[test]
fn of_twins_each_is_registered_with_a_number_of_its_own() {
    let desk = Desk::open();
    let mut mother = desk.resident(DEWI);
    let mut father = desk.resident(AGUS);
    let wish = |birth, name| Answers::from([("which_birth", birth), ("child_name", name)]);
    let first = mother.apply(&wish("CTH-3573-0001", "Arjuna Hartono"));
    let second = father.apply(&wish("CTH-3573-0002", "Nakula Hartono"));
    let nik = |browser: &mut Browser, case| {
        let page = browser.see(&format!("/permohonan/{case}"));
        page.between("<dd class=\"figure\">", "<").unwrap()
    };
    assert_ne!(nik(&mut mother, &first), nik(&mut father, &second));
}
