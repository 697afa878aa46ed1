//! One value of a statement or a row: the four kinds both engines share.

use base::{Bucket, CaseId, RowId, SubjectId, Timestamp};
use std::fmt;

/// A value as the database holds it, in the order in which both engines sort. Times and rupiah are `Int`, ids are `Blob` of 16 bytes, yes and no are 1 and 0.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    Null,
    Int(i64),
    Text(String),
    Blob(Vec<u8>),
}

/// A list of cells out of anything a cell can be made of: `cells![case, subject, "draft", now]`.
#[macro_export]
macro_rules! cells {
    ($($value:expr),* $(,)?) => { ::std::vec![$($crate::Cell::from($value)),*] };
}

impl Cell {
    /// Bytes this value brings along, for limits and figures.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Null => 1,
            Self::Int(_) => 8,
            Self::Text(text) => text.len(),
            Self::Blob(bytes) => bytes.len(),
        }
    }
}

// A cell may hold a name or a number of a person, so a log line shows how long it is, never what it says.
impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("Null"),
            Self::Int(_) => f.write_str("Int"),
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Blob(bytes) => write!(f, "Blob({} bytes)", bytes.len()),
        }
    }
}

macro_rules! from {
    ($($from:ty, $value:ident => $cell:expr;)*) => {
        $(impl From<$from> for Cell {
            fn from($value: $from) -> Self {
                $cell
            }
        })*
    };
}

from! {
    i64, value => Self::Int(value);
    i32, value => Self::Int(i64::from(value));
    u32, value => Self::Int(i64::from(value));
    u16, value => Self::Int(i64::from(value));
    bool, value => Self::Int(i64::from(value));
    &str, value => Self::Text(value.to_owned());
    String, value => Self::Text(value);
    &String, value => Self::Text(value.clone());
    &[u8], value => Self::Blob(value.to_vec());
    Vec<u8>, value => Self::Blob(value);
    &Vec<u8>, value => Self::Blob(value.clone());
    [u8; 16], value => Self::Blob(value.to_vec());
    [u8; 32], value => Self::Blob(value.to_vec());
    Timestamp, value => Self::Int(value.micros());
    Bucket, value => Self::Int(i64::from(value.0));
    SubjectId, value => Self::Blob(value.0.to_vec());
    CaseId, value => Self::Blob(value.0.to_vec());
    RowId, value => Self::Blob(value.0.to_vec());
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_line_never_shows_what_a_cell_holds() {
        let shown = format!(
            "{:?}",
            cells!["Sri Wahyuni", 3_174_i64, vec![1_u8, 2], None::<i64>]
        );
        assert_eq!(shown, "[Text(11 bytes), Int, Blob(2 bytes), Null]");
    }

    #[test]
    fn ids_and_times_become_the_columns_they_are_stored_in() {
        let made = cells![
            SubjectId([7; 16]),
            Timestamp::from_micros(5),
            Bucket(9),
            true
        ];
        let held = [
            Cell::Blob(vec![7; 16]),
            Cell::Int(5),
            Cell::Int(9),
            Cell::Int(1),
        ];
        assert_eq!(made, held);
    }
}
