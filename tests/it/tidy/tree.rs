//! The files of the repository as the tidy tests see them: path from the root, and text.

use std::fs;
use std::path::Path;

/// Folders that hold what tools made, not what people wrote.
const SKIPPED: [&str; 5] = ["target", "node_modules", ".git", "data", "results"];

/// One readable file.
pub(super) struct File {
    /// From the root of the repository, with forward slashes.
    pub(super) path: String,
    pub(super) text: String,
}

impl File {
    pub(super) fn is(&self, extension: &str) -> bool {
        self.path.ends_with(&format!(".{extension}"))
    }

    /// A place a person can jump to: `path:line`, the first line being 1.
    pub(super) fn at(&self, index: usize) -> String {
        format!("{}:{}", self.path, index + 1)
    }

    /// The lines before the tests that share the file with the code they test.
    pub(super) fn lines_without_tests(&self) -> impl Iterator<Item = &str> {
        self.text
            .lines()
            .take_while(|line| line.trim() != "#[cfg(test)]")
    }

    /// A file that holds tests and nothing else.
    pub(super) fn is_test(&self) -> bool {
        self.path.contains("/tests/")
            || self.path.starts_with("tests/")
            || self.path.ends_with("tests.rs")
    }
}

/// Every text file of the repository, in a fixed order.
pub(super) fn files() -> Vec<File> {
    let mut found = Vec::new();
    walk(root(), &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(
        found.len() > 20,
        "the walk through the repository found almost nothing"
    );
    found
}

/// Those that end in `.extension`.
pub(super) fn files_of(extension: &str) -> Vec<File> {
    files()
        .into_iter()
        .filter(|file| file.is(extension))
        .collect()
}

pub(super) fn exists(path: &str) -> bool {
    root().join(path).exists()
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn walk(folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository can be listed") {
        let path = entry.expect("a folder entry can be read").path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if SKIPPED.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            walk(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path
                .strip_prefix(root())
                .expect("the walk starts at the root");
            found.push(File {
                path: path.to_string_lossy().replace('\\', "/"),
                text,
            });
        }
    }
}
