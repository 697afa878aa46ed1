//! Routes for programs.

use super::{GET, POST, machine};
use crate::api::token::Scope;
use crate::api::{self, answers, cases, documents, evidence, history, submission};
use crate::http::Table;
use axum::http::Method;

const PUT: &Method = &Method::PUT;
const PATCH: &Method = &Method::PATCH;
const DELETE: &Method = &Method::DELETE;

const SERVICES: Scope = Scope::ServicesRead;
const READ: Scope = Scope::CasesRead;
const WRITE: Scope = Scope::CasesWrite;

/// For programs: one address for both languages, in English, since an address is part of a contract between programs.
pub(super) fn with_api(table: Table) -> Table {
    let table = table
        .program(GET, "/api/v1/openapi.json", machine::openapi)
        .program(GET, "/api/v1/problems/{problem}", api::problems::show)
        .program(GET, "/api/v1/services", api::services::list)
        .program(GET, "/api/v1/services/{service}", api::services::show)
        .client(
            GET,
            "/api/v1/services/{service}/needs",
            SERVICES,
            api::services::needs,
        )
        .client(GET, "/api/v1/cases", READ, cases::list)
        .client(POST, "/api/v1/cases", WRITE, cases::start)
        .client(GET, "/api/v1/cases/{case}", READ, cases::show)
        .client(GET, "/api/v1/cases/{case}/needs", READ, cases::needs)
        .client(
            GET,
            "/api/v1/cases/{case}/answers/{question}",
            READ,
            answers::question,
        )
        .client(
            PUT,
            "/api/v1/cases/{case}/answers/{question}",
            WRITE,
            answers::put,
        )
        .client(PATCH, "/api/v1/cases/{case}/answers", WRITE, answers::patch)
        .client(GET, "/api/v1/cases/{case}/check", READ, answers::check);
    with_api_results(table)
        .client(
            POST,
            "/api/v1/cases/{case}/submission",
            WRITE,
            submission::submit,
        )
        .client(
            POST,
            "/api/v1/cases/{case}/withdrawal",
            WRITE,
            cases::withdraw,
        )
        .client(POST, "/api/v1/cases/{case}/objection", WRITE, cases::object)
        .client(
            POST,
            "/api/v1/cases/{case}/clarification",
            WRITE,
            cases::clarify,
        )
        .client(POST, "/api/v1/cases/{case}/bill", WRITE, cases::rebill)
        .client(
            GET,
            "/api/v1/cases/{case}/payment-proof",
            READ,
            documents::proof,
        )
}

/// Files and documents, going in and coming out.
fn with_api_results(table: Table) -> Table {
    table
        .client(
            GET,
            "/api/v1/cases/{case}/evidence/{kind}",
            READ,
            evidence::list,
        )
        .client(
            POST,
            "/api/v1/cases/{case}/evidence/{kind}",
            WRITE,
            evidence::attach,
        )
        .client(
            GET,
            "/api/v1/cases/{case}/evidence/{kind}/{file}",
            READ,
            evidence::show,
        )
        .client(
            DELETE,
            "/api/v1/cases/{case}/evidence/{kind}/{file}",
            WRITE,
            evidence::detach,
        )
        .client(GET, "/api/v1/cases/{case}/history", READ, history::show)
        .client(
            GET,
            "/api/v1/cases/{case}/documents",
            READ,
            documents::of_case,
        )
        .client(
            GET,
            "/api/v1/cases/{case}/receipt",
            READ,
            documents::receipt,
        )
        .client(
            GET,
            "/api/v1/cases/{case}/exhibit",
            READ,
            documents::exhibit,
        )
        .client(GET, "/api/v1/documents/{number}", READ, documents::show)
        .client(POST, "/api/v1/documents/{number}/pdf", READ, documents::pdf)
        .client(
            GET,
            "/api/v1/documents/{number}/credential",
            READ,
            documents::credential,
        )
}
