//! The files of a pack while they are read, and what was found wrong with them so far.

use super::repeat::Repeats;
use super::{FILE_BYTES_MAX, FILES_MAX, FOLDERS_MAX, TOML_BYTES_MAX};
use crate::finding::{Finding, line_at};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;
use toml::de::DeTable;

pub(super) struct Input<'a> {
    pub(super) files: &'a BTreeMap<String, Vec<u8>>,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Input<'a> {
    pub(super) fn new(files: &'a BTreeMap<String, Vec<u8>>) -> Self {
        Self {
            files,
            findings: Vec::new(),
        }
    }

    pub(super) fn report(
        &mut self,
        file: &str,
        line: usize,
        code: &'static str,
        message: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.findings
            .push(Finding::new(file, line, code, message, mend));
    }

    /// False where there is too much to even start.
    pub(super) fn check_sizes(&mut self) -> bool {
        if self.files.len() > FILES_MAX {
            let told = format!("{} files", self.files.len());
            let mend = format!("a pack has at most {FILES_MAX} files");
            self.report("pack.toml", 0, "too-many", told, mend);
            return false;
        }
        let files = self.files;
        for (path, bytes) in files {
            let max = if path.strip_suffix(".toml").is_some() {
                TOML_BYTES_MAX
            } else {
                FILE_BYTES_MAX
            };
            if bytes.len() > max {
                let told = format!("{} bytes", bytes.len());
                let mend = format!("keep it under {max} bytes");
                self.report(path, 0, "file-too-large", told, mend);
            }
        }
        self.findings.is_empty()
    }

    /// The text of a file that may be missing.
    pub(super) fn text(&mut self, path: &str) -> Option<&'a str> {
        let bytes = self.files.get(path)?;
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let line = before.split(|&byte| byte == b'\n').count();
                self.report(
                    path,
                    line,
                    "not-utf-8",
                    "not UTF-8 text",
                    "save it as UTF-8",
                );
                None
            }
        }
    }

    /// A file that must be there, read as TOML into a type that knows every key.
    pub(super) fn toml<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        if !self.files.contains_key(path) {
            self.report(path, 0, "missing-file", "this file is missing", "add it");
            return None;
        }
        let source = self.text(path)?;
        match toml::from_str(source) {
            Ok(value) => Some(value),
            Err(error) => {
                self.findings.push(toml_findings(path, source, &error));
                None
            }
        }
    }

    /// The same, with every piece of a group written out.
    pub(super) fn toml_of<T: DeserializeOwned>(&mut self, path: &str, of: &Repeats) -> Option<T> {
        if of.is_empty() {
            return self.toml(path);
        }
        let source = self.text(path).unwrap_or_default();
        let read = DeTable::parse(source).and_then(|table| {
            let span = table.span();
            let whole = of.write_out(table.into_inner());
            T::deserialize(toml::Deserializer::from(Spanned::new(span, whole)))
        });
        read.map_err(|error| self.findings.push(toml_findings(path, source, &error)))
            .ok()
    }

    /// The groups that a form declares.
    pub(super) fn repeats(&mut self, path: &str) -> Repeats {
        let form = self.text(path).unwrap_or_default();
        DeTable::parse(form).map_or_else(
            // The mistake is told where the file is read.
            |_| Repeats::default(),
            |form| Repeats::declared(form.get_ref()),
        )
    }

    /// Names of the `.toml` files right under `folder`, which ends with a slash.
    pub(super) fn stems(&mut self, folder: &str) -> BTreeSet<String> {
        let stems = self
            .files
            .keys()
            .filter_map(|path| path.strip_prefix(folder)?.strip_suffix(".toml"))
            .filter(|stem| !stem.contains('/'))
            .map(str::to_owned)
            .collect();
        self.bounded(folder, stems)
    }

    /// Names of the folders right under `folder`, which ends with a slash.
    pub(super) fn folders(&mut self, folder: &str) -> BTreeSet<String> {
        let folders = self
            .files
            .keys()
            .filter_map(|path| path.strip_prefix(folder)?.split_once('/'))
            .map(|(name, _)| name.to_owned())
            .collect();
        self.bounded(folder, folders)
    }

    fn bounded(&mut self, folder: &str, names: BTreeSet<String>) -> BTreeSet<String> {
        if names.len() <= FOLDERS_MAX {
            return names;
        }
        let told = format!("{} entries", names.len());
        let mend = format!("a pack has at most {FOLDERS_MAX} of each");
        self.report(folder, 0, "too-many", told, mend);
        BTreeSet::new()
    }

    /// The first line that starts with `start`, for findings about a value whose place TOML does not tell.
    pub(super) fn line_of(&self, file: &str, start: &str) -> usize {
        self.files
            .get(file)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .and_then(|text| {
                text.lines()
                    .position(|line| line.trim_start().starts_with(start))
            })
            .map_or(0, |at| at + 1)
    }
}

/// What the TOML reader complains about, with the line it means and a way out.
pub(crate) fn toml_findings(file: &str, source: &str, error: &toml::de::Error) -> Finding {
    let line = error.span().map_or(1, |span| line_at(source, span.start));
    let message = error.message().lines().collect::<Vec<_>>().join("; ");
    let (code, mend) = if message.contains("unknown field") {
        ("unknown-key", "correct its spelling, or remove it")
    } else if message.contains("missing field") {
        ("missing-key", "add this key to the table that starts here")
    } else if message.contains("unknown variant") {
        ("unknown-word", "write one of the words that are expected")
    } else if message.contains("invalid type") || message.contains("invalid length") {
        (
            "wrong-type",
            "write the kind of value that is expected; dates stand in quotes",
        )
    } else if message.contains("duplicate") {
        ("key-twice", "remove one of the two")
    } else {
        ("bad-toml", "correct the value or the TOML at this line")
    };
    Finding::new(file, line, code, message, mend)
}
