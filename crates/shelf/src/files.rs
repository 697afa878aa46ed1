//! Folders and files that appear whole, and are put on disk together.

use crate::Broken;
use ledger::log::File;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// So many files and folders are synced one by one; more by one call for the whole disk, since each costs it a wait. That call tells of writes that
/// failed from Linux 5.8 on.
const ONE_BY_ONE_MAX: usize = 64;

/// What was written and may not be on disk yet.
#[derive(Default)]
pub(crate) struct Unsynced {
    paths: BTreeSet<PathBuf>,
    is_many: bool,
}

impl Unsynced {
    pub(crate) fn add(&mut self, folder: &Path, file: &File) {
        if self.is_many {
            return;
        }
        let path = folder.join(&file.path);
        let within = path.ancestors().take_while(|one| one.starts_with(folder));
        self.paths.extend(within.map(Path::to_owned));
        self.is_many = self.paths.len() > ONE_BY_ONE_MAX;
    }

    pub(crate) fn sync(&mut self, folder: &Path) -> io::Result<()> {
        if self.is_many {
            rustix::fs::syncfs(fs::File::open(folder)?)?;
        } else {
            // Longer paths first: a folder after what stands in it.
            for path in self.paths.iter().rev() {
                sync(path)?;
            }
        }
        *self = Self::default();
        Ok(())
    }
}

/// Makes a folder, with those above it that are missing; their names are on disk afterwards.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    let there = folder.ancestors().find(|one| one.is_dir());
    fs::create_dir_all(folder)?;
    for one in folder.ancestors() {
        // The name of a folder stands in the one above it.
        sync(if one.as_os_str().is_empty() {
            Path::new(".")
        } else {
            one
        })?;
        if Some(one) == there {
            break;
        }
    }
    Ok(())
}

/// Keeps every other program out of a folder, on this machine, as long as the file is held.
pub fn hold(folder: &Path) -> Result<fs::File, Broken> {
    let lock = fs::File::create(folder.join("lock"))?;
    lock.try_lock().map_err(|error| match error {
        fs::TryLockError::WouldBlock => Broken::Held,
        fs::TryLockError::Error(error) => error.into(),
    })?;
    Ok(lock)
}

/// Puts on disk what was written to a file, or which names stand in a folder.
fn sync(path: &Path) -> io::Result<()> {
    fs::File::open(path)?.sync_all()
}

/// Writes a file whole: nobody ever sees half of it.
pub(crate) fn write(folder: &Path, file: &File) -> io::Result<()> {
    let path = folder.join(&file.path);
    let making = beside(&path);
    if let Err(error) = fs::write(&making, &file.bytes) {
        // Mostly the folder is there.
        let above = path
            .parent()
            .filter(|_| error.kind() == io::ErrorKind::NotFound);
        fs::create_dir_all(above.ok_or(error)?)?;
        fs::write(&making, &file.bytes)?;
    }
    fs::rename(&making, &path)
}

/// Puts a file in the place of another: on disk, bytes and name, when this returns. Gives the file, to be written on.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<fs::File> {
    let making = beside(path);
    let mut file = fs::File::create(&making)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&making, path)?;
    let folder = path.parent().filter(|above| !above.as_os_str().is_empty());
    sync(folder.unwrap_or(Path::new(".")))?;
    Ok(file)
}

fn beside(path: &Path) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    beside.into()
}
