//! A form as it travels: what is still needed, and what was answered.

use super::service::evidence_name;
use super::{Named, Reason, said, time};
use crate::Ctx;
use app::apply::Typed;
use app::view::{Ask, EvidenceFile, EvidenceView, NeedsView, QuestionView};
use pack::model::Kind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Everything that can still change what becomes of an application.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Needs {
    /// The service it is for.
    pub(crate) service: Named,
    /// The draft it is asked for; nothing where none was begun, and no register was read.
    #[schema(max_length = 40)]
    pub(crate) case: Option<String>,
    #[schema(max_items = 200)]
    pub(crate) questions: Vec<Question>,
    #[schema(max_items = 100)]
    pub(crate) evidence: Vec<EvidenceAsked>,
    /// Registers that were not read yet, or did not answer.
    #[schema(max_items = 100)]
    pub(crate) unread: Vec<String>,
    /// Nothing is left to give: look at the check, and send.
    pub(crate) complete: bool,
}

/// One question, in the words in which a person is asked it.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    #[schema(example = "child_name", max_length = 100)]
    pub(crate) id: String,
    pub(crate) kind: QuestionKind,
    #[schema(max_length = 500)]
    pub(crate) label: String,
    #[schema(max_length = 1000)]
    pub(crate) hint: Option<String>,
    #[schema(max_length = 500)]
    pub(crate) law: String,
    /// Of a number or an amount: the least.
    pub(crate) least: Option<i64>,
    /// Of a number or an amount: the most.
    pub(crate) most: Option<i64>,
    /// What can be chosen. Of an area or a code, what was found for `q`.
    #[schema(max_items = 500)]
    pub(crate) options: Vec<Named>,
    /// What was answered so far.
    pub(crate) answer: Option<AnswerValue>,
    /// Why the application would be refused for this answer.
    #[schema(max_items = 100)]
    pub(crate) refused: Vec<Reason>,
}

/// A kind of question says what an answer looks like: a `date` is "2026-03-10", a `time` is "20:41", `yes-no` is true or
/// false, a `number` is a whole number, `money` is whole rupiah, `sex` is "L" or "P", a `nik` has 16 digits; `choice`,
/// `pick`, `area` and `code` take the id of an option; the rest is text.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum QuestionKind {
    PersonName,
    Date,
    Time,
    Line,
    Paragraph,
    Number,
    YesNo,
    Choice,
    Pick,
    Nik,
    Area,
    Code,
    Money,
    Sex,
}

/// A document that is asked for.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EvidenceAsked {
    #[schema(example = "birth_letter", max_length = 100)]
    pub(crate) kind: String,
    #[schema(max_length = 500)]
    pub(crate) name: String,
    #[schema(max_length = 500)]
    pub(crate) law: String,
    #[schema(max_items = 10)]
    pub(crate) files: Vec<File>,
}

/// A file that was given.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    #[schema(max_length = 40)]
    pub(crate) id: String,
    #[schema(max_length = 200)]
    pub(crate) name: String,
    /// What it is, by its content.
    #[schema(example = "image/png", max_length = 100)]
    pub(crate) media_type: String,
    #[schema(example = 48213, minimum = 0)]
    pub(crate) bytes: u64,
    #[schema(format = DateTime)]
    pub(crate) at: String,
}

/// An answer to one question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    pub(crate) value: AnswerValue,
}

/// Answers to several questions, by question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answers {
    /// By the id of the question.
    #[schema(example = json!({"child_name": "Bima Wahyudi Santoso"}))]
    pub(crate) answers: std::collections::BTreeMap<String, AnswerValue>,
}

/// A text, a whole number, or true or false: what the kind of the question wants.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(untagged)]
#[schema(example = "Bima Wahyudi Santoso")]
pub(crate) enum AnswerValue {
    Flag(bool),
    Number(i64),
    Text(String),
}

/// A file to give, as `multipart/form-data`.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "only its schema is read; files come as parts of a form"
)]
pub(crate) struct Upload {
    /// JPEG, PNG, WebP or PDF, 5 MiB at most.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    pub(crate) file: String,
}

impl Needs {
    pub(crate) fn of(ctx: &Ctx, view: &NeedsView) -> Self {
        let service = view.service.as_str();
        let (mut questions, mut evidence) = (Vec::new(), Vec::new());
        for ask in &view.ask {
            match ask {
                Ask::Question(question) => questions.push(Question::of(ctx, service, question)),
                Ask::Evidence(one) => evidence.push(EvidenceAsked::of(ctx, service, one)),
                Ask::Nothing => {}
            }
        }
        Self {
            service: Named::of(service, ctx.s(service, "name")),
            case: view.case.map(|case| case.to_string()),
            complete: view.case.is_some() && questions.is_empty() && evidence.is_empty(),
            questions,
            evidence,
            unread: view.unread.iter().map(|text| said(ctx, text)).collect(),
        }
    }
}

impl Question {
    pub(crate) fn of(ctx: &Ctx, service: &str, view: &QuestionView) -> Self {
        let hint = [view.id.as_str(), "-hint"].concat();
        let option = |(id, parts): &(String, Vec<_>)| {
            let parts: Vec<_> = parts.iter().map(|part| ctx.shown(part)).collect();
            Named::of(id, parts.join(", "))
        };
        Self {
            id: view.id.clone(),
            kind: view.kind.into(),
            label: ctx
                .s(service, &[view.id.as_str(), "-label"].concat())
                .into_owned(),
            hint: ctx
                .has(service, &hint)
                .then(|| ctx.s(service, &hint).into_owned()),
            law: ctx.law_named(&view.law),
            least: view.bounds.map(|(least, _)| least),
            most: view.bounds.map(|(_, most)| most),
            options: view.options.iter().map(option).collect(),
            answer: answered(view.kind, &view.typed),
            refused: view
                .refused
                .iter()
                .map(|one| Reason::of(ctx, one))
                .collect(),
        }
    }
}

impl EvidenceAsked {
    pub(crate) fn of(ctx: &Ctx, service: &str, view: &EvidenceView) -> Self {
        Self {
            kind: view.kind.clone(),
            name: evidence_name(ctx, service, &view.kind),
            law: ctx.law_named(&view.law),
            files: view.files.iter().map(File::of).collect(),
        }
    }
}

impl File {
    pub(crate) fn of(file: &EvidenceFile) -> Self {
        Self {
            id: file.id.clone(),
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            bytes: file.bytes,
            at: time(file.at),
        }
    }
}

impl AnswerValue {
    /// As a form would send it. What the kind wants is picked out of it, and the rest passed over.
    pub(crate) fn typed(&self) -> Typed {
        let text = match self {
            Self::Flag(true) => "yes".to_owned(),
            Self::Flag(false) => "no".to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        };
        let parts: Vec<&str> = text.split('-').collect();
        // What is no date is none whichever part is looked at.
        let date = match parts.as_slice() {
            [year, month, day] => [*year, *month, *day],
            _ => ["0000", "", text.as_str()],
        };
        let [year, month, day] = date.map(str::to_owned);
        Typed::from([
            ("year".to_owned(), year),
            ("month".to_owned(), month),
            ("day".to_owned(), day),
            ("value".to_owned(), text),
        ])
    }
}

/// What was answered, as it would be answered again.
fn answered(kind: Kind, typed: &Typed) -> Option<AnswerValue> {
    let part = |name: &str| typed.get(name).map(String::as_str);
    let number = |name: &str| part(name).and_then(|part| part.parse::<i64>().ok());
    match kind {
        Kind::Date => Some(AnswerValue::Text(format!(
            "{:04}-{:02}-{:02}",
            number("year")?,
            number("month")?,
            number("day")?
        ))),
        Kind::Time => Some(AnswerValue::Text(format!(
            "{}:{}",
            part("hour")?,
            part("minute")?
        ))),
        Kind::YesNo => Some(AnswerValue::Flag(part("value")? == "yes")),
        Kind::Number | Kind::Money => number("value").map(AnswerValue::Number),
        _ => part("value").map(|text| AnswerValue::Text(text.to_owned())),
    }
}

impl From<Kind> for QuestionKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::PersonName => Self::PersonName,
            Kind::Date => Self::Date,
            Kind::Time => Self::Time,
            Kind::Line => Self::Line,
            Kind::Paragraph => Self::Paragraph,
            Kind::Number => Self::Number,
            Kind::YesNo => Self::YesNo,
            Kind::Choice => Self::Choice,
            Kind::Pick => Self::Pick,
            Kind::Nik => Self::Nik,
            Kind::Area => Self::Area,
            Kind::Code => Self::Code,
            Kind::Money => Self::Money,
            Kind::Sex => Self::Sex,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_typed_as_a_form_would_send_it() {
        let typed = |value: AnswerValue| value.typed();
        let date = typed(AnswerValue::Text("2026-03-10".to_owned()));
        assert_eq!(
            (&*date["year"], &*date["month"], &*date["day"]),
            ("2026", "03", "10")
        );
        assert_eq!(typed(AnswerValue::Flag(true))["value"], "yes");
        assert_eq!(typed(AnswerValue::Number(-3))["value"], "-3");
    }

    #[test]
    fn what_was_answered_is_given_back_as_it_may_be_answered_again() {
        let date = AnswerValue::Text("2026-03-10".to_owned()).typed();
        let again = answered(Kind::Date, &date);
        assert!(matches!(again, Some(AnswerValue::Text(text)) if text == "2026-03-10"));
        assert!(answered(Kind::Date, &Typed::new()).is_none());
    }
}
