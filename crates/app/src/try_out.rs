//! Trying a service out: what would become of an application, told to anybody. Reads no register and keeps nothing;
//! what was said comes back with each form and is read anew.

mod words;

use crate::apply::form::{Options, areas_like, question_view, search};
use crate::apply::{Typed, kind};
use crate::view::try_out::{
    AskedThing, CostView, LikelyView, OpenView, SaidRow, ToldView, TryStep, TryView,
};
use crate::view::{QuestionView, Shown};
use crate::{App, AppError, show};
use base::{Answers, Explain, Facts, Problem, Text, Timestamp, Value, Zone};
use pack::areas::Level;
use pack::maybe::{Cost, Depth, Likely, Reply, Said, Step, Thing, Told};
use pack::model::{Kind, Outcome, Question, Service};
use std::collections::BTreeMap;
use words::{hint, label};

/// The field by which a form says that a person does not know.
pub const UNSURE: &str = "unsure";

/// Things that one conversation can be about; no service asks as many.
const THINGS_MAX: usize = 400;

/// What a form sent.
#[derive(Clone, Copy, Debug)]
pub struct Saying<'a> {
    /// What was said before, as the last page wrote it; empty at the beginning.
    pub said: &'a str,
    /// The thing that was asked, and what came back.
    pub reply: Option<(&'a str, &'a Typed)>,
    /// The thing that is to be asked again.
    pub change: Option<&'a str>,
    pub depth: Depth,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum TryError {
    #[error("what was said so far does not read")]
    Unreadable,
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for TryError {
    fn explain(&self) -> Problem {
        match self {
            Self::Unreadable => Problem::theirs("problem-unreadable"),
            Self::App(error) => error.explain(),
        }
    }
}

/// What was said, and as it was typed.
type Heard = BTreeMap<Thing, (Typed, Reply)>;

/// What is at the thing that is asked, beside its question.
#[derive(Default)]
struct Draft {
    thing: Option<Thing>,
    typed: Typed,
    error: Option<Text>,
}

/// The next thing to ask, or the outcome.
pub fn try_out(
    app: &App,
    service: &str,
    saying: Saying<'_>,
    now: Timestamp,
) -> Result<TryView, TryError> {
    let service = app.pack.services.get(service).ok_or(AppError::NotFound)?;
    let mut heard = before(app, service, saying.said)?;
    let draft = hear(app, service, &mut heard, saying);
    let said: Said = heard
        .iter()
        .map(|(thing, (_, reply))| (thing.clone(), reply.clone()))
        .collect();
    let today = now.date(Zone::default());
    let maybe = pack::maybe(&app.pack, service, &said, saying.depth, today).map_err(|error| {
        tracing::error!(service = service.id, %error, "the rules failed");
        AppError::Invariant("rules of a checked pack run")
    })?;
    let rows = maybe.said.iter();
    Ok(TryView {
        service: service.id.clone(),
        said: written(&heard)?,
        rows: rows
            .map(|(thing, reply)| row(app, service, thing, reply))
            .collect(),
        whole: saying.depth == Depth::Reasons,
        step: match maybe.step {
            Step::Ask { thing, left } => {
                let asked = asked(app, service, (&thing, left), draft, today)?;
                TryStep::Ask(Box::new(asked))
            }
            Step::Told(told) => TryStep::Told(Box::new(outcome(app, service, told))),
        },
    })
}

/// What came back with the form. What the service does not ask, and what is no answer to it, was never said.
fn before(app: &App, service: &Service, said: &str) -> Result<Heard, TryError> {
    if said.is_empty() {
        return Ok(Heard::new());
    }
    let said: BTreeMap<String, Typed> =
        serde_json::from_str(said).map_err(|_| TryError::Unreadable)?;
    if said.len() > THINGS_MAX {
        return Err(TryError::Unreadable);
    }
    let heard = said.into_iter().filter_map(|(name, typed)| {
        let thing = Thing::parse(&app.pack, service, &name)?;
        let reply = read(app, service, &thing, &typed).ok()?;
        Some((thing, (typed, reply)))
    });
    Ok(heard.collect())
}

/// Takes in what was sent just now.
fn hear(app: &App, service: &Service, heard: &mut Heard, saying: Saying<'_>) -> Draft {
    let named = |name: &str| Thing::parse(&app.pack, service, name);
    if let Some(thing) = saying.change.and_then(named) {
        let typed = heard.remove(&thing).map(|(typed, _)| typed);
        return Draft {
            thing: Some(thing),
            typed: typed.unwrap_or_default(),
            error: None,
        };
    }
    let reply = saying
        .reply
        .and_then(|(name, typed)| Some((named(name)?, typed)));
    let Some((thing, typed)) = reply else {
        return Draft::default();
    };
    heard.remove(&thing);
    let searches = typed.contains_key("q") && !typed.contains_key("value");
    let error = match read(app, service, &thing, typed) {
        Ok(reply) => {
            heard.insert(thing, (typed.clone(), reply));
            return Draft::default();
        }
        Err(words) => Some(words).filter(|_| !searches),
    };
    Draft {
        thing: Some(thing),
        typed: typed.clone(),
        error,
    }
}

/// What was typed, read like an answer of the form.
fn read(app: &App, service: &Service, thing: &Thing, typed: &Typed) -> Result<Reply, Text> {
    if typed.contains_key(UNSURE) && may_be_unsure(thing) {
        return Ok(Reply::Unsure);
    }
    let question = thing.question(&app.pack, service);
    let Some(question) = question else {
        return Err(kind::wrong(Kind::Choice, "bad"));
    };
    kind::parse(&app.pack, &question, typed).map(Reply::Value)
}

/// A document is there, or it is not there yet.
fn may_be_unsure(thing: &Thing) -> bool {
    !matches!(thing, Thing::Evidence(_))
}

fn written(heard: &Heard) -> Result<String, TryError> {
    let said: BTreeMap<String, &Typed> = heard
        .iter()
        .map(|(thing, (typed, _))| (thing.to_string(), typed))
        .collect();
    serde_json::to_string(&said).map_err(|error| TryError::App(error.into()))
}

fn row(app: &App, service: &Service, thing: &Thing, reply: &Reply) -> SaidRow {
    SaidRow {
        thing: thing.to_string(),
        label: label(app, service, thing),
        value: match reply {
            Reply::Value(value) => Some(shown(app, service, thing, value)),
            Reply::Unsure => None,
        },
        held: thing.is_held(),
    }
}

/// A reply in the words it was chosen by.
fn shown(app: &App, service: &Service, thing: &Thing, value: &Value) -> Shown {
    let list = coded_by(app, service, thing);
    match (thing.question(&app.pack, service), value, list) {
        (_, Value::Text(code), Some(list)) => show::coded(&app.pack, list, code),
        (Some(question), value, None) => show::answer(&app.pack, service, &question, value),
        (_, value, _) => Shown::Value(value.clone()),
    }
}

/// The list or table whose codes a field holds; a question of the form has words of its own.
fn coded_by<'a>(app: &'a App, service: &Service, thing: &Thing) -> Option<&'a str> {
    let Thing::Field(fact, field) = thing else {
        return None;
    };
    if thing.asked_as(service).is_some() {
        return None;
    }
    let register = service.form.facts.get(fact)?;
    words::declared(app, register, field)?.reference.as_deref()
}

fn asked(
    app: &App,
    service: &Service,
    (thing, left): (&Thing, usize),
    draft: Draft,
    today: base::Date,
) -> Result<AskedThing, TryError> {
    let question = thing.question(&app.pack, service);
    let question = question.ok_or(AppError::Invariant("what is asked has a question"))?;
    let facts = Facts::empty(today, Zone::default());
    let none = Answers::new();
    let mut view = question_view(app, &none, service, &facts, &question);
    if let Some(list) = coded_by(app, service, thing).filter(|_| question.kind == Kind::Choice) {
        view.options = options(app, list, &question);
    }
    // A number of a register has no bounds that would help anybody.
    view.bounds = view.bounds.filter(|_| thing.asked_as(service).is_some());
    if draft.thing.as_ref() == Some(thing) {
        (view.typed, view.error) = (draft.typed, draft.error);
        look_for(app, service, &mut view, (question.level, today));
    }
    Ok(AskedThing {
        thing: thing.to_string(),
        label: label(app, service, thing),
        hint: hint(app, service, thing),
        question: view,
        may_be_unsure: may_be_unsure(thing),
        left,
    })
}

fn options(app: &App, list: &str, question: &Question) -> Options {
    let options = question.options.iter();
    options
        .map(|code| (code.clone(), vec![show::coded(&app.pack, list, code)]))
        .collect()
}

/// Puts in what was looked for by words.
fn look_for(
    app: &App,
    service: &Service,
    view: &mut QuestionView,
    (level, today): (Option<Level>, base::Date),
) {
    let Some(words) = view.typed.get("q").cloned() else {
        return;
    };
    if view.id.is_empty() && view.kind == Kind::Area {
        view.options = areas_like(&app.pack, level, &words);
    } else {
        search(app, service, view, (&words, today));
    }
}

fn outcome(app: &App, service: &Service, told: Told<'_>) -> ToldView {
    let about = &service.about;
    let refused = told.products.iter().all(is_refused);
    let labels = |things: Vec<Thing>| -> Vec<Text> {
        let things = things.iter();
        things.map(|thing| label(app, service, thing)).collect()
    };
    let cost = match told.cost {
        _ if refused => CostView::Nothing,
        Cost::Nothing => CostView::Fee(about.fee),
        Cost::Bill(bill) => CostView::Bill(show::charges(service, &bill)),
        Cost::Open(on) => CostView::Open(labels(on)),
        Cost::Unsaid => CostView::Unsaid,
    };
    let products = told.products.into_iter().map(|likely| LikelyView {
        product: likely.product,
        outcome: likely.outcome,
        reasons: likely
            .reasons
            .iter()
            .map(|reason| show::reason(&service.id, reason))
            .collect(),
        whether: labels(likely.whether),
        open: likely
            .open
            .into_iter()
            .map(|open| OpenView {
                on: labels(open.on),
                reason: Text::service(&service.id, format!("reason-{}", open.rule.reason)),
                law: open.rule.law.clone(),
                outcome: open.rule.then,
            })
            .collect(),
    });
    ToldView {
        products: products.collect(),
        papers: told.papers,
        cost,
        promise: about.promise,
        officer: about.officer,
        more: told.more,
    }
}

fn is_refused(likely: &Likely<'_>) -> bool {
    likely.outcome == Outcome::Refuse
}
