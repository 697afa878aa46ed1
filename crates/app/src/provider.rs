//! The OpenID Provider: sites of others sign people in with their account, and learn what these allow. One file per verb.
//!
//! What is asked, checked and said is decided in the crate `identity`; here it is looked up, sealed and made durable.

mod added;
mod allow;
mod authenticate;
mod authorize;
mod clients;
mod consent;
mod exchange;
mod facts;
mod flow;
mod introspect;
mod notify;
mod proof;
mod push;
mod refresh;
mod revoke;
mod ring;
mod seal;
mod sign_out;
mod sites;
mod then;
mod token;
mod userinfo;
mod web;
mod withdraw;

pub use added::{AddError, add, remove, take_in};
pub use allow::{allow, as_they_are, refuse};
pub use authenticate::Credentials;
pub use authorize::{Before, Page, Step, Visitor, authorize, go_on};
pub use clients::{Site, Sites, clients, secret};
pub use consent::{Asking, ConsentView, LevelView, asking};
pub(crate) use facts::PURPOSE;
pub use flow::new_browser;
pub use introspect::introspect;
pub(crate) use notify::{any_listens, fan_out, session_ends, tell};
pub use proof::{Bearer, Caller, nonce};
pub use push::push;
pub use revoke::revoke;
pub use ring::{JWKS_SECONDS, Made, NoKey, Ring};
pub use sign_out::{Leaving, SignOutView, ask_sign_out, sign_out, signed_out};
pub(crate) use sites::name as site_name;
pub use sites::{SiteView, sites};
pub(crate) use then::Then;
pub use token::{Denied, Given, token};
pub use userinfo::userinfo;
pub use web::{NoRoots, Web};
pub use withdraw::withdraw;

use crate::{App, Vault};
use base::{RowId, SubjectId};
use identity::dpop::Nonces;
use identity::issuer::{BadIssuer, Issuer};
use identity::subject::Sectors;

pub use identity::form::Form;
pub use identity::level::Way;

/// What the provider works with, beside the rest of the program.
pub struct Provider {
    /// Its name: where people reach the portal.
    pub issuer: Issuer,
    pub sites: Sites,
    pub ring: Ring,
    web: Web,
    sectors: Sectors,
    nonces: Nonces,
    kept: authenticate::Fetched,
}

impl Provider {
    pub fn new(
        origin: &str,
        vault: &Vault,
        sites: Sites,
        (ring, web): (Ring, Web),
    ) -> Result<Self, BadIssuer> {
        Ok(Self {
            issuer: Issuer::read(origin)?,
            sites,
            ring,
            web,
            sectors: Sectors::new(vault.mac("oidc", "sectors").as_bytes()),
            nonces: Nonces::new(vault.mac("oidc", "nonces").as_bytes()),
            kept: authenticate::Fetched::default(),
        })
    }
}

/// The number under which a site knows a person: the same for all sites of a sector, and for no other (Core §8.1).
fn id_of(app: &App, site: &Site, subject: SubjectId) -> String {
    app.provider.sectors.sub(&site.client.sector, subject)
}

/// The name under which a site knows a session: no two sectors can tell that theirs is the same.
fn sid(app: &App, site: &Site, session: RowId) -> String {
    app.provider.sectors.sub(
        &format!("session of {}", site.client.sector),
        SubjectId(session.0),
    )
}
