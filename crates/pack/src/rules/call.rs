//! The functions a condition may call.

use super::eval::{EvalError, Val, wrong};
use super::expr::{Function, Type};
use super::words;
use base::Date;

/// What a function takes and what it gives.
pub(crate) struct Shape {
    pub(crate) function: Function,
    pub(crate) takes: &'static [Type<'static>],
    pub(crate) gives: Type<'static>,
}

/// Names that may be called, in the order in which a message lists them.
pub(crate) const NAMES: [&str; 17] = [
    "days",
    "years",
    "letters",
    "words",
    "has_digit",
    "has_sign",
    "latin",
    "vowelless",
    "in_list",
    "same_name",
    "date",
    "rupiah",
    "share",
    "least",
    "most",
    "months_begun",
    "plus_years",
];

pub(crate) fn shape(name: &str) -> Option<Shape> {
    const TEXT: &[Type<'static>] = &[Type::Text];
    const DATES: &[Type<'static>] = &[Type::Date, Type::Date];
    let (function, takes, gives) = match name {
        "days" => (Function::Days, DATES, Type::Int),
        "years" => (Function::Years, DATES, Type::Int),
        "letters" => (Function::Letters, TEXT, Type::Int),
        "words" => (Function::Words, TEXT, Type::Int),
        "has_digit" => (Function::HasDigit, TEXT, Type::Bool),
        "has_sign" => (Function::HasSign, TEXT, Type::Bool),
        "latin" => (Function::Latin, TEXT, Type::Bool),
        "vowelless" => (Function::Vowelless, TEXT, Type::Bool),
        "same_name" => (
            Function::SameName,
            &[Type::Text, Type::Text][..],
            Type::Bool,
        ),
        "rupiah" => (Function::Rupiah, &[Type::Int][..], Type::Money),
        "share" => (
            Function::Share,
            &[Type::Money, Type::Int, Type::Int][..],
            Type::Money,
        ),
        "months_begun" => (Function::MonthsBegun, DATES, Type::Int),
        "plus_years" => (
            Function::PlusYears,
            &[Type::Date, Type::Int][..],
            Type::Date,
        ),
        _ => return None,
    };
    Some(Shape {
        function,
        takes,
        gives,
    })
}

pub(crate) fn of_one(function: Function, a: Val<'_>) -> Result<Val<'static>, EvalError> {
    match (function, a) {
        (Function::Letters, Val::Text(text)) => count(words::letters(text)),
        (Function::Words, Val::Text(text)) => count(words::words(text)),
        (Function::HasDigit, Val::Text(text)) => Ok(Val::Bool(words::has_digit(text))),
        (Function::HasSign, Val::Text(text)) => Ok(Val::Bool(words::has_sign(text))),
        (Function::Latin, Val::Text(text)) => Ok(Val::Bool(words::latin(text))),
        (Function::Vowelless, Val::Text(text)) => Ok(Val::Bool(words::vowelless(text))),
        (Function::Rupiah, Val::Int(amount)) => Ok(Val::Money(amount)),
        _ => Err(wrong("a function call")),
    }
}

pub(crate) fn of_two<'a>(function: Function, a: Val<'a>, b: Val<'a>) -> Result<Val<'a>, EvalError> {
    match (function, a, b) {
        (Function::Days, Val::Date(from), Val::Date(to)) => Ok(Val::Int(days(from, to))),
        (Function::Years, Val::Date(from), Val::Date(to)) => Ok(Val::Int(years(from, to))),
        (Function::SameName, Val::Text(a), Val::Text(b)) => Ok(Val::Bool(words::same_name(a, b))),
        (Function::MonthsBegun, Val::Date(from), Val::Date(to)) => {
            Ok(Val::Int(months_begun(from, to)))
        }
        (Function::PlusYears, Val::Date(from), Val::Int(years)) => plus_years(from, years),
        (Function::Least, a, b) => Ok(if is_less(b, a)? { b } else { a }),
        (Function::Most, a, b) => Ok(if is_less(a, b)? { b } else { a }),
        _ => Err(wrong("a function call")),
    }
}

pub(crate) fn of_three(
    function: Function,
    a: Val<'_>,
    b: Val<'_>,
    c: Val<'_>,
) -> Result<Val<'static>, EvalError> {
    match (function, a, b, c) {
        (Function::Share, Val::Money(amount), Val::Int(part), Val::Int(of)) => {
            share(amount, part, of).map(Val::Money)
        }
        _ => Err(wrong("a function call")),
    }
}

/// `amount * part / of` in whole rupiah; half a rupiah and more is a whole one, as on every bill.
fn share(amount: i64, part: i64, of: i64) -> Result<i64, EvalError> {
    let (amount, part, of) = (i128::from(amount), i128::from(part), i128::from(of));
    if of <= 0 || part < 0 || amount < 0 {
        return Err(EvalError::Overflow);
    }
    i64::try_from((2 * amount * part + of) / (2 * of)).map_err(|_| EvalError::Overflow)
}

fn is_less(a: Val<'_>, b: Val<'_>) -> Result<bool, EvalError> {
    match (a, b) {
        (Val::Int(a), Val::Int(b)) | (Val::Money(a), Val::Money(b)) => Ok(a < b),
        (Val::Date(a), Val::Date(b)) => Ok(a < b),
        _ => Err(wrong("a function call")),
    }
}

/// Months that have begun after `from`, the one that is not full counted whole: none up to the day itself, one on the
/// day after it. A month ends on the same day of the next, or on its last day where it has no such day.
fn months_begun(from: Date, to: Date) -> i64 {
    if to <= from {
        return 0;
    }
    let months = (i64::from(to.year()) - i64::from(from.year())) * 12 + i64::from(to.month())
        - i64::from(from.month());
    let last = i64::from(from.day().min(to.days_in_month()));
    months + i64::from(i64::from(to.day()) > last)
}

/// The same day in another year; 29 February is the 28th where there is none.
fn plus_years(from: Date, years: i64) -> Result<Val<'static>, EvalError> {
    let year = i64::from(from.year()).checked_add(years);
    let year = year.and_then(|year| i16::try_from(year).ok());
    let year = year.ok_or(EvalError::Overflow)?;
    let first = Date::new(year, from.month(), 1).map_err(|_| EvalError::Overflow)?;
    let day = from.day().min(first.days_in_month());
    Date::new(year, from.month(), day)
        .map(Val::Date)
        .map_err(|_| EvalError::Overflow)
}

fn count(of: usize) -> Result<Val<'static>, EvalError> {
    i64::try_from(of)
        .map(Val::Int)
        .map_err(|_| EvalError::Overflow)
}

/// Calendar days from one date to another; less than zero when it lies before.
fn days(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Full years: a birthday counts on the day itself. Who was born on a leap day has it on 1 March in other years.
fn years(from: Date, to: Date) -> i64 {
    if to < from {
        return -years(to, from);
    }
    let before_birthday = (to.month(), to.day()) < (from.month(), from.day());
    i64::from(to.year()) - i64::from(from.year()) - i64::from(before_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_count_from_the_first_to_the_second() {
        assert_eq!(days(day("2026-01-01"), day("2026-03-02")), 60);
        assert_eq!(days(day("2026-03-02"), day("2026-01-01")), -60);
    }

    #[test]
    fn a_year_is_full_on_the_birthday() {
        assert_eq!(years(day("2009-03-10"), day("2026-03-09")), 16);
        assert_eq!(years(day("2009-03-10"), day("2026-03-10")), 17);
        assert_eq!(years(day("2008-02-29"), day("2025-02-28")), 16);
        assert_eq!(years(day("2008-02-29"), day("2025-03-01")), 17);
    }

    #[test]
    fn half_a_rupiah_is_a_whole_one() {
        assert_eq!(share(1_000_000, 1_200, 100_000), Ok(12_000));
        assert_eq!(share(1_001, 50, 100), Ok(501));
        assert_eq!(share(1_001, 49, 100), Ok(490));
        assert_eq!(share(5, 1, 0), Err(EvalError::Overflow));
    }

    #[test]
    fn a_month_that_began_counts_whole() {
        let months = |to| months_begun(day("2026-01-31"), day(to));
        assert_eq!(months("2026-01-31"), 0);
        assert_eq!(months("2026-02-01"), 1);
        assert_eq!(months("2026-02-28"), 1);
        assert_eq!(months("2026-03-01"), 2);
        assert_eq!(months("2027-01-31"), 12);
        assert_eq!(months("2025-01-01"), 0);
    }

    #[test]
    fn a_year_on_is_the_same_day_or_the_last_of_february() {
        let on = |from, years| match plus_years(day(from), years) {
            Ok(Val::Date(date)) => date.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(on("2026-05-17", 1), "2027-05-17");
        assert_eq!(on("2028-02-29", 1), "2029-02-28");
    }

    proptest! {
        #[test]
        fn shares_of_a_whole_are_within_half_a_rupiah_of_the_true_one(amount in 0_i64..10_000_000_000, part in 0_i64..=100_000) {
            let got = share(amount, part, 100_000).unwrap();
            let exact = i128::from(amount) * i128::from(part);
            prop_assert!((i128::from(got) * 100_000 - exact).abs() * 2 <= 100_000);
        }

        #[test]
        fn more_days_never_begin_fewer_months(from in 0_i64..20_000, days in 0_i64..1_000) {
            let at = |n: i64| {
                let seconds = u64::try_from(n * 86_400).unwrap();
                day("1990-01-01").checked_add(std::time::Duration::from_secs(seconds)).unwrap()
            };
            let (one, more) = (months_begun(at(from), at(from + days)), months_begun(at(from), at(from + days + 1)));
            prop_assert!(one <= more && more <= one + 1);
        }

        #[test]
        fn going_back_is_the_opposite_of_going_forth(a in 0_i64..80_000, b in 0_i64..80_000) {
            let at = |n: i64| {
                let seconds = u64::try_from(n * 86_400).unwrap();
                day("1900-01-01").checked_add(std::time::Duration::from_secs(seconds)).unwrap()
            };
            prop_assert_eq!(days(at(a), at(b)), b - a);
            prop_assert_eq!(days(at(a), at(b)), -days(at(b), at(a)));
            prop_assert_eq!(years(at(a), at(b)), -years(at(b), at(a)));
        }
    }
}
