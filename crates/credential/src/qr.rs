//! QR codes: the modules for a PDF, and an SVG for a page.

use fast_qr::{ECL, QRBuilder};
use std::fmt::Write as _;

/// Empty modules around the code, as ISO/IEC 18004 asks.
const QUIET: usize = 4;

/// Text longer than any QR code holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too long for a QR code")]
pub struct QrTooLong;

/// A QR code at level M: readable with 15 % of it dirty or torn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    side: usize,
    dark: Vec<bool>,
}

impl Qr {
    pub fn of(text: &str) -> Result<Self, QrTooLong> {
        let code = QRBuilder::new(text)
            .ecl(ECL::M)
            .build()
            .map_err(|_| QrTooLong)?;
        let dark = (0..code.size).flat_map(|y| code[y].iter().take(code.size));
        Ok(Self {
            side: code.size,
            dark: dark.map(|module| module.value()).collect(),
        })
    }

    /// Modules on one side, without the quiet zone.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Whether the module is dark; everything outside the code is light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && y < self.side && self.dark[y * self.side + x]
    }

    /// Runs of dark modules, row by row: (x, y, length). Drawing runs instead of modules halves what is drawn.
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        (0..self.side).flat_map(move |y| {
            let starts =
                move |x: &usize| self.is_dark(*x, y) && (*x == 0 || !self.is_dark(*x - 1, y));
            (0..self.side).filter(starts).map(move |x| {
                let length = (x..self.side).take_while(|&x| self.is_dark(x, y)).count();
                (x, y, length)
            })
        })
    }

    /// One SVG element with its quiet zone; `label` is what a screen reader says.
    ///
    /// Each run is a stroke as thick as a module, and begins where the one before it ended: a code is most of the weight of
    /// the page it stands on, and few different signs compress well.
    pub fn svg(&self, label: &str) -> String {
        let mut path = String::with_capacity(self.dark.len() * 3);
        let (mut row, mut at) = (usize::MAX, 0);
        for (x, y, length) in self.runs() {
            // Writing to a String cannot fail.
            let _ = if y == row {
                write!(path, "m{} 0h{length}", x - at)
            } else {
                write!(path, "M{} {}.5h{length}", x + QUIET, y + QUIET)
            };
            (row, at) = (y, x + length);
        }
        let side = self.side + 2 * QUIET;
        let label = escape(label);
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" aria-label="{label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{path}"/></svg>"##
        )
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_cover_exactly_the_dark_modules() {
        let qr = Qr::of("https://sigap.example/periksa#abc").unwrap();
        let mut drawn = vec![false; qr.side * qr.side];
        for (x, y, length) in qr.runs() {
            for x in x..x + length {
                assert!(!drawn[y * qr.side + x], "drawn twice");
                drawn[y * qr.side + x] = true;
            }
        }
        assert_eq!(drawn, qr.dark);
    }

    #[test]
    fn the_three_corners_hold_a_finder() {
        let qr = Qr::of("a").unwrap();
        let far = qr.side() - 7;
        for (x, y) in [(0, 0), (far, 0), (0, far)] {
            assert!(qr.is_dark(x, y) && qr.is_dark(x + 6, y + 6) && qr.is_dark(x + 3, y + 3));
            assert!(!qr.is_dark(x + 1, y + 1));
        }
        assert!(!qr.is_dark(qr.side(), 0), "outside is light");
    }

    #[test]
    fn the_picture_has_a_quiet_zone_and_an_escaped_label() {
        let svg = Qr::of("a").unwrap().svg(r#"a "b" <c>"#);
        assert!(svg.contains(r#"viewBox="0 0 29 29""#));
        assert!(svg.contains(r#"aria-label="a &quot;b&quot; &lt;c>""#));
        assert!(svg.contains("M4 4.5h7m"));
    }

    #[test]
    fn the_strokes_of_the_picture_cover_exactly_the_dark_modules() {
        let qr = Qr::of(&"https://sigap.example/periksa#".repeat(20)).unwrap();
        let svg = qr.svg("");
        let path = svg
            .rsplit_once(" d=\"")
            .unwrap()
            .1
            .split('"')
            .next()
            .unwrap();
        let mut drawn = vec![false; qr.side * qr.side];
        for row in path.split('M').skip(1) {
            let (start, runs) = row.split_once('h').unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let y: usize = y.strip_suffix(".5").unwrap().parse().unwrap();
            let mut x: usize = x.parse().unwrap();
            for (nth, run) in runs.split('h').enumerate() {
                let (length, gap) = run.split_once('m').unwrap_or((run, "0 0"));
                let length: usize = length.parse().unwrap();
                let from = (y - QUIET) * qr.side + x - QUIET;
                drawn[from..from + length].fill(true);
                x += length + gap.strip_suffix(" 0").unwrap().parse::<usize>().unwrap();
                assert!(nth < qr.side);
            }
        }
        assert_eq!(drawn, qr.dark);
    }

    #[test]
    fn text_that_fits_no_code_is_refused() {
        assert_eq!(Qr::of(&"x".repeat(3_000)), Err(QrTooLong));
    }
}
