//! Words for where a case is, who has it, and by when. Never colour alone.

use crate::{Ctx, Role};
use app::view::{CaseView, DocumentState, StageView};
use base::{Arg, Due, Evidence, Text};
use maud::{Markup, html};
use pack::model::Outcome;
use std::borrow::Cow;

/// The stage as a tag. It is no link and does not look like one.
pub fn stage(ctx: &Ctx, stage: &StageView) -> Markup {
    let (class, key) = match stage {
        StageView::Draft => ("tag tag--draft", "stage-draft"),
        StageView::WaitingRegister { .. } => ("tag tag--wait", "stage-register"),
        StageView::WaitingOfficer => ("tag tag--wait", "stage-officer"),
        StageView::WaitingApplicant => ("tag tag--act", "stage-applicant"),
        StageView::WaitingClarification if seen_by_officer(ctx) => {
            ("tag", "stage-clarification-other")
        }
        StageView::WaitingClarification => ("tag tag--act", "stage-clarification"),
        StageView::WaitingObjection => ("tag tag--wait", "stage-objection"),
        StageView::WaitingPayment { expired: false } => ("tag tag--act", "stage-payment"),
        StageView::WaitingPayment { expired: true } => ("tag tag--act", "stage-bill-expired"),
        StageView::Decided(Some(of_all)) => return outcome(ctx, *of_all),
        StageView::Decided(None) => ("tag", "stage-partly"),
        StageView::Withdrawn => ("tag tag--off", "stage-withdrawn"),
    };
    html! { span class=(class) { (ctx.t(key)) } }
}

/// What was decided of one product.
pub fn outcome(ctx: &Ctx, outcome: Outcome) -> Markup {
    let (class, key) = match outcome {
        Outcome::Grant => ("tag tag--done", "outcome-grant"),
        Outcome::Provisional => ("tag tag--wait", "outcome-provisional"),
        Outcome::Refer => ("tag tag--wait", "outcome-refer"),
        Outcome::Refuse => ("tag tag--stop", "outcome-refuse"),
    };
    html! { span class=(class) { (ctx.t(key)) } }
}

/// What an officer found of a document; nothing where none was given.
pub fn evidence(ctx: &Ctx, state: Evidence) -> Markup {
    let (class, key) = match state {
        Evidence::Missing => return Markup::default(),
        Evidence::Given => ("tag", "evidence-given"),
        Evidence::Accepted => ("tag tag--done", "evidence-accepted"),
        Evidence::Rejected => ("tag tag--stop", "evidence-rejected"),
    };
    html! { span class=(class) { (ctx.t(key)) } }
}

/// Whether a document counts.
pub fn document(ctx: &Ctx, state: DocumentState) -> Markup {
    match state {
        DocumentState::Valid => html! { span.tag.tag--done { (ctx.t("document-valid")) } },
        DocumentState::Revoked(_) => html! { span.tag.tag--stop { (ctx.t("document-revoked")) } },
        DocumentState::Replaced(_) => html! { span.tag.tag--off { (ctx.t("document-replaced")) } },
    }
}

/// "What now, who, by when": one sentence, in every stage.
pub fn what_now<'a>(ctx: &Ctx<'a>, case: &CaseView) -> Cow<'a, str> {
    let office = Arg::Str(office(ctx, case));
    match &case.stage {
        StageView::Draft => ctx.t("now-draft"),
        StageView::WaitingRegister { registers } => ctx.t_with(
            "now-register",
            [
                ("register", names(ctx, registers)),
                ("due", by(ctx, case.due)),
            ],
        ),
        StageView::WaitingOfficer => ctx.t_with(
            "now-officer",
            [("office", office), ("due", by(ctx, case.due))],
        ),
        StageView::WaitingApplicant => ctx.t_with(
            "now-applicant",
            [("office", office), ("due", by(ctx, case.due))],
        ),
        StageView::WaitingClarification => {
            let until = case.asked.as_ref().map(|asked| asked.until);
            ctx.t_with(
                "now-clarification",
                [("office", office), ("due", by(ctx, until))],
            )
        }
        StageView::WaitingObjection => ctx.t_with(
            "now-objection",
            [("office", office), ("due", by(ctx, case.due))],
        ),
        StageView::WaitingPayment { expired: false }
            if case.bill.as_ref().is_some_and(|bill| bill.refused) =>
        {
            ctx.t("now-bill-refused")
        }
        StageView::WaitingPayment { expired: false } => {
            ctx.t_with("now-payment", [("due", by(ctx, case.due))])
        }
        StageView::WaitingPayment { expired: true } => ctx.t("now-bill-expired"),
        StageView::Decided(_) => ctx.t(decided_key(case)),
        StageView::Withdrawn => ctx.t("now-withdrawn"),
    }
}

fn decided_key(case: &CaseView) -> &'static str {
    let refused = case
        .products
        .iter()
        .any(|product| product.outcome == Outcome::Refuse);
    match (refused, case.can_object) {
        (false, _) => "now-granted",
        (true, true) => "now-refused",
        (true, false) => "now-refused-final",
    }
}

/// The same, shorter: for a line of a list and a step of the timeline.
pub fn next<'a>(ctx: &Ctx<'a>, stage: &StageView, due: Option<Due>) -> Cow<'a, str> {
    let due = by(ctx, due);
    match stage {
        StageView::Draft => ctx.t("next-draft"),
        StageView::WaitingRegister { registers } => ctx.t_with(
            "next-register",
            [("register", names(ctx, registers)), ("due", due)],
        ),
        StageView::WaitingOfficer => ctx.t_with("next-officer", [("due", due)]),
        StageView::WaitingApplicant => ctx.t_with("next-applicant", [("due", due)]),
        StageView::WaitingClarification => ctx.t_with("next-clarification", [("due", due)]),
        StageView::WaitingObjection => ctx.t_with("next-objection", [("due", due)]),
        StageView::WaitingPayment { expired: false } => ctx.t_with("next-payment", [("due", due)]),
        StageView::WaitingPayment { expired: true } => ctx.t("next-bill-expired"),
        StageView::Decided(_) => ctx.t("next-decided"),
        StageView::Withdrawn => ctx.t("next-withdrawn"),
    }
}

/// Whether the promise of the service is worth a line: while a person looks at the case another day is due, and that one
/// counts; and whoever took an application back awaits nothing.
pub fn promised(stage: &StageView) -> bool {
    !matches!(
        stage,
        StageView::WaitingOfficer
            | StageView::WaitingApplicant
            | StageView::WaitingClarification
            | StageView::WaitingObjection
            | StageView::WaitingPayment { .. }
            | StageView::Withdrawn
    )
}

/// Whether the promise has passed while somebody still owes an answer.
pub fn late(ctx: &Ctx, case: &CaseView) -> bool {
    let waits = !matches!(
        case.stage,
        StageView::Draft
            | StageView::WaitingClarification
            | StageView::WaitingPayment { .. }
            | StageView::Decided(_)
            | StageView::Withdrawn
    );
    waits && case.due.is_some_and(|due| due.at < ctx.now)
}

/// The day something is due, marked where it may still move; "as soon as possible" where no clock runs.
fn by(ctx: &Ctx, due: Option<Due>) -> Arg {
    let Some(due) = due else {
        return Arg::Text(Box::new(Text::portal("due-soon")));
    };
    if due.provisional {
        let day = Text::portal("due-provisional").with("date", Arg::Date(due.date));
        return Arg::Text(Box::new(day));
    }
    Arg::Str(ctx.date(due.date))
}

fn names(ctx: &Ctx, texts: &[Text]) -> Arg {
    let said: Vec<Cow<'_, str>> = texts.iter().map(|text| ctx.say(text)).collect();
    Arg::Str(said.join(", "))
}

/// An officer reads of the applicant what the applicant reads of themselves.
pub(super) fn seen_by_officer(ctx: &Ctx) -> bool {
    ctx.who.is_some_and(|who| who.role == Role::Officer)
}

/// The office by its full name: "Dinas Kependudukan dan Pencatatan Sipil Kota Bandung".
fn office(ctx: &Ctx, case: &CaseView) -> String {
    let agency = ctx.say(&case.office.agency);
    match &case.office.area {
        Some(area) => [&*agency, " ", area].concat(),
        None => agency.into_owned(),
    }
}
