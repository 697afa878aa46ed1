//! Every operation: method, address, who may call it, what it takes and gives. The order is the order of the document.

use super::operation::{Body, Good, Operation, Param};
use crate::api::problem::Kind;
use crate::api::token::Scope;

const LIST: &[Param] = &[Param::Cursor, Param::Limit];
const READ: Option<Scope> = Some(Scope::CasesRead);
const WRITE: Option<Scope> = Some(Scope::CasesWrite);
const FILES: &[&str] = &[
    "image/jpeg",
    "image/png",
    "image/webp",
    "application/pdf",
    "application/octet-stream",
];

/// An operation that takes nothing but its address.
const fn get(
    path: &'static str,
    (id, tag): (&'static str, &'static str),
    (summary, description): (&'static str, &'static str),
    good: Good,
) -> Operation {
    Operation {
        method: "get",
        path,
        id,
        tag,
        summary,
        description,
        scope: None,
        params: &[],
        body: None,
        good,
        problems: &[],
    }
}

mod documents;

/// All of them.
pub(super) fn all() -> impl Iterator<Item = &'static Operation> {
    OPERATIONS.iter().chain(documents::OPERATIONS)
}

const OPERATIONS: &[Operation] = &[
    get(
        "/api/v1/openapi.json",
        ("describe", "about"),
        ("This document", "The API as OpenAPI 3.1 has it."),
        Good::Free,
    ),
    get(
        "/api/v1/problems/{problem}",
        ("explainProblem", "about"),
        (
            "A kind of problem",
            "What a kind of problem means and what to do about it, in both languages. The `type` of a problem leads here.",
        ),
        Good::Json("ProblemKind"),
    ),
    Operation {
        params: LIST,
        ..get(
            "/api/v1/services",
            ("listServices", "services"),
            (
                "All services",
                "What there is, with what people compare services by.",
            ),
            Good::Page("ServiceList"),
        )
    },
    get(
        "/api/v1/services/{service}",
        ("showService", "services"),
        (
            "One service",
            "Everything one wants to know before it is begun: cost, time, what is asked, what is read instead, by which law.",
        ),
        Good::Json("Service"),
    ),
    Operation {
        scope: Some(Scope::ServicesRead),
        ..get(
            "/api/v1/services/{service}/needs",
            ("needsOfService", "services"),
            (
                "What a service needs of the resident",
                "By the draft the resident has of it; where there is none, by the rules alone: no register is read about anybody before an application is begun.",
            ),
            Good::Json("Needs"),
        )
    },
    Operation {
        method: "post",
        body: Some(Body::Form("TokenRequest")),
        problems: &[Kind::MediaType],
        ..get(
            "/api/v1/token",
            ("giveToken", "token"),
            (
                "A token",
                "OAuth 2.0, client credentials (RFC 6749, 4.4). Only in the demonstration: until accounts exist, nobody can let a program act for them.",
            ),
            Good::Json("Token"),
        )
    },
    Operation {
        scope: READ,
        params: LIST,
        ..get(
            "/api/v1/cases",
            ("listCases", "cases"),
            ("The resident's cases", "Newest first."),
            Good::Page("CaseList"),
        )
    },
    Operation {
        method: "post",
        scope: WRITE,
        params: &[Param::Key],
        body: Some(Body::Json("Start")),
        problems: &[
            Kind::LevelTooLow,
            Kind::MediaType,
            Kind::Refused,
            Kind::KeyReused,
            Kind::KeyMissing,
            Kind::Conflict,
        ],
        ..get(
            "/api/v1/cases",
            ("startCase", "cases"),
            (
                "Begin an application",
                "A draft is made, and what registers hold is read; each reading stands in the resident's access log first.",
            ),
            Good::Created("Started"),
        )
    },
    Operation {
        scope: READ,
        ..get(
            "/api/v1/cases/{case}",
            ("showCase", "cases"),
            (
                "One case",
                "Where it is, who has it, by when, and what came of each product, with reasons, laws and remedies.",
            ),
            Good::Json("Case"),
        )
    },
    Operation {
        scope: READ,
        problems: &[Kind::Conflict],
        ..get(
            "/api/v1/cases/{case}/needs",
            ("needsOfCase", "cases"),
            (
                "What is still to be given",
                "Every question and document that can still change what becomes of the application, and no other.",
            ),
            Good::Json("Needs"),
        )
    },
    Operation {
        scope: READ,
        params: &[Param::Search],
        problems: &[Kind::Conflict],
        ..get(
            "/api/v1/cases/{case}/answers/{question}",
            ("showQuestion", "cases"),
            (
                "One question",
                "In the words in which a person is asked it, with what was answered. Of an area, `q` looks for options.",
            ),
            Good::Json("Question"),
        )
    },
    Operation {
        method: "put",
        scope: WRITE,
        body: Some(Body::Json("Answer")),
        problems: &[Kind::MediaType, Kind::Refused, Kind::Conflict],
        ..get(
            "/api/v1/cases/{case}/answers/{question}",
            ("answerQuestion", "cases"),
            (
                "Answer one question",
                "Answering again replaces the answer.",
            ),
            Good::Nothing,
        )
    },
    Operation {
        method: "patch",
        scope: WRITE,
        body: Some(Body::Json("Answers")),
        problems: &[Kind::MediaType, Kind::Refused, Kind::Conflict],
        ..get(
            "/api/v1/cases/{case}/answers",
            ("answerQuestions", "cases"),
            (
                "Answer several questions",
                "In the order of their names. The first that is refused ends it; those before it are kept.",
            ),
            Good::Nothing,
        )
    },
    Operation {
        scope: READ,
        problems: &[Kind::Conflict],
        ..get(
            "/api/v1/cases/{case}/evidence/{kind}",
            ("listEvidence", "cases"),
            ("Files of one kind", "Those that were given so far."),
            Good::Json("EvidenceAsked"),
        )
    },
    Operation {
        method: "post",
        scope: WRITE,
        body: Some(Body::Upload("Upload")),
        problems: &[Kind::MediaType, Kind::Refused, Kind::Conflict],
        ..get(
            "/api/v1/cases/{case}/evidence/{kind}",
            ("giveEvidence", "cases"),
            (
                "Give a file",
                "JPEG, PNG, WebP or PDF, told apart by its content, 5 MiB at most. What a picture says of the place it was taken at is removed.",
            ),
            Good::Created("EvidenceAsked"),
        )
    },
    Operation {
        scope: READ,
        ..get(
            "/api/v1/cases/{case}/evidence/{kind}/{file}",
            ("showEvidence", "cases"),
            ("A file", "As it was given."),
            Good::File(FILES),
        )
    },
    Operation {
        method: "delete",
        scope: WRITE,
        problems: &[Kind::Conflict],
        ..get(
            "/api/v1/cases/{case}/evidence/{kind}/{file}",
            ("removeEvidence", "cases"),
            ("Take a file out", "Of a draft."),
            Good::Nothing,
        )
    },
    Operation {
        scope: READ,
        problems: &[Kind::Conflict, Kind::Incomplete],
        ..get(
            "/api/v1/cases/{case}/check",
            ("check", "cases"),
            (
                "Everything once more",
                "What registers hold, what was answered, and the digest that sending wants to see. Show it to the resident.",
            ),
            Good::Json("Check"),
        )
    },
    Operation {
        method: "post",
        scope: WRITE,
        params: &[Param::Key],
        body: Some(Body::Json("Submission")),
        problems: &[
            Kind::LevelTooLow,
            Kind::MediaType,
            Kind::Refused,
            Kind::KeyReused,
            Kind::KeyMissing,
            Kind::Conflict,
            Kind::Changed,
            Kind::Incomplete,
        ],
        ..get(
            "/api/v1/cases/{case}/submission",
            ("submit", "cases"),
            (
                "Send an application",
                "Registers are read again. If a value is not as it was shown, nothing is sent and the problem `changed` names it: look at the check again.",
            ),
            Good::Json("Submitted"),
        )
    },
    Operation {
        method: "post",
        scope: WRITE,
        problems: &[Kind::Conflict],
        ..get(
            "/api/v1/cases/{case}/withdrawal",
            ("withdraw", "cases"),
            ("Take a case back", "A draft, or one that waits."),
            Good::Json("Case"),
        )
    },
    Operation {
        method: "post",
        scope: WRITE,
        body: Some(Body::Json("Objection")),
        problems: &[Kind::MediaType, Kind::Refused, Kind::Conflict],
        ..get(
            "/api/v1/cases/{case}/objection",
            ("object", "cases"),
            (
                "Object",
                "An officer looks at what was refused again. Once for each case, within the time the law gives.",
            ),
            Good::Json("Case"),
        )
    },
    Operation {
        method: "post",
        scope: WRITE,
        body: Some(Body::Json("Clarification")),
        problems: &[Kind::MediaType, Kind::Refused, Kind::Conflict],
        ..get(
            "/api/v1/cases/{case}/clarification",
            ("clarify", "cases"),
            (
                "Answer an officer",
                "What the officer asked stands in the case under `asked`. The clocks that stood for it run on.",
            ),
            Good::Json("Case"),
        )
    },
    Operation {
        method: "post",
        scope: WRITE,
        params: &[Param::Key],
        problems: &[Kind::KeyReused, Kind::KeyMissing, Kind::Conflict],
        ..get(
            "/api/v1/cases/{case}/bill",
            ("renewBill", "cases"),
            (
                "Ask for a new bill",
                "Once the day of a bill is over. The registers are read again and the rules speak again, so the amount may change. While the bill can still be paid, nothing changes and it is given as it stands.",
            ),
            Good::Json("Case"),
        )
    },
    Operation {
        scope: READ,
        params: &[Param::Cursor, Param::Limit, Param::LastEvent],
        ..get(
            "/api/v1/cases/{case}/history",
            ("history", "cases"),
            (
                "What happened",
                "Oldest first. Whoever accepts `text/event-stream` gets each event as it happens, until the token ends.",
            ),
            Good::Stream("History"),
        )
    },
];
