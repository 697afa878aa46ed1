//! What the public pages show: services, how they decide, who keeps what. From the pack alone, without personal data.

mod given;
mod lists;
mod rules;
mod service;

pub use lists::{agency, all, event, home, search};
pub use rules::rules;
pub(crate) use service::draft;
pub use service::{guide, service};

use crate::App;
use crate::view::catalog::ServiceCard;
use pack::model::Service;

/// A card names the documents that everybody needs; what only some need frightens the others, and stands on the
/// service's page.
pub(crate) fn card(service: &Service) -> ServiceCard {
    ServiceCard {
        service: service.id.clone(),
        agency: service.about.owner.clone(),
        fee: service.about.fee,
        billed: service.payment.is_some(),
        promise: service.about.promise,
        evidence: service
            .form
            .evidence
            .iter()
            .filter(|need| !need.is_conditional())
            .map(|need| need.kind.clone())
            .collect(),
    }
}

fn cards<'a>(app: &'a App, wanted: impl Fn(&Service) -> bool + 'a) -> Vec<ServiceCard> {
    app.pack
        .services
        .values()
        .filter(|service| wanted(service))
        .map(card)
        .collect()
}
