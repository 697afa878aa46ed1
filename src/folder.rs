//! A pack's folder as files in memory: by path, within limits, nothing from outside the folder.

use anyhow::{Context, bail, ensure};
use pack::Finding;
use pack::model::Pack;
use pack::parse::{FILE_BYTES_MAX, FILES_MAX};
use std::collections::BTreeMap;
use std::path::Path;

const DEPTH_MAX: usize = 8;
/// All files together; a country needs a tenth of it.
const BYTES_MAX: usize = 64 * 1024 * 1024;

/// Files by path from the folder, with `/` between the parts.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Reads every file below `folder`. Names that begin with a dot are left out, links are refused.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Files> {
    ensure!(folder.is_dir(), "{} is no folder", folder.display());
    let mut reading = Reading::default();
    reading.folder(folder, "", 0)?;
    Ok(reading.files)
}

/// Reads and parses a pack.
pub(crate) fn pack(folder: &Path) -> anyhow::Result<Result<Pack, Vec<Finding>>> {
    Ok(Pack::parse(read(folder)?))
}

#[derive(Default)]
struct Reading {
    files: Files,
    bytes: usize,
}

impl Reading {
    fn folder(&mut self, folder: &Path, path: &str, depth: usize) -> anyhow::Result<()> {
        ensure!(depth <= DEPTH_MAX, "{path}: folders lie too deep");
        let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {path}"))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                bail!("{path}: a file name is not UTF-8");
            };
            if name.starts_with('.') {
                continue;
            }
            let path = if path.is_empty() {
                name.to_owned()
            } else {
                format!("{path}/{name}")
            };
            let kind = entry.file_type()?;
            if kind.is_dir() {
                self.folder(&entry.path(), &path, depth + 1)?;
            } else if kind.is_file() {
                self.file(&entry.path(), path)?;
            } else {
                bail!("{path}: neither a file nor a folder");
            }
        }
        Ok(())
    }

    fn file(&mut self, file: &Path, path: String) -> anyhow::Result<()> {
        ensure!(self.files.len() < FILES_MAX, "more than {FILES_MAX} files");
        let bytes = std::fs::read(file).with_context(|| format!("cannot read {path}"))?;
        ensure!(
            bytes.len() <= FILE_BYTES_MAX,
            "{path}: longer than {FILE_BYTES_MAX} bytes"
        );
        self.bytes += bytes.len();
        ensure!(
            self.bytes <= BYTES_MAX,
            "more than {BYTES_MAX} bytes in all"
        );
        self.files.insert(path, bytes);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_by_path_without_hidden_files() {
        let root = std::env::temp_dir().join(format!("sigap-folder-{}", std::process::id()));
        std::fs::create_dir_all(root.join("a/b")).unwrap();
        std::fs::write(root.join("a/b/c.toml"), "x").unwrap();
        std::fs::write(root.join(".hidden"), "x").unwrap();
        let files = read(&root).unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a/b/c.toml"]);
        std::os::unix::fs::symlink("/", root.join("a/link")).unwrap();
        assert!(read(&root).is_err());
        std::fs::remove_dir_all(root).unwrap();
    }
}
