//! Words every other crate speaks: numbers, money, time, values, texts, problems. Pure; no clock, no dice.

mod assurance;
mod canonical;
mod clock;
mod fact;
mod id;
pub mod json;
mod money;
mod nik;
mod number;
mod problem;
mod reference;
mod text;
mod time;
mod value;

pub use assurance::Assurance;
pub use canonical::canonical;
pub use clock::{Calendar, Clock, Due, Starts, Unit};
pub use fact::{Answers, Evidence, Fact, Facts, Sourced, Why};
pub use id::{BUCKETS, BadId, Bucket, CaseId, RowId, SubjectId};
pub use money::Rupiah;
pub use nik::{BadNik, Nik, Sex};
pub use number::{BadNumber, PublicNumber};
pub use problem::{Explain, Fault, Problem};
pub use reference::{BadReference, PaymentReference};
pub use text::{Arg, Lang, Owner, Text};
pub use time::{Timestamp, Zone};
pub use value::{Record, Value};

/// A calendar date without a time or a zone.
pub use jiff::civil::Date;
