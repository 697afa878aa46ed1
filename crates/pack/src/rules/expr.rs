//! A typed condition: what is left of the text once every name and type was checked.

use super::words::WordList;
use crate::model::{Field, FieldKind, Kind};
use base::Date;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// One node. Only the compiler builds it, so operands always fit their operator.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    Bool(bool),
    Int(i64),
    Text(String),
    Date(Date),
    Today,
    /// The value at a path, and what kind it was declared to be.
    Value(Path, FieldKind),
    /// Whether there is something at a path.
    Is(Path, Presence),
    Evidence(String, State),
    Not(Box<Expr>),
    And(Box<(Expr, Expr)>),
    Or(Box<(Expr, Expr)>),
    Compare(Op, Box<(Expr, Expr)>),
    Add(Box<(Expr, Expr)>),
    Subtract(Box<(Expr, Expr)>),
    Multiply(Box<(Expr, Expr)>),
    Call(Function, Box<[Expr]>),
    InList(Box<Expr>, Arc<WordList>),
    /// `list.exists(row, body)` or `list.all(row, body)`.
    Rows(Quantifier, Box<(Expr, Expr)>),
}

/// A name that stands for a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Path {
    Fact(String),
    Field(String, String),
    Answer(String),
    /// What the service works out.
    Derived(String),
    /// A field of the row of an enclosing list, counted outwards from zero.
    Row(usize, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Known,
    Absent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Given,
    Accepted,
    Rejected,
    Missing,
    Waived,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantifier {
    Exists,
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Days,
    Years,
    Letters,
    Words,
    HasDigit,
    HasSign,
    Latin,
    Vowelless,
    SameName,
    Rupiah,
    Share,
    Least,
    Most,
    MonthsBegun,
    PlusYears,
}

/// The type of an expression while it is compiled.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Type<'a> {
    Bool,
    Int,
    Text,
    Date,
    Money,
    List(&'a BTreeMap<String, Field>),
}

impl<'a> Type<'a> {
    pub(crate) fn of(field: &'a Field) -> Self {
        match field.kind {
            FieldKind::Text => Self::Text,
            FieldKind::Date => Self::Date,
            FieldKind::Bool => Self::Bool,
            FieldKind::Int => Self::Int,
            FieldKind::Money => Self::Money,
            FieldKind::List => Self::List(&field.fields),
        }
    }

    pub(crate) fn kind(self) -> FieldKind {
        match self {
            Self::Bool => FieldKind::Bool,
            Self::Int => FieldKind::Int,
            Self::Text => FieldKind::Text,
            Self::Date => FieldKind::Date,
            Self::Money => FieldKind::Money,
            Self::List(_) => FieldKind::List,
        }
    }

    /// The type of a value of this kind; a list has fields, which its kind does not say.
    pub(crate) fn of_kind(kind: FieldKind) -> Option<Type<'static>> {
        Some(match kind {
            FieldKind::Text => Type::Text,
            FieldKind::Date => Type::Date,
            FieldKind::Bool => Type::Bool,
            FieldKind::Int => Type::Int,
            FieldKind::Money => Type::Money,
            FieldKind::List => return None,
        })
    }

    /// Two lists are never compared, so a list is the same as nothing.
    pub(crate) fn same(self, other: Self) -> bool {
        self.kind() == other.kind() && self.kind() != FieldKind::List
    }
}

impl fmt::Display for Type<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bool => "yes-or-no",
            Self::Int => "a whole number",
            Self::Text => "a text",
            Self::Date => "a date",
            Self::Money => "an amount of money",
            Self::List(_) => "a list",
        })
    }
}

/// What an answer of this kind is to a condition.
pub(crate) fn kind_of_answer(kind: Kind) -> FieldKind {
    match kind {
        Kind::Date => FieldKind::Date,
        Kind::Number => FieldKind::Int,
        Kind::Money => FieldKind::Money,
        Kind::YesNo => FieldKind::Bool,
        Kind::PersonName
        | Kind::Time
        | Kind::Line
        | Kind::Paragraph
        | Kind::Choice
        | Kind::Pick
        | Kind::Nik
        | Kind::Area
        | Kind::Code
        | Kind::Sex => FieldKind::Text,
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fact(fact) => write!(f, "facts.{fact}"),
            Self::Field(fact, field) => write!(f, "facts.{fact}.{field}"),
            Self::Answer(question) => write!(f, "answers.{question}"),
            Self::Derived(value) => write!(f, "values.{value}"),
            Self::Row(_, field) => write!(f, "row.{field}"),
        }
    }
}

impl Expr {
    /// Calls `see` with this node and every node below it.
    pub(crate) fn walk(&self, see: &mut impl FnMut(&Self)) {
        see(self);
        match self {
            Self::Bool(_)
            | Self::Int(_)
            | Self::Text(_)
            | Self::Date(_)
            | Self::Today
            | Self::Value(..)
            | Self::Is(..)
            | Self::Evidence(..) => {}
            Self::Not(inner) | Self::InList(inner, _) => inner.walk(see),
            Self::And(pair)
            | Self::Or(pair)
            | Self::Compare(_, pair)
            | Self::Add(pair)
            | Self::Subtract(pair)
            | Self::Multiply(pair)
            | Self::Rows(_, pair) => {
                pair.0.walk(see);
                pair.1.walk(see);
            }
            Self::Call(_, args) => args.iter().for_each(|arg| arg.walk(see)),
        }
    }
}
