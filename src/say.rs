//! Lines on the standard output of a command: the one place that writes there.

use std::fmt::Arguments;
use std::io::Write;

/// One line. A reader that went away (`sigap check … | head`) is no error.
pub(crate) fn line(words: Arguments<'_>) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{words}");
    let _ = out.flush();
}

/// Like `println!`, for the output that a command was started for.
macro_rules! say {
    ($($words:tt)*) => { $crate::say::line(format_args!($($words)*)) };
}

pub(crate) use say;
