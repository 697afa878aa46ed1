//! Calls by name.

use super::{Compiler, Typed};
use crate::rules::call;
use crate::rules::expr::{Expr, Type};
use crate::rules::near::nearest;
use crate::rules::words::WordList;
use cel::common::ast::{CallExpr, Expr as Parsed, LiteralValue};
use std::sync::Arc;

impl<'a, 'n> Compiler<'a, 'n> {
    pub(super) fn function(&mut self, name: &str, call: &'n CallExpr) -> Option<Typed<'a>> {
        let Some(shape) = call::shape(name) else {
            let mend = match nearest(name, call::NAMES) {
                Some(near) => format!("did you mean {near}()?"),
                None => format!("functions are {}", call::NAMES.join(", ")),
            };
            return self.complain(
                "unknown-function",
                format!("there is no function \"{name}\""),
                mend,
            );
        };
        if shape.takes.len() != call.args.len() {
            let takes: Vec<String> = shape.takes.iter().map(ToString::to_string).collect();
            return self.complain(
                "wrong-arguments",
                format!("{name}() was given {} values", call.args.len()),
                format!("give it {}", takes.join(" and ")),
            );
        }
        let mut args = Vec::with_capacity(call.args.len());
        for (arg, kind) in call.args.iter().zip(shape.takes) {
            args.push(self.expect(&arg.expr, *kind, &format!("{name}()"))?);
        }
        Some((Expr::Call(shape.function, args.into()), shape.gives))
    }

    pub(super) fn in_list(&mut self, text: &'n Parsed, list: &Parsed) -> Option<Typed<'a>> {
        let text = self.expect(text, Type::Text, "in_list()")?;
        let Parsed::Literal(LiteralValue::String(name)) = list else {
            return self.complain(
                "wrong-type",
                "in_list() wants the name of a list, in quotes",
                "write in_list(answers.x, \"titles\")",
            );
        };
        let lists = self.scope.lists;
        let Some(entries) = lists.get(name.inner()) else {
            let mend = match nearest(name.inner(), lists.keys().map(String::as_str)) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("add reference/lists/{}.txt", name.inner()),
            };
            return self.complain(
                "unknown-list",
                format!("there is no list \"{}\"", name.inner()),
                mend,
            );
        };
        Some((
            Expr::InList(Box::new(text), Arc::new(WordList::new(entries))),
            Type::Bool,
        ))
    }

    pub(super) fn date(&mut self, text: &Parsed) -> Option<Typed<'a>> {
        if let Parsed::Literal(LiteralValue::String(text)) = text
            && let Ok(date) = text.inner().parse()
        {
            return Some((Expr::Date(date), Type::Date));
        }
        self.complain(
            "bad-date",
            "date() wants a calendar date in quotes",
            "write it as date(\"2026-01-31\")",
        )
    }

    pub(super) fn method(&mut self, call: &CallExpr) -> Option<Typed<'a>> {
        let name = &call.func_name;
        self.complain(
            "unknown-function",
            format!("there is no \".{name}()\" in a condition"),
            format!(
                "only .exists and .all follow a list; functions are {}",
                call::NAMES.join(", ")
            ),
        )
    }
}
