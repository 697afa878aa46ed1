//! Use cases: one file, one public function, named by its verb. SQL is private to this crate.

pub mod access;
pub mod account;
pub mod apply;
pub mod audit;
pub mod catalog;
mod claims;
mod code;
pub mod did;
pub mod document;
mod effects;
mod error;
pub mod follow;
mod handled;
mod issue;
pub mod law;
pub mod mail;
pub mod mandate;
mod numbers;
pub mod officer;
pub mod outbox;
pub mod payment;
pub mod proofing;
pub mod provider;
pub mod reconsider;
pub mod registry;
pub mod replay;
pub mod revoke;
mod scene;
mod settle;
mod show;
pub mod status;
mod tables;
pub mod try_out;
mod vault;
pub mod verify;
pub mod view;
mod who;
pub mod wire;

pub use error::AppError;
pub use handled::Handled;
pub use status::StatusLists;
pub use tables::request_key::Once;
pub use vault::{Dice, Vault, same};
pub use who::{Actor, Agent, Basis, Channel, ClientId, Name, Officer, Origin, Resident};

use credential::Keys;
use pack::model::Pack;
use registry::Sources;
use std::sync::Arc;
use store::Store;

/// Everything a use case works with. Cheap to share: one per process.
pub struct App {
    pub pack: Arc<Pack>,
    pub store: Store,
    pub vault: Vault,
    pub keys: Arc<dyn Keys>,
    pub sources: Sources,
    /// Who takes money for the instance; without one, what costs something is paid elsewhere.
    pub bank: Option<payment::Bank>,
    /// Who compares faces with the biometric register; without one, people are proofed in other ways.
    pub face: Option<proofing::face::FaceMatch>,
    /// How letters go to people; without it nobody is told anything by mail.
    pub mail: Option<mail::Mailer>,
    /// Where people sign in to sites of others.
    pub provider: provider::Provider,
    pub dice: Dice,
    /// Where people reach the portal, such as `https://sigap.example`; goes into QR codes.
    pub origin: String,
    /// Synthetic people, documents marked as specimens.
    pub demo: bool,
    /// Told about each case that moved, so that open pages can refresh.
    pub moved: tokio::sync::broadcast::Sender<base::CaseId>,
    /// Messages that were handled at once and are still to be taken out of the outbox.
    pub handled: Handled,
    /// What keeps what happened for good; without it nothing is recorded, and no page speaks of it.
    pub audit: Option<Arc<audit::Audit>>,
    /// The status list that credentials of this process are put on.
    pub lists: StatusLists,
}
