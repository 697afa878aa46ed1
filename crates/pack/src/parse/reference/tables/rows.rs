//! The rows of a table, cell by cell.

use super::FOLDER;
use crate::model::{FieldKind, Table, TableRow};
use crate::parse::input::Input;
use base::{Date, Record, Rupiah, Sourced, Timestamp, Value};
use csv::StringRecord;

/// More rows than any law has; a table beyond it is a mistake.
const ROWS_MAX: usize = 50_000;
/// Columns that every table may have beside those declared: where a row comes from, and whether that is an assumption.
const EXTRA: [&str; 2] = ["source", "assumption"];
/// Columns of a table whose rows are in force for a time.
const TIMES: [&str; 2] = ["valid_from", "valid_until"];

/// What is wrong with a cell.
struct BadCell {
    column: String,
    told: String,
}

pub(super) fn read(input: &mut Input<'_>, table: &mut Table, valid: bool) {
    let file = format!("{FOLDER}{}.csv", table.name);
    let Some(text) = input.text(&file) else {
        let mend = "add it, with one row or more";
        input.report(&file, 0, "missing-file", "the table has no rows", mend);
        return;
    };
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let times = if valid { &TIMES[..] } else { &[] };
    check_header(input, &file, table, &header, times);
    for (count, record) in reader.records().enumerate() {
        if count == ROWS_MAX {
            let mend = format!("keep it under {ROWS_MAX} rows");
            input.report(&file, 0, "too-many", "too many rows", mend);
            return;
        }
        match record {
            Ok(record) => take(input, &file, table, (&header, &record)),
            Err(error) => {
                let line = line_of(error.position());
                let told = "the row has more or fewer cells than the header";
                let mend = "write one cell per column, and put a cell with a comma in quotes";
                input.report(&file, line, "bad-row", told, mend);
                return;
            }
        }
    }
}

fn take(
    input: &mut Input<'_>,
    file: &str,
    table: &mut Table,
    (header, record): (&StringRecord, &StringRecord),
) {
    let line = line_of(record.position());
    match row(table, header, record) {
        Err(bad) => {
            let mend = format!("correct the column {}", bad.column);
            input.report(file, line, "bad-row", bad.told, mend);
        }
        Ok(row) => {
            if !table.insert(row) {
                let told = "another row of this key is in force on the same day";
                let mend = "end the one before the other begins, or remove one";
                input.report(file, line, "bad-row", told, mend);
            }
        }
    }
}

fn check_header(
    input: &mut Input<'_>,
    file: &str,
    table: &Table,
    header: &StringRecord,
    times: &[&str],
) {
    let wanted = table.columns.keys().map(String::as_str);
    for column in wanted.chain(times.iter().copied()) {
        if !header.iter().any(|name| name == column) {
            let told = format!("no column \"{column}\"");
            input.report(file, 1, "bad-table", told, "add it to the header");
        }
    }
    for column in header {
        let extra = EXTRA.contains(&column) || times.contains(&column);
        if !extra && !table.columns.contains_key(column) {
            let told = format!("\"{column}\" is not declared");
            let mend = format!(
                "add [columns.{column}] to {}.toml, or remove it",
                table.name
            );
            input.report(file, 1, "bad-table", told, mend);
        }
    }
}

fn row(table: &Table, header: &StringRecord, cells: &StringRecord) -> Result<TableRow, BadCell> {
    let mut record = Record::default();
    let mut times: [Option<Date>; 2] = [None, None];
    for (column, cell) in header.iter().zip(cells) {
        let bad = |told: String| BadCell {
            column: column.to_owned(),
            told,
        };
        if let Some(at) = TIMES.iter().position(|time| *time == column) {
            if !cell.is_empty() {
                let day = cell.parse().ok();
                times[at] = Some(day.ok_or_else(|| bad(format!("\"{cell}\" is no date")))?);
            }
            continue;
        }
        let Some(declared) = table.columns.get(column) else {
            continue;
        };
        match value(declared.kind, cell) {
            Some(value) => record.set(column, value),
            None if cell.is_empty() && declared.optional => {}
            None => return Err(bad(format!("\"{cell}\" does not fit its column"))),
        }
    }
    let [from, until] = times;
    Ok(TableRow {
        from,
        until,
        row: Sourced {
            register: table.name.clone(),
            subject: None,
            version: 1,
            known_from: Timestamp::from_micros(0),
            record,
        },
    })
}

fn value(kind: FieldKind, cell: &str) -> Option<Value> {
    match (kind, cell) {
        (FieldKind::List, _) | (FieldKind::Text, "") => None,
        (FieldKind::Text, text) => Some(Value::text(text)),
        (FieldKind::Int, number) => number.parse().ok().map(Value::Int),
        (FieldKind::Money, amount) => amount.parse().ok().map(Rupiah).map(Value::Money),
        (FieldKind::Date, day) => day.parse().ok().map(Value::Date),
        (FieldKind::Bool, "yes") => Some(Value::Bool(true)),
        (FieldKind::Bool, "no") => Some(Value::Bool(false)),
        (FieldKind::Bool, _) => None,
    }
}

fn line_of(position: Option<&csv::Position>) -> usize {
    position.map_or(0, |at| usize::try_from(at.line()).unwrap_or(0))
}
