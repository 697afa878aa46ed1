//! The document on paper: one A4 page (more when the lines need it), tagged PDF/A with everything inside.
//!
//! The level is PDF/A-1a: tags, language and Unicode for every letter, no transparency, no attachments. It is chosen
//! over 2a and 3a because it is the level that a free validator packaged for every Debian machine checks
//! (`preflight` of Apache `PDFBox`), so the claim is tested and not only made. The rules of PDF/UA-1 are kept too and
//! a test holds them; the file does not name that standard, because the validator stumbles over its namespace.
//!
//! Custom XMP properties are not offered by the writer; number and token ride in the standard property
//! `pdf:Keywords`, where [`read_pdf`] and any other tool find them. The same [`Paper`] gives the same bytes under the
//! same [`RENDERER`].

use crate::qr::{Qr, QrTooLong};
use base::Timestamp;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::metadata::{DateTime, Metadata};
use krilla::{Document, SerializeSettings};

mod draw;
mod layout;
mod paint;
mod plan;
mod read;
mod text;

pub use read::{Embedded, PDF_BYTES_MAX, read_pdf};

/// Stored beside the hash of served bytes. It changes whenever the same paper would give other bytes: with this
/// module, with the fonts, with the PDF writer.
pub const RENDERER: &str = "sigap-pdf/1 (krilla 0.8.2, zlib-rs 0.6.8)";

/// Lines on one document at most.
pub const LINES_MAX: usize = 100;

/// Letters of one text at most, so that a page always has a reasonable height.
pub const LETTERS_MAX: usize = 600;

/// Everything a document shows, in the words of its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Language tag of all texts but `second_title`.
    pub lang: String,
    pub agency: String,
    pub office: String,
    pub title: String,
    /// The title once more in another language: tag and text.
    pub second_title: Option<(String, String)>,
    /// Label and text of the document's number; the text is found again by [`read_pdf`].
    pub number: Line,
    pub issued: Line,
    /// When it was issued, for the file's own date.
    pub at: Timestamp,
    pub lines: Vec<Line>,
    pub check: Check,
    /// What the electronic signature means, by which law.
    pub note: String,
    /// A word across the page when this is no real document.
    pub mark: Option<String>,
    /// The signed slip, as in the QR code.
    pub token: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub label: String,
    pub value: String,
}

/// How anybody checks the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub heading: String,
    pub steps: Vec<String>,
    /// What the QR code holds.
    pub address: String,
    /// What a screen reader says instead of the QR code.
    pub alt: String,
}

/// Why a document cannot be put on paper.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error("more lines or longer texts than a document may have")]
    TooMuch,
    #[error("the address does not fit a QR code")]
    Qr(#[from] QrTooLong),
    #[error("the PDF writer refused: {0}")]
    Writer(String),
}

/// Renders documents; holds the typeface, read once. Cheap to share between threads.
pub struct Renderer {
    faces: text::Faces,
}

impl Default for Renderer {
    fn default() -> Self {
        Self::new()
    }
}

impl Renderer {
    pub fn new() -> Self {
        Self {
            faces: text::Faces::built_in(),
        }
    }

    /// The document as bytes.
    pub fn pdf(&self, paper: &Paper) -> Result<Vec<u8>, PdfError> {
        let archival = ConfigurationBuilder::new().with_archival_validator(Archival::A1_A);
        self.render(paper, archival)
    }

    /// Whether a text comes to paper letter by letter as it is.
    pub fn has_signs_of(&self, text: &str) -> bool {
        self.faces.has_signs_of(text)
    }

    fn render(&self, paper: &Paper, rules: ConfigurationBuilder) -> Result<Vec<u8>, PdfError> {
        refuse_too_much(paper)?;
        let qr = Qr::of(&paper.check.address)?;
        let plan = layout::plan(&self.faces, paper, &qr);
        let mut document = Document::new_with(settings(rules)?);
        document.set_metadata(metadata(paper));
        draw::draw(&mut document, &self.faces, paper, &plan, &qr);
        document
            .finish()
            .map_err(|error| PdfError::Writer(format!("{error:?}")))
    }
}

fn refuse_too_much(paper: &Paper) -> Result<(), PdfError> {
    let lines = paper.lines.iter().chain([&paper.number, &paper.issued]);
    let texts = lines
        .flat_map(|line| [&line.label, &line.value])
        .chain(&paper.check.steps)
        .chain([&paper.agency, &paper.office, &paper.title, &paper.note])
        .chain([&paper.check.heading, &paper.check.alt])
        .chain(paper.second_title.as_ref().map(|(_, text)| text))
        .chain(&paper.mark);
    let too_long = |text: &String| text.chars().count() > LETTERS_MAX;
    let too_many = paper.lines.len() > LINES_MAX || paper.check.steps.len() > LINES_MAX / 10;
    if too_many || texts.into_iter().any(too_long) {
        return Err(PdfError::TooMuch);
    }
    Ok(())
}

fn settings(rules: ConfigurationBuilder) -> Result<SerializeSettings, PdfError> {
    let configuration = rules
        .finish()
        .map_err(|error| PdfError::Writer(format!("{error:?}")))?;
    Ok(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    })
}

fn metadata(paper: &Paper) -> Metadata {
    let title = format!("{} {}", paper.title, paper.number.value);
    Metadata::new()
        .title(title)
        .language(paper.lang.clone())
        .authors(vec![paper.agency.clone()])
        .producer(RENDERER.to_owned())
        .keywords(read::keywords(&paper.number.value, &paper.token))
        .document_id(paper.number.value.clone())
        .creation_date(date_time(paper.at))
}

fn date_time(at: Timestamp) -> DateTime {
    // RFC 3339 in UTC has fixed places, and its parts are in range by construction.
    let text = at.rfc3339();
    let part = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse().ok());
    let small = |from: usize| part(from, from + 2).map_or(0, |part: u16| part.to_le_bytes()[0]);
    DateTime::new(part(0, 4).unwrap_or(1970))
        .month(small(5))
        .day(small(8))
        .hour(small(11))
        .minute(small(14))
        .second(small(17))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

#[cfg(test)]
mod tests;
