//! The data folder: private to its owner, and held by one program at a time.

use crate::OpenError;
use std::fs::{DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Held while a folder or a file is in use; dropping it lets the next program in.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

const FOLDER_MODE: u32 = 0o700;
const FILE_MODE: u32 = 0o600;

/// A folder that was taken.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Makes the folder if need be, and takes it.
    pub(super) fn take(path: &Path) -> Result<(Lock, Self), OpenError> {
        let folder = Self(path.to_owned());
        make(path, &folder.path(0)).map_err(|source| wrong(path, source))?;
        let lock = held(&path.join("sigap.lock"), path)?;
        Ok((lock, folder))
    }

    /// Where a file of the database lies: `sigap.db`, `sigap-01.db`, `sigap-02.db` …
    pub(super) fn path(&self, at: u16) -> PathBuf {
        match at {
            0 => self.0.join("sigap.db"),
            _ => self.0.join(format!("sigap-{at:02}.db")),
        }
    }

    pub(super) fn name(&self) -> String {
        self.0.display().to_string()
    }

    /// Whether it is there, or a link that should lead to it is.
    pub(super) fn has(&self, at: u16) -> bool {
        self.path(at).symlink_metadata().is_ok()
    }

    /// The file, made if need be, nobody else's, and held by this program alone, wherever a link leads. SQLite gives its
    /// other files the permissions of this one, so it must exist before SQLite makes it.
    pub(super) fn hold(&self, at: u16) -> Result<Lock, OpenError> {
        let path = self.path(at);
        if self.has(at) && !path.exists() {
            return Err(OpenError::Lost(path));
        }
        held(&path, &self.0)
    }
}

/// Holds a file; `named` is what a person is told is in use.
fn held(path: &Path, named: &Path) -> Result<Lock, OpenError> {
    let wrong = |source: io::Error| wrong(named, source);
    let file = private(path).map_err(wrong)?;
    file.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => OpenError::InUse(named.display().to_string()),
        TryLockError::Error(source) => wrong(source),
    })?;
    Ok(Lock { _file: file })
}

fn wrong(path: &Path, source: io::Error) -> OpenError {
    OpenError::Folder {
        path: path.to_owned(),
        source,
    }
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
