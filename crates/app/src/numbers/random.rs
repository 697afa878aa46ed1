//! Random numbers, such as that of a business: nobody can tell the next one from the last, and no two are the same.
//!
//! What looks drawn is worked out of the case under the instance's key, so that a case that asks again gets the same
//! number without anybody having kept it. What is kept is a digest of each number given out, and whose it is.

use super::bucket;
use crate::{App, AppError};
use base::CaseId;
use store::{Cell, CommitError, Unit};

/// Draws in a row that another case had before; with ten digits or more one such draw is rare.
const DRAWS_MAX: u8 = 8;

/// The number of `digits` digits that a case has under the full name of it. Two numbers of one `name` never are the same,
/// whichever product they belong to.
pub(super) async fn allot(
    app: &App,
    case: CaseId,
    (full, name): (&str, &str),
    digits: u8,
) -> Result<String, AppError> {
    for draw in 0..DRAWS_MAX {
        let drawn = format!("{full}#{draw}");
        let number = fold(&app.vault.blind(&drawn, &case.to_string()), digits);
        match app
            .store
            .commit("allot", taken(app, case, &number, (&drawn, name)))
            .await
        {
            Ok(_) => return Ok(number),
            Err(CommitError::Conflict { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(AppError::Invariant(
        "a random number has room for everybody",
    ))
}

/// Says that a case has a number; that another has it is a conflict.
fn taken(app: &App, case: CaseId, number: &str, (drawn, name): (&str, &str)) -> Unit {
    let digest = app.vault.blind(name, number);
    let mut short = [0; 8];
    for (to, from) in short.iter_mut().zip(&digest) {
        *to = *from;
    }
    let bucket = bucket(&crate::vault::hex(&digest));
    let mut unit = Unit::of(bucket);
    unit.add(
        "INSERT INTO allotment (bucket, case_id, kind, name, prefix, number) \
         VALUES ($1, $2, 'random', $3, $4, $5) ON CONFLICT (case_id, kind, name, bucket) DO NOTHING",
        vec![
            Cell::from(bucket),
            Cell::from(case),
            Cell::from(drawn),
            Cell::from(name),
            Cell::from(i64::from_be_bytes(short) & i64::MAX),
        ],
    );
    unit
}

/// A digest as so many digits, the first of them not nought.
fn fold(digest: &[u8], digits: u8) -> String {
    let mut wide = [0; 16];
    for (to, from) in wide.iter_mut().zip(digest) {
        *to = *from;
    }
    let least = 10_u128.pow(u32::from(digits.max(1)) - 1);
    let number = least + u128::from_be_bytes(wide) % (9 * least);
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn a_number_has_all_its_digits_and_never_begins_with_nought() {
        for digest in [[0_u8; 32], [255; 32], [7; 32]] {
            let number = fold(&digest, 13);
            assert_eq!(number.len(), 13);
            assert!(!number.starts_with('0') && number.bytes().all(|digit| digit.is_ascii_digit()));
        }
        assert_ne!(fold(&[1; 32], 13), fold(&[2; 32], 13));
    }
}
