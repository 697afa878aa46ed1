//! From the parsed text of a condition to a typed expression, refusing everything that is not ours.

mod compare;
mod functions;
mod rows;

use super::Complaint;
use super::expr::{Expr, Function, Type};
use super::scope::{Named, Scope};
use crate::model::Field;
use cel::common::ast::{CallExpr, Expr as Parsed, LiteralValue, operators};
use compare::comparison;
use std::collections::BTreeMap;

/// Nesting of a condition: deeper cannot be read by a lawyer.
pub(crate) const DEPTH_MAX: usize = 32;

/// Lists inside lists.
const LISTS_MAX: usize = 4;

/// An expression and its type.
type Typed<'a> = (Expr, Type<'a>);

/// A row variable of an enclosing list, innermost last.
#[derive(Clone, Copy, Debug)]
struct Row<'a, 'n> {
    name: &'n str,
    fields: &'a BTreeMap<String, Field>,
}

/// The compiler: scope, the rows around, and every mistake found so far.
pub(crate) struct Compiler<'a, 'n> {
    scope: Scope<'a>,
    rows: Vec<Row<'a, 'n>>,
    depth: usize,
    pub(crate) complaints: Vec<Complaint>,
}

impl<'a, 'n> Compiler<'a, 'n> {
    pub(crate) fn new(scope: Scope<'a>) -> Self {
        Self {
            scope,
            rows: Vec::new(),
            depth: 0,
            complaints: Vec::new(),
        }
    }

    /// A compiler of conditions about one row, under the name `row`.
    pub(crate) fn of_rows(
        scope: Scope<'a>,
        row: &'n str,
        fields: &'a BTreeMap<String, Field>,
    ) -> Self {
        let mut compiler = Self::new(scope);
        compiler.rows.push(Row { name: row, fields });
        compiler
    }

    /// Compiles what yields a value of this type.
    pub(crate) fn formula(&mut self, parsed: &'n Parsed, want: Type<'static>) -> Option<Expr> {
        self.expect(parsed, want, "the value")
    }

    /// Compiles what must be true or false.
    pub(crate) fn condition(&mut self, parsed: &'n Parsed) -> Option<Expr> {
        let (expr, kind) = self.typed(parsed)?;
        match kind {
            Type::Bool => Some(expr),
            other => self.complain(
                "not-a-condition",
                format!("a condition is true or false, but this is {other}"),
                "compare it with something",
            ),
        }
    }

    fn typed(&mut self, parsed: &'n Parsed) -> Option<Typed<'a>> {
        if self.depth >= DEPTH_MAX {
            return self.complain(
                "too-deep",
                format!("the condition is nested more than {DEPTH_MAX} deep"),
                "split the rule into several",
            );
        }
        self.depth += 1;
        let typed = match parsed {
            Parsed::Literal(literal) => self.literal(literal),
            Parsed::Ident(_) | Parsed::Select(_) => self.name(parsed),
            Parsed::Call(call) => self.call(call),
            Parsed::Comprehension(rows) => self.rows(rows),
            Parsed::List(_) => self.refuse("a list", "compare with == and join with ||"),
            Parsed::Map(_) | Parsed::Struct(_) => {
                self.refuse("a map", "name the values by facts and answers")
            }
            Parsed::Unspecified => self.refuse("an empty expression", "write a condition"),
        };
        self.depth -= 1;
        typed
    }

    fn literal(&mut self, literal: &LiteralValue) -> Option<Typed<'a>> {
        match literal {
            LiteralValue::Boolean(holds) => Some((Expr::Bool(*holds.inner()), Type::Bool)),
            LiteralValue::Int(number) => Some((Expr::Int(*number.inner()), Type::Int)),
            LiteralValue::String(text) => Some((Expr::Text(text.inner().to_owned()), Type::Text)),
            LiteralValue::Double(_) => self.refuse("a number with a fraction", "use whole numbers"),
            LiteralValue::UInt(_) => self.refuse("an unsigned number", "leave out the u"),
            LiteralValue::Bytes(_) => self.refuse("bytes", "use a text"),
            LiteralValue::Null => self.refuse("null", "ask .known or .absent"),
        }
    }

    fn name(&mut self, parsed: &'n Parsed) -> Option<Typed<'a>> {
        let name = match segments(parsed) {
            Ok(name) => name,
            Err(has) => return self.not_a_name(has),
        };
        let row = self.rows.iter().rev().position(|row| row.name == name[0]);
        if let Some(out) = row {
            return self.row_field(out, &name);
        }
        match self.scope.resolve(&name) {
            Ok(Named::Today) => Some((Expr::Today, Type::Date)),
            Ok(Named::Value(path, kind)) => Some((Expr::Value(path, kind.kind()), kind)),
            Ok(Named::Is(path, presence)) => Some((Expr::Is(path, presence), Type::Bool)),
            Ok(Named::Evidence(kind, state)) => Some((Expr::Evidence(kind, state), Type::Bool)),
            Err(complaint) => {
                self.complaints.push(complaint);
                None
            }
        }
    }

    fn not_a_name(&mut self, has: bool) -> Option<Typed<'a>> {
        if has {
            return self.complain(
                "has-is-refused",
                "has() cannot tell absent from unknown",
                "ask .known or .absent instead, as in facts.mother.known",
            );
        }
        self.refuse("a field of a value", "name it from its root")
    }

    fn call(&mut self, call: &'n CallExpr) -> Option<Typed<'a>> {
        let args = &call.args;
        match (call.func_name.as_str(), args.as_slice()) {
            (_, _) if call.target.is_some() => self.method(call),
            (operators::LOGICAL_AND, [a, b]) => self.logical(&a.expr, &b.expr, Expr::And),
            (operators::LOGICAL_OR, [a, b]) => self.logical(&a.expr, &b.expr, Expr::Or),
            (operators::LOGICAL_NOT, [a]) => {
                let inner = self.expect(&a.expr, Type::Bool, "!")?;
                Some((Expr::Not(Box::new(inner)), Type::Bool))
            }
            (operators::ADD, [a, b]) => self.sum(&a.expr, &b.expr, Expr::Add),
            (operators::SUBSTRACT, [a, b]) => self.sum(&a.expr, &b.expr, Expr::Subtract),
            (operators::NEGATE, [a]) => {
                let inner = self.expect(&a.expr, Type::Int, "-")?;
                let pair = Box::new((Expr::Int(0), inner));
                Some((Expr::Subtract(pair), Type::Int))
            }
            (operators::CONDITIONAL, _) => self.complain(
                "ternary-is-refused",
                "a condition has no \"? :\"",
                "write two rules, or join the cases with && and ||",
            ),
            (operators::IN, _) => self.complain(
                "in-is-refused",
                "a condition has no \"in\"",
                "compare with == and join with ||, or use in_list or .exists",
            ),
            (operators::INDEX | operators::OPT_INDEX | operators::OPT_SELECT, _) => {
                self.refuse("an index", "use .exists or .all over the list")
            }
            (operators::MULTIPLY, [a, b]) => self.product(&a.expr, &b.expr),
            (operators::DIVIDE | operators::MODULO, _) => self.refuse(
                "this arithmetic",
                "use + - *, and share(amount, part, of) for a part of an amount",
            ),
            ("in_list", [text, list]) => self.in_list(&text.expr, &list.expr),
            ("date", [text]) => self.date(&text.expr),
            ("least", [a, b]) => self.one_of_two(Function::Least, &a.expr, &b.expr),
            ("most", [a, b]) => self.one_of_two(Function::Most, &a.expr, &b.expr),
            (name, [a, b]) if comparison(name).is_some() => {
                self.compare(comparison(name)?, &a.expr, &b.expr)
            }
            (name, _) => self.function(name, call),
        }
    }

    fn logical(
        &mut self,
        a: &'n Parsed,
        b: &'n Parsed,
        make: fn(Box<(Expr, Expr)>) -> Expr,
    ) -> Option<Typed<'a>> {
        let left = self.expect(a, Type::Bool, "&& and ||");
        let right = self.expect(b, Type::Bool, "&& and ||");
        Some((make(Box::new((left?, right?))), Type::Bool))
    }

    fn sum(
        &mut self,
        a: &'n Parsed,
        b: &'n Parsed,
        make: fn(Box<(Expr, Expr)>) -> Expr,
    ) -> Option<Typed<'a>> {
        let ((left, left_type), (right, right_type)) = self.two(a, b)?;
        match (left_type, right_type) {
            (Type::Int, Type::Int) | (Type::Money, Type::Money) => {
                Some((make(Box::new((left, right))), left_type))
            }
            (one, other) => self.complain(
                "wrong-type",
                format!(
                    "+ and - want two whole numbers or two amounts, but these are {one} and {other}"
                ),
                "write an amount as rupiah(50000)",
            ),
        }
    }

    /// A number of times a number or an amount.
    fn product(&mut self, a: &'n Parsed, b: &'n Parsed) -> Option<Typed<'a>> {
        let ((left, left_type), (right, right_type)) = self.two(a, b)?;
        let kind = match (left_type, right_type) {
            (Type::Int, Type::Int) => Type::Int,
            (Type::Money, Type::Int) | (Type::Int, Type::Money) => Type::Money,
            (one, other) => {
                return self.complain(
                    "wrong-type",
                    format!("* wants a whole number and a number or an amount, but these are {one} and {other}"),
                    "multiply by a whole number",
                );
            }
        };
        Some((Expr::Multiply(Box::new((left, right))), kind))
    }

    /// `least` and `most`: of two that have an order, one.
    fn one_of_two(
        &mut self,
        function: Function,
        a: &'n Parsed,
        b: &'n Parsed,
    ) -> Option<Typed<'a>> {
        let ((left, kind), (right, other)) = self.two(a, b)?;
        if kind.same(other) && matches!(kind, Type::Int | Type::Money | Type::Date) {
            return Some((Expr::Call(function, [left, right].into()), kind));
        }
        self.complain(
            "wrong-type",
            format!("least() and most() want two numbers, amounts or dates, but these are {kind} and {other}"),
            "give it two values of the same kind",
        )
    }

    fn two(&mut self, a: &'n Parsed, b: &'n Parsed) -> Option<(Typed<'a>, Typed<'a>)> {
        let left = self.typed(a);
        let right = self.typed(b);
        Some((left?, right?))
    }

    fn refuse<T>(&mut self, what: &str, mend: &str) -> Option<T> {
        self.complain(
            "not-a-rule",
            format!("a condition has no place for {what}"),
            mend,
        )
    }

    fn complain<T>(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        mend: impl Into<String>,
    ) -> Option<T> {
        self.complaints.push(Complaint {
            code,
            message: message.into(),
            mend: mend.into(),
        });
        None
    }
}

/// The dotted name an expression spells, or whether it is `has()`.
fn segments(parsed: &Parsed) -> Result<Vec<&str>, bool> {
    let mut at = parsed;
    let mut name = Vec::new();
    loop {
        match at {
            Parsed::Ident(root) => {
                name.push(root.as_str());
                name.reverse();
                return Ok(name);
            }
            Parsed::Select(select) if select.test => return Err(true),
            Parsed::Select(select) => {
                name.push(select.field.as_str());
                at = &select.operand.expr;
            }
            _ => return Err(false),
        }
    }
}
