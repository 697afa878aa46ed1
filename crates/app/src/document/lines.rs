//! The lines of a document, as labels and values for a page, and as plain sentences for paper.

use crate::tables::credential::Issued;
use crate::view::Shown;
use crate::{App, AppError};
use base::{Lang, Text, Value};
use pack::model::{Pack, Question, Service};

/// Label and value of every line.
pub(crate) fn lines(app: &App, issued: &Issued) -> Vec<(Text, Shown)> {
    let lines = issued.content.lines.iter();
    lines
        .map(|(label, value)| {
            let shown = shown(&app.pack, issued, label, value);
            (label_of(issued, label), shown)
        })
        .collect()
}

/// A claim that is the answer of a question is written in the words of that question: "Laki-laki", not "L"; one that is a
/// coded field of a register in the words of its code; one that the service has words for in those.
fn shown(pack: &Pack, issued: &Issued, label: &str, value: &Value) -> Shown {
    let service = pack.services.get(&issued.content.service);
    let asked = service.and_then(|service| Some((service, template(service, issued, label)?)));
    match (asked, value) {
        (Some((_, "{office.name}")), Value::Text(name)) => Shown::Official(name.clone()),
        (Some((service, template)), value) => match question(service, template) {
            Some(question) => crate::show::answer(pack, service, question, value),
            None => match (reference(pack, service, template), value) {
                (Some(list), Value::Text(code)) => crate::show::coded(pack, list, code),
                (_, value) => worded(pack, issued, label, value),
            },
        },
        (None, value) => worded(pack, issued, label, value),
    }
}

/// A code for which the service has words on this line, such as the risk of an activity; any other value as it is.
fn worded(pack: &Pack, issued: &Issued, label: &str, value: &Value) -> Shown {
    if let Value::Text(code) = value {
        let mut words = label_of(issued, label);
        words.key = [&words.key, "-", code].concat();
        if pack.texts.has(Lang::Id, &words.owner, &words.key) {
            return Shown::Words(words);
        }
    }
    Shown::Value(value.clone())
}

/// How the claim in a line is made.
fn template<'p>(service: &'p Service, issued: &Issued, label: &str) -> Option<&'p str> {
    let mut products = service.products.iter();
    let product = products.find(|product| product.id == issued.product)?;
    let mut lines = product.document.as_ref()?.lines.iter();
    let line = lines.find(|line| line.label == label)?;
    product.claims.get(&line.claim).map(String::as_str)
}

/// The question whose answer, and nothing else, a claim is.
fn question<'p>(service: &'p Service, template: &str) -> Option<&'p Question> {
    let id = template.strip_prefix("{answers.")?.strip_suffix('}')?;
    service.form.questions.iter().find(|one| one.id == id)
}

/// The list of codes of the register's field that a claim is, and nothing else.
fn reference<'p>(pack: &'p Pack, service: &Service, template: &str) -> Option<&'p str> {
    let path = template.strip_prefix("{facts.")?.strip_suffix('}')?;
    let (fact, field) = path.split_once('.')?;
    let need = service.form.facts.get(fact)?;
    let register = pack.registers.get(&need.register)?;
    register.fields.get(field)?.reference.as_deref()
}

/// The same in words, in the language of the state, as signed and printed.
pub(crate) fn printed(app: &App, issued: &Issued) -> Vec<(String, String)> {
    let lines = issued.content.lines.iter();
    lines
        .map(|(line, value)| {
            let label = app
                .pack
                .texts
                .say(Lang::Id, &label_of(issued, line))
                .into_owned();
            (label, said(app, shown(&app.pack, issued, line, value)))
        })
        .collect()
}

fn said(app: &App, shown: Shown) -> String {
    match shown {
        Shown::Words(text) => app.pack.texts.say(Lang::Id, &text).into_owned(),
        Shown::Time(time) => app.pack.texts.time_of_day(Lang::Id, &time),
        Shown::Official(name) => name,
        Shown::Value(value) => words(app, &value),
        Shown::Titled(code, titles) => match titles.get(&Lang::Id) {
            Some(title) => format!("{code} {title}"),
            None => code,
        },
        Shown::Picked(parts) => {
            let parts = parts.into_iter().map(|part| said(app, part));
            parts.collect::<Vec<_>>().join(", ")
        }
    }
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

/// The same, if it still counts.
pub(crate) async fn own_in_force(
    app: &App,
    resident: crate::Resident,
    number: base::PublicNumber,
) -> Result<Issued, AppError> {
    let issued = own(app, resident, number).await?;
    if issued.revoked.is_some() {
        return Err(AppError::Revoked);
    }
    Ok(issued)
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
