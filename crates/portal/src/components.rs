//! The few parts every page is made of. Each is a function from data to markup and works as plain HTML.

pub mod bill;
pub mod button;
pub mod card;
pub mod clarification;
pub mod control;
pub mod details;
pub mod errors;
pub mod files;
pub mod held;
pub mod icon;
pub mod notice;
pub mod pagination;
pub mod question;
pub mod reason;
pub mod standing;
pub mod status;
pub mod summary;
pub mod table;
pub mod timeline;

pub use errors::FormState;
pub use icon::{Icon, icon};
