//! The running portal: the program behind the pages.

use crate::api::rate::Rates;
use crate::http::{Limiter, Load, Meter};
use crate::kept::Kept;
use app::App;
use app::Officer;
use app::view::catalog::PersonaView;
use base::{SubjectId, Timestamp};
use credential::Trust;
use credential::pdf::Renderer;
use std::path::PathBuf;
use std::sync::Arc;

/// Everything a route may use.
pub struct Portal {
    pub app: Arc<App>,
    pub renderer: Renderer,
    /// Keys whose signatures are believed.
    pub trust: Trust,
    /// The same keys as a JWK set, for browsers that check by themselves and for whoever keeps them.
    pub jwks: String,
    /// The one clock of the portal.
    pub now: fn() -> Timestamp,
    /// Present in `sigap demo` only.
    pub demo: Option<Demo>,
    pub meter: Meter,
    /// What is taken on at once.
    pub load: Arc<Load>,
    /// Proxies of ours in front of the program, each of which tells whom it heard. None unless the operator says so.
    pub trusted_proxies: usize,
    /// What whoever runs the program shows to see figures; without one, figures are for this machine alone.
    pub operator_token: Option<String>,
    /// The folder with the files of the ledger that mirrors copy, where this program keeps one.
    pub ledger_files: Option<PathBuf>,
    /// The same of the agency's own log.
    pub audit_files: Option<PathBuf>,
    /// Files of the agency's identifier, for whoever resolves it.
    pub did_files: Option<PathBuf>,
    pub(crate) limiter: Limiter,
    /// Who was not proofed, by network.
    pub(crate) proofings: Limiter,
    /// Face matches begun and codes for a counter asked for, by network.
    pub(crate) beginnings: Limiter,
    /// Who tries codes of recovery.
    pub(crate) codes: Limiter,
    /// Programs of sites that could not prove themselves.
    pub(crate) sites: Limiter,
    /// Who asks "may I?" without signing in.
    pub(crate) tries: Rates,
    pub(crate) api: crate::api::Kept,
    pub(crate) kept: Kept,
}

/// Answers of one sender to "may I?" within a minute; as many at once. A village office shares one address, and whoever
/// types needs seconds for each.
const TRIES_PER_MINUTE: u32 = 300;

/// Proofings of one network that may fail within an hour: a village office shares one address.
const PROOFINGS_FAILED_MAX: u32 = 30;
const PROOFINGS_SECONDS: i64 = 3600;
/// Proofings that one network may begin within an hour.
const BEGINNINGS_MAX: u32 = 120;

/// Who one can be in the demonstration.
pub struct Demo {
    pub residents: Vec<Persona>,
    pub officers: Vec<Officer>,
}

/// A resident to try.
pub struct Persona {
    pub subject: SubjectId,
    pub view: PersonaView,
}

impl Portal {
    /// How many requests a program may send through the API within a minute.
    pub fn api_requests_per_minute(&mut self, most: u32) {
        self.api.limiter.per_minute = most;
    }

    /// How many answers to "may I?" one sender gets within a minute.
    pub fn tries_per_minute(&mut self, most: u32) {
        self.tries = Rates::of(most);
    }

    pub fn new(app: Arc<App>, trust: Trust, now: fn() -> Timestamp, demo: Option<Demo>) -> Self {
        let jwks = trust.jwks().to_string();
        Self {
            app,
            renderer: Renderer::new(),
            trust,
            jwks,
            now,
            demo,
            meter: Meter::default(),
            load: Arc::default(),
            trusted_proxies: 0,
            operator_token: None,
            ledger_files: None,
            audit_files: None,
            did_files: None,
            limiter: Limiter::default(),
            proofings: Limiter::of(PROOFINGS_FAILED_MAX, PROOFINGS_SECONDS),
            beginnings: Limiter::of(BEGINNINGS_MAX, PROOFINGS_SECONDS),
            codes: Limiter::default(),
            sites: Limiter::default(),
            tries: Rates::of(TRIES_PER_MINUTE),
            api: crate::api::Kept::default(),
            kept: Kept::default(),
        }
    }
}
