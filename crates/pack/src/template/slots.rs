//! The form of a template: plain text and slots. Read anew each time, without allocating.

use crate::rules::Complaint;

/// A stretch of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    /// What stands between `{` and `}`.
    Slot(&'t str),
}

/// One of the alternatives of a slot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alternative<'t> {
    /// The name as written, without `area()`; a text between quotes is no name.
    pub(super) path: &'t str,
    pub(super) name: Name<'t>,
    pub(super) form: Form,
    /// It counts only where all of these hold; as written, empty where it always counts.
    given: &'t str,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    AsItIs,
    /// `area(path)`: the name of an area, not its code.
    AreaName,
    /// `digits(path)`: a date as day, month and year without signs between, as in numbers of certificates.
    Digits,
}

/// One condition: `path.known`, `path.absent` or `path == 'text'`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given<'t> {
    /// As written: with `.known` or `.absent`, without the text it is compared with.
    pub(super) path: &'t str,
    pub(super) name: Name<'t>,
    pub(super) test: Test<'t>,
}

/// What a condition asks of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Test<'t> {
    Known,
    Absent,
    Is(&'t str),
}

/// What a name refers to, by its form alone.
#[derive(Clone, Copy, Debug)]
pub(super) enum Name<'t> {
    /// Between quotes: the text itself.
    Literal(&'t str),
    Field(&'t str, &'t str),
    Answer(&'t str),
    Derived(&'t str),
    OwnNumber(&'t str),
    Number(&'t str, &'t str),
    Today,
    Office,
    Case,
    /// The area code of the office.
    Area,
    /// Perhaps a name of rules that leads to no value; the checker knows.
    Other,
}

/// The pieces in order; ends after the first mistake.
pub(super) fn pieces(source: &str) -> impl Iterator<Item = Result<Piece<'_>, Complaint>> {
    let mut rest = source;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, left) = next(rest);
        rest = left;
        Some(piece)
    })
}

fn next(rest: &str) -> (Result<Piece<'_>, Complaint>, &str) {
    match rest.find(['{', '}']) {
        None => (Ok(Piece::Text(rest)), ""),
        Some(0) if rest.starts_with('}') => (Err(unbalanced(rest)), ""),
        Some(0) => match rest[1..].find(['{', '}']) {
            Some(end) if rest[1 + end..].starts_with('}') => {
                let slot = &rest[1..=end];
                let empty = slot.split('|').any(|a| a.trim().is_empty());
                let piece = if empty {
                    Err(unbalanced(rest))
                } else {
                    Ok(Piece::Slot(slot))
                };
                (piece, &rest[end + 2..])
            }
            _ => (Err(unbalanced(rest)), ""),
        },
        Some(at) => (Ok(Piece::Text(&rest[..at])), &rest[at..]),
    }
}

fn unbalanced(at: &str) -> Complaint {
    let start: String = at.chars().take(20).collect();
    Complaint {
        code: "bad-template",
        message: format!("the braces at \"{start}\" do not hold one name each"),
        mend: "write {path}, or {first|second} for the first that is there".to_owned(),
    }
}

pub(super) fn alternatives(slot: &str) -> impl Iterator<Item = Alternative<'_>> {
    slot.split('|').map(|written| {
        let (value, given) = match written.split_once(" if ") {
            Some((value, given)) => (value.trim(), given.trim()),
            None => (written.trim(), ""),
        };
        let (form, path) = formed(value);
        Alternative {
            path,
            name: name(path),
            form,
            given,
        }
    })
}

impl<'t> Alternative<'t> {
    pub(super) fn conditions(&self) -> impl Iterator<Item = Given<'t>> + use<'t> {
        let each = self.given.split(" and ").map(str::trim);
        each.filter(|path| !path.is_empty()).map(given)
    }
}

fn formed(written: &str) -> (Form, &str) {
    let functions = [("area(", Form::AreaName), ("digits(", Form::Digits)];
    for (start, form) in functions {
        let inside = written.strip_prefix(start);
        if let Some(path) = inside.and_then(|rest| rest.strip_suffix(')')) {
            return (form, path.trim());
        }
    }
    (Form::AsItIs, written)
}

/// A path that ends in neither word and is compared with nothing names nothing; the checker says so.
fn given(written: &str) -> Given<'_> {
    let compared = written.split_once(" == ");
    if let Some((path, text)) = compared.and_then(|(path, text)| Some((path, quoted(text)?))) {
        return Given {
            path,
            name: name(path),
            test: Test::Is(text),
        };
    }
    let (of, test) = match written.strip_suffix(".known") {
        Some(of) => (of, Test::Known),
        None => (
            written.strip_suffix(".absent").unwrap_or(written),
            Test::Absent,
        ),
    };
    Given {
        path: written,
        name: name(of),
        test,
    }
}

fn quoted(written: &str) -> Option<&str> {
    written.trim().strip_prefix('\'')?.strip_suffix('\'')
}

fn name(path: &str) -> Name<'_> {
    if let Some(text) = quoted(path) {
        return Name::Literal(text);
    }
    let mut parts = path.split('.');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("today"), None, ..) => Name::Today,
        (Some("office"), Some("name"), None, _) => Name::Office,
        (Some("office"), Some("area"), None, _) => Name::Area,
        (Some("case"), Some("id"), None, _) => Name::Case,
        (Some("applicant"), Some(field), None, _) => Name::Field("applicant", field),
        (Some("facts"), Some(fact), Some(field), None) => Name::Field(fact, field),
        (Some("answers"), Some(question), None, _) => Name::Answer(question),
        (Some("values"), Some(value), None, _) => Name::Derived(value),
        (Some("number"), Some(name), None, _) => Name::OwnNumber(name),
        (Some("number"), Some(product), Some(name), None) => Name::Number(product, name),
        _ => Name::Other,
    }
}
