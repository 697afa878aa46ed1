//! Style sheet, scripts, font and icon: inside the program, served under names that carry their content.

use aws_lc_rs::digest::{SHA256, digest};
use flate2::{Compression, write::GzEncoder};
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::LazyLock;

/// One file as it is served. Its path changes with its content, so it may be cached for ever.
#[derive(Debug)]
pub struct Asset {
    /// "/aset/<hash>-<name>".
    pub path: String,
    pub media_type: &'static str,
    pub bytes: &'static [u8],
    /// The same, compressed once at start; none where that would not make it smaller.
    pub gzip: Option<Vec<u8>>,
}

/// Every file.
#[derive(Debug)]
pub struct Assets {
    pub style: Asset,
    pub script: Asset,
    /// Checks a document's code without the server.
    pub check: Asset,
    /// Talks to the device about passkeys.
    pub passkey: Asset,
    /// Checks proofs of the ledger; whoever writes a page of their own may take it along.
    pub verify: Asset,
    /// Checks a file with proofs without the server.
    pub exhibit: Asset,
    pub font: Asset,
    pub icon: Asset,
}

/// May be kept for a year and never asked about again.
pub const CACHE_FOREVER: &str = "public, max-age=31536000, immutable";

static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::load);

const FONT: &[u8] = include_bytes!("../assets/pjs.woff2");
const STYLE: &str = include_str!("../assets/app.css");
const VERIFY: &[u8] = include_bytes!("../assets/verify.mjs");
const EXHIBIT: &str = include_str!("../assets/buku-besar.js");

/// All files, made ready at the first call.
pub fn assets() -> &'static Assets {
    &ASSETS
}

/// The file served at `path`, if there is one.
pub fn find(path: &str) -> Option<&'static Asset> {
    ASSETS.all().into_iter().find(|asset| asset.path == path)
}

impl Assets {
    pub fn all(&self) -> [&Asset; 8] {
        [
            &self.style,
            &self.script,
            &self.check,
            &self.passkey,
            &self.verify,
            &self.exhibit,
            &self.font,
            &self.icon,
        ]
    }

    fn load() -> Self {
        let font = asset("pjs.woff2", "font/woff2", FONT);
        // The style sheet lies beside the font, so a bare file name is the whole address.
        let name = font.path.trim_start_matches("/aset/");
        let style: &'static str = STYLE.replace("pjs.woff2", name).leak();
        let verify = asset("verify.mjs", JAVASCRIPT, VERIFY);
        let name = verify.path.trim_start_matches("/aset/");
        let exhibit: &'static str = EXHIBIT.replace("verify.mjs", name).leak();
        Self {
            exhibit: asset("buku-besar.js", JAVASCRIPT, exhibit.as_bytes()),
            verify,
            style: asset("app.css", "text/css; charset=utf-8", style.as_bytes()),
            script: asset(
                "app.js",
                JAVASCRIPT,
                include_bytes!("../assets/app.js").as_slice(),
            ),
            check: asset(
                "periksa.js",
                JAVASCRIPT,
                include_bytes!("../assets/periksa.js").as_slice(),
            ),
            passkey: asset(
                "kunci.js",
                JAVASCRIPT,
                include_bytes!("../assets/kunci.js").as_slice(),
            ),
            icon: asset(
                "ikon.svg",
                "image/svg+xml",
                include_bytes!("../assets/ikon.svg").as_slice(),
            ),
            font,
        }
    }
}

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

fn asset(name: &str, media_type: &'static str, bytes: &'static [u8]) -> Asset {
    let hash = digest(&SHA256, bytes);
    let mut path = String::from("/aset/");
    for byte in &hash.as_ref()[..6] {
        // Writing to a String cannot fail.
        let _ = write!(path, "{byte:02x}");
    }
    path.push('-');
    path.push_str(name);
    Asset {
        path,
        media_type,
        bytes,
        gzip: gzip(bytes),
    }
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).ok()?;
    let small = encoder.finish().ok()?;
    (small.len() < bytes.len()).then_some(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_fits_the_budget_with_room_for_the_page() {
        let first = [
            &assets().style,
            &assets().script,
            &assets().font,
            &assets().icon,
        ];
        let bytes: usize = first
            .iter()
            .map(|asset| asset.gzip.as_ref().map_or(asset.bytes.len(), Vec::len))
            .sum();
        assert!(bytes < 45 * 1024, "{bytes} bytes before the page itself");
    }

    #[test]
    fn the_script_that_checks_proofs_finds_the_verifier_beside_it() {
        let script = String::from_utf8_lossy(assets().exhibit.bytes).into_owned();
        let name = assets().verify.path.trim_start_matches("/aset/");
        assert!(script.contains(&format!("from './{name}'")));
    }

    #[test]
    fn every_file_is_found_by_its_own_path_and_the_style_names_the_font() {
        for asset in assets().all() {
            assert!(find(&asset.path).is_some());
        }
        let style = String::from_utf8_lossy(assets().style.bytes).into_owned();
        let name = assets().font.path.trim_start_matches("/aset/").to_owned();
        assert!(style.contains(&name));
        assert!(find("/aset/../app.css").is_none());
    }
}
