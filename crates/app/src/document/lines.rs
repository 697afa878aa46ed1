//! The lines of a document, as labels and values for a page, and as plain sentences for paper.

use crate::tables::credential::Issued;
use crate::view::Shown;
use crate::{App, AppError};
use base::{Lang, Text, Value};

/// Label and value of every line.
pub(crate) fn lines(issued: &Issued) -> Vec<(Text, Shown)> {
    let lines = issued.content.lines.iter();
    lines
        .map(|(label, value)| (label_of(issued, label), Shown::Value(value.clone())))
        .collect()
}

/// The same in words, in the language of the state, as signed and printed.
pub(crate) fn printed(app: &App, issued: &Issued) -> Vec<(String, String)> {
    let lines = issued.content.lines.iter();
    lines
        .map(|(label, value)| {
            let label = app
                .pack
                .texts
                .say(Lang::Id, &label_of(issued, label))
                .into_owned();
            (label, words(app, value))
        })
        .collect()
}

/// The document this credential was printed as must still be described by the pack.
pub(crate) fn label_of(issued: &Issued, label: &str) -> Text {
    Text::service(
        &issued.content.service,
        format!("document-{}-{label}", issued.product),
    )
}

fn words(app: &App, value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Int(number) => number.to_string(),
        Value::Money(amount) => amount.to_string(),
        Value::Date(date) => app.pack.texts.short_date(Lang::Id, *date),
        Value::Bool(yes) => {
            let key = if *yes { "value-yes" } else { "value-no" };
            app.pack.texts.say(Lang::Id, &Text::pack(key)).into_owned()
        }
        Value::List(rows) => rows.len().to_string(),
    }
}

/// A document of this person, by its number.
pub(crate) async fn own(
    app: &App,
    resident: crate::Resident,
    number: base::PublicNumber,
) -> Result<Issued, AppError> {
    let issued = crate::tables::credential::by_number(app, number).await?;
    // Somebody else's document does not exist on these pages.
    issued
        .filter(|issued| issued.owner == resident.subject)
        .ok_or(AppError::NotFound)
}
