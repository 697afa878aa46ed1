//! A case in which an officer asks, and one whose products have clocks of their own.

use super::super::{Sample, akta, hour};
use super::{case_view, due, product, queue_row};
use crate::Ctx;
use crate::components::FormState;
use crate::pages::{case, officer_case, queue};
use app::view::{
    ActorView, AskedView, AskingView, CaseView, DocumentState, Moment, OfficerCaseView, QueueRow,
    QueueView, StageView,
};
use base::{Arg, Date, Text, Zone};
use pack::model::Outcome;

pub(super) fn pages(at: &Ctx) -> Vec<Sample> {
    let view = asked(false);
    let wordless = FormState {
        errors: vec![("answer".into(), Text::portal("problem-no-answer"))],
        ..FormState::default()
    };
    vec![
        ("case-asked", case::page(at, &view)),
        ("case-asked-error", case::answering(at, &view, &wordless)),
        ("case-asked-lapsed", case::page(at, &asked(true))),
        ("case-replaced", case::page(at, &replaced())),
    ]
}

fn asked(lapsed: bool) -> CaseView {
    let mut view = case_view(if lapsed {
        StageView::WaitingOfficer
    } else {
        StageView::WaitingClarification
    });
    view.products = vec![
        product("nik", Outcome::Grant),
        product("akta", Outcome::Refer),
        product("kk", Outcome::Refer),
    ];
    view.products[1].due = Some(due(48, false));
    view.products[1].stands = !lapsed;
    view.products[2].due = Some(due(2, false));
    view.asked = Some(AskedView {
        products: vec![akta("product-akta")],
        question: "Di mana surat kelahiran yang asli?".into(),
        ground: akta("clarification-unclear"),
        law: "UU 30/2014 art. 53".into(),
        until: due(72, false),
        lapsed,
    });
    view.timeline.push(moment(
        Text::portal("moment-clarification-asked").with("due", Arg::Date(due(72, false).date)),
        Some("Di mana surat kelahiran yang asli?"),
    ));
    for kind in ["deemed-approved", "products-late"] {
        let what = Arg::Text(Box::new(akta("product-akta")));
        let text = Text::portal(format!("moment-{kind}")).with("what", what);
        view.timeline.push(moment(text, None));
    }
    view
}

fn moment(text: Text, words: Option<&str>) -> Moment {
    Moment {
        seq: 6,
        at: hour(6),
        text,
        reasons: Vec::new(),
        words: words.map(str::to_owned),
        law: Some("UU 30/2014 art. 53".into()),
        actor: ActorView::Clock,
    }
}

/// A case whose certificate was replaced by a newer document.
fn replaced() -> CaseView {
    let mut view = case_view(StageView::Decided(Some(Outcome::Grant)));
    for product in view.products.iter_mut().filter(|one| one.product == "akta") {
        let state = DocumentState::Replaced(Date::constant(2026, 12, 1));
        product.document = product.document.map(|(number, _)| (number, state));
    }
    let text = Text::portal("moment-replaced")
        .with("what", Arg::Text(Box::new(akta("product-akta"))))
        .with("by", Arg::Text(Box::new(akta("product-kk"))));
    view.timeline.push(moment(text, None));
    view
}

pub(super) fn at_the_desk(at: &Ctx, mut view: OfficerCaseView) -> Vec<Sample> {
    view.open = vec![
        product("akta", Outcome::Refer),
        product("kk", Outcome::Refer),
    ];
    view.open[0].due = Some(due(48, false));
    view.open[1].due = Some(due(2, false));
    view.asking = Some(AskingView {
        grounds: vec![(
            "unclear".to_owned(),
            akta("clarification-unclear"),
            "UU 30/2014 art. 53".into(),
        )],
        products: vec!["akta".to_owned(), "kk".to_owned()],
        until: due(72, false),
    });
    let asking = officer_case::page(at, &view, &FormState::default());
    let wrong = ["about-akta", "ground", "question"].map(|field| {
        let words = Text::portal("problem-no-question");
        (field.to_owned(), words)
    });
    let wrong = FormState {
        errors: wrong.into(),
        ..FormState::default()
    };
    let failed = officer_case::page(at, &view, &wrong);
    view.asking = None;
    view.case = asked(false);
    view.open[0].stands = true;
    let waits = officer_case::page(at, &view, &FormState::default());
    let unsent = FormState {
        typed: [("question".to_owned(), "Di mana surat yang asli?".to_owned())].into(),
        errors: vec![("isi".to_owned(), Text::portal("problem-already-asked"))],
    };
    let unsent = officer_case::page(at, &view, &unsent);
    let queue = QueueView {
        is_payee: false,
        is_counter: false,
        helps: false,
        office: super::office(),
        zone: Zone::Wib,
        rows: vec![
            queue_row(false),
            QueueRow {
                stage: StageView::WaitingClarification,
                ..queue_row(false)
            },
        ],
        waiting: 2,
        overdue: 0,
    };
    vec![
        ("officer-case-asking", asking),
        ("officer-case-asking-error", failed),
        ("officer-case-asked", waits),
        ("officer-case-unsent", unsent),
        ("queue-asked", queue::page(at, &queue)),
    ]
}
