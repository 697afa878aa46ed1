//! What did not work out, of each kind; one of them with what was typed.

use super::{Sample, ctx};
use crate::pages::problem;
use app::view::own::Carried;
use base::{Fault, Lang, Problem};
use pack::text::Texts;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/", None);
    let page = |problem: &Problem, reference| problem::page(&at, problem, reference, None);
    let of = Problem::of;
    let kept = |fault, key| problem::page(&at, &of(fault, key), None, Some(&carried()));
    vec![
        (
            "problem-theirs",
            page(
                &Problem::theirs("problem-file-type").next("/permohonan"),
                None,
            ),
        ),
        ("problem-not-found", page(&Problem::not_found(), None)),
        (
            "problem-sign-in",
            page(&of(Fault::SignIn, "problem-sign-in"), None),
        ),
        (
            "problem-forbidden",
            page(&of(Fault::Forbidden, "problem-forbidden"), None),
        ),
        (
            "problem-stale",
            page(&of(Fault::Stale, "problem-csrf").next("/x"), None),
        ),
        (
            "problem-conflict",
            page(&of(Fault::Conflict, "problem-conflict").next("/x"), None),
        ),
        (
            "problem-too-large",
            page(
                &of(Fault::TooLarge, "problem-too-large").next("/periksa"),
                None,
            ),
        ),
        (
            "problem-too-often",
            page(
                &of(Fault::TooOften, "problem-too-often").next("/periksa"),
                None,
            ),
        ),
        (
            "problem-ours",
            page(&Problem::ours().next("/layanan"), Some("K7QT-M4XB")),
        ),
        (
            "problem-busy",
            page(
                &of(Fault::Busy, "problem-busy").next("/layanan"),
                Some("K7QT-M4XB"),
            ),
        ),
        ("problem-busy-kept", kept(Fault::Busy, "problem-busy")),
        (
            "problem-try-often",
            kept(Fault::TooOften, "problem-try-often"),
        ),
    ]
}

/// What a form sent that was not taken.
pub(super) fn carried() -> Carried {
    Carried {
        action: "/permohonan/X/isi/child_name".into(),
        fields: vec![("value".into(), "Bima \"W\"".into())],
    }
}
