//! Records that somebody tells of from memory: less than a record, and more than nothing.
//!
//! Who is not signed in shows nothing, and says only what is asked: that there is a record, one field of it, whether
//! two people are the same. What they did not say is not known, and may still be asked.

use super::expr::{Expr, Function, Op, Path};
use super::view::View;
use crate::model::{Asked, FieldKind};
use std::collections::{BTreeMap, BTreeSet};

/// A field of a fact, by the names of both.
pub(crate) type FieldOf = (String, String);

/// Two texts that are compared with each other, the smaller name first: who tells of them need not tell either.
pub(crate) type Pair = (FieldOf, FieldOf);

/// What was said beside whole values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hearsay {
    /// Fields of known facts whose value was not said, and whether it was said that there is one.
    open: BTreeMap<FieldOf, bool>,
    /// Pairs that are the same, or are not.
    alike: Vec<(Pair, bool)>,
    /// By rule: whether what it speaks of is so.
    pub(crate) rules: BTreeMap<String, bool>,
}

impl Hearsay {
    pub(crate) fn leave_open(&mut self, fact: &str, field: &str, there: bool) {
        self.open.insert((fact.to_owned(), field.to_owned()), there);
    }

    pub(crate) fn say_alike(&mut self, pair: Pair, alike: bool) {
        self.alike.push((pair, alike));
    }

    pub(super) fn unsaid(&self, fact: &str, field: &str) -> Option<bool> {
        let key = (fact.to_owned(), field.to_owned());
        self.open.get(&key).copied()
    }

    /// Whether two fields hold the same, as far as it follows from what was said.
    pub(crate) fn alike(&self, pair: &Pair) -> Option<bool> {
        let (ours, theirs) = (self.same_as(&pair.0), self.same_as(&pair.1));
        if ours.contains(&pair.1) {
            return Some(true);
        }
        let differ = |(a, b): &Pair| {
            (ours.contains(a) && theirs.contains(b)) || (ours.contains(b) && theirs.contains(a))
        };
        let mut said = self.alike.iter();
        said.any(|(pair, alike)| !alike && differ(pair))
            .then_some(false)
    }

    /// Everything that holds the same as this field, itself with it.
    fn same_as<'a>(&'a self, field: &'a FieldOf) -> BTreeSet<&'a FieldOf> {
        let mut same = BTreeSet::from([field]);
        loop {
            let before = same.len();
            for ((a, b), _) in self.alike.iter().filter(|(_, alike)| *alike) {
                if same.contains(a) || same.contains(b) {
                    same.extend([a, b]);
                }
            }
            if same.len() == before {
                return same;
            }
        }
    }
}

/// What to ask for a field: a path, which no fact is named like.
pub(super) fn asked(fact: &str, field: &str) -> Asked {
    Asked::Fact(format!("{fact}.{field}"))
}

/// The field that is asked for, where it is one.
pub(crate) fn field_of(asked: &Asked) -> Option<(&str, &str)> {
    match asked {
        Asked::Fact(path) => path.split_once('.'),
        Asked::Question(_) | Asked::Evidence(_) => None,
    }
}

/// What a comparison of two texts comes to, where it was said of them whether they are the same.
pub(super) fn said(expr: &Expr, view: &View<'_>) -> Option<bool> {
    let alike = view.hearsay?.alike(&pair(expr)?)?;
    let differs = matches!(expr, Expr::Compare(Op::NotEqual, _));
    Some(alike != differs)
}

/// Every pair of texts in `expr`.
pub(super) fn pairs(expr: &Expr) -> BTreeSet<Pair> {
    let mut pairs = BTreeSet::new();
    expr.walk(&mut |expr| pairs.extend(pair(expr)));
    pairs
}

fn pair(expr: &Expr) -> Option<Pair> {
    let (a, b) = match expr {
        Expr::Compare(Op::Equal | Op::NotEqual, pair) => (&pair.0, &pair.1),
        Expr::Call(Function::SameName, args) => match &args[..] {
            [a, b] => (a, b),
            _ => return None,
        },
        _ => return None,
    };
    let (a, b) = (text(a)?, text(b)?);
    Some(if a <= b { (a, b) } else { (b, a) })
}

fn text(expr: &Expr) -> Option<FieldOf> {
    match expr {
        Expr::Value(Path::Field(fact, field), FieldKind::Text) => {
            Some((fact.clone(), field.clone()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str) -> FieldOf {
        (name.to_owned(), "nik".to_owned())
    }

    #[test]
    fn what_follows_from_what_was_said_is_not_asked_again() {
        let mut said = Hearsay::default();
        let pair = |a, b| (field(a), field(b));
        said.say_alike(pair("a", "b"), true);
        said.say_alike(pair("b", "c"), false);
        assert_eq!(said.alike(&pair("a", "b")), Some(true));
        assert_eq!(said.alike(&pair("a", "c")), Some(false));
        assert_eq!(said.alike(&pair("c", "a")), Some(false));
        assert_eq!(said.alike(&pair("a", "d")), None);
        said.say_alike(pair("c", "d"), true);
        assert_eq!(said.alike(&pair("a", "d")), Some(false));
        assert_eq!(said.alike(&pair("c", "d")), Some(true));
    }
}
