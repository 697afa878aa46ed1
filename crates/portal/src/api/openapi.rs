//! The OpenAPI document: schemas read off the types that travel, operations from the list in `operations`. A test holds
//! that list against the table of routes, and the stored `docs/openapi.json` against what is made here.

mod operation;
mod operations;
mod parts;
#[cfg(test)]
mod tests;

use super::shape::asked::Clarification;
use super::shape::case::{
    Case, CaseList, DocumentList, Objection, Start, Started, Submission, Submitted,
};
use super::shape::check::Check;
use super::shape::document::Document;
use super::shape::form::{Answer, Answers, EvidenceAsked, Needs, Question, Upload};
use super::shape::history::{Event, History};
use super::shape::problem::{Problem, ProblemKind};
use super::shape::service::{Service, ServiceList};
use super::shape::token::{Denied, Token, TokenRequest};
use super::token::Scope;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use utoipa::openapi::{ComponentsBuilder, RefOr, Schema};

/// The document, for a program that people reach at `origin`.
pub fn document(origin: &str) -> Value {
    let mut paths = Map::new();
    for operation in operations::all() {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method] = operation.described();
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Sigap",
            "version": "1",
            "summary": "Public services for programs.",
            "description": INTRODUCTION,
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": origin }],
        "tags": tags(),
        "paths": paths,
        "components": components(),
    })
}

const INTRODUCTION: &str = "The same use cases as the pages of the portal: what services there are, what one needs of a \
     resident, an application from its start to its documents. Texts are in Indonesian or English, by Accept-Language. \
     Whoever sends a token acts for one resident, and everything is written into that resident's own log with the name \
     of the program. Errors are problems by RFC 9457. Lists are read a part at a time: hand a cursor back as it is.";

fn tags() -> Value {
    json!([
        { "name": "services", "description": "What there is. Anybody may ask." },
        { "name": "token", "description": "In the demonstration: who a program is, and for whom it acts." },
        { "name": "cases", "description": "An application, from its start to its decision." },
        { "name": "documents", "description": "What came of it." },
        { "name": "about", "description": "This document, and the kinds of problems." },
    ])
}

fn components() -> Value {
    let mut schemas = Vec::new();
    add::<Answer>(&mut schemas);
    add::<Answers>(&mut schemas);
    add::<Case>(&mut schemas);
    add::<CaseList>(&mut schemas);
    add::<Check>(&mut schemas);
    add::<Clarification>(&mut schemas);
    add::<Denied>(&mut schemas);
    add::<Document>(&mut schemas);
    add::<DocumentList>(&mut schemas);
    add::<Event>(&mut schemas);
    add::<EvidenceAsked>(&mut schemas);
    add::<History>(&mut schemas);
    add::<Needs>(&mut schemas);
    add::<Objection>(&mut schemas);
    add::<Problem>(&mut schemas);
    add::<ProblemKind>(&mut schemas);
    add::<Question>(&mut schemas);
    add::<Service>(&mut schemas);
    add::<ServiceList>(&mut schemas);
    add::<Start>(&mut schemas);
    add::<Started>(&mut schemas);
    add::<Submission>(&mut schemas);
    add::<Submitted>(&mut schemas);
    add::<Token>(&mut schemas);
    add::<TokenRequest>(&mut schemas);
    add::<Upload>(&mut schemas);
    let schemas = ComponentsBuilder::new().schemas_from_iter(schemas).build();
    let mut components = serde_json::to_value(schemas).unwrap_or_default();
    let scopes: Map<String, Value> = Scope::ALL
        .into_iter()
        .map(|scope| (scope.word().to_owned(), json!(parts::scope(scope))))
        .collect();
    components["securitySchemes"] = json!({
        "client": {
            "type": "oauth2",
            "description": "A token of a client that acts for a resident.",
            "flows": { "clientCredentials": { "tokenUrl": "/api/v1/token", "scopes": scopes } },
        },
        "program": {
            "type": "http",
            "scheme": "basic",
            "description": "A client's id and secret.",
        },
    });
    components["headers"] = parts::headers();
    components
}

/// A schema, and those it is made of.
fn add<T: ToSchema>(schemas: &mut Vec<(String, RefOr<Schema>)>) {
    schemas.push((T::name().into_owned(), T::schema()));
    T::schemas(schemas);
}
