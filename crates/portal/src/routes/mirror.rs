//! The files of the logs, for mirrors and for whoever checks them: the checkpoint, tiles and bundles of entries (C2SP tlog-tiles).

use crate::assets::CACHE_FOREVER;
use crate::state::Portal;
use ::ledger::log::{Bundle, Tile, WIDTH};
use ::ledger::{bridge_of, bridge_path};
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// Changes with every block: whoever keeps it asks before they use it again.
pub(super) const CACHE_NEVER: &str = "no-cache";
/// A tile that is not full is taken away some time after it is.
const CACHE_SHORT: &str = "public, max-age=300";

/// Files of the ledger.
pub(super) async fn ledger(portal: Arc<Portal>, path: String) -> Response {
    let folder = portal.ledger_files.clone();
    given(folder, path.strip_prefix("/ledger/")).await
}

/// Files of the agency's own log.
pub(super) async fn audit(portal: Arc<Portal>, path: String) -> Response {
    let folder = portal.audit_files.clone();
    given(folder, path.strip_prefix("/audit-log/")).await
}

/// What is asked for, by the one spelling of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Checkpoint,
    Tile(Tile),
    Bundle(Bundle),
    /// What leads to the set with that number.
    Bridge(u64),
}

impl Wanted {
    /// Nothing but these names ever reaches the disk.
    fn parse(path: &str) -> Option<Self> {
        if path == "checkpoint" {
            return Some(Self::Checkpoint);
        }
        let tile = || Tile::parse(path).map(Self::Tile);
        let bridge = || bridge_of(path).map(Self::Bridge);
        let bundle = Bundle::parse(path).map(Self::Bundle);
        bundle.or_else(tile).or_else(bridge)
    }

    /// Written anew, not as it came.
    fn path(self) -> String {
        match self {
            Self::Checkpoint => "checkpoint".to_owned(),
            Self::Tile(tile) => tile.path(),
            Self::Bundle(bundle) => bundle.path(),
            Self::Bridge(sequence) => bridge_path(sequence),
        }
    }

    /// Its kind, and for how long it may be kept.
    fn headers(self) -> [&'static str; 2] {
        let bytes = "application/octet-stream";
        match self {
            Self::Checkpoint => ["text/plain; charset=utf-8", CACHE_NEVER],
            Self::Bridge(_) => ["text/plain; charset=utf-8", CACHE_FOREVER],
            Self::Tile(Tile { width: WIDTH, .. }) | Self::Bundle(Bundle { width: WIDTH, .. }) => {
                [bytes, CACHE_FOREVER]
            }
            Self::Tile(_) | Self::Bundle(_) => [bytes, CACHE_SHORT],
        }
    }
}

async fn given(folder: Option<PathBuf>, path: Option<&str>) -> Response {
    let wanted = path.and_then(Wanted::parse);
    let Some((folder, wanted)) = folder.zip(wanted) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    file(folder.join(wanted.path()), wanted.headers()).await
}

/// A file as it lies there, with its kind and for how long it may be kept.
pub(super) async fn file(file: PathBuf, [kind, cache]: [&'static str; 2]) -> Response {
    // A disk may be slow, and nobody else waits for it.
    let read = tokio::task::spawn_blocking(move || fs::read(file)).await;
    let Ok(Ok(bytes)) = read else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut answer = Response::new(Body::from(bytes));
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, cache),
        // They depend on nobody, so a page of another site may read them as well.
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::VARY, "accept-encoding"),
    ];
    for (name, value) in headers {
        answer
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_log_are_found_by_their_names() {
        for path in [
            "checkpoint",
            "tile/0/000",
            "tile/0/x001/067",
            "tile/2/x001/x234/067",
            "tile/0/000.p/12",
            "tile/63/001.p/255",
            "tile/entries/000",
            "tile/entries/000.p/3",
            "tile/entries/x001/067.p/1",
            "bridge/1",
            "bridge/12",
        ] {
            let wanted = Wanted::parse(path);
            assert_eq!(wanted.map(Wanted::path).as_deref(), Some(path));
        }
    }

    #[test]
    fn no_other_name_reaches_the_disk() {
        for path in [
            "",
            "/",
            "checkpoint/",
            "/checkpoint",
            "CHECKPOINT",
            "checkpoint.new",
            "lock",
            "journal",
            "../journal",
            "tile",
            "tile/",
            "tile/0",
            "tile/0/",
            "tile/0/..",
            "tile/../checkpoint",
            "tile/0/../../lock",
            "tile/0/%2e%2e/lock",
            "tile/0/000/",
            "tile/0//000",
            "tile//0/000",
            "tile/0/0",
            "tile/0/0000",
            "tile/0/x000/001",
            "tile/0/x1/067",
            "tile/0/X001/067",
            "tile/0/x001067",
            "tile/00/000",
            "tile/64/000",
            "tile/-1/000",
            "tile/+1/000",
            "tile/0/000.p",
            "tile/0/000.p/",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/012",
            "tile/0/000.p/12/",
            "tile/0/000.p/12.new",
            "tile/0/000.new",
            "tile/0/000\0",
            "tile/0/000\n",
            "tile/0/٠٠٠",
            "bridge",
            "bridge/0",
            "bridge/01",
            "bridge/..",
            "bridge/1.new",
            "tile/entries",
            "tile/entries/..",
            "tile/entries/000.p/256",
            "tile/entries/x999/x999/x999/x999/x999/x999/999",
            "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        ] {
            assert_eq!(Wanted::parse(path), None, "{path:?}");
        }
    }

    #[test]
    fn only_what_never_changes_is_kept_for_ever() {
        let cache = |path| Wanted::parse(path).map(|wanted| wanted.headers()[1]);
        assert_eq!(cache("checkpoint"), Some(CACHE_NEVER));
        assert_eq!(cache("tile/0/000"), Some(CACHE_FOREVER));
        assert_eq!(cache("tile/entries/000"), Some(CACHE_FOREVER));
        assert_eq!(cache("bridge/1"), Some(CACHE_FOREVER));
        assert_eq!(cache("tile/0/000.p/12"), Some(CACHE_SHORT));
        assert_eq!(cache("tile/entries/000.p/3"), Some(CACHE_SHORT));
    }

    #[tokio::test]
    async fn a_log_that_is_not_here_has_no_files() {
        let none = given(None, Some("checkpoint")).await;
        assert_eq!(none.status(), StatusCode::NOT_FOUND);
        let empty = std::env::temp_dir().join("sigap-no-such-log");
        let none = given(Some(empty), Some("checkpoint")).await;
        assert_eq!(none.status(), StatusCode::NOT_FOUND);
        assert!(!none.headers().contains_key(header::CACHE_CONTROL));
    }
}
