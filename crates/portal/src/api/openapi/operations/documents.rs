//! What comes out of a case: documents, receipt, proof of payment.

use super::{READ, get};
use crate::api::openapi::operation::{Good, Operation};
use crate::api::problem::Kind;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        scope: READ,
        ..get(
            "/api/v1/cases/{case}/documents",
            ("documentsOfCase", "documents"),
            ("Documents of a case", "By their numbers."),
            Good::Json("DocumentList"),
        )
    },
    Operation {
        scope: READ,
        ..get(
            "/api/v1/cases/{case}/receipt",
            ("receipt", "documents"),
            (
                "The receipt",
                "What is needed to repeat the decision, signed. `sigap replay` reads it. There is none before the rules have spoken.",
            ),
            Good::Free,
        )
    },
    Operation {
        scope: READ,
        ..get(
            "/api/v1/cases/{case}/exhibit",
            ("exhibit", "documents"),
            (
                "The record with its proofs",
                "Every step that is sealed, and every document, each with the proof that the ledger holds it: `sigap verify` checks it offline. It holds what the case is about, so whoever keeps it keeps personal data. There is none before the first step is sealed.",
            ),
            Good::Free,
        )
    },
    Operation {
        scope: READ,
        ..get(
            "/api/v1/cases/{case}/payment-proof",
            ("proofOfPayment", "documents"),
            (
                "The proof of payment",
                "What was paid, line by line, when, and what the bank knows it by, signed. In the language that is accepted. There is none before the case is paid.",
            ),
            Good::File(&["application/pdf"]),
        )
    },
    Operation {
        scope: READ,
        ..get(
            "/api/v1/documents/{number}",
            ("showDocument", "documents"),
            (
                "A document",
                "What is printed on it, and whether it counts.",
            ),
            Good::Json("Document"),
        )
    },
    Operation {
        method: "post",
        scope: READ,
        problems: &[Kind::Conflict],
        ..get(
            "/api/v1/documents/{number}/pdf",
            ("printDocument", "documents"),
            (
                "A document as PDF",
                "A POST, because the hash of the file is written down before it leaves: that is how anybody can check it.",
            ),
            Good::File(&["application/pdf"]),
        )
    },
    Operation {
        scope: READ,
        problems: &[Kind::Conflict],
        ..get(
            "/api/v1/documents/{number}/credential",
            ("credential", "documents"),
            (
                "A document for wallets",
                "An SD-JWT VC with all its disclosures.",
            ),
            Good::File(&["application/dc+sd-jwt"]),
        )
    },
];
