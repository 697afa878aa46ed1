//! The key file: written whole or not at all, readable by its owner alone, never written over.

use super::KeyError;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// A PKCS#8 key for P-256 takes about 140 bytes.
const KEY_BYTES_MAX: u64 = 4096;

/// The content, or nothing when there is no file yet.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, KeyError> {
    let failed = |source| file_error(path, source);
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    // Asked of the open file, not of its name: nobody can swap the file in between.
    let meta = file.metadata().map_err(failed)?;
    if !meta.is_file() || meta.permissions().mode() & 0o077 != 0 {
        return Err(KeyError::Open {
            path: path.to_owned(),
        });
    }
    let mut bytes = Vec::new();
    let mut bounded = file.take(KEY_BYTES_MAX);
    bounded.read_to_end(&mut bytes).map_err(failed)?;
    Ok(Some(bytes))
}

/// Writes `key` beside `path` and links it into place, so that a crash leaves no half key and a second program that
/// starts at the same moment keeps the first one's key. Returns the key that is now in `path`.
pub(super) fn create(path: &Path, key: &[u8]) -> Result<Vec<u8>, KeyError> {
    let failed = |source| file_error(path, source);
    let folder = folder_of(path)?;
    let mut draft = path.as_os_str().to_owned();
    draft.push(format!(".{}.new", std::process::id()));
    let draft = PathBuf::from(draft);
    remove_if_there(&draft).map_err(failed)?;
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&draft)
        .map_err(failed)?;
    file.write_all(key)
        .and_then(|()| file.sync_all())
        .map_err(failed)?;
    let linked = std::fs::hard_link(&draft, path);
    remove_if_there(&draft).map_err(failed)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(failed(error)),
        _ => File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(failed)?,
    }
    read(path)?.ok_or_else(|| failed(ErrorKind::NotFound.into()))
}

/// The folder of the key, made for its owner alone when missing, refused when others may look into it.
fn folder_of(path: &Path) -> Result<&Path, KeyError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let failed = |source| file_error(folder, source);
    let mut builder = DirBuilder::new();
    builder
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(failed)?;
    let mode = folder.metadata().map_err(failed)?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(KeyError::Open {
            path: folder.to_owned(),
        });
    }
    Ok(folder)
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn file_error(path: &Path, source: io::Error) -> KeyError {
    KeyError::File {
        path: path.to_owned(),
        source,
    }
}
