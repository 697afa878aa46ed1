//! Which reads are safe: what stands to the left of `&&` guards what stands to its right.
//!
//! A field may be read where its fact is known, and an optional field where the field itself is. Answers are not
//! looked at: whether a question is put is a condition of its own, and a wrong guess would only annoy.

use super::expr::{Expr, Path, Presence};
use super::scope::Scope;
use std::collections::BTreeSet;
use std::fmt;

/// A field that is read where it may be absent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unguarded {
    path: Path,
    /// The field may be missing although its fact is known.
    optional: bool,
}

/// The condition that makes a read safe, as it would be written.
#[derive(Clone, Copy, Debug)]
pub struct Guard<'a>(&'a Unguarded);

type Known = BTreeSet<Path>;

impl Unguarded {
    pub fn guard(&self) -> Guard<'_> {
        Guard(self)
    }
}

impl fmt::Display for Unguarded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path.fmt(f)
    }
}

impl fmt::Display for Guard<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.path {
            Path::Field(fact, _) if !self.0.optional => write!(f, "facts.{fact}.known &&"),
            path => write!(f, "{path}.known &&"),
        }
    }
}

/// Every read of `expr` that nothing to its left makes safe.
pub(crate) fn unguarded(expr: &Expr, scope: &Scope<'_>) -> BTreeSet<Unguarded> {
    let mut found = BTreeSet::new();
    look(expr, &Known::new(), scope, &mut found);
    found
}

/// Every read of `then` that is not safe even where `when` holds.
pub(crate) fn unguarded_after(when: &Expr, then: &Expr, scope: &Scope<'_>) -> BTreeSet<Unguarded> {
    let mut found = BTreeSet::new();
    look(then, &implied(when, true), scope, &mut found);
    found
}

fn look(expr: &Expr, known: &Known, scope: &Scope<'_>, found: &mut BTreeSet<Unguarded>) {
    match expr {
        Expr::Value(path, _) => {
            if let Some(optional) = unsafe_here(path, known, scope) {
                found.insert(Unguarded {
                    path: path.clone(),
                    optional,
                });
            }
        }
        Expr::And(pair) => {
            look(&pair.0, known, scope, found);
            let more = &implied(&pair.0, true) | known;
            look(&pair.1, &more, scope, found);
        }
        Expr::Or(pair) => {
            look(&pair.0, known, scope, found);
            let more = &implied(&pair.0, false) | known;
            look(&pair.1, &more, scope, found);
        }
        Expr::Not(inner) | Expr::InList(inner, _) => look(inner, known, scope, found),
        Expr::Compare(_, pair)
        | Expr::Add(pair)
        | Expr::Subtract(pair)
        | Expr::Multiply(pair)
        | Expr::Rows(_, pair) => {
            look(&pair.0, known, scope, found);
            look(&pair.1, known, scope, found);
        }
        Expr::Call(_, args) => args.iter().for_each(|arg| look(arg, known, scope, found)),
        Expr::Bool(_)
        | Expr::Int(_)
        | Expr::Text(_)
        | Expr::Date(_)
        | Expr::Today
        | Expr::Is(..)
        | Expr::Evidence(..) => {}
    }
}

/// Whether a path may be absent; and if so, whether because its field is optional.
fn unsafe_here(path: &Path, known: &Known, scope: &Scope<'_>) -> Option<bool> {
    let (fact, field) = match path {
        Path::Field(fact, field) => (fact, field),
        Path::Derived(id) => {
            let value = scope.value(id)?;
            return (value.optional && !known.contains(path)).then_some(true);
        }
        Path::Fact(_) | Path::Answer(_) | Path::Row(..) => return None,
    };
    let declared = scope.declared(fact, field)?;
    let optional = declared.optional;
    // Whoever applies is known, and so is the record whose quality is looked at.
    let always = matches!(fact.as_str(), "applicant" | "record");
    let fact_known = always || known.contains(&Path::Fact(fact.clone()));
    let safe = known.contains(path) || (fact_known && !optional);
    (!safe).then_some(optional)
}

/// Paths that are known wherever `expr` is `holds`.
fn implied(expr: &Expr, holds: bool) -> Known {
    match expr {
        Expr::Is(path, presence) if (*presence == Presence::Known) == holds => {
            let mut known = Known::from([path.clone()]);
            if let Path::Field(fact, _) = path {
                known.insert(Path::Fact(fact.clone()));
            }
            known
        }
        Expr::Not(inner) => implied(inner, !holds),
        Expr::And(pair) if holds => &implied(&pair.0, true) | &implied(&pair.1, true),
        Expr::Or(pair) if !holds => &implied(&pair.0, false) | &implied(&pair.1, false),
        Expr::And(pair) => &implied(&pair.0, false) & &implied(&pair.1, false),
        Expr::Or(pair) => &implied(&pair.0, true) & &implied(&pair.1, true),
        _ => Known::new(),
    }
}
