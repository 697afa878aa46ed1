//! A resident's document, as it counts and as it was taken back.

use super::open::{lines, office};
use super::own::number;
use super::{Sample, case_id, ctx, hour};
use crate::Role;
use crate::pages::document;
use app::view::{DocumentState, DocumentView};
use base::{Date, Lang, Zone};
use maud::Markup;
use pack::text::Texts;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/dokumen", Some(Role::Resident));
    let paper = |state| -> Markup { document::page(&at, &document_view(state), SQUARE) };
    vec![
        ("document", paper(DocumentState::Valid)),
        (
            "document-revoked",
            paper(DocumentState::Revoked(Date::constant(2026, 12, 1))),
        ),
        (
            "document-replaced",
            paper(DocumentState::Replaced(Date::constant(2026, 12, 1))),
        ),
    ]
}

const SQUARE: &str = r#"<svg viewBox="0 0 9 9" role="img" aria-label="QR"><path d="M0 0h4v4H0zM5 0h4v4H5zM0 5h4v4H0zM6 6h2v2H6z"/></svg>"#;

fn document_view(state: DocumentState) -> DocumentView {
    DocumentView {
        number: number(),
        service: "akta-lahir".into(),
        product: "akta".into(),
        issued: hour(1),
        zone: Zone::Wib,
        office: office(),
        state,
        lines: lines(),
        case: case_id(),
        demo: true,
        reason: (state != DocumentState::Valid)
            .then(|| "Akta dibatalkan oleh pengadilan.".to_owned()),
        check_at: "https://sigap.example/periksa".into(),
    }
}
