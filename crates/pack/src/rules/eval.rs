//! Evaluation with three truth values. Only what is unknown may be absorbed by `&&` and `||`; everything else that
//! goes wrong fails the case loudly. Values are borrowed: nothing is allocated unless something is unknown.

use super::expr::{Expr, Function, Op, Path, Presence, Quantifier, State};
use super::view::{Seen, View};
use super::{call, hearsay};
use crate::model::{Asked, FieldKind};
use base::{Date, Evidence, Record, Rupiah, Value};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// What a condition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    True,
    False,
    /// It depends on what has not been asked or read yet.
    Unknown(BTreeSet<Asked>),
}

/// A condition that looks at something which is not there. A mistake of the pack, never of a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvalError {
    #[error("{0} is absent; guard it with .known")]
    Absent(String),
    #[error("{0} does not hold the kind of value its register declares")]
    WrongKind(String),
    #[error("a number became too large")]
    Overflow,
    #[error("the conditions around {0} look at each other in a circle")]
    Circular(String),
}

/// A value while it is looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Val<'a> {
    Bool(bool),
    Int(i64),
    Text(&'a str),
    Date(Date),
    Money(i64),
    List(&'a [Record]),
}

/// A value, or what to ask for it.
#[derive(Debug)]
pub(crate) enum Got<'a> {
    Value(Val<'a>),
    Unknown(BTreeSet<Asked>),
}

type Evaluated<'a> = Result<Got<'a>, EvalError>;

/// The rows of the enclosing lists, innermost first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rows<'a, 'r> {
    row: &'a Record,
    outer: Option<&'r Rows<'a, 'r>>,
}

impl Val<'_> {
    /// As a value of its own.
    pub(crate) fn owned(self) -> Value {
        match self {
            Self::Bool(holds) => Value::Bool(holds),
            Self::Int(number) => Value::Int(number),
            Self::Text(text) => Value::text(text),
            Self::Date(date) => Value::Date(date),
            Self::Money(amount) => Value::Money(Rupiah(amount)),
            Self::List(rows) => Value::List(rows.to_vec()),
        }
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown(asked) => Self::Unknown(asked),
        }
    }
}

impl Truth {
    fn of(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }

    fn got<'a>(self) -> Got<'a> {
        match self {
            Self::True => Got::Value(Val::Bool(true)),
            Self::False => Got::Value(Val::Bool(false)),
            Self::Unknown(asked) => Got::Unknown(asked),
        }
    }
}

pub(crate) fn truth<'a>(
    expr: &'a Expr,
    view: &View<'a>,
    rows: Option<&Rows<'a, '_>>,
) -> Result<Truth, EvalError> {
    match value(expr, view, rows)? {
        Got::Value(Val::Bool(holds)) => Ok(Truth::of(holds)),
        Got::Unknown(asked) => Ok(Truth::Unknown(asked)),
        Got::Value(_) => Err(EvalError::WrongKind("a condition".to_owned())),
    }
}

/// What a condition over rows says of one.
pub(crate) fn truth_of_row<'a>(
    expr: &'a Expr,
    view: &View<'a>,
    row: &'a Record,
) -> Result<Truth, EvalError> {
    truth(expr, view, Some(&Rows { row, outer: None }))
}

pub(crate) fn value<'a>(
    expr: &'a Expr,
    view: &View<'a>,
    rows: Option<&Rows<'a, '_>>,
) -> Evaluated<'a> {
    if let Some(said) = hearsay::said(expr, view) {
        return known_bool(said);
    }
    match expr {
        Expr::Bool(holds) => known(Val::Bool(*holds)),
        Expr::Int(number) => known(Val::Int(*number)),
        Expr::Text(text) => known(Val::Text(text)),
        Expr::Date(date) => known(Val::Date(*date)),
        Expr::Today => known(Val::Date(view.facts.today)),
        Expr::Value(path, kind) => read(path, *kind, view, rows),
        Expr::Is(path, presence) => is(path, *presence, view, rows),
        Expr::Evidence(kind, state) => evidence(kind, *state, view),
        Expr::Not(inner) => Ok((!truth(inner, view, rows)?).got()),
        Expr::And(pair) => Ok(both(&pair.0, &pair.1, false, view, rows)?.got()),
        Expr::Or(pair) => Ok(both(&pair.0, &pair.1, true, view, rows)?.got()),
        Expr::Compare(op, pair) => pairwise(pair, view, rows, |a, b| compare(*op, a, b)),
        Expr::Add(pair) => pairwise(pair, view, rows, |a, b| sum(a, b, i64::checked_add)),
        Expr::Subtract(pair) => pairwise(pair, view, rows, |a, b| sum(a, b, i64::checked_sub)),
        Expr::Multiply(pair) => pairwise(pair, view, rows, product),
        Expr::Call(function, args) => called(*function, args, view, rows),
        Expr::InList(text, list) => match value(text, view, rows)? {
            Got::Value(Val::Text(text)) => known(Val::Bool(list.has_word_of(text))),
            Got::Value(_) => Err(wrong("in_list")),
            unknown @ Got::Unknown(_) => Ok(unknown),
        },
        Expr::Rows(quantifier, pair) => quantified(*quantifier, pair, view, rows),
    }
}

/// `&&` (settled by false) and `||` (settled by true), from left to right. What stands to the right of an unknown
/// may still be guarded by it, so a mistake there waits until the left side is known.
fn both<'a>(
    left: &'a Expr,
    right: &'a Expr,
    settles: bool,
    view: &View<'a>,
    rows: Option<&Rows<'a, '_>>,
) -> Result<Truth, EvalError> {
    let settled = Truth::of(settles);
    match truth(left, view, rows)? {
        Truth::Unknown(mut asked) => match truth(right, view, rows) {
            Ok(Truth::Unknown(more)) => {
                asked.extend(more);
                Ok(Truth::Unknown(asked))
            }
            Ok(known) if known == settled => Ok(settled),
            Ok(_) | Err(EvalError::Absent(_)) => Ok(Truth::Unknown(asked)),
            Err(error) => Err(error),
        },
        known if known == settled => Ok(settled),
        _ => truth(right, view, rows),
    }
}

/// A function of values that are all known; or else what to ask for each that is not.
fn called<'a>(
    function: Function,
    args: &'a [Expr],
    view: &View<'a>,
    rows: Option<&Rows<'a, '_>>,
) -> Evaluated<'a> {
    let mut values = Vec::with_capacity(args.len());
    let mut asked = BTreeSet::new();
    for arg in args {
        match value(arg, view, rows)? {
            Got::Value(value) => values.push(value),
            Got::Unknown(more) => asked.extend(more),
        }
    }
    if !asked.is_empty() {
        return Ok(Got::Unknown(asked));
    }
    known(match values[..] {
        [a] => call::of_one(function, a)?,
        [a, b] => call::of_two(function, a, b)?,
        [a, b, c] => call::of_three(function, a, b, c)?,
        _ => return Err(wrong("a function call")),
    })
}

fn quantified<'a>(
    quantifier: Quantifier,
    pair: &'a (Expr, Expr),
    view: &View<'a>,
    outer: Option<&Rows<'a, '_>>,
) -> Evaluated<'a> {
    let list = match value(&pair.0, view, outer)? {
        Got::Value(Val::List(list)) => list,
        Got::Value(_) => return Err(wrong("a list")),
        unknown @ Got::Unknown(_) => return Ok(unknown),
    };
    let settles = quantifier == Quantifier::Exists;
    let mut asked = BTreeSet::new();
    for row in list {
        let inside = Rows { row, outer };
        match truth(&pair.1, view, Some(&inside))? {
            Truth::Unknown(more) => asked.extend(more),
            known if known == Truth::of(settles) => return known_bool(settles),
            Truth::True | Truth::False => {}
        }
    }
    if asked.is_empty() {
        known_bool(!settles)
    } else {
        Ok(Got::Unknown(asked))
    }
}

/// What is at a path, as it is: known, absent or unknown.
fn look<'a>(
    path: &Path,
    view: &View<'a>,
    rows: Option<&Rows<'a, '_>>,
) -> Result<Seen<&'a Value>, EvalError> {
    match path {
        Path::Fact(_) | Path::Derived(_) => Err(wrong("what has no value of its own")),
        Path::Field(fact, field) => view.field(fact, field),
        Path::Answer(question) => view.answer(question),
        Path::Row(out, field) => {
            let mut at = rows;
            for _ in 0..*out {
                at = at.and_then(|rows| rows.outer);
            }
            let value = at.and_then(|rows| rows.row.get(field));
            Ok(value.map_or(Seen::Absent, Seen::Known))
        }
    }
}

fn read<'a>(
    path: &Path,
    kind: FieldKind,
    view: &View<'a>,
    rows: Option<&Rows<'a, '_>>,
) -> Evaluated<'a> {
    if let Path::Derived(id) = path {
        return match view.derived(id)? {
            Seen::Known(value) => known(value),
            Seen::Absent => Err(EvalError::Absent(path.to_string())),
            Seen::Unknown(asked) => Ok(Got::Unknown(asked)),
        };
    }
    match look(path, view, rows)? {
        Seen::Absent => Err(EvalError::Absent(path.to_string())),
        Seen::Unknown(asked) => Ok(Got::Unknown(asked)),
        Seen::Known(found) => match (found, kind) {
            (Value::Bool(holds), FieldKind::Bool) => known(Val::Bool(*holds)),
            (Value::Int(number), FieldKind::Int) => known(Val::Int(*number)),
            (Value::Text(text), FieldKind::Text) => known(Val::Text(text)),
            (Value::Date(date), FieldKind::Date) => known(Val::Date(*date)),
            (Value::Money(amount), FieldKind::Money) => known(Val::Money(amount.0)),
            (Value::List(rows), FieldKind::List) => known(Val::List(rows)),
            _ => Err(EvalError::WrongKind(path.to_string())),
        },
    }
}

fn is<'a>(
    path: &Path,
    presence: Presence,
    view: &View<'a>,
    rows: Option<&Rows<'a, '_>>,
) -> Evaluated<'a> {
    let there = match path {
        Path::Fact(fact) => view.fact(fact)?.there(),
        Path::Derived(id) => view.derived(id)?.there(),
        Path::Field(fact, field) => view.has(fact, field)?.there(),
        Path::Answer(_) | Path::Row(..) => look(path, view, rows)?.there(),
    };
    match there {
        Ok(there) => known_bool(there == (presence == Presence::Known)),
        Err(asked) => Ok(Got::Unknown(asked)),
    }
}

fn evidence<'a>(kind: &str, state: State, view: &View<'_>) -> Evaluated<'a> {
    let seen = view.evidence(kind);
    match state {
        State::Given => known_bool(seen != Evidence::Missing),
        State::Accepted => known_bool(seen == Evidence::Accepted),
        State::Rejected => known_bool(seen == Evidence::Rejected),
        State::Missing => known_bool(seen == Evidence::Missing),
        State::Waived => Ok(view.waived(kind)?.got()),
    }
}

fn pairwise<'a>(
    pair: &'a (Expr, Expr),
    view: &View<'a>,
    rows: Option<&Rows<'a, '_>>,
    with: impl Fn(Val<'a>, Val<'a>) -> Result<Val<'a>, EvalError>,
) -> Evaluated<'a> {
    let (left, right) = (value(&pair.0, view, rows)?, value(&pair.1, view, rows)?);
    combine(left, right, with)
}

fn combine<'a>(
    left: Got<'a>,
    right: Got<'a>,
    with: impl Fn(Val<'a>, Val<'a>) -> Result<Val<'a>, EvalError>,
) -> Evaluated<'a> {
    match (left, right) {
        (Got::Value(a), Got::Value(b)) => known(with(a, b)?),
        (Got::Unknown(mut asked), Got::Unknown(more)) => {
            asked.extend(more);
            Ok(Got::Unknown(asked))
        }
        (Got::Unknown(asked), Got::Value(_)) | (Got::Value(_), Got::Unknown(asked)) => {
            Ok(Got::Unknown(asked))
        }
    }
}

fn compare<'a>(op: Op, a: Val<'a>, b: Val<'a>) -> Result<Val<'a>, EvalError> {
    let order = match (a, b) {
        (Val::Bool(a), Val::Bool(b)) => a.cmp(&b),
        (Val::Int(a), Val::Int(b)) | (Val::Money(a), Val::Money(b)) => a.cmp(&b),
        (Val::Text(a), Val::Text(b)) => a.cmp(b),
        (Val::Date(a), Val::Date(b)) => a.cmp(&b),
        _ => return Err(wrong("a comparison")),
    };
    Ok(Val::Bool(op.holds(order)))
}

impl Op {
    pub(crate) fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::LessEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterEqual => order.is_ge(),
        }
    }
}

fn sum<'a>(
    a: Val<'_>,
    b: Val<'_>,
    with: impl Fn(i64, i64) -> Option<i64>,
) -> Result<Val<'a>, EvalError> {
    let (sum, make): (_, fn(i64) -> Val<'a>) = match (a, b) {
        (Val::Int(a), Val::Int(b)) => (with(a, b), Val::Int),
        (Val::Money(a), Val::Money(b)) => (with(a, b), Val::Money),
        _ => return Err(wrong("a sum")),
    };
    sum.map(make).ok_or(EvalError::Overflow)
}

fn product<'a>(a: Val<'_>, b: Val<'_>) -> Result<Val<'a>, EvalError> {
    let (a, b, make): (_, _, fn(i64) -> Val<'a>) = match (a, b) {
        (Val::Int(a), Val::Int(b)) => (a, b, Val::Int),
        (Val::Money(a), Val::Int(b)) | (Val::Int(a), Val::Money(b)) => (a, b, Val::Money),
        _ => return Err(wrong("a product")),
    };
    a.checked_mul(b).map(make).ok_or(EvalError::Overflow)
}

#[expect(clippy::unnecessary_wraps, reason = "reads as the arms beside it")]
fn known(value: Val<'_>) -> Evaluated<'_> {
    Ok(Got::Value(value))
}

fn known_bool<'a>(holds: bool) -> Evaluated<'a> {
    known(Val::Bool(holds))
}

/// The compiler lets only matching types through, so this names a broken register or a mistake of ours.
pub(crate) fn wrong(what: &str) -> EvalError {
    EvalError::WrongKind(what.to_owned())
}
