//! Finding a row by what people call it.

use super::Table;
use base::{Date, Lang, Record, Value};

/// Words of a search that are looked at.
const WORDS_MAX: usize = 8;

/// How well a row fits; the smallest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Code,
    Title,
    /// Some words are only in what else it is called.
    Called,
}

impl Table {
    /// At most `n` rows in force on `day` that have every word of `query`, or one that begins with it, in their code, their
    /// titles or what else they are called (`words_id`, `words_en`); each with its code.
    pub fn search(&self, query: &str, day: Date, n: usize) -> Vec<(&str, &Record)> {
        let query = query.to_lowercase();
        let words: Vec<&str> = split(&query).take(WORDS_MAX).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let rows = self.rows().filter(|row| row.is_in_force(day));
        let mut found: Vec<(Fit, &str, &Record)> = rows
            .filter_map(|row| {
                let record = &row.row.record;
                let code = record.text(self.key.first()?)?;
                Some((fit(code, record, &words)?, code, record))
            })
            .collect();
        found.sort_by_key(|(fit, code, _)| (*fit, *code));
        let found = found.into_iter().take(n);
        found.map(|(_, code, record)| (code, record)).collect()
    }
}

fn fit(code: &str, record: &Record, words: &[&str]) -> Option<Fit> {
    if words.iter().all(|word| code.starts_with(word)) {
        return Some(Fit::Code);
    }
    let column =
        |start: &str| Lang::ALL.map(|lang| lower(record, &format!("{start}_{}", lang.tag())));
    let titles = column("title");
    if words.iter().all(|word| has(&titles, word)) {
        return Some(Fit::Title);
    }
    let called = column("words");
    let fits = |word: &&str| has(&titles, word) || has(&called, word) || code.starts_with(*word);
    words.iter().all(fits).then_some(Fit::Called)
}

fn lower(record: &Record, column: &str) -> String {
    match record.get(column) {
        Some(Value::Text(text)) => text.to_lowercase(),
        _ => String::new(),
    }
}

fn has(texts: &[String], word: &str) -> bool {
    let mut words = texts.iter().flat_map(|text| split(text));
    words.any(|found| found.starts_with(word))
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::model::{Table, TableRow};
    use base::{Date, Record, Sourced, Timestamp, Value};

    fn row(code: &str, title: &str, words: &str) -> TableRow {
        let record: Record = [
            ("code", Value::text(code)),
            ("title_id", Value::text(title)),
            ("title_en", Value::text("x")),
            ("words_id", Value::text(words)),
        ]
        .into();
        TableRow {
            from: None,
            until: None,
            row: Sourced {
                register: "kbli".to_owned(),
                subject: None,
                version: 1,
                known_from: Timestamp::from_micros(0),
                record,
            },
        }
    }

    fn table() -> Table {
        let mut table = Table {
            key: vec!["code".to_owned()],
            ..Table::default()
        };
        for row in [
            row("56102", "Rumah makan", "warung warteg nasi"),
            row("47112", "Perdagangan eceran di toko", "warung kelontong"),
            row("56303", "Rumah minum atau kafe", "kopi"),
        ] {
            assert!(table.insert(row));
        }
        table
    }

    fn found(query: &str) -> Vec<String> {
        let (table, day) = (table(), Date::MAX);
        let found = table.search(query, day, 10);
        found.into_iter().map(|(code, _)| code.to_owned()).collect()
    }

    #[test]
    fn a_row_is_found_by_its_code_its_title_and_what_else_it_is_called() {
        assert_eq!(found("56"), ["56102", "56303"]);
        assert_eq!(found("Rumah MAKAN"), ["56102"]);
        assert_eq!(found("warung"), ["47112", "56102"]);
        assert_eq!(found("warung nasi"), ["56102"]);
        assert_eq!(found("rum"), ["56102", "56303"]);
    }

    #[test]
    fn nothing_is_found_by_nothing_and_by_what_no_row_has() {
        assert_eq!(found(" -, "), [""; 0]);
        assert_eq!(found("rumah kuda"), [""; 0]);
    }
}
