//! Who gave birth: a family card does not say it, so nobody is written down as a mother, or as a father, on a guess.

use crate::desk::{Answers, Desk};

const FITRI: &str = "1371015408019001";
const YUSNIDAR: &str = "1371016202759001";
const YOHANIS: &str = "9171032107909001";

#[test]
fn a_daughter_on_her_parents_card_is_the_mother_and_her_parents_are_not() {
    let desk = Desk::open();
    let mut mother = desk.resident(FITRI);
    let case = mother.begin("");
    let form = mother.see(&format!("/en/permohonan/{case}/isi/which_mother"));
    assert!(form.has("Yusnidar") && form.has("Fitri Tanjung"));
    assert!(form.has("not on your family card"));
    let asked = mother.fill("", &case, &Answers::from([("which_mother", FITRI)]));
    assert_eq!(asked, ["which_mother", "child_name"]);
    let check = mother.see(&format!("/en/permohonan/{case}/periksa"));
    assert!(
        check.has("Rumah Sakit Contoh Muaro"),
        "the ward is read once the mother is chosen"
    );
    mother.send_case("", &case);
    assert_eq!(mother.outcome(&case), "grant");
    let page = mother.see(&format!("/en/permohonan/{case}"));
    let number = page.between("/dokumen/", "\"").expect("a document");
    let paper = mother.see(&format!("/en/dokumen/{number}"));
    assert!(paper.has("Fitri Tanjung"));
    assert!(
        !paper.has("Yusnidar") && !paper.has("Syafri"),
        "{}",
        paper.text()
    );
}

#[test]
fn nobody_is_read_about_before_they_are_chosen() {
    let desk = Desk::open();
    let mut mother = desk.resident(FITRI);
    let case = mother.begin("");
    let rows = || desk.count("SELECT count(*) FROM access");
    assert_eq!(rows(), 2, "the applicant and her card");
    let path = format!("/permohonan/{case}/isi/which_mother");
    assert_eq!(mother.post(&path, &[("value", FITRI)]).status, 303);
    assert_eq!(rows(), 5, "her own record, her marriages, her deliveries");
    mother.see(&format!("/permohonan/{case}/isi/child_name"));
    assert_eq!(rows(), 5, "a page logs nothing");
    let log = desk.resident(YUSNIDAR).see("/en/akses");
    assert!(!log.has(&case), "her mother was not looked at");
}

#[test]
fn a_grandmother_who_chooses_her_daughter_is_no_parent() {
    let desk = Desk::open();
    let mut grandmother = desk.resident(YUSNIDAR);
    let case = grandmother.apply(&Answers::from([("which_mother", FITRI)]));
    assert_eq!(grandmother.outcome(&case), "refer");
    let page = grandmother.see(&format!("/en/permohonan/{case}"));
    assert!(page.has("not this child’s father or mother"));
}

#[test]
fn a_wife_who_did_not_give_birth_is_not_the_mother() {
    let desk = Desk::open();
    let mut father = desk.resident(YOHANIS);
    let case = father.begin("");
    let answers = Answers::from([("which_mother", "none"), ("mother_name", "Yuliana Mote")]);
    let asked = father.fill("", &case, &answers);
    assert_eq!(asked[0], "which_mother");
    assert!(asked.contains(&"mother_name".to_owned()), "{asked:?}");
    let check = father.see(&format!("/en/permohonan/{case}/periksa"));
    assert!(check.has("Yuliana Mote"));
    assert!(check.has("not on your family card"));
    father.send_case("", &case);
    let page = father.see(&format!("/en/permohonan/{case}"));
    assert!(
        page.has("mother is not on your family card"),
        "{}",
        page.text()
    );
}

#[test]
fn a_choice_can_be_changed_until_it_is_sent() {
    let desk = Desk::open();
    let mut mother = desk.resident(FITRI);
    let case = mother.begin("");
    let path = format!("/permohonan/{case}/isi/which_mother");
    for choice in [YUSNIDAR, "none", FITRI] {
        assert_eq!(mother.post(&path, &[("value", choice)]).status, 303);
        let form = mother.see(&path);
        assert!(
            form.has(YUSNIDAR) && form.has(FITRI),
            "all are offered again"
        );
    }
    mother.fill("", &case, &Answers::new());
    mother.send_case("", &case);
    assert_eq!(mother.outcome(&case), "grant");
}

#[test]
fn a_program_may_send_the_choice_with_the_name() {
    let desk = Desk::open();
    let mut mother = desk.resident(FITRI);
    let case = mother.begin("");
    let answers = [
        ("answers.which_mother", FITRI),
        ("answers.child_name", "Rafi Tanjung Muaro"),
    ];
    mother.post(&format!("/permohonan/{case}/kirim"), &answers);
    assert_eq!(mother.outcome(&case), "grant");
}
