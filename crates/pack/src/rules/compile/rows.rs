//! Lists: `.exists`, `.all` and the fields of their rows.

use super::{Compiler, LISTS_MAX, Row, Typed};
use crate::model::Field;
use crate::rules::expr::{Expr, Path, Quantifier, Type};
use crate::rules::near::nearest;
use crate::rules::scope::presence_of;
use cel::common::ast::{ComprehensionExpr, Expr as Parsed, operators};
use std::collections::BTreeMap;

impl<'a, 'n> Compiler<'a, 'n> {
    /// `exists` and `all` arrive unfolded; the step of their loop tells which of the two it was.
    pub(super) fn rows(&mut self, rows: &'n ComprehensionExpr) -> Option<Typed<'a>> {
        let (quantifier, body) = match &rows.loop_step.expr {
            Parsed::Call(step) => match (step.func_name.as_str(), step.args.as_slice()) {
                (operators::LOGICAL_OR, [_, body]) => (Quantifier::Exists, &body.expr),
                (operators::LOGICAL_AND, [_, body]) => (Quantifier::All, &body.expr),
                _ => return self.refuse("this macro", "use .exists or .all"),
            },
            _ => return self.refuse("this macro", "use .exists or .all"),
        };
        let (list, kind) = self.typed(&rows.iter_range.expr)?;
        let Type::List(fields) = kind else {
            return self.complain(
                "wrong-type",
                format!(".exists and .all go over a list, but this is {kind}"),
                "use a list field that a register declares",
            );
        };
        if self.rows.len() >= LISTS_MAX {
            return self.refuse("so many lists in lists", "split the rule into several");
        }
        self.rows.push(Row {
            name: &rows.iter_var,
            fields,
        });
        let body = self.expect(body, Type::Bool, ".exists and .all");
        self.rows.pop();
        Some((Expr::Rows(quantifier, Box::new((list, body?))), Type::Bool))
    }

    pub(super) fn row_field(&mut self, out: usize, name: &[&str]) -> Option<Typed<'a>> {
        let row = self.rows[self.rows.len() - 1 - out];
        let (field, presence) = match name {
            [_, field] => (*field, None),
            [_, field, last] if presence_of(last).is_some() => (*field, presence_of(last)),
            _ => {
                let mend = format!(
                    "name one of its fields, as in {}.{}",
                    row.name,
                    any(row.fields)
                );
                return self.complain(
                    "unknown-path",
                    format!("\"{}\" is a row", name.join(".")),
                    mend,
                );
            }
        };
        let Some(declared) = row.fields.get(field) else {
            let mend = match nearest(field, row.fields.keys().map(String::as_str)) {
                Some(near) => format!("did you mean {}.{near}?", row.name),
                None => format!("a row has {}", any(row.fields)),
            };
            let told = format!("nothing provides \"{}\"", name.join("."));
            return self.complain("unknown-path", told, mend);
        };
        let path = Path::Row(out, field.to_owned());
        if let Some(presence) = presence {
            return Some((Expr::Is(path, presence), Type::Bool));
        }
        let kind = Type::of(declared);
        Some((Expr::Value(path, kind.kind()), kind))
    }
}

fn any(fields: &BTreeMap<String, Field>) -> String {
    fields.keys().cloned().collect::<Vec<_>>().join(", ")
}
