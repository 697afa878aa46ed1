//! Conditions: a checked subset of CEL, evaluated with three truth values.
//!
//! Names: `applicant.<field>`, `facts.<fact>.<field>`, `answers.<question>`, `values.<value>`, `evidence.<kind>.<state>`,
//! `today`. A fact, a field of a fact, an answer and a value can each be asked whether it is there: `.known`, `.absent`.
//! Functions: `days`, `years` between two dates; `letters`, `words` of a text; `has_digit`, `has_sign`, `latin` (no
//! letter of another script), `vowelless` (a word that must be a short form), `in_list` (a word of
//! `reference/lists/<name>.txt`), `same_name`; `share(amount, part, of)` in whole rupiah, `least`, `most`, `months_begun` between two dates,
//! `plus_years`; `date("2026-01-31")`, `rupiah(2500000)`. Amounts and whole numbers add, and multiply by a number.
//! A field that is not there fails the case loudly, so guard it: `facts.x.known && facts.x.age > 3`.

mod call;
mod compile;
mod dead;
mod eval;
mod expr;
mod guard;
mod hearsay;
mod near;
mod scope;
mod view;
mod words;

#[cfg(test)]
pub(crate) mod tests;

pub use eval::{EvalError, Truth};
pub use guard::{Guard, Unguarded};
pub use scope::{DerivedDecl, QuestionDecl, Scope};
pub(crate) use view::Unread;
pub use view::{NONE_OF_THESE, Seen, View};

pub(crate) use expr::kind_of_answer;
pub(crate) use hearsay::{FieldOf, Hearsay, Pair, field_of};
pub(crate) use near::nearest;
pub(crate) use scope::Named;

use crate::model::{Field, FieldKind};
use expr::{Expr, Path};
use std::collections::{BTreeMap, BTreeSet};

/// Part of every law hash: a change of how conditions are evaluated is a change of the law as run.
pub const EVALUATOR_VERSION: u32 = 1;

/// A longer condition cannot be read by a lawyer.
pub const CONDITION_BYTES_MAX: usize = 2048;

/// A condition that was typed against the pack.
#[derive(Clone, Debug)]
pub struct Condition {
    source: String,
    expr: Expr,
}

/// What is wrong with a condition or a template, and how to mend it. Whoever read the file adds where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Stable name of the kind of mistake.
    pub code: &'static str,
    pub message: String,
    pub mend: String,
}

/// One name a condition or a template reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// Whether a fact is there.
    Fact(String),
    Field(String, String),
    Answer(String),
    Derived(String),
    Evidence(String),
}

/// What kind of value a type stands for.
pub(crate) fn kind_of_path(kind: expr::Type<'_>) -> FieldKind {
    kind.kind()
}

/// A condition over the rows of one list: names are `row.<field>` and `today`.
#[derive(Clone, Debug)]
pub struct RowCondition(Condition);

/// What yields a value: how a service works one out, or by what a row of a table is found.
#[derive(Clone, Debug)]
pub struct Formula {
    source: String,
    expr: Expr,
}

impl Formula {
    /// The formula as written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Every name it reads.
    pub fn reads(&self) -> BTreeSet<Read> {
        reads_of(&self.expr)
    }

    /// Every field it reads where it may be absent; `when` is the condition under which it is looked at.
    pub fn unguarded(&self, when: Option<&Condition>, scope: &Scope<'_>) -> BTreeSet<Unguarded> {
        match when {
            None => guard::unguarded(&self.expr, scope),
            Some(when) => guard::unguarded_after(&when.expr, &self.expr, scope),
        }
    }

    pub(crate) fn value<'a>(&'a self, view: &View<'a>) -> Result<Seen<eval::Val<'a>>, EvalError> {
        Ok(match eval::value(&self.expr, view, None)? {
            eval::Got::Value(value) => Seen::Known(value),
            eval::Got::Unknown(asked) => Seen::Unknown(asked),
        })
    }
}

/// Types `source` against `scope`; it must yield a value of `kind`.
pub fn compile_formula(
    source: &str,
    kind: FieldKind,
    scope: &Scope<'_>,
) -> Result<Formula, Vec<Complaint>> {
    let parsed = short(source).and_then(parse)?;
    let mut compiler = compile::Compiler::new(*scope);
    let want = expr::Type::of_kind(kind).unwrap_or(expr::Type::Text);
    match compiler.formula(&parsed.expr, want) {
        Some(expr) if compiler.complaints.is_empty() => Ok(Formula {
            source: source.to_owned(),
            expr,
        }),
        _ => Err(compiler.complaints),
    }
}

/// The root by which a row condition names its row.
const ROW: &str = "row";

impl RowCondition {
    /// The condition as written.
    pub fn source(&self) -> &str {
        self.0.source()
    }

    /// Whether it holds of this row. What has no answer yet has no place in it, so nothing is unknown.
    pub fn holds(&self, row: &base::Record, view: &View<'_>) -> Result<bool, EvalError> {
        eval::truth_of_row(&self.0.expr, view, row).map(|truth| truth == Truth::True)
    }
}

/// Types `source` against the fields of a row and nothing else.
pub fn compile_row(
    source: &str,
    fields: &BTreeMap<String, Field>,
    scope: &Scope<'_>,
) -> Result<RowCondition, Vec<Complaint>> {
    let parsed = parse(source)?;
    let mut compiler = compile::Compiler::of_rows(*scope, ROW, fields);
    match compiler.condition(&parsed.expr) {
        Some(expr) if compiler.complaints.is_empty() => match may_be_missing(&expr, fields) {
            Some(field) => Err(vec![Complaint {
                code: "unguarded",
                message: format!("{ROW}.{field} may be missing"),
                mend: "choose among rows only by fields that every row has".to_owned(),
            }]),
            None => Ok(RowCondition(Condition {
                source: source.to_owned(),
                expr,
            })),
        },
        _ => Err(compiler.complaints),
    }
}

/// A field that a condition over rows reads and that a row may lack.
fn may_be_missing(expr: &Expr, fields: &BTreeMap<String, Field>) -> Option<String> {
    let mut found = None;
    expr.walk(&mut |expr| {
        if let Expr::Value(Path::Row(_, name), _) = expr
            && fields.get(name).is_some_and(|field| field.optional)
        {
            found.get_or_insert_with(|| name.clone());
        }
    });
    found
}

/// Types `source` against `scope`.
pub fn compile(source: &str, scope: &Scope<'_>) -> Result<Condition, Vec<Complaint>> {
    let parsed = short(source).and_then(parse)?;
    let mut compiler = compile::Compiler::new(*scope);
    match compiler.condition(&parsed.expr) {
        Some(expr) if compiler.complaints.is_empty() => Ok(Condition {
            source: source.to_owned(),
            expr,
        }),
        _ => Err(compiler.complaints),
    }
}

fn short(source: &str) -> Result<&str, Vec<Complaint>> {
    if source.len() <= CONDITION_BYTES_MAX {
        return Ok(source);
    }
    Err(vec![Complaint {
        code: "too-long",
        message: format!("the condition is longer than {CONDITION_BYTES_MAX} bytes"),
        mend: "split the rule into several".to_owned(),
    }])
}

fn parse(source: &str) -> Result<cel::IdedExpr, Vec<Complaint>> {
    let depth = u16::try_from(compile::DEPTH_MAX).unwrap_or(u16::MAX);
    cel::parser::Parser::default()
        .max_recursion_depth(depth)
        .parse(source)
        .map_err(|errors| {
            vec![Complaint {
                code: "bad-condition",
                message: errors.errors.first().map_or_else(
                    || "the condition cannot be read".to_owned(),
                    |error| unreadable(&error.msg, error.pos.1),
                ),
                mend: "write it as in: facts.mother.known && days(answers.born, today) > 60"
                    .to_owned(),
            }]
        })
}

/// What the grammar complains about, without its list of every sign that would have fitted.
fn unreadable(message: &str, at: isize) -> String {
    let told = message.split(" expecting").next().unwrap_or(message);
    let told = told.trim_start_matches("Syntax error: ");
    if told.contains("<EOF>") {
        return "the condition ends too early, or a bracket or quote is left open".to_owned();
    }
    format!("the condition cannot be read at sign {at}: {told}")
}

impl Condition {
    /// The condition as written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What it says of these facts.
    pub fn truth(&self, view: &View<'_>) -> Result<Truth, EvalError> {
        eval::truth(&self.expr, view, None)
    }

    /// Every name it reads.
    pub fn reads(&self) -> BTreeSet<Read> {
        reads_of(&self.expr)
    }

    /// Why it can never hold, if that is plain to see. Silence is no proof that it can.
    pub fn never(&self) -> Option<String> {
        dead::never(&self.expr)
    }

    /// Texts of two facts that it compares with each other, such as the numbers of two people.
    pub(crate) fn pairs(&self) -> BTreeSet<Pair> {
        hearsay::pairs(&self.expr)
    }

    /// Every field it reads where it may be absent, for want of `.known` before it.
    pub fn unguarded(&self, scope: &Scope<'_>) -> BTreeSet<Unguarded> {
        guard::unguarded(&self.expr, scope)
    }

    /// Whether two conditions are written alike, spaces apart.
    pub fn same(&self, other: &Self) -> bool {
        self.expr == other.expr
    }
}

fn reads_of(expr: &Expr) -> BTreeSet<Read> {
    let mut reads = BTreeSet::new();
    expr.walk(&mut |expr| match expr {
        Expr::Value(path, _) | Expr::Is(path, _) => match path {
            Path::Fact(fact) => {
                reads.insert(Read::Fact(fact.clone()));
            }
            Path::Field(fact, field) => {
                reads.insert(Read::Field(fact.clone(), field.clone()));
            }
            Path::Answer(question) => {
                reads.insert(Read::Answer(question.clone()));
            }
            Path::Derived(value) => {
                reads.insert(Read::Derived(value.clone()));
            }
            Path::Row(..) => {}
        },
        Expr::Evidence(kind, _) => {
            reads.insert(Read::Evidence(kind.clone()));
        }
        _ => {}
    });
    reads
}
