//! A request as a handler sees it: parsed, with its sender known.

use super::{Answer, Form, Session, Who, answer};
use crate::state::Portal;
use crate::{Ctx, Role};
use axum::http::{HeaderMap, StatusCode};
use base::{CaseId, Lang, PublicNumber, Timestamp, Zone};
use maud::Markup;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

/// One request.
pub(crate) struct Asked {
    pub(crate) portal: Arc<Portal>,
    pub(crate) lang: Lang,
    /// The address without its language.
    pub(crate) path: String,
    /// Where a GET shows this page again, in either language.
    pub(crate) here: String,
    /// What the pattern of the route names.
    pub(crate) params: BTreeMap<String, String>,
    pub(crate) query: BTreeMap<String, String>,
    pub(crate) form: Form,
    pub(crate) session: Session,
    pub(crate) token: String,
    pub(crate) headers: HeaderMap,
    /// The client, as far as our own proxies tell.
    pub(crate) sender: IpAddr,
    pub(super) is_operator: bool,
    pub(crate) now: Timestamp,
}

impl Asked {
    pub(crate) fn ctx(&self) -> Ctx<'_> {
        let acting = self.session.acting.as_ref();
        let for_whom = acting.map(|acting| acting.name.as_str());
        let who = match &self.session.who {
            Who::Nobody => None,
            Who::Resident { name, .. } => Some(crate::Who {
                name,
                role: Role::Resident,
                for_whom,
            }),
            Who::Officer(officer) => Some(crate::Who {
                name: &officer.name,
                role: Role::Officer,
                for_whom,
            }),
        };
        Ctx {
            lang: self.lang,
            path: &self.here,
            texts: &self.portal.app.pack.texts,
            who,
            csrf: &self.token,
            demo: self.portal.app.demo,
            now: self.now,
            zone: Zone::default(),
            until: self.session.id.map(|_| self.session.until),
        }
    }

    /// A parameter of the route; a route that names it always has it.
    pub(crate) fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }

    /// The case in the address. What is no case id names no case.
    pub(crate) fn case(&self) -> Result<CaseId, super::Failure> {
        CaseId::parse(self.param("case")).map_err(|_| super::Failure::not_found())
    }

    /// The document number in the address.
    pub(crate) fn number(&self) -> Result<PublicNumber, super::Failure> {
        PublicNumber::parse(self.param("number")).map_err(|_| super::Failure::not_found())
    }

    /// A page, as this browser takes it.
    #[expect(clippy::unnecessary_wraps, reason = "a handler ends with it")]
    pub(crate) fn page(&self, page: Markup) -> Answer {
        Ok(answer::shrink(page, StatusCode::OK, &self.headers))
    }

    /// A page that says something is wrong with what was sent.
    #[expect(clippy::unnecessary_wraps, reason = "a handler ends with it")]
    pub(crate) fn page_with(&self, status: StatusCode, page: Markup) -> Answer {
        Ok(answer::shrink(page, status, &self.headers))
    }

    /// On to a page of this language.
    #[expect(clippy::unnecessary_wraps, reason = "a handler ends with it")]
    pub(crate) fn go(&self, path: &str) -> Answer {
        let base = match self.lang {
            Lang::Id => "",
            Lang::En => "/en",
        };
        Ok(answer::redirect(&format!("{base}{path}")))
    }
}
