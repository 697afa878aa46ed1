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
pub(crate) const NAMES: [&str; 12] = [
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
        _ => Err(wrong("a function call")),
    }
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

    proptest! {
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
