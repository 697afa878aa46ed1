//! Documents: the same paper gives the same bytes, and what was put in is found again.

use super::*;
use crate::{FileKeys, Slip, Trust, compact};

fn line(label: &str, value: &str) -> Line {
    Line {
        label: label.into(),
        value: value.into(),
    }
}

fn token(keys: &FileKeys) -> String {
    let slip = Slip {
        number: "3171-LU-24112026-0042".into(),
        vct: "urn:sigap:akta-lahir".into(),
        product: "akta".into(),
        issued: base::Date::constant(2026, 11, 24),
        office: "Disdukcapil Kota Jakarta Pusat".into(),
        lines: vec![
            ("Nama".into(), "Bima Wahyudi".into()),
            ("NIK".into(), "3171064111260001".into()),
            ("Lahir".into(), "Jakarta Pusat, 1 November 2026".into()),
            ("Ibu".into(), "Sri Wahyuni".into()),
            ("Ayah".into(), "Budi Santoso".into()),
        ],
    };
    compact::sign(&slip, keys).unwrap()
}

fn paper(token: String) -> Paper {
    Paper {
        lang: "id".into(),
        agency: "Dinas Kependudukan dan Pencatatan Sipil".into(),
        office: "Kota Administrasi Jakarta Pusat, Provinsi DKI Jakarta".into(),
        title: "Kutipan Akta Kelahiran".into(),
        second_title: Some(("en".into(), "Excerpt of Birth Certificate".into())),
        number: line("Nomor dokumen", "3171-LU-24112026-0042"),
        issued: line("Diterbitkan", "Selasa, 24 November 2026"),
        at: Timestamp::from_micros(1_795_503_600_000_000),
        lines: vec![
            line("Nama lengkap", "Bima Wahyudi"),
            line("Nomor Induk Kependudukan", "3171064111260001"),
            line("Jenis kelamin", "Laki-laki"),
            line("Tempat lahir", "Kota Administrasi Jakarta Pusat"),
            line("Tanggal lahir", "Minggu, 1 November 2026"),
            line("Anak ke", "2 (kedua)"),
            line("Nama ibu", "Sri Wahyuni"),
            line("Nama ayah", "Budi Santoso"),
        ],
        check: Check {
            heading: "Cara memeriksa dokumen ini".into(),
            steps: vec![
                "Pindai kode QR dengan kamera ponsel. Isi dokumen tampil dari tanda tangannya sendiri, juga tanpa internet.".into(),
                "Atau buka sigap.example/periksa, lalu ketik nomor dokumen atau unggah berkas ini.".into(),
                "Cocokkan isi di layar dengan isi di kertas.".into(),
            ],
            address: compact::address("https://sigap.example", &token),
            alt: "Kode QR untuk memeriksa dokumen ini".into(),
        },
        note: "Dokumen ini ditandatangani secara elektronik dan sah tanpa tanda tangan basah.".into(),
        mark: Some("CONTOH".into()),
        token,
    }
}

fn sample() -> Paper {
    paper(token(
        &FileKeys::unsaved("https://sigap.example", true).unwrap(),
    ))
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let paper = sample();
    let once = Renderer::new().pdf(&paper).unwrap();
    let again = Renderer::new().pdf(&paper).unwrap();
    assert!(once == again, "bytes differ");
}

/// Served bytes are recorded by hash and renderer: when this fails, give `RENDERER` a new version, then mend the hash.
#[test]
fn bytes_change_only_together_with_the_name_of_the_renderer() {
    let bytes = Renderer::new().pdf(&paper("a.fixed.token".into())).unwrap();
    let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &bytes);
    let known = (
        "sigap-pdf/1 (krilla 0.8.2, zlib-rs 0.6.8)",
        "DI7kar4fQ43zR_PR824ZMoLgG-HNPq9dtsvG0VGwvWI",
    );
    assert_eq!((RENDERER, crate::jose::encode(hash).as_str()), known);
}

#[test]
fn number_and_token_are_read_back_and_the_token_is_believed() {
    let keys = FileKeys::unsaved("https://sigap.example", true).unwrap();
    let bytes = Renderer::new().pdf(&paper(token(&keys))).unwrap();
    let found = read_pdf(&bytes).unwrap();
    let checked = compact::verify(&found.token, &Trust::of(&keys).unwrap()).unwrap();
    assert_eq!(found.number, checked.slip.number);
}

#[test]
fn a_document_is_small_enough_to_send_by_phone() {
    let bytes = Renderer::new().pdf(&sample()).unwrap();
    assert!(bytes.len() < 90_000, "{} bytes", bytes.len());
    if let Some(folder) = std::env::var_os("PDF_SAMPLES") {
        std::fs::write(std::path::Path::new(&folder).join("akta.pdf"), bytes).unwrap();
    }
}

#[test]
fn the_document_also_keeps_the_rules_of_pdf_ua() {
    let renderer = Renderer::new();
    let both = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A1_A)
        .with_accessibility_validator(krilla::configure::Accessibility::UA1);
    let result = renderer.render(&sample(), both);
    // The outline is left out on purpose: one or two pages need none.
    let Err(PdfError::Writer(found)) = result else {
        panic!("the outline must be missed");
    };
    assert_eq!(found.matches("Missing").count(), 1, "{found}");
    assert!(found.contains("MissingDocumentOutline"), "{found}");
}

#[test]
fn many_lines_continue_on_further_pages() {
    let mut long = sample();
    let value = "nilai yang panjang ".repeat(6);
    long.lines = (0..40)
        .map(|at| line(&format!("Baris {at}"), &value))
        .collect();
    let bytes = Renderer::new().pdf(&long).unwrap();
    let pages = String::from_utf8_lossy(&bytes)
        .matches("/Type/Page/")
        .count();
    assert!(pages > 2, "{pages} pages");
    if let Some(folder) = std::env::var_os("PDF_SAMPLES") {
        std::fs::write(std::path::Path::new(&folder).join("long.pdf"), bytes).unwrap();
    }
}

#[test]
fn a_document_without_lines_or_mark_is_still_a_document() {
    let mut bare = sample();
    bare.lines.clear();
    bare.mark = None;
    bare.second_title = None;
    assert!(read_pdf(&Renderer::new().pdf(&bare).unwrap()).is_some());
}

#[test]
fn a_text_no_page_can_hold_is_refused() {
    let mut wrong = sample();
    wrong.lines.push(line("x", &"x".repeat(LETTERS_MAX + 1)));
    assert!(matches!(
        Renderer::new().pdf(&wrong),
        Err(PdfError::TooMuch)
    ));
}

#[test]
fn a_letter_the_typeface_lacks_keeps_no_document_from_paper() {
    let mut rare = sample();
    rare.lines[0].value = "Nguyễn Thị Đặng 漢".into();
    assert!(Renderer::new().pdf(&rare).is_ok());
}

#[test]
fn texts_of_the_strangest_allowed_length_still_fit() {
    let mut wide = sample();
    let longest = "m".repeat(LETTERS_MAX);
    wide.lines = vec![line(&longest, &longest)];
    wide.title.clone_from(&longest);
    assert!(Renderer::new().pdf(&wide).is_ok());
}
