//! The bill: what a service asks to be paid, line by line.

use crate::decide::{DecideError, failed};
use crate::model::{Asked, Service};
use crate::rules::{EvalError, Seen, View};
use base::{Facts, Rupiah, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// More than any fee, tax or fine of one case; a larger amount is a mistake of the pack, or of a register.
pub const BILL_RUPIAH_MAX: i64 = 1_000_000_000;

/// What is to be paid. The lines add up to the total, which is at most [`BILL_RUPIAH_MAX`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bill {
    pub total: Rupiah,
    pub lines: Vec<Charge>,
}

/// One line of a bill. Words: `payment-<label>` of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    pub label: String,
    pub amount: Rupiah,
}

/// What a case costs; nothing where nothing is paid. A total that is absent is an error: only an amount of nothing is free.
pub fn bill(service: &Service, facts: &Facts) -> Result<Option<Bill>, DecideError> {
    bill_in(service, &View::new(&service.form, facts))
}

pub(crate) fn bill_in(service: &Service, view: &View<'_>) -> Result<Option<Bill>, DecideError> {
    let Some(payment) = &service.payment else {
        return Ok(None);
    };
    let mut asked = BTreeSet::new();
    let mut amount = |value: &str| -> Result<Option<i64>, DecideError> {
        match view.value(value).map_err(|error| failed(value, error))? {
            Seen::Known(Value::Money(amount)) if amount.0 >= 0 => Ok(Some(amount.0)),
            Seen::Absent => Ok(None),
            Seen::Unknown(more) => {
                asked.extend(more);
                Ok(Some(0))
            }
            Seen::Known(_) => Err(failed(value, EvalError::WrongKind(value.to_owned()))),
        }
    };
    let total = amount(&payment.total)?;
    let mut lines = Vec::with_capacity(payment.lines.len());
    for line in &payment.lines {
        let charge = amount(&line.amount)?.unwrap_or(0);
        if charge > 0 {
            lines.push(Charge {
                label: line.label.clone(),
                amount: Rupiah(charge),
            });
        }
    }
    if !asked.is_empty() {
        return Err(DecideError::Missing(asked));
    }
    let total = total.ok_or(DecideError::NoTotal)?;
    // A bill that does not add up must not be sent to anybody.
    let sum = lines
        .iter()
        .try_fold(0_i64, |sum, line| sum.checked_add(line.amount.0));
    if sum != Some(total) {
        return Err(DecideError::DoesNotAddUp(Rupiah(total)));
    }
    let total = Rupiah(total);
    if total.0 > BILL_RUPIAH_MAX {
        return Err(DecideError::TooMuch(total));
    }
    Ok((total.0 > 0).then_some(Bill { total, lines }))
}

/// What must still be known before the bill can be made.
pub(crate) fn asked(service: &Service, view: &View<'_>) -> Result<BTreeSet<Asked>, DecideError> {
    match bill_in(service, view) {
        Err(DecideError::Missing(asked)) => Ok(asked),
        // Of a total that is absent whoever grants is told.
        Ok(_) | Err(DecideError::NoTotal) => Ok(BTreeSet::new()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Pack;
    use crate::{decide, sample, scenario};
    use base::Fact;

    /// A motorcycle of a scenario, worth this much.
    fn worth(pack: &Pack, rupiah: i64) -> (&Service, Facts) {
        let service = &pack.services["stnk-tahunan"];
        let paid = |one: &&scenario::Scenario| one.file.ends_with("/motorcycle-on-time.toml");
        let found = service.scenarios.iter().find(paid).unwrap();
        let mut facts = scenario::facts(pack, service, found).unwrap();
        let vehicle = facts.facts.get_mut("vehicle").unwrap();
        let records = match vehicle {
            Fact::Known(one) => std::slice::from_mut(one),
            Fact::Choice(several) => several.as_mut_slice(),
            Fact::Absent | Fact::Unknown(_) => panic!("there is a vehicle"),
        };
        for sourced in records {
            sourced.record.set("tax_base", Value::Money(Rupiah(rupiah)));
        }
        (service, facts)
    }

    #[test]
    fn a_bill_higher_than_any_can_be_is_an_error_and_never_a_bill() {
        let pack = Pack::parse(sample::folder("../../packs/indonesia")).unwrap();
        let (service, facts) = worth(&pack, 14_000_000);
        let total = bill(service, &facts).unwrap().unwrap().total;
        assert!((1..=BILL_RUPIAH_MAX).contains(&total.0));
        let (service, facts) = worth(&pack, 100_000_000_000);
        let refused = bill(service, &facts);
        assert!(matches!(refused, Err(DecideError::TooMuch(total)) if total.0 > BILL_RUPIAH_MAX));
        assert!(
            decide(service, &facts).is_err(),
            "nothing is granted that cannot be billed"
        );
    }
}
