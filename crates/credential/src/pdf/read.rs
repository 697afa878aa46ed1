//! Finding number and token in a document somebody uploads. The bytes are hostile until the signature says otherwise.
//!
//! No PDF is parsed: PDF/A keeps its XMP packet uncompressed so that tools can find it by scanning (ISO 16684-1),
//! and this does just that. A later update appends, so the last packet counts.

/// Larger files are not looked into.
pub const PDF_BYTES_MAX: usize = 5 * 1024 * 1024;

/// A packet with a token takes about 3 kB.
const PACKET_BYTES_MAX: usize = 64 * 1024;

const NUMBER: &str = "sigap:number=";
const TOKEN: &str = "sigap:token=";

/// What a document carries in its metadata; believe it only after the token is verified and names this number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedded {
    pub number: String,
    pub token: String,
}

/// The keywords that [`read_pdf`] finds again. The writer joins them with a comma and a blank.
pub(super) fn keywords(number: &str, token: &str) -> Vec<String> {
    vec![format!("{NUMBER}{number}"), format!("{TOKEN}{token}")]
}

/// Number and token of a document made by [`super::Renderer`]; nothing for any other bytes.
pub fn read_pdf(bytes: &[u8]) -> Option<Embedded> {
    if bytes.len() > PDF_BYTES_MAX || !bytes.starts_with(b"%PDF-") {
        return None;
    }
    let end = last(bytes, b"</x:xmpmeta>")?;
    let begin = end.saturating_sub(PACKET_BYTES_MAX);
    let packet = &bytes[begin..end];
    let packet = &packet[last(packet, b"<x:xmpmeta")?..];
    let from = last(packet, b"<pdf:Keywords>")? + b"<pdf:Keywords>".len();
    let keywords = packet.get(from..)?;
    let keywords = &keywords[..first(keywords, b"</pdf:Keywords>")?];
    let keywords = unescape(std::str::from_utf8(keywords).ok()?);
    let (number, token) = keywords.strip_prefix(NUMBER)?.rsplit_once(", ")?;
    let token = token.strip_prefix(TOKEN)?;
    Some(Embedded {
        number: number.to_owned(),
        token: token.to_owned(),
    })
}

fn first(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}

fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|part| part == wanted)
}

/// The five entities of XML; the ampersand last, so that nothing is unescaped twice.
fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packet(keywords: &str) -> Vec<u8> {
        format!("%PDF-1.4\n<x:xmpmeta><pdf:Keywords>{keywords}</pdf:Keywords></x:xmpmeta>").into()
    }

    #[test]
    fn the_last_packet_counts() {
        let mut file = packet("sigap:number=OLD, sigap:token=a");
        file.extend(&packet("sigap:number=A &amp; B, sigap:token=c.d.e")[9..]);
        let found = read_pdf(&file).unwrap();
        assert_eq!(found.number, "A & B");
        assert_eq!(found.token, "c.d.e");
    }

    #[test]
    fn other_files_carry_nothing() {
        for bytes in [
            b"".to_vec(),
            b"GIF89a".to_vec(),
            packet("holiday, beach"),
            packet("sigap:number=1")[1..].to_vec(),
            [b"%PDF-".to_vec(), vec![b' '; PDF_BYTES_MAX]].concat(),
        ] {
            assert_eq!(read_pdf(&bytes), None);
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(noise in proptest::collection::vec(any::<u8>(), 0..400), at in 0usize..200) {
            let mut file = packet("sigap:number=1, sigap:token=a.b.c");
            let at = at.min(file.len());
            file.splice(at..at, noise.iter().copied());
            let _ = read_pdf(&file);
            let _ = read_pdf(&noise);
            let _ = read_pdf(&file[..at]);
        }
    }
}
