//! What is written once and meant several times: a piece with `each = "<group>"` is written out for every one of its
//! group before anything else looks at it. In its strings a name that ends in `_n` (in the name of a rule `-n`) stands
//! for the one of that number, and `{n}` for the number itself.
//!
//! Which of them apply is a matter of the answer that counts them: every piece past the first gets a condition of its
//! own, so that the rest of the engine knows nothing of groups. A row of a table needs none, for the answers that find it
//! are not given; a register would be read for every number, so its facts are no pieces of a group.

use super::REPEATS_MAX;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// Which of a group a piece is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Nth {
    pub(super) group: String,
    pub(super) n: u8,
    /// Where the run of pieces begins that are written out together: byte in the file.
    pub(super) from: usize,
}

impl TryFrom<String> for Nth {
    type Error = String;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        let parts: Vec<&str> = written.split(' ').collect();
        let read = |parts: &[&str]| match parts {
            [group, n, from] => Some(Self {
                group: (*group).to_owned(),
                n: n.parse().ok()?,
                from: from.parse().ok()?,
            }),
            _ => None,
        };
        read(&parts).ok_or_else(|| format!("there is no group \"{written}\""))
    }
}

/// What repeats, by the groups that a form declares: the question that counts each, and how many there can be.
#[derive(Default)]
pub(super) struct Repeats {
    groups: BTreeMap<String, (String, u8)>,
}

impl Repeats {
    /// As `form.toml` declares them. What is wrong with a group is told where the form is checked.
    pub(super) fn declared(form: &DeTable<'_>) -> Self {
        let mut groups = BTreeMap::new();
        for group in tables(form, "group") {
            let (Some(id), Some(count)) = (text(group, "id"), text(group, "count")) else {
                continue;
            };
            let mut questions = tables(form, "question");
            let question = questions.find(|question| text(question, "id") == Some(count));
            let most = question.and_then(|question| question.get("max"));
            let most = most.and_then(|most| most.get_ref().as_integer()?.as_str().parse().ok());
            let most = most.unwrap_or(1).clamp(1, REPEATS_MAX);
            groups.insert(id.to_owned(), (count.to_owned(), most));
        }
        Self { groups }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The same table with every piece of a group written out.
    pub(super) fn write_out<'i>(&self, table: DeTable<'i>) -> DeTable<'i> {
        let mut whole = DeTable::new();
        for (key, value) in table {
            let span = value.span();
            match value.into_inner() {
                DeValue::Array(pieces) => {
                    let pieces = self.pieces(key.get_ref(), pieces);
                    whole.insert(key, Spanned::new(span, DeValue::Array(pieces)));
                }
                DeValue::Table(piece) => match self.group_of(&piece) {
                    None => {
                        let piece = DeValue::Table(self.write_out(piece));
                        whole.insert(key, Spanned::new(span, piece));
                    }
                    Some(group) => {
                        for n in 1..=group.most {
                            let name = numbered(key.get_ref(), n).into_owned();
                            let name = Spanned::new(key.span(), Cow::Owned(name));
                            let piece = group.piece("", &piece, (n, span.start));
                            let piece = DeValue::Table(self.write_out(piece));
                            whole.insert(name, Spanned::new(span.clone(), piece));
                        }
                    }
                },
                other => {
                    whole.insert(key, Spanned::new(span, other));
                }
            }
        }
        whole
    }

    /// Neighbours of one group are written out together: first all of the first, then all of the second.
    fn pieces<'i>(&self, list: &str, pieces: DeArray<'i>) -> DeArray<'i> {
        let mut whole = DeArray::new();
        let mut run: Vec<(Range<usize>, DeTable<'i>)> = Vec::new();
        let mut of: Option<Group<'_>> = None;
        for piece in pieces {
            let span = piece.span();
            let group = match piece.get_ref() {
                DeValue::Table(table) => self.group_of(table),
                _ => None,
            };
            if group != of {
                self.end(list, &mut whole, (of, std::mem::take(&mut run)));
            }
            of = group;
            match (group, piece.into_inner()) {
                (Some(_), DeValue::Table(table)) => run.push((span, table)),
                (_, DeValue::Table(table)) => {
                    let table = DeValue::Table(self.write_out(table));
                    whole.push(Spanned::new(span, table));
                }
                (_, other) => whole.push(Spanned::new(span, other)),
            }
        }
        self.end(list, &mut whole, (of, run));
        whole
    }

    fn end<'i>(
        &self,
        list: &str,
        whole: &mut DeArray<'i>,
        (of, run): (Option<Group<'_>>, Vec<(Range<usize>, DeTable<'i>)>),
    ) {
        let (Some(group), Some((first, _))) = (of, run.first()) else {
            return;
        };
        let from = first.start;
        for n in 1..=group.most {
            for (span, piece) in &run {
                let piece = group.piece(list, piece, (n, from));
                let piece = DeValue::Table(self.write_out(piece));
                whole.push(Spanned::new(span.clone(), piece));
            }
        }
    }

    fn group_of(&self, piece: &DeTable<'_>) -> Option<Group<'_>> {
        let (id, (count, most)) = self.groups.get_key_value(text(piece, "each")?)?;
        let most = *most;
        Some(Group { id, count, most })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Group<'a> {
    id: &'a str,
    count: &'a str,
    most: u8,
}

impl Group<'_> {
    /// One piece as number `n` of the group.
    fn piece<'i>(self, list: &str, piece: &DeTable<'i>, (n, from): (u8, usize)) -> DeTable<'i> {
        let mut piece = piece.clone();
        let each = format!("{} {n} {from}", self.id);
        for (key, value) in &mut piece {
            match (key.get_ref().as_ref(), value.get_mut()) {
                ("each", DeValue::String(group)) => *group = Cow::Owned(each.clone()),
                ("name", DeValue::String(name)) => {
                    if let Some(stem) = name.strip_suffix("-n") {
                        *name = Cow::Owned(format!("{stem}-{n}"));
                    }
                }
                (_, value) => number(value, n),
            }
        }
        if n > 1 {
            self.guard(list, &mut piece, n);
        }
        piece
    }

    /// Past the first, a piece applies only where there are so many.
    fn guard(self, list: &str, piece: &mut DeTable<'_>, n: u8) {
        let there_are = format!("answers.{} >= {n}", self.count);
        let key = match list {
            "question" => "asked_when",
            "evidence" | "product" => "needed_when",
            "rule" | "effect" => "when",
            "value" => return guard_cases(piece, &there_are),
            _ => return,
        };
        // What has no condition of its own gets it where it says that it is one of a group.
        let each = piece.get("each").map(Spanned::span).unwrap_or_default();
        guard_at(piece, key, (&there_are, each));
    }
}

/// A value comes about in one way or in several cases; the one way becomes the only case.
fn guard_cases(piece: &mut DeTable<'_>, there_are: &str) {
    if !piece.contains_key("cases")
        && let Some((key, is)) = piece.remove_entry("is")
    {
        let (at, span) = (key.span(), is.span());
        let mut case = DeTable::new();
        case.insert(key, is);
        let mut cases = DeArray::new();
        cases.push(Spanned::new(span.clone(), DeValue::Table(case)));
        let key = Spanned::new(at, Cow::Borrowed("cases"));
        piece.insert(key, Spanned::new(span, DeValue::Array(cases)));
    }
    let cases = piece.get_mut("cases").map(Spanned::get_mut);
    let Some(DeValue::Array(cases)) = cases else {
        return;
    };
    for case in cases.iter_mut() {
        let span = case.span();
        if let DeValue::Table(case) = case.get_mut() {
            guard_at(case, "when", (there_are, span));
        }
    }
}

/// Puts a condition before the one that is there, or alone at `otherwise`: a mistake is told where somebody wrote it.
fn guard_at(
    piece: &mut DeTable<'_>,
    key: &'static str,
    (there_are, otherwise): (&str, Range<usize>),
) {
    let own = piece.get(key);
    let span = own.map_or(otherwise, Spanned::span);
    let whole = match own.map(Spanned::get_ref) {
        Some(DeValue::String(when)) => format!("{there_are} && ({when})"),
        _ => there_are.to_owned(),
    };
    let key = Spanned::new(span.clone(), Cow::Borrowed(key));
    let whole = Spanned::new(span, DeValue::String(Cow::Owned(whole)));
    piece.insert(key, whole);
}

/// Puts `n` into every string of a value.
fn number(value: &mut DeValue<'_>, n: u8) {
    match value {
        DeValue::String(text) => {
            if let Cow::Owned(named) = numbered(text, n) {
                *text = Cow::Owned(named);
            }
        }
        DeValue::Array(values) => values.iter_mut().for_each(|one| number(one.get_mut(), n)),
        DeValue::Table(table) => {
            let inner = std::mem::take(table);
            for (key, mut value) in inner {
                let name = numbered(key.get_ref(), n).into_owned();
                number(value.get_mut(), n);
                table.insert(Spanned::new(key.span(), Cow::Owned(name)), value);
            }
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

/// `kbli_n` as `kbli_2`, and `{n}` as `2`.
fn numbered(text: &str, n: u8) -> Cow<'_, str> {
    let is_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
    let mut whole = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_n") {
        let (before, after) = (&rest[..at], &rest[at + 2..]);
        whole.push_str(before);
        let ends = !after.starts_with(is_name);
        let begun = before.ends_with(is_name);
        if ends && begun {
            whole.push('_');
            whole.push_str(&n.to_string());
        } else {
            whole.push_str("_n");
        }
        rest = after;
    }
    whole.push_str(rest);
    let whole = whole.replace("{n}", &n.to_string());
    if whole == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(whole)
    }
}

/// The tables of `[[list]]`.
fn tables<'t, 'i>(table: &'t DeTable<'i>, list: &str) -> impl Iterator<Item = &'t DeTable<'i>> {
    let pieces = table.get(list).and_then(|list| list.get_ref().as_array());
    let pieces = pieces.into_iter().flat_map(|pieces| pieces.iter());
    pieces.filter_map(|piece| piece.get_ref().as_table())
}

fn text<'t>(table: &'t DeTable<'_>, key: &str) -> Option<&'t str> {
    table.get(key)?.get_ref().as_str()
}

#[cfg(test)]
mod tests;
