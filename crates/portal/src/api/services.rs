//! Services: what there is, what one is like, and what it needs of a resident.

use super::call::{Answer, Call, Nothing, Paging, bad_cursor, next, ok, page};
use super::shape::form::Needs;
use super::shape::service::{Service, ServiceList, ServiceSummary};
use super::token::Acting;
use app::{apply, catalog};

/// What a cursor of this list is for.
const LIST: &str = "services";

pub(crate) async fn list(call: Call) -> Answer {
    std::future::ready(listed(&call)).await
}

fn listed(call: &Call) -> Answer {
    let paging: Paging = call.query()?;
    let most = paging.most()?;
    let cards = catalog::all(&call.portal.app).services;
    let from = match paging.after(LIST)? {
        None => 0,
        Some(after) => {
            let at = cards.iter().position(|card| card.service == after);
            at.ok_or_else(bad_cursor)? + 1
        }
    };
    let (rest, ctx) = (&cards[from..], call.ctx());
    let shown = &rest[..rest.len().min(most)];
    let last = shown.last().filter(|_| rest.len() > most);
    let next = last.map(|card| next(call, LIST, &card.service, most));
    let items = shown.iter().map(|card| ServiceSummary::of(&ctx, card));
    let body = ServiceList {
        items: items.collect(),
        next: next.clone(),
    };
    page(next.as_deref(), &body)
}

pub(crate) async fn show(call: Call) -> Answer {
    let Nothing {} = call.query()?;
    let view = catalog::service(&call.portal.app, call.param("service"), None).await?;
    ok(&Service::of(&call.ctx(), &view))
}

/// What it needs of the resident: by their draft, or by the rules alone.
pub(crate) async fn needs(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let (app, service) = (&call.portal.app, call.param("service"));
    let view = apply::needs::of_service(app, acting.resident, service, call.now).await?;
    ok(&Needs::of(&call.ctx(), &view))
}
