//! Signed notes (C2SP signed-note): a text, an empty line, and lines of signatures.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Longest note, far above a checkpoint with every cosignature that there can be.
pub const NOTE_BYTES_MAX: usize = 64 * 1024;
/// Most lines of signatures that are read.
pub const SIGNATURES_MAX: usize = 128;
/// Begins a line of a signature.
const DASH: &str = "\u{2014} ";

/// A note as it was written; nothing in it is believed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note<'a> {
    /// With its last newline, without the empty line.
    pub text: &'a str,
    pub signatures: Vec<SignatureLine<'a>>,
}

/// `— name base64(key id, signature)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureLine<'a> {
    pub name: &'a str,
    pub key_id: [u8; 4],
    pub signature: Vec<u8>,
}

/// Why a text is not a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadNote {
    #[error("longer than any note, or with more signatures")]
    TooLong,
    #[error("not a text, an empty line and signatures")]
    Form,
    #[error("a line of a signature that cannot be read")]
    Signature,
}

impl<'a> Note<'a> {
    pub fn read(note: &'a str) -> Result<Self, BadNote> {
        if note.len() > NOTE_BYTES_MAX {
            return Err(BadNote::TooLong);
        }
        if note.chars().any(|c| c < ' ' && c != '\n') {
            return Err(BadNote::Form);
        }
        let end = note.rfind("\n\n").ok_or(BadNote::Form)?;
        let (text, lines) = note.split_at(end + 1);
        let lines = lines.strip_prefix('\n').ok_or(BadNote::Form)?;
        let lines = lines.strip_suffix('\n').ok_or(BadNote::Form)?;
        if lines.split('\n').count() > SIGNATURES_MAX {
            return Err(BadNote::TooLong);
        }
        let signatures = lines.split('\n').map(SignatureLine::read);
        Ok(Self {
            text,
            signatures: signatures.collect::<Result<_, _>>()?,
        })
    }
}

impl<'a> SignatureLine<'a> {
    /// Reads one line, without its newline.
    pub fn read(line: &'a str) -> Result<Self, BadNote> {
        let (name, blob) = line
            .strip_prefix(DASH)
            .and_then(|line| line.split_once(' '))
            .ok_or(BadNote::Signature)?;
        let is_name = !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c == '+');
        let blob = STANDARD.decode(blob).map_err(|_| BadNote::Signature)?;
        match blob.split_first_chunk() {
            Some((key_id, signature)) if is_name && !signature.is_empty() => Ok(Self {
                name,
                key_id: *key_id,
                signature: signature.to_vec(),
            }),
            _ => Err(BadNote::Signature),
        }
    }

    /// The line, with its newline.
    pub fn write(&self) -> String {
        let blob = [self.key_id.as_slice(), &self.signature].concat();
        format!("{DASH}{} {}\n", self.name, STANDARD.encode(blob))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of C2SP signed-note: its text has an empty line itself.
    const POEM: &str = "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned \u{e8} subito sera.\n";
    const LINE: &str = "\u{2014} quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

    #[test]
    fn the_last_empty_line_parts_text_and_signatures() {
        let note = format!("{POEM}\n{LINE}");
        let note = Note::read(&note).unwrap();
        assert_eq!(note.text, POEM);
        assert_eq!(note.signatures[0].name, "quasimodo.example/salvatore");
        assert_eq!(note.signatures[0].key_id, [0x36, 0x7b, 0xa0, 0x4b]);
        assert_eq!(note.signatures[0].signature.len(), 64);
        assert_eq!(note.signatures[0].write(), LINE);
    }

    #[test]
    fn a_checkpoint_with_a_cosignature_is_read_as_the_specification_shows_it() {
        let note = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
            \u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
            \u{2014} witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
        let note = Note::read(note).unwrap();
        let checkpoint = crate::Checkpoint::read(note.text).unwrap();
        assert_eq!(checkpoint.size, 20_852_163);
        assert_eq!(checkpoint.text(), note.text);
        let cosigned = crate::cosignature::read(&note.signatures[1].signature);
        // The time that the specification signs in its example.
        assert_eq!(cosigned.unwrap().0, 1_679_315_147);
    }

    #[test]
    fn what_is_no_note_is_refused() {
        for (bad, why) in [
            (String::new(), BadNote::Form),
            (POEM.to_owned(), BadNote::Signature),
            (format!("{POEM}{LINE}"), BadNote::Signature),
            (format!("{POEM}\n"), BadNote::Form),
            (format!("{POEM}\n{}", LINE.trim_end()), BadNote::Form),
            (format!("{POEM}\n{LINE}x"), BadNote::Form),
            (format!("{POEM}\r\n\n{LINE}"), BadNote::Form),
            (format!("{POEM}\n{}", LINE.repeat(129)), BadNote::TooLong),
            (
                format!("{POEM}\n\u{2014} a+b AAAAAAA=\n"),
                BadNote::Signature,
            ),
            (
                format!("{POEM}\n\u{2014} a\u{2003}b AAAAAAA=\n"),
                BadNote::Signature,
            ),
            (format!("{POEM}\n\u{2014} a AAAAAA==\n"), BadNote::Signature),
            (format!("{POEM}\n\u{2014}  AAAAAAA=\n"), BadNote::Signature),
            (format!("{POEM}\n- a AAAAAAA=\n"), BadNote::Signature),
        ] {
            assert_eq!(Note::read(&bad), Err(why), "{bad}");
        }
        assert!(Note::read(&format!("{POEM}\n{}", LINE.repeat(128))).is_ok());
    }
}
