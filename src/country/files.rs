//! What is written down outside the database: the births for the facility register, the truth about errors, and
//! who may apply at once.

use super::{Filled, Ready, Truth};
use crate::facility::{BIRTHS_FILE, Entry};
use anyhow::Context;
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

const TRUTH_FILE: &str = "truth.jsonl";
pub(crate) const READY_FILE: &str = "ready.jsonl";

/// Three files of JSON lines in one folder.
pub(crate) struct Files {
    births: BufWriter<File>,
    truth: BufWriter<File>,
    ready: BufWriter<File>,
}

impl Files {
    /// Begins the files anew.
    pub(crate) fn create(folder: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder)?;
        Ok(Self {
            births: begin(&folder.join(BIRTHS_FILE))?,
            truth: begin(&folder.join(TRUTH_FILE))?,
            ready: begin(&folder.join(READY_FILE))?,
        })
    }

    /// One family more.
    pub(crate) fn add(&mut self, family: &Filled) -> anyhow::Result<()> {
        self.births(&family.births)?;
        if let Some(truth) = &family.error {
            line::<Truth>(&mut self.truth, truth)?;
        }
        if let Some(ready) = &family.ready {
            line::<Ready>(&mut self.ready, ready)?;
        }
        Ok(())
    }

    pub(crate) fn births(&mut self, births: &[Entry]) -> anyhow::Result<()> {
        for birth in births {
            line::<Entry>(&mut self.births, birth)?;
        }
        Ok(())
    }

    /// The files, safe on disk.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        for file in [self.births, self.truth, self.ready] {
            let file = file.into_inner().context("a file could not be written")?;
            file.sync_all()?;
        }
        Ok(())
    }
}

/// Opens a file for writing from its start.
pub(crate) fn begin(path: &Path) -> anyhow::Result<BufWriter<File>> {
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(BufWriter::new(file))
}

/// One value, one line.
pub(crate) fn line<T: Serialize>(to: &mut impl Write, value: &T) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *to, value)?;
    to.write_all(b"\n")?;
    Ok(())
}
