//! What a template names is there, and fits.

use super::TemplateScope;
use super::slots::{Alternative, Form, Given, Name, Test};
use crate::model::FieldKind;
use crate::rules::{Complaint, Named, kind_of_path, nearest};

/// The kind of value an alternative writes, or what is wrong with its name.
pub(super) fn kind_of(
    alternative: &Alternative<'_>,
    scope: &TemplateScope<'_>,
) -> Result<FieldKind, Complaint> {
    let kind = match alternative.name {
        Name::Today => FieldKind::Date,
        Name::Literal(_) | Name::Office | Name::Area | Name::Case => FieldKind::Text,
        Name::OwnNumber(name) => number_of(scope, scope.product, name)?,
        Name::Number(product, name) => number_of(scope, product, name)?,
        Name::Field(..) | Name::Answer(_) | Name::Derived(_) | Name::Other => {
            let segments: Vec<&str> = alternative.path.split('.').collect();
            match scope.rules.resolve(&segments)? {
                Named::Value(_, kind) => kind_of_path(kind),
                Named::Is(..) | Named::Evidence(..) | Named::Today => {
                    return Err(Complaint {
                        code: "not-a-value",
                        message: format!("\"{}\" is no value to write down", alternative.path),
                        mend: "name a field of a fact, or an answer".to_owned(),
                    });
                }
            }
        }
    };
    match (alternative.form, kind) {
        (Form::AsItIs, kind) => Ok(kind),
        (Form::AreaName, FieldKind::Text) | (Form::Digits, FieldKind::Date) => Ok(FieldKind::Text),
        (Form::AreaName, _) => Err(Complaint {
            code: "wrong-type",
            message: format!("\"{}\" is no area code", alternative.path),
            mend: "area() takes the code of a province, regency, district or village".to_owned(),
        }),
        (Form::Digits, _) => Err(Complaint {
            code: "wrong-type",
            message: format!("\"{}\" is no date", alternative.path),
            mend: "digits() takes a date".to_owned(),
        }),
    }
}

/// A condition says of a fact's field or an answer whether it is there, or which of its codes it is.
pub(super) fn check_given(given: Given<'_>, scope: &TemplateScope<'_>) -> Result<(), Complaint> {
    let segments: Vec<&str> = given.path.split('.').collect();
    let named = scope.rules.resolve(&segments)?;
    match (named, given.name, given.test) {
        (
            Named::Is(..),
            Name::Field(..) | Name::Answer(_) | Name::Derived(_),
            Test::Known | Test::Absent,
        ) => Ok(()),
        (Named::Value(path, kind), _, Test::Is(text)) if kind_of_path(kind) == FieldKind::Text => {
            let codes = scope.rules.options(&path);
            if codes.is_empty() || codes.iter().any(|code| code == text) {
                return Ok(());
            }
            let mend = match nearest(text, codes.iter().map(String::as_str)) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("it can be {}", codes.join(", ")),
            };
            Err(Complaint {
                code: "unknown-option",
                message: format!("{} is never \"{text}\"", given.path),
                mend,
            })
        }
        _ => Err(Complaint {
            code: "bad-template",
            message: format!("\"{}\" does not say whether something is there", given.path),
            mend: "write {a if facts.<fact>.<field>.known}, .absent, or == 'code'".to_owned(),
        }),
    }
}

fn number_of(scope: &TemplateScope<'_>, product: &str, name: &str) -> Result<FieldKind, Complaint> {
    let declared = scope.products.iter().find(|p| p.id == product);
    if declared.is_some_and(|p| p.numbers.contains_key(name)) {
        return Ok(FieldKind::Text);
    }
    let known: Vec<String> = scope
        .products
        .iter()
        .flat_map(|p| p.numbers.keys().map(|n| format!("number.{}.{n}", p.id)))
        .collect();
    let wrong = format!("number.{product}.{name}");
    let mend = match nearest(&wrong, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("declare [product.numbers.{name}] for the product \"{product}\""),
    };
    Err(Complaint {
        code: "unknown-path",
        message: format!("no product allots \"{wrong}\""),
        mend,
    })
}
