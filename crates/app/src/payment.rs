//! Paying: what a bank is told, what it shows a person, and what it says when money has come.

mod account;
mod bank;
mod bill;
mod notice;
mod proof;
pub mod qris;
mod receive;
mod refund;
mod secret;
mod tell;

pub use account::{BadAccount, COMPANY_DIGITS, read_virtual_account, virtual_account};
pub use bank::{BILLS_PATH, BadBank, Bank, BankError, NOTICES_MAX, SCHEME};
pub use bill::{BadBill, Bill};
pub use notice::{BadNotice, NOTICE_BYTES_MAX, Notice};
pub use proof::proof;
pub use qris::{BadQris, Merchant, Qris};
pub use receive::{ReceiveError, Taken, receive};
pub use secret::{BadSecret, Secret};

pub(crate) use proof::{is_proof, proven};
pub(crate) use refund::{enlist, office as payee_office};
pub(crate) use tell::{FIRST_POLL_SECONDS, poll, tell, tell_at_once};

/// No bill is higher than this: what the rules may ask for is what a bank is told.
pub const AMOUNT_RUPIAH_MAX: i64 = pack::BILL_RUPIAH_MAX;
