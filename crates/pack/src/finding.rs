//! What is wrong with a pack: where, what, and how to mend it. Written for whoever edits the file.

use serde::Serialize;
use std::fmt;

/// One thing to mend, in English, for developers and lawyers who write packs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// Path inside the pack.
    pub file: String,
    /// Counted from one; zero where the file as a whole is meant.
    pub line: usize,
    /// A stable name for this kind of mistake, such as "unknown-field".
    pub code: &'static str,
    pub message: String,
    /// What to change.
    pub mend: String,
}

impl Finding {
    pub fn new(
        file: impl Into<String>,
        line: usize,
        code: &'static str,
        message: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            line,
            code,
            message: message.into(),
            mend: mend.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}: {}\n  mend: {}",
            self.file, self.line, self.code, self.message, self.mend
        )
    }
}

/// The line, counted from one, in which the byte at `offset` stands.
pub fn line_at(source: &str, offset: usize) -> usize {
    let end = offset.min(source.len());
    source.as_bytes()[..end]
        .split(|&byte| byte == b'\n')
        .count()
}
