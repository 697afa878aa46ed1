//! Proofing: how somebody shows who they are, so that they get an account or one of a higher level. A port with three ways
//! in, each as good as what it rests on: a quiz out of registers, a match of faces, an officer at a counter.
//!
//! A number that nobody has takes the same way as any other, and fails as a proofing does that somebody fails.

pub mod counter;
pub mod face;
mod level;
pub mod quiz;
mod read;
mod same;
pub mod vouch;
mod whom;

pub(crate) use level::needs;
pub use level::{TooLow, of_matter, of_service};
pub use read::number;
pub(crate) use read::{is_alive, is_alive_at_counter};
pub(crate) use same::same;
pub use whom::Seeker;

use crate::{App, Officer, officer};
use base::{Assurance, Text};
use pack::Citation;
use pack::model::Register;

/// Purpose under which registers are read for an account: `purpose-account-proofing` of the portal.
pub(crate) const PROOFING: &str = "account-proofing";
/// The same where an officer reads, with their id behind a dot.
pub(crate) const COUNTER: &str = "account-counter";

/// One way of proofing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Quiz,
    Face,
    Counter,
}

/// A way as it is offered.
#[derive(Clone, Debug)]
pub struct WayView {
    pub way: Way,
    /// What it gives.
    pub gives: Assurance,
    /// Who keeps what it rests on.
    pub holder: Text,
    pub law: Citation,
}

impl Way {
    /// How sure the state is of somebody who was proofed like this.
    pub fn gives(self) -> Assurance {
        match self {
            Self::Quiz => Assurance::Low,
            Self::Face => Assurance::Substantial,
            Self::Counter => Assurance::High,
        }
    }
}

/// The register that people are known from.
pub(crate) fn register(app: &App) -> Option<&Register> {
    let proofing = app.pack.proofing.as_ref()?;
    app.pack.registers.get(&proofing.register)
}

/// Whether an officer's agency keeps that register.
pub fn keeps(app: &App, officer: &Officer) -> bool {
    register(app).is_some_and(|register| register.owner == officer::agency(officer))
}

/// The ways of this instance that give more than `above`, the least demanding first.
pub fn ways(app: &App, above: Option<Assurance>) -> Vec<WayView> {
    let Some(proofing) = &app.pack.proofing else {
        return Vec::new();
    };
    let owner = app.pack.registers.get(&proofing.register);
    let owner = owner.map_or("", |register| register.owner.as_str());
    let view = |way: Way, holder: &str, law: &Citation| WayView {
        way,
        gives: way.gives(),
        holder: crate::show::agency(holder),
        law: law.clone(),
    };
    let quiz = (!proofing.quiz.is_empty()).then(|| view(Way::Quiz, owner, &proofing.law));
    let face = proofing.face.as_ref().filter(|_| app.face.is_some());
    let face = face.map(|face| view(Way::Face, &face.holder, &face.law));
    let counter = proofing.counter.as_ref();
    let counter = counter.map(|counter| view(Way::Counter, owner, &counter.law));
    let all = [quiz, face, counter].into_iter().flatten();
    all.filter(|way| above.is_none_or(|above| way.gives > above))
        .collect()
}

/// Whether people can be proofed in this way.
pub fn is_offered(app: &App, way: Way) -> bool {
    ways(app, None).iter().any(|view| view.way == way)
}
