//! What operations are described with: parameters, bodies, answers.

use super::operation::{Body, Good, Operation, Param};
use crate::api::problem::Kind;
use crate::api::token::Scope;
use serde_json::{Map, Value, json};

/// Kinds of problems that any operation may answer with.
const ALWAYS: [Kind; 6] = [
    Kind::Malformed,
    Kind::NotFound,
    Kind::TooLarge,
    Kind::TooOften,
    Kind::Ours,
    Kind::Busy,
];
/// Those of an operation that wants a token.
const WITH_TOKEN: [Kind; 4] = [
    Kind::TokenMissing,
    Kind::TokenInvalid,
    Kind::NoAccounts,
    Kind::ScopeMissing,
];

impl Operation {
    /// The operation as OpenAPI has it.
    pub(super) fn described(&self) -> Value {
        let mut operation = json!({
            "operationId": self.id,
            "tags": [self.tag],
            "summary": self.summary,
            "description": self.description,
            "parameters": self.parameters(),
            "responses": self.responses(),
            "security": self.security(),
        });
        if let Some(body) = self.body {
            operation["requestBody"] = json!({
                "required": true,
                "content": { (body.media_type()): { "schema": reference(body.schema()) } },
            });
        }
        operation
    }

    fn security(&self) -> Value {
        match (self.scope, self.id) {
            (Some(scope), _) => json!([{ "client": [scope.word()] }]),
            (None, "giveToken") => json!([{ "program": [] }, {}]),
            (None, _) => json!([]),
        }
    }

    fn parameters(&self) -> Value {
        let named = self.path.split('/').filter_map(|part| {
            let name = part.strip_prefix('{')?.strip_suffix('}')?;
            Some(path_parameter(name))
        });
        let others = self.params.iter().map(|param| param.described());
        named.chain(others).chain([language()]).collect()
    }

    fn responses(&self) -> Value {
        let mut responses = Map::new();
        let status = self.good.status().to_string();
        responses.insert(status, self.good.described());
        let with_token = self.scope.iter().flat_map(|_| WITH_TOKEN);
        let about = self.scope.filter(|_| self.path.contains('{'));
        let about = about.map(|_| Kind::LevelTooLow);
        let kinds = ALWAYS.into_iter().chain(with_token).chain(about);
        for kind in kinds.chain(self.problems.iter().copied()) {
            let status = kind.status().as_u16().to_string();
            let known = responses.entry(status).or_insert_with(|| problem(kind));
            name(known, kind);
        }
        if self.id == "giveToken" {
            for status in ["400", "401"] {
                responses.insert(status.to_owned(), denied(status));
            }
        }
        Value::Object(responses)
    }
}

/// Adds a kind of problem to those of its status.
fn name(response: &mut Value, kind: Kind) {
    let kinds = response["description"].as_str().unwrap_or_default();
    if !kinds.contains(&format!("`{}`", kind.id())) {
        let separator = if kinds.is_empty() { "Problems: " } else { ", " };
        response["description"] = json!(format!("{kinds}{separator}`{}`", kind.id()));
    }
}

fn problem(kind: Kind) -> Value {
    let mut headers = common();
    if matches!(kind, Kind::TooOften | Kind::Busy) {
        headers["Retry-After"] = header("Retry-After");
    }
    if kind.status().as_u16() == 401 {
        headers["WWW-Authenticate"] = header("WWW-Authenticate");
    }
    json!({
        "description": "",
        "headers": headers,
        "content": { "application/problem+json": { "schema": reference("Problem") } },
    })
}

fn denied(status: &str) -> Value {
    let mut headers = common();
    let description = if status == "401" {
        headers["WWW-Authenticate"] = header("WWW-Authenticate");
        "The client is not known, or its secret is wrong."
    } else {
        "The request is no request for a token."
    };
    json!({
        "description": description,
        "headers": headers,
        "content": {
            "application/json": { "schema": reference("Denied") },
            "application/problem+json": { "schema": reference("Problem") },
        },
    })
}

impl Good {
    fn status(self) -> u16 {
        match self {
            Self::Created(_) => 201,
            Self::Nothing => 204,
            Self::Json(_) | Self::Page(_) | Self::Stream(_) | Self::Free | Self::File(_) => 200,
        }
    }

    fn described(self) -> Value {
        let mut headers = common();
        let (description, content) = match self {
            Self::Json(schema) => ("What was asked for.", json_of(schema)),
            Self::Page(schema) => {
                headers["Link"] = header("Link");
                ("A part of the list.", json_of(schema))
            }
            Self::Created(schema) => {
                headers["Location"] = header("Location");
                ("Done; where it is stands in `Location`.", json_of(schema))
            }
            Self::Stream(schema) => {
                headers["Link"] = header("Link");
                let stream = json!({ "schema": {
                    "type": "string",
                    "description": "Server-sent events: `id` is the number of an event, `data` an Event as JSON.",
                } });
                let mut content = json_of(schema);
                content["text/event-stream"] = stream;
                (
                    "A part of the history, or all of it as it happens.",
                    content,
                )
            }
            Self::Free => (
                "A JSON document.",
                json!({
                    "application/json": { "schema": { "type": "object" } },
                }),
            ),
            Self::File(media_types) => {
                let of = |one: &&str| ((*one).to_owned(), json!({}));
                let content: Map<String, Value> = media_types.iter().map(of).collect();
                ("A file.", Value::Object(content))
            }
            Self::Nothing => {
                return json!({ "description": "Done.", "headers": headers });
            }
        };
        json!({ "description": description, "headers": headers, "content": content })
    }
}

fn json_of(schema: &str) -> Value {
    json!({ "application/json": { "schema": reference(schema) } })
}

impl Body {
    fn media_type(self) -> &'static str {
        match self {
            Self::Json(_) => "application/json",
            Self::Form(_) => "application/x-www-form-urlencoded",
            Self::Upload(_) => "multipart/form-data",
        }
    }

    fn schema(self) -> &'static str {
        match self {
            Self::Json(schema) | Self::Form(schema) | Self::Upload(schema) => schema,
        }
    }
}

impl Param {
    fn described(self) -> Value {
        let (name, place, required, description, schema) = match self {
            Self::Cursor => (
                "cursor",
                "query",
                false,
                "Where a list goes on: as `next` gave it.",
                json!({ "type": "string", "maxLength": 1000, "pattern": "^[A-Za-z0-9_-]+$" }),
            ),
            Self::Limit => (
                "limit",
                "query",
                false,
                "Items of one part.",
                json!({ "type": "integer", "minimum": 1, "maximum": 100, "default": 20 }),
            ),
            Self::Search => (
                "q",
                "query",
                false,
                "Words by which the options of an area are looked for.",
                json!({ "type": "string", "maxLength": 200, "example": "Coblong" }),
            ),
            Self::Key => (
                "Idempotency-Key",
                "header",
                true,
                "A key of the client's own for this very request. The same request with the same key is carried out \
                 once, however often it arrives; another request needs another key.",
                json!({ "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[!-~]+$" }),
            ),
            Self::LastEvent => (
                "Last-Event-ID",
                "header",
                false,
                "Of a stream: the number of the last event that was heard. What is no number is none.",
                json!({ "type": "string", "examples": ["2"] }),
            ),
        };
        json!({
            "name": name, "in": place, "required": required, "description": description, "schema": schema,
        })
    }
}

fn path_parameter(name: &str) -> Value {
    let (description, most, example) = match name {
        "service" => ("The id of a service.", 100, "akta-lahir"),
        "case" => ("The number of a case.", 40, "01KAZ5N4Q2T3V6W8X9Y0Z1A2B3"),
        "question" => ("The id of a question.", 100, "child_name"),
        "kind" => ("A kind of evidence.", 100, "birth_letter"),
        "file" => ("The id of a file.", 40, "01KAZ5N4Q2T3V6W8X9Y0Z1A2B4"),
        "number" => ("The number of a document.", 40, "0G4C-2N9T-7R1M-X5KD"),
        _ => ("The id of a kind of problem.", 50, "refused"),
    };
    json!({
        "name": name,
        "in": "path",
        "required": true,
        "description": description,
        "schema": { "type": "string", "minLength": 1, "maxLength": most },
        "example": example,
    })
}

fn language() -> Value {
    json!({
        "name": "Accept-Language",
        "in": "header",
        "required": false,
        "description": "The language of texts: `id` or `en`. Indonesian if nothing is said.",
        "schema": { "type": "string", "examples": ["en"] },
    })
}

/// Headers of every answer.
fn common() -> Value {
    json!({
        "Content-Language": header("Content-Language"),
        "RateLimit": header("RateLimit"),
        "RateLimit-Policy": header("RateLimit-Policy"),
    })
}

fn header(name: &str) -> Value {
    json!({ "$ref": format!("#/components/headers/{name}") })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

/// The headers of answers, each described once.
pub(super) fn headers() -> Value {
    let text = |description: &str, required: bool| {
        json!({
            "description": description,
            "required": required,
            "schema": { "type": "string", "minLength": 1 },
        })
    };
    json!({
        "Content-Language": {
            "description": "The language of the texts.",
            "required": true,
            "schema": { "type": "string", "enum": ["id", "en"] },
        },
        "RateLimit": text("Requests that are left, and seconds until there are more.", true),
        "RateLimit-Policy": text("How many requests a client may send in how many seconds.", true),
        "Link": text("The next part, by RFC 8288.", false),
        "Location": text("Where the new thing is.", true),
        "WWW-Authenticate": text("How to prove who one is.", true),
        "Retry-After": {
            "description": "Seconds until it is worth trying again.",
            "required": true,
            "schema": { "type": "integer", "minimum": 1 },
        },
    })
}

/// What a scope allows.
pub(super) fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::ServicesRead => "See what a service needs of the resident.",
        Scope::CasesRead => "Read the resident's cases and documents.",
        Scope::CasesWrite => "Begin cases, answer, give documents, send, take back, object.",
    }
}
