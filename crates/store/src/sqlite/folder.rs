//! The data folder: private to its owner, and held by one program at a time.

use crate::OpenError;
use std::fs::{DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Held while the folder is in use; dropping it lets the next program in.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

const FOLDER_MODE: u32 = 0o700;
const FILE_MODE: u32 = 0o600;

/// Makes the folder if need be, takes it, and says where the database lies.
pub(crate) fn take(folder: &Path) -> Result<(Lock, PathBuf), OpenError> {
    let wrong = |source: io::Error| OpenError::Folder {
        path: folder.to_owned(),
        source,
    };
    let database = folder.join("sigap.db");
    make(folder, &database).map_err(wrong)?;
    let lock = private(&folder.join("sigap.lock")).map_err(wrong)?;
    lock.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => OpenError::InUse(folder.display().to_string()),
        TryLockError::Error(source) => wrong(source),
    })?;
    // SQLite gives its other files the permissions of this one, so it must exist before SQLite makes it.
    private(&database).map_err(wrong)?;
    Ok((Lock { _file: lock }, database))
}

fn make(folder: &Path, database: &Path) -> io::Result<()> {
    if !folder.exists() {
        DirBuilder::new()
            .recursive(true)
            .mode(FOLDER_MODE)
            .create(folder)?;
        // A folder is only on disk once the folder above it says so.
        return match folder.parent().filter(|p| !p.as_os_str().is_empty()) {
            Some(parent) => File::open(parent)?.sync_all(),
            None => File::open(".")?.sync_all(),
        };
    }
    // A shared folder named by mistake (/tmp, a home) must not be locked away from everybody else.
    let ours = database.exists() || folder.read_dir()?.next().is_none();
    if ours {
        return std::fs::set_permissions(folder, Permissions::from_mode(FOLDER_MODE));
    }
    tracing::warn!(folder = %folder.display(), "the data folder holds other files: its permissions stay as they are");
    Ok(())
}

fn private(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(FILE_MODE)
        .open(path)?;
    file.set_permissions(Permissions::from_mode(FILE_MODE))?;
    Ok(file)
}
