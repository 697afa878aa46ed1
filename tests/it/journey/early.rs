//! An answer for which the application would be refused is told at its question, and nobody is locked in or out.

use crate::desk::{Answers, Desk, SRI};

const MARTHA: &str = "9171037004959001";

#[test]
fn a_name_with_figures_is_told_at_its_question_with_what_to_write_instead() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("");
    for (lang, reason, remedy) in [
        ("", "memuat angka", "Tulis nama tanpa angka"),
        ("/en", "contains figures", "Write the name without figures"),
    ] {
        let path = format!("{lang}/permohonan/{case}/isi/child_name");
        let sent = mother.post(&path, &[("value", "Bima Santoso 2")]);
        assert_eq!((sent.status, sent.location()), (303, path.clone()));
        let page = mother.see(&path);
        for words in [reason, remedy, "73/2022", "value=\"Bima Santoso 2\""] {
            assert!(page.has(words), "{words}: {}", page.text());
        }
        assert!(
            !page.has("kirim permohonan baru") && !page.has("apply again"),
            "there is no application yet to send again"
        );
    }
    let path = format!("/permohonan/{case}/isi/child_name");
    let mended = mother.post(&path, &[("value", "Bima Santoso Dua")]);
    assert_eq!(mended.location(), format!("/permohonan/{case}/isi"));
    assert!(
        !mother.see(&path).has("Tulis nama tanpa angka"),
        "nothing is left of it"
    );
}

#[test]
fn who_insists_goes_on_sees_it_once_more_and_is_refused_with_the_same_reason() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("");
    let asked = mother.fill(
        "/en",
        &case,
        &Answers::from([("child_name", "Bima 2 Santoso")]),
    );
    assert_eq!(asked, ["child_name"], "it is asked once");
    let check = mother.see(&format!("/en/permohonan/{case}/periksa"));
    assert!(check.has("will not be granted") && check.has("contains figures"));
    assert!(check.has("Change the answer"), "{}", check.text());
    mother.send_case("/en", &case);
    assert_eq!(mother.outcome(&case), "refuse");
    let page = mother.see(&format!("/en/permohonan/{case}"));
    assert!(page.has("contains figures") && page.has("apply again"));
}

#[test]
fn a_name_in_another_script_is_told_and_mended() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("");
    let path = format!("/en/permohonan/{case}/isi/child_name");
    mother.post(&path, &[("value", "محمد علي")]);
    let page = mother.see(&path);
    assert!(
        page.has("Write the name in Latin letters"),
        "{}",
        page.text()
    );
    mother.post(&path, &[("value", "Muhammad Ali")]);
    mother.send_case("/en", &case);
    assert_eq!(mother.outcome(&case), "grant");
}

#[test]
fn a_date_that_is_to_come_everywhere_in_the_country_is_told_at_once() {
    let desk = Desk::open();
    let mut mother = desk.resident(MARTHA);
    let case = mother.begin("");
    let choose = format!("/permohonan/{case}/isi/which_mother");
    mother.post(&choose, &[("value", MARTHA)]);
    let path = format!("/en/permohonan/{case}/isi/birth_date");
    let date = [("day", "1"), ("month", "1"), ("year", "2999")];
    assert_eq!(mother.post(&path, &date).location(), path);
    let page = mother.see(&path);
    assert!(page.has("is still to come"), "{}", page.text());
    assert!(page.has("Check day, month and year of birth."));
    let born = [("day", "2"), ("month", "3"), ("year", "2020")];
    let mended = mother.post(&path, &born).location();
    assert_eq!(mended, format!("/en/permohonan/{case}/isi"));
}

#[test]
fn a_question_that_refuses_nobody_leads_straight_on() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("");
    let path = format!("/permohonan/{case}/isi/child_name");
    let sent = mother.post(&path, &[("value", "Lestari")]);
    let next = format!("/permohonan/{case}/isi");
    assert_eq!(
        sent.location(),
        next,
        "one word is asked about, not refused"
    );
    let no = format!("/permohonan/{case}/isi/confirm_one_word");
    assert_eq!(mother.post(&no, &[("value", "no")]).location(), next);
}
