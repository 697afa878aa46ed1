//! Text: the two weights of the typeface, shaping, measuring, and breaking into lines.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::UnicodeBuffer;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

const REGULAR: &[u8] = include_bytes!("../../assets/PlusJakartaSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/PlusJakartaSans-Bold.ttf");

/// Added to every blank: the typeface sets words close, and small text reads better with a little air.
const WORD: f32 = 0.05;

/// What stands for a sign that the typeface lacks.
const UNKNOWN: char = '?';

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

pub(super) struct Faces {
    regular: Face,
    bold: Face,
}

struct Face {
    font: Font,
    shaper: rustybuzz::Face<'static>,
}

/// One line of text, ready to draw.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// In units of the font size.
    pub(super) width: f32,
    pub(super) weight: Weight,
}

impl Faces {
    #[expect(
        clippy::expect_used,
        reason = "the fonts are part of the program and read by every test of this module"
    )]
    pub(super) fn built_in() -> Self {
        let face = |bytes: &'static [u8]| Face {
            font: Font::new(bytes.into(), 0).expect("a font that is built in"),
            shaper: rustybuzz::Face::from_slice(bytes, 0).expect("a font that is built in"),
        };
        Self {
            regular: face(REGULAR),
            bold: face(BOLD),
        }
    }

    pub(super) fn font(&self, weight: Weight) -> Font {
        self.face(weight).font.clone()
    }

    /// Whether a text is printed letter by letter as it is, in both weights.
    pub(super) fn has_signs_of(&self, text: &str) -> bool {
        let has = |sign| self.regular.has(sign) && self.bold.has(sign);
        clean(text).all(has)
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// The text on one line, however long.
    pub(super) fn line(&self, weight: Weight, text: &str) -> Run {
        let face = self.face(weight);
        let text = face.spelled(text);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        buffer.set_direction(rustybuzz::Direction::LeftToRight);
        let shaped = rustybuzz::shape(&face.shaper, &[], buffer);
        let infos = shaped.glyph_infos();
        let em = face.font.units_per_em();
        let mut glyphs = Vec::with_capacity(infos.len());
        for (at, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let from = info.cluster as usize;
            let to = next_cluster(&infos[at..], text.len());
            let scaled = |units: i32| {
                // Font units are 16-bit numbers, exact in f32.
                i16::try_from(units).map_or(0.0, f32::from) / em
            };
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                scaled(position.x_advance)
                    + if text[from..].starts_with(' ') {
                        WORD
                    } else {
                        0.0
                    },
                scaled(position.x_offset),
                scaled(position.y_offset),
                scaled(position.y_advance),
                from..to,
                None,
            ));
        }
        Run {
            width: glyphs.iter().map(|glyph| glyph.x_advance).sum(),
            text,
            glyphs,
            weight,
        }
    }

    /// The text in lines no wider than `width` (in units of the font size), broken after blanks, or inside a word
    /// that is wider than a line. The blank stays at the end of its line, where a reader of the file needs it.
    pub(super) fn wrap(&self, weight: Weight, text: &str, width: f32) -> Vec<Run> {
        let whole = self.line(weight, text);
        let mut lines = Vec::new();
        let (mut start, mut blank, mut used) = (0, None, 0.0);
        let mut at = 0;
        while at < whole.glyphs.len() {
            let glyph = &whole.glyphs[at];
            let is_blank = whole.text[glyph.text_range.clone()].starts_with(' ');
            if used + glyph.x_advance > width && at > start && !is_blank {
                let next = blank.map_or(at, |blank| blank + 1);
                lines.push(whole.cut(start, next));
                (start, blank, used, at) = (next, None, 0.0, next);
                continue;
            }
            if is_blank {
                blank = Some(at);
            }
            used += glyph.x_advance;
            at += 1;
        }
        lines.push(whole.cut(start, whole.glyphs.len()));
        lines
    }
}

impl Face {
    fn has(&self, sign: char) -> bool {
        self.shaper.glyph_index(sign).is_some()
    }

    /// The text in signs of the typeface. A document that was granted must come to paper: a letter that is not there
    /// loses the marks that are not, and what has no letter under its marks is a question mark. What is signed keeps
    /// every letter.
    fn spelled(&self, text: &str) -> String {
        let mut spelled = String::with_capacity(text.len());
        for sign in clean(text) {
            if self.has(sign) {
                spelled.push(sign);
                continue;
            }
            let before = spelled.len();
            decompose_canonical(sign, |part| {
                if self.has(part) {
                    spelled.push(part);
                }
            });
            if spelled.len() == before && !is_combining_mark(sign) {
                spelled.push(UNKNOWN);
            }
        }
        spelled
    }
}

impl Run {
    /// The glyphs `from..to` as a line of their own.
    fn cut(&self, from: usize, to: usize) -> Self {
        let mut glyphs = self.glyphs[from..to].to_vec();
        let first = glyphs.first().map_or(0, |glyph| glyph.text_range.start);
        let last = glyphs.last().map_or(0, |glyph| glyph.text_range.end);
        for glyph in &mut glyphs {
            glyph.text_range = glyph.text_range.start - first..glyph.text_range.end - first;
        }
        Self {
            width: glyphs.iter().map(|glyph| glyph.x_advance).sum(),
            text: self.text[first..last].to_owned(),
            glyphs,
            weight: self.weight,
        }
    }
}

/// Where the text of the first glyph's cluster ends.
fn next_cluster(infos: &[rustybuzz::GlyphInfo], end: usize) -> usize {
    let own = infos.first().map_or(0, |info| info.cluster);
    let next = infos.iter().find(|info| info.cluster != own);
    next.map_or(end, |info| info.cluster as usize)
}

/// Blanks for line ends and other control signs, nothing for signs without width: a page shows neither.
fn clean(text: &str) -> impl Iterator<Item = char> + '_ {
    let shown = text.chars().filter(|sign| !matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'));
    shown.map(|sign| {
        if sign.is_control() || sign.is_whitespace() {
            ' '
        } else {
            sign
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[Run]) -> Vec<&str> {
        lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn lines_break_after_blanks_and_lose_no_letter() {
        let faces = Faces::built_in();
        let text = "Surat ini sah tanpa tanda tangan basah";
        let lines = faces.wrap(Weight::Regular, text, 8.0);
        assert!(lines.len() > 1);
        assert_eq!(texts(&lines).concat(), text);
        for line in &lines[..lines.len() - 1] {
            assert!(line.text.ends_with(' '), "{:?}", line.text);
        }
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_inside() {
        let faces = Faces::built_in();
        let lines = faces.wrap(Weight::Bold, &"m".repeat(50), 5.0);
        assert!(lines.len() > 5);
        assert!(lines.iter().all(|line| line.width <= 5.0));
    }

    #[test]
    fn a_letter_the_typeface_lacks_loses_its_marks_and_no_sign_is_drawn_as_a_box() {
        let faces = Faces::built_in();
        for (typed, printed) in [
            ("Đặng", "Đa\u{323}ng"),
            ("Ǻsa", "Ǻsa"),
            ("Ḃima", "Bima"),
            ("nama 漢", "nama ?"),
            ("a\u{324}b", "ab"),
        ] {
            let line = faces.line(Weight::Regular, typed);
            assert_eq!(line.text, printed);
            assert!(line.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0));
        }
    }

    #[test]
    fn control_signs_become_blanks_and_marks_without_width_vanish() {
        let line = Faces::built_in().line(Weight::Regular, "a\tb\u{feff}c\n");
        assert_eq!(line.text, "a bc ");
    }

    #[test]
    fn letters_of_european_and_old_indonesian_names_are_there() {
        let names = "Soekarno Tjokroaminoto Ñañez Đặng Łukasz Šimić d'Andrée — “Nur’aini”";
        let latin = names.replace('ặ', "a");
        assert!(Faces::built_in().has_signs_of(&latin));
    }
}
