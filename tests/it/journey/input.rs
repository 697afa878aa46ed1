//! What people type and choose by mistake: a clear message, a next step, and nothing lost.

use crate::desk::{Answers, Browser, Desk, PNG, SRI};

const MARTHA: &str = "9171037004959001";

/// A birth at home, up to the question of its date: there most has to be typed.
fn at_home(desk: &Desk) -> (Browser, String) {
    let mut mother = desk.resident(MARTHA);
    let case = mother.begin("");
    (mother, case)
}

#[test]
fn a_number_that_is_no_nik_is_told_so_in_both_languages() {
    let desk = Desk::open();
    let mut guest = desk.guest();
    for nik in [
        "",
        "abc",
        "327302410594900",
        "32730241059490011",
        "3273024105949xyz",
        "٣٢٧٣٠٢٤١٠٥٩٤٩٠٠١",
    ] {
        let page = guest.post("/demo/sign-in", &[("nik", nik)]);
        assert_eq!(page.status, 422, "{nik:?}");
        let english = guest.post("/en/demo/sign-in", &[("nik", nik)]);
        assert!(english.has("<html lang=\"en\"") && page.has("<html lang=\"id\""));
        assert!(guest.cookie.is_none(), "nobody is signed in by {nik:?}");
    }
    assert_eq!(
        guest
            .post("/demo/sign-in", &[("nik", "1271034508930999")])
            .status,
        404
    );
}

#[test]
fn a_date_that_is_not_in_the_calendar_is_asked_again_with_what_was_typed() {
    let desk = Desk::open();
    let (mut mother, case) = at_home(&desk);
    let path = format!("/en/permohonan/{case}/isi/birth_date");
    let dates = [
        ["31", "2", "2026"],
        ["29", "2", "2025"],
        ["0", "1", "2026"],
        ["1", "13", "2026"],
        ["1", "1", "26"],
        ["1", "1", "1066"],
        ["-1", "1", "2026"],
        ["99999999999999999999", "1", "2026"],
        ["satu", "1", "2026"],
        ["", "", ""],
        ["1", "", "2026"],
    ];
    for [day, month, year] in dates {
        let page = mother.post(&path, &[("day", day), ("month", month), ("year", year)]);
        assert_eq!(page.status, 422, "{day} {month} {year}");
        assert!(
            page.has("Error:") && page.has("aria-invalid"),
            "{}",
            page.text()
        );
        assert!(
            page.has(&format!("value=\"{year}\"")),
            "{year} is still there"
        );
    }
    let page = mother.post(&path, &[]);
    assert_eq!(page.status, 422, "a form without its fields");
    let path = format!("/en/permohonan/{case}/isi/birth_time");
    for [hour, minute] in [["24", "00"], ["7", "60"], ["", ""], ["x", "1"], ["-1", "1"]] {
        let page = mother.post(&path, &[("hour", hour), ("minute", minute)]);
        assert_eq!(page.status, 422, "{hour}:{minute}");
    }
}

#[test]
fn a_number_nobody_can_mean_and_a_place_of_the_wrong_size_are_told_so_in_both_languages() {
    let desk = Desk::open();
    let (mut mother, case) = at_home(&desk);
    let order = format!("/permohonan/{case}/isi/child_order");
    let page = mother.see(&format!("/en{order}"));
    assert!(
        page.has("inputmode=\"numeric\"") && page.has("From 1 to 30."),
        "{}",
        page.text()
    );
    for (value, en, id) in [
        (
            "0",
            "Enter a number from 1 to 30",
            "Isi angka dari 1 sampai 30",
        ),
        (
            "31",
            "Enter a number from 1 to 30",
            "Isi angka dari 1 sampai 30",
        ),
        (
            "-1",
            "Enter a number from 1 to 30",
            "Isi angka dari 1 sampai 30",
        ),
        (
            "dua",
            "Only whole numbers fit",
            "hanya menerima angka bulat",
        ),
        (
            "99999999999999999999",
            "Enter a number from 1 to 30",
            "Isi angka dari 1 sampai 30",
        ),
    ] {
        let english = mother.post(&format!("/en{order}"), &[("value", value)]);
        let page = mother.post(&order, &[("value", value)]);
        assert_eq!((english.status, page.status), (422, 422), "{value}");
        assert!(english.has(en), "{value}: {}", english.text());
        assert!(page.has(id), "{value}: {}", page.text());
        assert!(page.has(&format!("value=\"{value}\"")), "{value} is there");
    }
    let place = format!("/permohonan/{case}/isi/birth_place");
    // A city and a village: both are in the table, and neither is what is asked for.
    for code in ["3273", "3273021004"] {
        let english = mother.post(&format!("/en{place}"), &[("value", code)]);
        let page = mother.post(&place, &[("value", code)]);
        assert_eq!((english.status, page.status), (422, 422), "{code}");
        assert!(english.has("is no district") && page.has("bukan kecamatan"));
    }
    assert_eq!(mother.post(&place, &[("value", "327302")]).status, 303);
}

#[test]
fn far_too_much_text_is_refused_and_the_draft_stays() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("");
    let path = format!("/en/permohonan/{case}/isi/child_name");
    assert_eq!(mother.post(&path, &[("value", "Bima Santoso")]).status, 303);
    let long = "Bima ".repeat(80_000);
    assert_eq!(long.len(), 400_000);
    let page = mother.post(&path, &[("value", &long)]);
    assert_eq!(page.status, 413);
    assert!(
        page.has("<html lang=\"en\"") && page.has("app.css") && page.has("Too much at once"),
        "a page like the others: {}",
        page.text()
    );
    assert!(
        page.has(&format!("class=\"button\" href=\"{path}\"")),
        "back to the question"
    );
    let page = mother.post(&path, &[("value", &long[..40_000])]);
    assert_eq!(page.status, 422);
    for value in ["", "   ", "Bi\u{0}ma", "Bima\u{202e}amiB\u{7}"] {
        assert_eq!(
            mother.post(&path, &[("value", value)]).status,
            422,
            "{value:?}"
        );
    }
    let many: Vec<_> = (0..200).map(|_| ("value", "x")).collect();
    assert_eq!(mother.post(&path, &many).status, 413);
    let check = mother.see(&format!("/en/permohonan/{case}/periksa"));
    assert!(
        check.has("Bima Santoso"),
        "the answer given before is still there"
    );
}

#[test]
fn a_letter_with_a_mark_is_the_same_however_a_keyboard_sends_it() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("");
    let path = format!("/en/permohonan/{case}/isi/child_name");
    let typed = [("value", "Jose\u{301} Nun\u{303}ez")];
    assert_eq!(mother.post(&path, &typed).status, 303);
    let check = mother.see(&format!("/en/permohonan/{case}/periksa"));
    assert!(check.has("José Nuñez"), "{}", check.text());
}

#[test]
fn a_choice_nobody_offered_is_not_taken() {
    let desk = Desk::open();
    let (mut mother, case) = at_home(&desk);
    for (question, value) in [
        ("child_status", "stolen"),
        ("sex", "X"),
        ("birth_place", "999999"),
        ("birth_place", ""),
        ("child_order", "second"),
        ("child_order", "99999999999999999999"),
        ("confirm_one_word", "maybe"),
    ] {
        let page = mother.post(
            &format!("/permohonan/{case}/isi/{question}"),
            &[("value", value)],
        );
        assert_eq!(page.status, 422, "{question} = {value:?}");
    }
    let nothing = mother.post(
        &format!("/permohonan/{case}/isi/shoe_size"),
        &[("value", "44")],
    );
    assert_eq!(nothing.status, 404);
    let home = nothing.all("class=\"button button--second\" href=\"", "\"");
    assert_eq!(home, ["/"], "one way on from a page that is not there");
}

#[test]
fn a_file_that_is_no_letter_is_cut_off_or_too_large_is_refused_by_a_page() {
    let desk = Desk::open();
    let (mut mother, case) = at_home(&desk);
    let path = format!("/en/permohonan/{case}/bukti/birth_letter");
    let wrong: [(&str, &[u8], u16); 9] = [
        ("cut.png", &PNG[..40], 422),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", 422),
        ("no.jpg", b"\xff\xd8\xff\xe0 only the beginning", 422),
        ("surat.exe", b"MZ\x90\0 this program", 422),
        ("surat.png", b"<svg onload=alert(1)>", 422),
        ("surat.pdf", b"", 422),
        ("", b"", 422),
        ("large.png", &[PNG, &vec![7; 5 * 1024 * 1024]].concat(), 422),
        ("huge.png", &[PNG, &vec![7; 8 * 1024 * 1024]].concat(), 413),
    ];
    for (name, file, status) in wrong {
        let page = mother.upload(&path, name, file);
        assert_eq!(page.status, status, "{name}: {}", page.text());
        assert!(
            page.has("<html lang=\"en\""),
            "{name} is answered by a page"
        );
    }
    assert_eq!(desk.count("SELECT count(*) FROM evidence"), 0);
}

#[test]
fn a_letter_is_kept_once_by_a_harmless_name_and_not_without_end() {
    let desk = Desk::open();
    let (mut mother, case) = at_home(&desk);
    let path = format!("/en/permohonan/{case}/bukti/birth_letter");
    assert_eq!(
        mother.upload(&path, "../../etc/surat\"<b>.png", PNG).status,
        303
    );
    let page = mother.see(&path);
    assert!(page.has("surat") && !page.has("<b>"), "{}", page.text());
    assert_eq!(
        mother.upload(&path, "../../etc/surat\"<b>.png", PNG).status,
        422,
        "the same again"
    );
    assert_eq!(
        mother.upload(&path, "nama-lain.png", PNG).status,
        422,
        "and under another name"
    );
    for more in 1..5 {
        let file = [PNG, &[more; 9][..usize::from(more)]].concat();
        assert_eq!(mother.upload(&path, "lagi.png", &file).status, 303);
    }
    assert_eq!(
        mother
            .upload(&path, "enam.png", &[PNG, b"123456789"].concat())
            .status,
        422
    );
    let file = mother.see(&path).hidden("file");
    let gone = mother.post(&format!("{path}/hapus"), &[("file", &file)]);
    assert_eq!(gone.status, 303);
    assert_eq!(
        desk.count("SELECT count(*) FROM evidence WHERE removed = 0"),
        4
    );
    let nowhere = mother.upload(&format!("/permohonan/{case}/bukti/passport"), "a.png", PNG);
    assert_eq!(nowhere.status, 404);
}

#[test]
fn a_broken_upload_and_a_file_to_check_that_is_none_are_answered_by_a_page() {
    let desk = Desk::open();
    let mut guest = desk.guest();
    let kinds = [
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=\"\"",
    ];
    for kind in kinds {
        let page = guest.send(
            "POST",
            "/periksa/berkas",
            &[("Content-Type", kind)],
            b"--y\r\nnot a part",
        );
        assert!(matches!(page.status, 200 | 422), "{kind}: {}", page.status);
        assert!(page.has("<html"), "{kind}");
    }
    for file in [
        &b""[..],
        b"%PDF-1.7",
        b"%PDF-1.7\n/XMP <sigap:jws>a.b.c</sigap:jws>",
        &[0xff; 300],
    ] {
        let page = guest.upload("/en/periksa/berkas", "x.pdf", file);
        assert!(matches!(page.status, 200 | 422), "{}", page.status);
        assert!(!page.has("Genuine and valid"));
    }
    for number in [
        "",
        "0",
        "O0O0-0000-0000-0000",
        "'; DROP TABLE credential; --",
        &"9".repeat(5_000),
    ] {
        let page = guest.post("/en/periksa/nomor", &[("number", number)]);
        assert!(
            matches!(page.status, 200 | 422),
            "{number}: {}",
            page.status
        );
    }
    let wrong = [("number", "0H2K-7QTM-4XBN-9R3P")];
    let refused = (0..30).find_map(|_| {
        let page = guest.post("/periksa/nomor", &wrong);
        (page.status != 200).then_some(page)
    });
    let refused = refused.expect("nobody tries numbers one after the other");
    assert_eq!(refused.status, 429, "{}", refused.text());
    let wait: u32 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait));
    assert!(refused.has("Terlalu sering mencoba") && refused.has("href=\"/periksa\""));
    let english = guest.post("/en/periksa/nomor", &wrong);
    assert!(english.has("Too many tries"), "{}", english.text());
    // Nobody escapes by naming somebody else: no proxy of ours said so.
    let elsewhere = [
        ("X-Forwarded-For", "192.0.2.7"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ];
    let body = b"number=0H2K-7QTM-4XBN-9R3P";
    let again = guest.send("POST", "/periksa/nomor", &elsewhere, body);
    assert_eq!(again.status, 429);
}

#[test]
fn rules_judge_a_name_that_the_form_lets_through() {
    let desk = Desk::open();
    for name in ["Prof Bima Santoso 3", &"Bima ".repeat(13)] {
        let mut mother = desk.resident(SRI);
        let case = mother.apply(&Answers::from([("child_name", name)]));
        let page = mother.see(&format!("/en/permohonan/{case}"));
        assert_eq!(page.outcomes(), ["Not granted"; 3], "{name}");
        assert!(
            page.has("Minister of Home Affairs Regulation 73/2022"),
            "every reason with its law: {}",
            page.text()
        );
    }
}
