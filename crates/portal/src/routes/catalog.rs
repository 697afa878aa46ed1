//! Public pages: they show, and write nothing.

use crate::http::{Answer, Asked, Failure, Who};
use crate::pages;
use app::{Resident, catalog, proofing};

pub(super) async fn home(asked: Asked) -> Answer {
    let has = asked.session.proof.assurance;
    let resident = resident(&asked).map(|resident| (resident, has));
    let view = catalog::home(&asked.portal.app, resident).await?;
    asked.page(pages::home::page(&asked.ctx(), &view))
}

pub(super) async fn search(asked: Asked) -> Answer {
    let query = asked.query.get("q").map_or("", String::as_str);
    let view = catalog::search(&asked.portal.app, asked.lang, query);
    asked.page(pages::search::page(&asked.ctx(), &view))
}

pub(super) async fn event(asked: Asked) -> Answer {
    let view = catalog::event(&asked.portal.app, asked.param("event"))?;
    asked.page(pages::event::page(&asked.ctx(), &view))
}

pub(super) async fn agency(asked: Asked) -> Answer {
    let view = catalog::agency(&asked.portal.app, asked.param("agency"))?;
    asked.page(pages::agency::page(&asked.ctx(), &view))
}

pub(super) async fn all(asked: Asked) -> Answer {
    let view = catalog::all(&asked.portal.app);
    asked.page(pages::catalog::page(&asked.ctx(), &view))
}

pub(super) async fn service(asked: Asked) -> Answer {
    let (app, service) = (&asked.portal.app, asked.param("service"));
    let has = asked.session.proof.assurance;
    // A draft is seen by whoever may open it.
    let may = proofing::of_service(app, service, has).is_ok();
    let resident = resident(&asked).filter(|_| may);
    let view = catalog::service(app, service, resident).await?;
    let (ctx, kept) = (asked.ctx(), &asked.portal.kept);
    let rest = kept.part(asked.lang, "service", &view.service, || {
        Ok::<_, Failure>(pages::service::rest(&ctx, &view))
    })?;
    asked.page(pages::service::page(&ctx, &view, &rest))
}

pub(super) async fn rules(asked: Asked) -> Answer {
    let (ctx, service) = (asked.ctx(), asked.param("service"));
    // Every scenario is run for this page: once is enough.
    let body = asked.portal.kept.part(asked.lang, "rules", service, || {
        let view = catalog::rules(&asked.portal.app, service)?;
        Ok::<_, Failure>(pages::rules::body(&ctx, &view))
    })?;
    asked.page(pages::rules::page(&ctx, service, &body))
}

pub(super) async fn guide(asked: Asked) -> Answer {
    let view = catalog::guide(&asked.portal.app, asked.param("service"), asked.lang)?;
    asked.page(pages::guide::page(&asked.ctx(), &view))
}

pub(super) async fn about(asked: Asked) -> Answer {
    asked.page(pages::about::page(&asked.ctx()))
}

pub(super) async fn accessibility(asked: Asked) -> Answer {
    asked.page(pages::accessibility::page(&asked.ctx()))
}

pub(super) async fn api(asked: Asked) -> Answer {
    asked.page(pages::api::page(&asked.ctx(), &asked.portal.app.origin))
}

fn resident(asked: &Asked) -> Option<Resident> {
    // What is whose is not mixed: somebody who acts for another sees the cases on their page.
    if asked.session.acting.is_some() {
        return None;
    }
    match &asked.session.who {
        Who::Resident { subject, .. } => Some(Resident::at_portal(*subject)),
        Who::Nobody | Who::Officer(_) => None,
    }
}
