//! What a file is, told by its content: a whole picture or a whole PDF. Nobody here draws it; a person will, so that a
//! file which was cut off on its way is better refused now than found out a week later.

use super::attach::{AttachError, FILE_BYTES_MAX};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// A PDF ends with this, give or take what a mail program put behind it.
const PDF_END: &[u8] = b"%%EOF";
const PDF_START: &[u8] = b"startxref";
const PDF_TAIL_BYTES: usize = 2_048;
/// Longer than any side a camera or scanner makes.
const SIDE_MAX: u32 = 30_000;

/// The media type of a whole file.
pub(super) fn media_type(content: &[u8]) -> Result<&'static str, AttachError> {
    if content.is_empty() {
        return Err(AttachError::Empty);
    }
    if content.len() > FILE_BYTES_MAX {
        return Err(AttachError::TooLarge);
    }
    match content {
        [0xFF, 0xD8, 0xFF, ..] => jpeg(content).map(|()| "image/jpeg"),
        _ if content.starts_with(PNG) => png(content).map(|()| "image/png"),
        [b'R', b'I', b'F', b'F', ..] if content.get(8..12) == Some(b"WEBP") => {
            webp(content).map(|()| "image/webp")
        }
        [b'%', b'P', b'D', b'F', b'-', ..] => pdf(content).map(|()| "application/pdf"),
        _ => Err(AttachError::WrongType),
    }
}

/// A photograph says where it was taken; nobody here needs to know. Drops the APP1 segments (Exif, XMP) of a JPEG.
pub(super) fn without_position(media_type: &str, content: &[u8]) -> Vec<u8> {
    if media_type != "image/jpeg" {
        return content.to_vec();
    }
    let mut kept = content[..2].to_vec();
    let mut rest = &content[2..];
    while let Some(segment) = Segment::first(rest).filter(|segment| segment.marker != SCAN) {
        if segment.marker != 0xE1 {
            kept.extend_from_slice(segment.bytes);
        }
        rest = &rest[segment.bytes.len()..];
    }
    kept.extend_from_slice(rest);
    kept
}

/// Start of the scan: from here on there are no more segments to look at.
const SCAN: u8 = 0xDA;

/// One segment of a JPEG, with its marker and length.
struct Segment<'a> {
    marker: u8,
    bytes: &'a [u8],
}

impl<'a> Segment<'a> {
    fn first(rest: &'a [u8]) -> Option<Self> {
        let [0xFF, marker, high, low, ..] = *rest else {
            return None;
        };
        let length = 2 + usize::from(u16::from_be_bytes([high, low]));
        let bytes = rest.get(..length).filter(|_| length >= 4)?;
        Some(Self { marker, bytes })
    }

    /// Height and width, where this segment begins a frame.
    fn frame(&self) -> Option<(u32, u32)> {
        let begins =
            matches!(self.marker, 0xC0..=0xCF) && !matches!(self.marker, 0xC4 | 0xC8 | 0xCC);
        let side = |at: usize| {
            let pair = self.bytes.get(at..at + 2)?;
            Some(u32::from(u16::from_be_bytes([pair[0], pair[1]])))
        };
        begins.then(|| Some((side(5)?, side(7)?)))?
    }
}

/// Segments up to the scan, a frame of a sensible size among them, and the end mark behind the scan.
fn jpeg(content: &[u8]) -> Result<(), AttachError> {
    let mut rest = &content[2..];
    let mut frame = None;
    loop {
        let segment = Segment::first(rest).ok_or(AttachError::Broken)?;
        frame = frame.or(segment.frame());
        rest = &rest[segment.bytes.len()..];
        if segment.marker == SCAN {
            break;
        }
    }
    let (height, width) = frame.ok_or(AttachError::Broken)?;
    measures(height, width)?;
    let ends = rest.windows(2).any(|pair| pair == [0xFF, 0xD9]);
    if ends { Ok(()) } else { Err(AttachError::Cut) }
}

/// The head with its checksum, then chunk after chunk to the one that ends the picture.
fn png(content: &[u8]) -> Result<(), AttachError> {
    let mut rest = &content[PNG.len()..];
    let head = chunk(rest).ok_or(AttachError::Cut)?;
    let named = |word: &[u8]| rest.get(4..8) == Some(word);
    let sum = rest.get(head - 4..head).ok_or(AttachError::Cut)?;
    if !named(b"IHDR") || head != 25 || crc(&rest[4..head - 4]).to_be_bytes() != sum {
        return Err(AttachError::Broken);
    }
    let side = |at: usize| u32::from_be_bytes([rest[at], rest[at + 1], rest[at + 2], rest[at + 3]]);
    measures(side(12), side(8))?;
    loop {
        let length = chunk(rest).ok_or(AttachError::Cut)?;
        if rest.get(4..8) == Some(b"IEND") {
            return Ok(());
        }
        rest = &rest[length..];
    }
}

/// The length of the first chunk, if all of it is there.
fn chunk(rest: &[u8]) -> Option<usize> {
    let [a, b, c, d, ..] = *rest else { return None };
    let length = usize::try_from(u32::from_be_bytes([a, b, c, d])).ok()?;
    let whole = length.checked_add(12)?;
    (whole <= rest.len()).then_some(whole)
}

/// The checksum of PNG (CRC-32), bit by bit: a head is seventeen bytes.
fn crc(bytes: &[u8]) -> u32 {
    let bit = |sum: u32, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
    let byte = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), bit);
    !bytes.iter().fold(u32::MAX, byte)
}

/// As long as its head says, and of a kind that holds a picture.
fn webp(content: &[u8]) -> Result<(), AttachError> {
    let length = content.get(4..8).ok_or(AttachError::Cut)?;
    let length = u32::from_le_bytes([length[0], length[1], length[2], length[3]]);
    if usize::try_from(length).is_ok_and(|length| content.len() < length.saturating_add(8)) {
        return Err(AttachError::Cut);
    }
    match content.get(12..16) {
        Some(b"VP8 " | b"VP8L" | b"VP8X") => Ok(()),
        Some(_) => Err(AttachError::Broken),
        None => Err(AttachError::Cut),
    }
}

/// The end mark, and before it the place where the table of the file's parts begins.
fn pdf(content: &[u8]) -> Result<(), AttachError> {
    let tail = &content[content.len().saturating_sub(PDF_TAIL_BYTES)..];
    let end = last(tail, PDF_END).ok_or(AttachError::Cut)?;
    let start = last(&tail[..end], PDF_START).ok_or(AttachError::Broken)?;
    let place = tail[start + PDF_START.len()..end].trim_ascii();
    let place = std::str::from_utf8(place)
        .ok()
        .and_then(|at| at.parse::<usize>().ok());
    match place {
        Some(place) if place < content.len() => Ok(()),
        _ => Err(AttachError::Broken),
    }
}

fn last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

fn measures(height: u32, width: u32) -> Result<(), AttachError> {
    let sensible = |side| (1..=SIDE_MAX).contains(&side);
    if sensible(height) && sensible(width) {
        Ok(())
    } else {
        Err(AttachError::Measures)
    }
}

#[cfg(test)]
mod tests;
