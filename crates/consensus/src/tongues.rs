//! Validators that spoke with two tongues: two votes in one turn that cannot both be meant. No quorum comes of it as long as they are fewer than a
//! third; but whoever runs a ledger with them is to know their names.

use commonware_actor::Feedback;
use commonware_consensus::Reporter;
use commonware_consensus::simplex::scheme::ed25519::Scheme;
use commonware_consensus::simplex::types::{Activity, Attributable as _};
use commonware_cryptography::sha256::Digest;
use ledger::Name;
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::watch;

pub(crate) type Heard = watch::Sender<BTreeSet<Name>>;

/// Listens to what the engine found, beside whoever else does.
#[derive(Clone)]
pub(crate) struct Tongues {
    /// Names of the validators, in the order of the engine.
    names: Arc<[Name]>,
    heard: Arc<Heard>,
}

impl Tongues {
    pub(crate) fn new(names: Vec<Name>, heard: Arc<Heard>) -> Self {
        Self {
            names: names.into(),
            heard,
        }
    }
}

impl Reporter for Tongues {
    type Activity = Activity<Scheme, Digest>;

    fn report(&mut self, activity: Self::Activity) -> Feedback {
        let who = match &activity {
            Activity::ConflictingNotarize(votes) => votes.signer(),
            Activity::ConflictingFinalize(votes) => votes.signer(),
            Activity::NullifyFinalize(votes) => votes.signer(),
            Activity::Notarize(_)
            | Activity::Notarization(_)
            | Activity::Certification(_)
            | Activity::Nullify(_)
            | Activity::Nullification(_)
            | Activity::Finalize(_)
            | Activity::Finalization(_) => return Feedback::Ok,
        };
        let place = usize::try_from(who.get()).ok();
        let Some(name) = place.and_then(|place| self.names.get(place)) else {
            return Feedback::Ok;
        };
        let is_new = self
            .heard
            .send_if_modified(|heard| heard.insert(name.clone()));
        if is_new {
            tracing::error!(validator = %name, "a validator spoke with two tongues: tell everybody who runs this ledger");
        }
        Feedback::Ok
    }
}
