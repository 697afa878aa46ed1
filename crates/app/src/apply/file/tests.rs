use super::*;

/// One pixel, whole.
const PIXEL: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
\0\0\0\x0bIDATx\x9cc\xf8\x0f\x04\0\t\xfb\x03\xfd\xfb^k+\0\0\0\0IEND\xaeB`\x82";
const LETTER: &[u8] = include_bytes!("../../../../../e2e/files/birth-letter.pdf");

/// Segments as a camera writes them: its own, where it was, the frame, the scan.
fn photo(height: u16, width: u16) -> Vec<u8> {
    let [h, l] = height.to_be_bytes();
    let [w, i] = width.to_be_bytes();
    [
        &[0xFF, 0xD8][..],
        &[0xFF, 0xE0, 0, 4, 1, 2],
        &[0xFF, 0xE1, 0, 6, b'E', b'x', b'i', b'f'],
        &[0xFF, 0xC0, 0, 11, 8, h, l, w, i, 1, 1, 0x11, 0],
        &[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0],
        &[9, 7, 7, 0xFF, 0, 1, 0xFF, 0xD9],
    ]
    .concat()
}

fn refused(content: &[u8]) -> String {
    format!("{:?}", media_type(content).unwrap_err())
}

#[test]
fn whole_pictures_and_documents_are_known_by_what_they_are() {
    assert_eq!(media_type(PIXEL).unwrap(), "image/png");
    assert_eq!(media_type(&photo(1200, 1600)).unwrap(), "image/jpeg");
    assert_eq!(media_type(LETTER).unwrap(), "application/pdf");
    assert_eq!(
        media_type(b"RIFF\x0c\0\0\0WEBPVP8L\0\0\0\0").unwrap(),
        "image/webp"
    );
}

#[test]
fn a_program_an_empty_file_and_a_page_of_text_are_none_of_them() {
    assert_eq!(refused(b"MZ\x90\0program"), "WrongType");
    assert_eq!(refused(b""), "Empty");
    assert_eq!(refused(b"<html>"), "WrongType");
    assert_eq!(refused(&vec![0; FILE_BYTES_MAX + 1]), "TooLarge");
}

#[test]
fn a_file_that_was_cut_off_on_its_way_is_told_apart_from_one_that_is_broken() {
    let photo = photo(1200, 1600);
    assert_eq!(refused(&PIXEL[..PIXEL.len() - 12]), "Cut");
    assert_eq!(refused(&photo[..photo.len() - 2]), "Cut");
    assert_eq!(refused(&LETTER[..LETTER.len() / 2]), "Cut");
    assert_eq!(refused(b"%PDF-1.7"), "Cut");
    assert_eq!(refused(b"RIFF\xff\0\0\0WEBPVP8 "), "Cut");
}

#[test]
fn beginning_like_a_picture_or_a_document_is_not_enough() {
    assert_eq!(refused(b"%PDF-1.7\n%%EOF"), "Broken");
    assert_eq!(refused(b"%PDF-1.7\nstartxref\n99999\n%%EOF"), "Broken");
    assert_eq!(refused(b"\xff\xd8\xff\xe0 not a picture at all"), "Broken");
    let mut flipped = PIXEL.to_vec();
    flipped[18] ^= 1;
    assert_eq!(
        refused(&flipped),
        "Broken",
        "the checksum of the head does not fit"
    );
}

#[test]
fn a_picture_of_no_size_or_of_a_size_no_camera_makes_is_refused() {
    assert_eq!(refused(&photo(0, 1600)), "Measures");
    assert_eq!(refused(&photo(1200, 65_535)), "Measures");
}

#[test]
fn the_place_a_photo_was_taken_at_is_dropped() {
    let photo = photo(1200, 1600);
    let kept = without_position("image/jpeg", &photo);
    assert!(!kept.windows(4).any(|four| four == b"Exif"));
    assert_eq!(kept.len(), photo.len() - 8);
    assert_eq!(media_type(&kept).unwrap(), "image/jpeg");
}
