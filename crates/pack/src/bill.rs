//! The bill: what a service asks to be paid, line by line.

use crate::decide::{DecideError, failed};
use crate::model::{Asked, Service};
use crate::rules::{EvalError, Seen, View};
use base::{Facts, Rupiah, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is to be paid. The lines add up to the total.
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
    let Some(payment) = &service.payment else {
        return Ok(None);
    };
    let view = View::new(&service.form, facts);
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
    if lines.iter().map(|line| line.amount.0).sum::<i64>() != total {
        return Err(DecideError::DoesNotAddUp(Rupiah(total)));
    }
    let total = Rupiah(total);
    Ok((total.0 > 0).then_some(Bill { total, lines }))
}

/// What must still be known before the bill can be made.
pub(crate) fn asked(service: &Service, facts: &Facts) -> Result<BTreeSet<Asked>, DecideError> {
    match bill(service, facts) {
        Err(DecideError::Missing(asked)) => Ok(asked),
        // Of a total that is absent whoever grants is told.
        Ok(_) | Err(DecideError::NoTotal) => Ok(BTreeSet::new()),
        Err(error) => Err(error),
    }
}
