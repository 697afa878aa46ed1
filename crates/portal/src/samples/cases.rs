//! A case in every stage, as its owner and as an officer see it.

mod asking;
mod paying;

pub(super) use paying::proof;

use super::open::{clock, office};
use super::own::{access_rows, answers, due, file, held, number, stages};
use super::{Sample, akta, case_id, ctx, hour};
use crate::components::FormState;
use crate::pages::{case, closed, object, officer_case, queue, withdraw};
use crate::{Ctx, Role};
use app::view::{
    ActorView, CaseView, DocumentState, EvidenceGroup, Moment, OfficerCaseView, ProductView,
    QueueRow, QueueView, ReasonView, Shown, StageView, Standing, Statable,
};
use base::{Arg, Date, Evidence, Lang, Text, Unit, Value, Zone};
use pack::model::{Kind, Outcome};
use pack::text::Texts;
use std::collections::BTreeMap;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/permohonan/x", Some(Role::Resident));
    let mut pages: Vec<Sample> = Vec::new();
    for (stage, name) in stages().into_iter().zip(STAGES) {
        pages.push((name, case::page(&at, &case_view(stage))));
    }
    let mut late = case_view(StageView::WaitingOfficer);
    late.due = Some(due(2, true));
    let mut refused = case_view(StageView::Decided(None));
    refused.products = vec![
        product("nik", Outcome::Refuse),
        product("akta", Outcome::Grant),
    ];
    refused.can_object = true;
    let wordless = FormState {
        errors: vec![("grounds".into(), Text::portal("problem-no-reason"))],
        ..FormState::default()
    };
    pages.push(("case-late", case::page(&at, &late)));
    pages.push(("case-revoked", case::page(&at, &revoked())));
    pages.push(("case-refused", case::page(&at, &refused)));
    pages.push(("object", object::page(&at, &refused, &FormState::default())));
    pages.push(("object-error", object::page(&at, &refused, &wordless)));
    pages.push(("withdraw", withdraw::page(&at, &late)));
    pages.extend(paying::pages(&at));
    pages.extend(asking::pages(&at));
    pages.extend(officer(texts, lang));
    pages
}

/// A case whose certificate was taken back later.
fn revoked() -> CaseView {
    let mut view = case_view(StageView::Decided(Some(Outcome::Grant)));
    for product in view.products.iter_mut().filter(|one| one.product == "akta") {
        let state = DocumentState::Revoked(Date::constant(2026, 12, 1));
        product.document = Some((number(), state));
    }
    view.timeline.push(Moment {
        seq: 6,
        at: hour(6),
        text: Text::portal("moment-revoked")
            .with("what", Arg::Text(Box::new(akta("product-akta")))),
        reasons: Vec::new(),
        words: Some("Akta dibatalkan oleh pengadilan.".into()),
        law: None,
        actor: ActorView::Operator {
            name: "Rini Kusuma".into(),
        },
    });
    view
}

const STAGES: [&str; 7] = [
    "case-draft",
    "case-register",
    "case-officer",
    "case-applicant",
    "case-objection",
    "case-granted",
    "case-withdrawn",
];

fn officer(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/petugas", Some(Role::Officer));
    let mut queue = QueueView {
        office: office(),
        zone: Zone::Wib,
        rows: vec![queue_row(true), queue_row(false)],
        waiting: 2,
        overdue: 1,
        is_payee: true,
        is_counter: true,
        helps: true,
    };
    let full = queue::page(&at, &queue);
    queue.rows.clear();
    queue.overdue = 0;
    let mut view = OfficerCaseView {
        case: case_view(StageView::WaitingObjection),
        applicant: "Sri Wahyuni".into(),
        held: held(),
        answers: answers(),
        can_examine: false,
        statable: statable(),
        open: vec![
            product("akta", Outcome::Grant),
            product("kk", Outcome::Refer),
        ],
        asking: None,
        objection: Some("Tanggal pada surat rumah sakit berbeda.".into()),
    };
    let open = officer_case::page(&at, &view, &FormState::default());
    let wrong = FormState {
        errors: vec![
            (
                "outcome-akta-grant".into(),
                Text::portal("problem-every-product"),
            ),
            ("reason-kk".into(), Text::portal("problem-no-reason")),
        ],
        typed: [("outcome-kk".to_owned(), "refuse".to_owned())].into(),
    };
    let failed = officer_case::page(&at, &view, &wrong);
    let mut examining = examining(&at, &mut view);
    view.open.clear();
    let done = officer_case::page(&at, &view, &FormState::default());
    let mut pages = vec![
        ("queue", full),
        ("closed", closed::page(&at, case_id())),
        ("queue-empty", queue::page(&at, &queue)),
        ("officer-case", open),
        ("officer-case-error", failed),
        ("officer-case-done", done),
        ("officer-too-close", closed::too_close(&at, case_id())),
    ];
    pages.append(&mut examining);
    pages.extend(paying::refunds(&at));
    pages.extend(asking::at_the_desk(&at, view));
    pages
}

/// A document that waits for an officer: as it came, with something left out, and looked at.
fn examining(at: &Ctx, view: &mut OfficerCaseView) -> Vec<Sample> {
    view.case.stage = StageView::WaitingOfficer;
    view.can_examine = true;
    let unexamined = officer_case::page(at, view, &FormState::default());
    let no_finding = FormState {
        errors: vec![
            (
                "finding-birth_letter-accepted".into(),
                Text::portal("problem-no-finding"),
            ),
            ("why-birth_letter".into(), Text::portal("problem-no-reason")),
        ],
        typed: BTreeMap::new(),
    };
    let not_found = officer_case::page(at, view, &no_finding);
    view.case.evidence = vec![evidence(Evidence::Rejected)];
    let examined = officer_case::page(at, view, &FormState::default());
    vec![
        ("officer-case-unexamined", unexamined),
        ("officer-case-no-finding", not_found),
        ("officer-case-examined", examined),
    ]
}

fn queue_row(overdue: bool) -> QueueRow {
    QueueRow {
        case: case_id(),
        service: "akta-lahir".into(),
        stage: StageView::WaitingOfficer,
        reasons: vec![akta("reason-late")],
        since: hour(0),
        due: due(if overdue { 2 } else { 120 }, false),
        overdue,
    }
}

fn product(id: &str, outcome: Outcome) -> ProductView {
    let reasons = match outcome {
        Outcome::Grant => Vec::new(),
        _ => vec![reason("title", outcome), reason("late", outcome)],
    };
    ProductView {
        product: id.into(),
        outcome,
        due: None,
        stands: false,
        unpaid: false,
        reasons,
        officer_words: (outcome == Outcome::Refuse).then(|| "Nama memuat gelar.".to_owned()),
        numbers: match outcome {
            Outcome::Grant => vec![(Text::portal("picker-nik"), "3273026011260001".into())],
            _ => Vec::new(),
        },
        document: (id == "akta" && outcome == Outcome::Grant)
            .then(|| (number(), DocumentState::Valid)),
    }
}

fn stated(decided: bool) -> Vec<(Text, Shown)> {
    let seen = (akta("child_name-label"), Shown::Value(Value::text("Budi")));
    if decided { vec![seen] } else { Vec::new() }
}

fn statable() -> Vec<Statable> {
    let asked = |id: &str, kind, options: Vec<(String, Text)>| Statable {
        id: id.into(),
        kind,
        law: "UU 24/2013 art. 49".into(),
        options,
        typed: String::new(),
    };
    let option = ("none".to_owned(), Text::portal("state-nothing"));
    vec![
        asked("child_name", Kind::PersonName, Vec::new()),
        asked("birth_place", Kind::Paragraph, Vec::new()),
        asked("which_birth", Kind::Choice, vec![option]),
    ]
}

fn evidence(state: Evidence) -> EvidenceGroup {
    EvidenceGroup {
        kind: "birth_letter".into(),
        files: vec![file()],
        state,
        words: (state == Evidence::Rejected).then(|| "Nama ibu tidak terbaca.".to_owned()),
    }
}

fn reason(name: &str, outcome: Outcome) -> ReasonView {
    ReasonView {
        rule: name.into(),
        text: akta(&format!("reason-{name}")),
        remedy: akta(&format!("remedy-{name}")),
        law: "Permendagri 73/2022 art. 5".into(),
        outcome,
    }
}

fn standing(decided: bool) -> Standing {
    if decided {
        let (block, at) = (1_204, hour(3));
        return Standing::Sealed { block, at };
    }
    Standing::Recorded
}

fn case_view(stage: StageView) -> CaseView {
    let decided = matches!(stage, StageView::Decided(_));
    let moment = |seq, kind: &str, actor| Moment {
        seq,
        at: hour(seq),
        text: Text::portal(format!("moment-{kind}")),
        reasons: Vec::new(),
        words: None,
        law: None,
        actor,
    };
    let officer = ActorView::Officer {
        name: "Rini Kusuma".into(),
        office: office(),
    };
    let register = ActorView::Register {
        name: Text::register("kelahiran-faskes", "name"),
    };
    let products = if decided {
        ["nik", "akta", "kk"]
            .map(|id| product(id, Outcome::Grant))
            .into()
    } else {
        Vec::new()
    };
    CaseView {
        case: case_id(),
        service: "akta-lahir".into(),
        zone: Zone::Wib,
        stage,
        seq: 4,
        promise: clock(24, Unit::Hours),
        due: Some(due(72, false)),
        office: office(),
        products,
        asked: None,
        bill: None,
        evidence: vec![evidence(Evidence::Given)],
        stated: stated(decided),
        timeline: vec![
            moment(1, "submitted", ActorView::Applicant),
            moment(2, "facts-arrived", register),
            Moment {
                reasons: vec![akta("reason-late")],
                ..moment(3, "rules-decided", ActorView::Rules)
            },
            moment(4, "officer-decided", officer),
            moment(5, "promise-passed", ActorView::Clock),
        ],
        related: vec!["kia".into(), "akta-lahir".into()],
        can_withdraw: !decided,
        can_object: false,
        access: access_rows(),
        receipt: decided,
        standing: Some(standing(decided)),
    }
}
