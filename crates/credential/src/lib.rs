//! Credentials and documents: issue, present, verify. Pure but for the key file; no clock, and chance is handed in.
//!
//! One grant leaves three things behind, all signed with ES256 by the same [`Keys`]:
//! an SD-JWT VC for a wallet ([`sd_jwt`]), a [`Slip`] for the QR code that a phone checks without a server
//! ([`compact`]), and a PDF/A page that carries the slip in its metadata ([`pdf`]). The same key signs receipts
//! ([`receipt`]) and status lists ([`status_list`]).

pub mod compact;
pub mod jose;
mod keys;
pub mod pdf;
mod qr;
pub mod receipt;
pub mod sd_jwt;
mod status;

pub use compact::Slip;
pub use jose::{SignError, VerifyError};
pub use keys::{FileKeys, KeyError, Keys, PublicKey, Trust, Trusted};
pub use qr::{Qr, QrTooLong};
pub use status::{FreeSlots, STATUS_LIST_ENTRIES, StatusSlot, token as status_list};

/// How a credential of a demo issuer is marked, next to `"demo": true`. A code of the format, the same in every
/// language; what a page or a PDF prints comes from its caller.
pub const DEMO_MARK: &str = "CONTOH";
