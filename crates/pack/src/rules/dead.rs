//! Conditions that can never hold: contradictions that are plain to see. Whether any condition can hold is hard to
//! tell in general, so silence here is no proof.

use super::expr::{Expr, Op, Presence};
use std::cmp::Ordering;

/// Why `expr` can never be true.
pub(crate) fn never(expr: &Expr) -> Option<String> {
    match fold(expr) {
        Some(false) => return Some("it is always false".to_owned()),
        Some(true) => return None,
        None => {}
    }
    match expr {
        Expr::Or(pair) => never(&pair.0).and_then(|_| never(&pair.1)),
        Expr::Rows(super::expr::Quantifier::Exists, pair) => never(&pair.1),
        _ => {
            let mut parts = Vec::new();
            conjuncts(expr, &mut parts);
            if parts.len() < 2 {
                return None;
            }
            parts.iter().find_map(|part| never(part)).or_else(|| {
                parts.iter().enumerate().find_map(|(at, part)| {
                    parts[at + 1..]
                        .iter()
                        .find_map(|other| exclude(part, other))
                })
            })
        }
    }
}

fn conjuncts<'a>(expr: &'a Expr, parts: &mut Vec<&'a Expr>) {
    if let Expr::And(pair) = expr {
        conjuncts(&pair.0, parts);
        conjuncts(&pair.1, parts);
    } else {
        parts.push(expr);
    }
}

/// The value of an expression of literals alone.
fn fold(expr: &Expr) -> Option<bool> {
    match expr {
        Expr::Bool(holds) => Some(*holds),
        Expr::Not(inner) => fold(inner).map(|holds| !holds),
        Expr::And(pair) => match (fold(&pair.0), fold(&pair.1)) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        },
        Expr::Or(pair) => match (fold(&pair.0), fold(&pair.1)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        },
        Expr::Compare(op, pair) if pair.0 == pair.1 => Some(op.holds(Ordering::Equal)),
        Expr::Compare(op, pair) => order(&pair.0, &pair.1).map(|order| op.holds(order)),
        _ => None,
    }
}

/// How two literals of one type are ordered.
fn order(a: &Expr, b: &Expr) -> Option<Ordering> {
    match (a, b) {
        (Expr::Int(a), Expr::Int(b)) => Some(a.cmp(b)),
        (Expr::Text(a), Expr::Text(b)) => Some(a.cmp(b)),
        (Expr::Date(a), Expr::Date(b)) => Some(a.cmp(b)),
        (Expr::Bool(a), Expr::Bool(b)) => Some(a.cmp(b)),
        _ => None,
    }
}

/// Why two conjuncts cannot both hold.
fn exclude(a: &Expr, b: &Expr) -> Option<String> {
    let opposite = match (a, b) {
        (Expr::Not(inner), other) | (other, Expr::Not(inner)) => **inner == *other,
        (Expr::Is(x, Presence::Known), Expr::Is(y, Presence::Absent))
        | (Expr::Is(x, Presence::Absent), Expr::Is(y, Presence::Known)) => x == y,
        _ => false,
    };
    if opposite {
        return Some("it asks for something and for its opposite".to_owned());
    }
    let (subject, first) = Bound::of(a)?;
    let (other, second) = Bound::of(b)?;
    (subject == other && first.excludes(&second)?)
        .then(|| "it compares the same value with two things that exclude each other".to_owned())
}

/// A comparison of something with a literal.
struct Bound<'a> {
    op: Op,
    literal: &'a Expr,
}

impl<'a> Bound<'a> {
    fn of(expr: &'a Expr) -> Option<(&'a Expr, Self)> {
        let Expr::Compare(op, pair) = expr else {
            return None;
        };
        let (a, b) = (&pair.0, &pair.1);
        if order(b, b).is_some() {
            Some((
                a,
                Self {
                    op: *op,
                    literal: b,
                },
            ))
        } else if order(a, a).is_some() {
            let op = mirrored(*op);
            Some((b, Self { op, literal: a }))
        } else {
            None
        }
    }

    /// Whether no value satisfies both. Whole numbers and days are treated as if they lay dense, which misses some
    /// contradictions and invents none.
    fn excludes(&self, other: &Self) -> Option<bool> {
        let order = order(self.literal, other.literal)?;
        Some(match (self.op, other.op) {
            (Op::Equal, op) => !op.holds(order),
            (op, Op::Equal) => !op.holds(order.reverse()),
            (Op::Less, Op::Greater | Op::GreaterEqual) | (Op::LessEqual, Op::Greater) => {
                order.is_le()
            }
            (Op::Greater, Op::Less | Op::LessEqual) | (Op::GreaterEqual, Op::Less) => order.is_ge(),
            (Op::LessEqual, Op::GreaterEqual) => order.is_lt(),
            (Op::GreaterEqual, Op::LessEqual) => order.is_gt(),
            _ => false,
        })
    }
}

fn mirrored(op: Op) -> Op {
    match op {
        Op::Less => Op::Greater,
        Op::LessEqual => Op::GreaterEqual,
        Op::Greater => Op::Less,
        Op::GreaterEqual => Op::LessEqual,
        same @ (Op::Equal | Op::NotEqual) => same,
    }
}
