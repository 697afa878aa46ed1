//! Templates of output.toml: text with names in it, filled from facts and numbers.
//!
//! `{path}` is replaced by the value at the path, `{a|b}` by the first that is there. A template that is exactly one
//! `{…}` keeps the kind of its value; any other is text. Where a name leads to nothing, the whole template is left
//! out: half a sentence on a certificate would be worse than none. `{area(path)}` is the name of an area code,
//! `{digits(path)}` a date as in "10032026". `{a if b.known|c}` takes `a` only
//! where there is a `b`; `.absent` turns that around, `b == 'x'` asks for one value, and ` and ` joins two. `'x'` is the
//! text x itself.
//!
//! Paths: those of rules that lead to a value, and `number.<name>` of the same product,
//! `number.<product>.<name>` of another, `office.name`, `office.area`, `case.id`. `today` is the day a document is made.

mod check;
mod slots;

#[cfg(test)]
mod tests;

use crate::model::{Asked, FieldKind, NumberKind, Product, Target};
use crate::rules::{Complaint, EvalError, Read, Scope, Seen, Truth, View};
use base::{Date, Value};
use check::{check_given, kind_of};
use slots::{Alternative, Form, Name, Piece, Test, pieces};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers allotted to a case: by product, by name.
pub type Numbers = BTreeMap<String, BTreeMap<String, String>>;

/// A template as written; it was found well formed.
#[derive(Clone, Copy, Debug)]
pub struct Template<'t> {
    source: &'t str,
}

/// What templates are filled from.
#[derive(Clone, Copy)]
pub struct TemplateContext<'a> {
    pub view: View<'a>,
    /// The day on which what is filled is made: `today` of a template. The rules judge by the day of their facts.
    pub made_on: Date,
    /// The product whose template it is.
    pub product: &'a str,
    pub numbers: &'a Numbers,
    /// The name of an area by its code.
    pub area: &'a dyn Fn(&str) -> Option<String>,
    pub office_name: &'a str,
    /// The area code of the office; a national office has none.
    pub office_area: Option<&'a str>,
    pub case_id: &'a str,
}

/// What a template may name: the scope of the rules, and the numbers of every product.
#[derive(Clone, Copy, Debug)]
pub struct TemplateScope<'a> {
    pub rules: Scope<'a>,
    pub product: &'a str,
    pub products: &'a [Product],
}

/// Every template of a product: claims, numbers and effects.
pub fn templates_of(product: &Product) -> impl Iterator<Item = &str> {
    let numbers = product.numbers.values().flat_map(|kind| match kind {
        NumberKind::Nik { area, born, sex } => vec![area.as_str(), born.as_str(), sex.as_str()],
        NumberKind::Serial { prefix, .. } => vec![prefix.as_str()],
        NumberKind::Public | NumberKind::Random { .. } => Vec::new(),
    });
    let effects = product.effects.iter().flat_map(|e| e.fields.values());
    let written = product.claims.values().chain(effects).map(String::as_str);
    written.chain(numbers)
}

/// Whether a product cannot be made without the area of an office: one of its templates names it.
pub fn names_office_area(product: &Product) -> bool {
    templates_of(product).any(|source| {
        let template = Template { source };
        template
            .alternatives()
            .any(|alternative| matches!(alternative.name, Name::Area))
    })
}

/// Products whose numbers the templates of a product name: it is made after them, or with them.
pub fn names_numbers_of(product: &Product) -> BTreeSet<&str> {
    let mut named = BTreeSet::new();
    for source in templates_of(product) {
        for alternative in (Template { source }).alternatives() {
            if let Name::Number(other, _) = alternative.name
                && other != product.id
            {
                named.insert(other);
            }
        }
    }
    named
}

/// What must still be known before every template of a product can be filled.
pub(crate) fn asked_by_product(
    product: &Product,
    view: &View<'_>,
) -> Result<BTreeSet<Asked>, EvalError> {
    let mut asked = BTreeSet::new();
    for source in templates_of(product) {
        Template { source }.asked_into(view, &mut asked)?;
    }
    for effect in &product.effects {
        let when = effect.when.as_ref().map(|when| when.truth(view));
        if let Some(Truth::Unknown(more)) = when.transpose()? {
            asked.extend(more);
        }
        if let Target::Fact(fact) = &effect.on
            && let Seen::Unknown(more) = view.fact(fact)?
        {
            asked.extend(more);
        }
    }
    Ok(asked)
}

impl<'t> Template<'t> {
    /// Reads a template; names are looked up by [`Template::check`].
    pub fn parse(source: &'t str) -> Result<Self, Complaint> {
        pieces(source).try_for_each(|piece| piece.map(|_| ()))?;
        Ok(Self { source })
    }

    /// Mistakes of its names, given what there is.
    pub fn check(&self, scope: &TemplateScope<'_>) -> Vec<Complaint> {
        self.alternatives()
            .flat_map(|alternative| {
                let conditions = alternative.conditions();
                let conditions = conditions.filter_map(|given| check_given(given, scope).err());
                let value = kind_of(&alternative, scope).err();
                value.into_iter().chain(conditions)
            })
            .collect()
    }

    /// The kind of value it yields; `None` where names are unknown or alternatives differ.
    pub fn kind(&self, scope: &TemplateScope<'_>) -> Option<FieldKind> {
        if self.only_slot().is_none() {
            return Some(FieldKind::Text);
        }
        let mut kinds = self.alternatives().map(|a| kind_of(&a, scope).ok());
        let first = kinds.next()??;
        kinds.all(|kind| kind == Some(first)).then_some(first)
    }

    /// The filled template, or `None` where something it needs is not there.
    pub fn render(&self, context: &TemplateContext<'_>) -> Result<Option<Value>, EvalError> {
        if let Some(slot) = self.only_slot() {
            return first(slot, context);
        }
        let mut text = String::new();
        for piece in pieces(self.source).flatten() {
            match piece {
                Piece::Text(plain) => text.push_str(plain),
                Piece::Slot(slot) => {
                    match first(slot, context)?.and_then(|value| written(&value)) {
                        Some(value) => text.push_str(&value),
                        None => return Ok(None),
                    }
                }
            }
        }
        Ok(Some(Value::Text(text)))
    }

    /// What must still be known before it can be filled.
    pub fn asked(&self, view: &View<'_>) -> Result<BTreeSet<Asked>, EvalError> {
        let mut asked = BTreeSet::new();
        self.asked_into(view, &mut asked)?;
        Ok(asked)
    }

    /// Every fact, answer and field it reads.
    pub fn reads(&self) -> BTreeSet<Read> {
        self.alternatives()
            .flat_map(|a| std::iter::once(a.name).chain(a.conditions().map(|given| given.name)))
            .filter_map(|name| match name {
                Name::Field(fact, field) => Some(Read::Field(fact.to_owned(), field.to_owned())),
                Name::Answer(question) => Some(Read::Answer(question.to_owned())),
                Name::Derived(value) => Some(Read::Derived(value.to_owned())),
                _ => None,
            })
            .collect()
    }

    /// Texts that it writes as they are.
    pub(crate) fn literals(&self) -> impl Iterator<Item = &'t str> {
        let whole = (!self.source.contains('{')).then_some(self.source);
        let written = self.alternatives().filter_map(|a| match a.name {
            Name::Literal(text) => Some(text),
            _ => None,
        });
        whole.into_iter().chain(written)
    }

    fn asked_into(&self, view: &View<'_>, asked: &mut BTreeSet<Asked>) -> Result<(), EvalError> {
        for piece in pieces(self.source).flatten() {
            let Piece::Slot(slot) = piece else { continue };
            for alternative in slots::alternatives(slot) {
                let seen = match counts(&alternative, view)? {
                    Seen::Known(()) => look(alternative.name, view)?,
                    Seen::Absent => Seen::Absent,
                    Seen::Unknown(more) => Seen::Unknown(more),
                };
                match seen {
                    Seen::Absent => {}
                    Seen::Known(_) => break,
                    Seen::Unknown(more) => {
                        asked.extend(more);
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    fn alternatives(&self) -> impl Iterator<Item = Alternative<'t>> {
        pieces(self.source)
            .flatten()
            .filter_map(|piece| match piece {
                Piece::Slot(slot) => Some(slots::alternatives(slot)),
                Piece::Text(_) => None,
            })
            .flatten()
    }

    /// The slot, where the template is nothing else.
    fn only_slot(&self) -> Option<&'t str> {
        let mut pieces = pieces(self.source).flatten();
        match (pieces.next(), pieces.next()) {
            (Some(Piece::Slot(slot)), None) => Some(slot),
            _ => None,
        }
    }
}

/// What a name of facts, answers or values leads to; every other name is always there.
fn look<'a>(name: Name<'_>, view: &View<'a>) -> Result<Seen<Option<Cow<'a, Value>>>, EvalError> {
    let seen = match name {
        Name::Field(fact, field) => view.field(fact, field)?,
        Name::Answer(question) => view.answer(question)?,
        Name::Derived(id) => {
            return Ok(match view.value(id)? {
                Seen::Known(value) => Seen::Known(Some(Cow::Owned(value))),
                Seen::Absent => Seen::Absent,
                Seen::Unknown(asked) => Seen::Unknown(asked),
            });
        }
        _ => return Ok(Seen::Known(None)),
    };
    Ok(match seen {
        Seen::Known(value) => Seen::Known(Some(Cow::Borrowed(value))),
        Seen::Absent => Seen::Absent,
        Seen::Unknown(asked) => Seen::Unknown(asked),
    })
}

/// Whether an alternative counts: known where it does, absent where its condition does not hold.
fn counts(alternative: &Alternative<'_>, view: &View<'_>) -> Result<Seen<()>, EvalError> {
    for given in alternative.conditions() {
        let holds = match (look(given.name, view)?, given.test) {
            (Seen::Unknown(asked), _) => return Ok(Seen::Unknown(asked)),
            (Seen::Known(value), Test::Is(text)) => {
                matches!(value.as_deref(), Some(Value::Text(found)) if found == text)
            }
            (Seen::Known(_), test) => test == Test::Known,
            (Seen::Absent, test) => test == Test::Absent,
        };
        if !holds {
            return Ok(Seen::Absent);
        }
    }
    Ok(Seen::Known(()))
}

/// The first alternative that is there.
fn first(slot: &str, context: &TemplateContext<'_>) -> Result<Option<Value>, EvalError> {
    for alternative in slots::alternatives(slot) {
        if counts(&alternative, &context.view)? != Seen::Known(()) {
            continue;
        }
        let found = value(alternative.name, context)?;
        let found = found.and_then(|value| formed(alternative.form, value, context));
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn formed(form: Form, value: Value, context: &TemplateContext<'_>) -> Option<Value> {
    match (form, value) {
        (Form::AsItIs, value) => Some(value),
        (Form::AreaName, Value::Text(code)) => (context.area)(&code).map(Value::Text),
        (Form::Digits, Value::Date(date)) => {
            let digits = format!("{:02}{:02}{:04}", date.day(), date.month(), date.year());
            Some(Value::Text(digits))
        }
        (Form::AreaName | Form::Digits, _) => None,
    }
}

fn value(name: Name<'_>, context: &TemplateContext<'_>) -> Result<Option<Value>, EvalError> {
    let text = |text: &str| Some(Value::text(text));
    let number = |product: &str, number: &str| {
        let of_product = context.numbers.get(product)?;
        of_product.get(number).map(Value::text)
    };
    Ok(match name {
        Name::Literal(written) => text(written),
        Name::Today => Some(Value::Date(context.made_on)),
        Name::Office => text(context.office_name),
        Name::Area => context.office_area.and_then(text),
        Name::Case => text(context.case_id),
        Name::OwnNumber(name) => number(context.product, name),
        Name::Number(product, name) => number(product, name),
        Name::Field(..) | Name::Answer(_) | Name::Derived(_) => match look(name, &context.view)? {
            Seen::Known(value) => value.map(Cow::into_owned),
            Seen::Absent | Seen::Unknown(_) => None,
        },
        Name::Other => None,
    })
}

/// A value inside a sentence. Dates are written as on the wire; only a whole claim keeps its kind.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Int(number) => Some(number.to_string()),
        Value::Bool(holds) => Some(holds.to_string()),
        Value::Date(date) => Some(date.to_string()),
        Value::Money(amount) => Some(amount.0.to_string()),
        Value::List(_) => None,
    }
}
