//! The sample pack of `tests/packs/sample`, for tests of this crate: the only place that reads folders.

use crate::finding::Finding;
use crate::model::Pack;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn files() -> Files {
    folder("tests/packs/sample")
}

/// All files of a folder, named from this crate's own.
pub(crate) fn folder(path: &str) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut files = Files::new();
    let mut left: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
                files.insert(name.replace('\\', "/"), std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

pub(crate) fn pack() -> Pack {
    Pack::parse(files()).unwrap_or_else(|findings| panic!("{}", told(&findings)))
}

/// The sample with `old` replaced by `new` in one file.
pub(crate) fn with(file: &str, old: &str, new: &str) -> Files {
    let mut files = files();
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(old), "{file} has no {old:?}");
    files.insert(file.to_owned(), text.replacen(old, new, 1).into_bytes());
    files
}

pub(crate) fn told(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
