//! The conversation with somebody who is not signed in: asking, and every kind of outcome.

use super::open::clock;
use super::{Sample, akta, charges, ctx, field};
use crate::pages::try_out;
use app::view::try_out::{
    AskedThing, CostView, LikelyView, OpenView, SaidRow, ToldView, TryStep, TryView,
};
use app::view::{QuestionView, ReasonView, Shown};
use base::{Arg, Lang, Rupiah, Text, Unit, Value};
use maud::Markup;
use pack::model::{Kind, Outcome};
use pack::text::Texts;
use std::collections::BTreeMap;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/layanan/akta-lahir/coba", None);
    let page = |view: TryView| -> Markup { try_out::page(&at, &view) };
    let mut area = asking(Kind::Area, None, rows());
    if let TryStep::Ask(asked) = &mut area.step {
        let typed = &mut asked.question.typed;
        typed.insert("q".into(), "<b>paspor</b>".into());
        let place = Shown::Value(Value::text("Coblong, Kota Bandung"));
        asked.question.options = vec![("327302".into(), vec![place])];
    }
    let empty = Some(Text::pack("kind-person-name-empty"));
    let mut pages = vec![
        ("try", page(asking(Kind::YesNo, None, Vec::new()))),
        ("try-error", page(asking(Kind::YesNo, empty, rows()))),
        ("try-date", page(asking(Kind::Date, None, rows()))),
        ("try-area", page(area)),
        ("try-area-first", page(asking(Kind::Area, None, rows()))),
    ];
    let told = outcomes().into_iter().map(|(name, told)| {
        let step = TryStep::Told(Box::new(told));
        let view = TryView {
            step,
            ..asking(Kind::YesNo, None, rows())
        };
        (name, page(view))
    });
    pages.extend(told);
    pages
}

/// Name and outcome, one of every kind.
fn outcomes() -> Vec<(&'static str, ToldView)> {
    let granted = |product: &str| likely(product, Outcome::Grant);
    let letter = |given| vec![("birth_letter".to_owned(), given)];
    let unknown = CostView::Open(vec![akta("birth_date-label")]);
    let open = vec![depends("nik"), depends("akta"), granted("kk")];
    let both = vec![granted("nik"), granted("akta")];
    let neither = vec![refused("nik"), refused("akta")];
    let one = vec![granted("nik"), refused("akta")];
    let free = CostView::Fee(Rupiah(0));
    let officer = || vec![referred("nik")];
    vec![
        ("try-told-yes", outcome(both, Vec::new(), free)),
        (
            "try-told-no",
            outcome(neither, Vec::new(), CostView::Nothing),
        ),
        (
            "try-told-officer",
            outcome(officer(), letter(true), CostView::Bill(charges())),
        ),
        (
            "try-told-partly",
            outcome(one, Vec::new(), CostView::Unsaid),
        ),
        ("try-told-depends", outcome(open, Vec::new(), unknown)),
        (
            "try-told-papers",
            outcome(officer(), letter(false), CostView::Fee(Rupiah(25_000))),
        ),
    ]
}

fn asking(kind: Kind, error: Option<Text>, rows: Vec<SaidRow>) -> TryView {
    let about = Text::pack("role-mother");
    let name = Arg::Text(Box::new(field("penduduk", "name")));
    let label = Text::portal("try-has").with("about", Arg::Text(Box::new(about)));
    TryView {
        service: "akta-lahir".into(),
        said: "{\"fact.mother\":{\"value\":\"yes\"}}".into(),
        rows,
        whole: error.is_some(),
        step: TryStep::Ask(Box::new(AskedThing {
            thing: "has.mother.name".into(),
            label: label.with("field", name),
            hint: Some(Text::portal("try-rule-hint")),
            question: QuestionView {
                id: String::new(),
                kind,
                law: "UU 24/2013 art. 27".into(),
                bounds: None,
                options: Vec::new(),
                refused: Vec::new(),
                typed: BTreeMap::new(),
                error,
            },
            may_be_unsure: true,
            left: 7,
        })),
    }
}

fn rows() -> Vec<SaidRow> {
    let row = |thing: &str, label, value, held| SaidRow {
        thing: thing.into(),
        label,
        value,
        held,
    };
    let register = Text::register("penduduk", "name");
    vec![
        row(
            "fact.mother",
            register,
            Some(Shown::Words(Text::pack("value-yes"))),
            true,
        ),
        row("question.child_name", akta("child_name-label"), None, false),
    ]
}

fn outcome(products: Vec<LikelyView>, papers: Vec<(String, bool)>, cost: CostView) -> ToldView {
    ToldView {
        more: products.iter().all(|one| one.outcome == Outcome::Refuse),
        products,
        papers,
        cost,
        promise: clock(24, Unit::Hours),
        officer: clock(5, Unit::WorkingDays),
    }
}

fn likely(product: &str, outcome: Outcome) -> LikelyView {
    LikelyView {
        product: product.into(),
        outcome,
        reasons: Vec::new(),
        open: Vec::new(),
        whether: Vec::new(),
    }
}

fn reason(text: &str, remedy: &str, outcome: Outcome) -> ReasonView {
    ReasonView {
        rule: text.into(),
        text: akta(text),
        remedy: akta(remedy),
        law: "UU 24/2013 art. 32".into(),
        outcome,
    }
}

fn refused(product: &str) -> LikelyView {
    LikelyView {
        reasons: vec![reason("reason-title", "remedy-title", Outcome::Refuse)],
        ..likely(product, Outcome::Refuse)
    }
}

fn referred(product: &str) -> LikelyView {
    LikelyView {
        reasons: vec![reason("reason-late", "remedy-late", Outcome::Refer)],
        ..likely(product, Outcome::Refer)
    }
}

fn depends(product: &str) -> LikelyView {
    let open = |text: &str, outcome| OpenView {
        on: vec![akta("child_name-label")],
        reason: akta(text),
        law: "UU 24/2013 art. 32".into(),
        outcome,
    };
    LikelyView {
        open: vec![
            open("reason-title", Outcome::Refuse),
            open("reason-late", Outcome::Refer),
        ],
        whether: vec![akta("child_status-label")],
        ..likely(product, Outcome::Grant)
    }
}
