//! Comparisons: only of like with like.

use super::{Compiler, Typed};
use crate::rules::expr::{Expr, Op, Type};
use crate::rules::near::nearest;
use cel::common::ast::{Expr as Parsed, operators};

impl<'a, 'n> Compiler<'a, 'n> {
    pub(super) fn compare(&mut self, op: Op, a: &'n Parsed, b: &'n Parsed) -> Option<Typed<'a>> {
        let ((left, left_type), (right, right_type)) = self.two(a, b)?;
        if !left_type.same(right_type) {
            return self.complain(
                "wrong-type",
                format!("{left_type} is never compared with {right_type}"),
                mend_of_types(left_type, right_type),
            );
        }
        let ordered = !matches!(op, Op::Equal | Op::NotEqual);
        if ordered && matches!(left_type, Type::Bool) {
            return self.complain(
                "wrong-type",
                "yes and no have no order",
                "compare them with == or !=",
            );
        }
        self.known_option(&left, &right)?;
        self.known_option(&right, &left)?;
        Some((Expr::Compare(op, Box::new((left, right))), Type::Bool))
    }

    /// A choice or a coded field compared with a text that is none of its options can never be equal.
    fn known_option(&mut self, value: &Expr, text: &Expr) -> Option<()> {
        let (Expr::Value(path, _), Expr::Text(text)) = (value, text) else {
            return Some(());
        };
        let options = self.scope.options(path);
        if options.is_empty() || options.contains(text) {
            return Some(());
        }
        let mend = match nearest(text, options.iter().map(String::as_str)) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("its options are {}", options.join(", ")),
        };
        self.complain(
            "unknown-option",
            format!("\"{text}\" is no option of {path}"),
            mend,
        )
    }

    pub(super) fn expect(
        &mut self,
        parsed: &'n Parsed,
        want: Type<'static>,
        by: &str,
    ) -> Option<Expr> {
        let (expr, kind) = self.typed(parsed)?;
        if want.same(kind) {
            return Some(expr);
        }
        self.complain(
            "wrong-type",
            format!("{by} wants {want}, but this is {kind}"),
            mend_of_types(want, kind),
        )
    }
}

pub(super) fn comparison(name: &str) -> Option<Op> {
    Some(match name {
        operators::EQUALS => Op::Equal,
        operators::NOT_EQUALS => Op::NotEqual,
        operators::LESS => Op::Less,
        operators::LESS_EQUALS => Op::LessEqual,
        operators::GREATER => Op::Greater,
        operators::GREATER_EQUALS => Op::GreaterEqual,
        _ => return None,
    })
}

fn mend_of_types(a: Type<'_>, b: Type<'_>) -> &'static str {
    match (a, b) {
        (Type::Date, Type::Text) | (Type::Text, Type::Date) => {
            "write a date as date(\"2026-01-31\"), or compare two dates"
        }
        (Type::Date, Type::Int) | (Type::Int, Type::Date) => {
            "count days with days(a, b), or years with years(a, b)"
        }
        (Type::Money, Type::Int) | (Type::Int, Type::Money) => "write an amount as rupiah(50000)",
        (Type::Text, Type::Int) | (Type::Int, Type::Text) => {
            "count with letters() or words(), or put the text in quotes"
        }
        _ => "compare values of the same kind",
    }
}
