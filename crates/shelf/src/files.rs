//! Files that appear whole, and are put on disk together.

use ledger::log::File;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// So many files and folders are synced one by one; more by one call for the whole disk, since each costs it a wait.
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
                fs::File::open(path)?.sync_all()?;
            }
        }
        *self = Self::default();
        Ok(())
    }
}

/// Writes a file whole: nobody ever sees half of it.
pub(crate) fn write(folder: &Path, file: &File) -> io::Result<()> {
    let path = folder.join(&file.path);
    let mut making = path.as_os_str().to_owned();
    making.push(".new");
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
