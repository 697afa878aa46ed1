//! Paying: what a bank is told, what it shows a person, and what it says when money has come.

mod account;
mod bank;
mod bill;
mod notice;
pub mod qris;
mod receive;
mod secret;
mod tell;

pub use account::{BadAccount, COMPANY_DIGITS, read_virtual_account, virtual_account};
pub use bank::{BILLS_PATH, BadBank, Bank, BankError, NOTICES_MAX, SCHEME};
pub use bill::{BadBill, Bill};
pub use notice::{BadNotice, NOTICE_BYTES_MAX, Notice};
pub use qris::{BadQris, Merchant, Qris};
pub use receive::{ReceiveError, Taken, receive};
pub use secret::{BadSecret, Secret};

pub(crate) use tell::{FIRST_POLL_SECONDS, poll, tell, tell_at_once};

/// More than any fee, tax or fine of one case; a larger amount is a mistake.
pub const AMOUNT_RUPIAH_MAX: i64 = 1_000_000_000;
