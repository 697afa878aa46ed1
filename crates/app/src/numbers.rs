//! Allotting numbers: each its own idempotent unit, before signing. A gap is allowed, a double never.

use crate::scene::Scene;
use crate::vault::sha256;
use crate::{App, AppError};
use base::{BUCKETS, Bucket, CaseId, Date, Nik, PublicNumber, Sex, SubjectId, Value};
use pack::model::{NumberKind, Product};
use std::collections::BTreeMap;
use store::{Cell, Unit};

/// Allots every number a product needs, by name. Asking again for the same case gives the same numbers.
pub(crate) async fn allot(
    app: &App,
    (case, owner): (CaseId, SubjectId),
    product: &Product,
    scene: &Scene<'_>,
) -> Result<BTreeMap<String, String>, AppError> {
    let mut numbers = BTreeMap::new();
    for (name, kind) in &product.numbers {
        let full = format!("{}.{name}", product.id);
        let number = match kind {
            NumberKind::Public => PublicNumber::new(owner.bucket(), app.dice.bytes()).to_string(),
            NumberKind::Nik { area, born, sex } => {
                let prefix = nik_prefix(scene, &product.id, (area, born, sex))?;
                let serial = serial(app, case, "nik", &prefix, &full).await?;
                let nik = u32::try_from(serial).ok();
                let nik = nik.and_then(|serial| Nik::from_prefix(&prefix, serial).ok());
                nik.ok_or(AppError::Invariant("a prefix has room for 9999 people"))?
                    .as_str()
                    .to_owned()
            }
            NumberKind::Serial { prefix, width } => {
                let prefix = text(scene, &product.id, prefix)?;
                let serial = serial(app, case, &full, &prefix, &full).await?;
                format!("{prefix}-{serial:0width$}", width = usize::from(*width))
            }
        };
        numbers.insert(name.clone(), number);
    }
    Ok(numbers)
}

/// Marks a NIK that people already carry, so that its serial is never allotted again.
pub(crate) fn taken(unit: &mut Unit, nik: &str) {
    let Ok(nik) = Nik::parse(nik) else { return };
    let (prefix, serial) = nik.as_str().split_at(12);
    let serial: i64 = serial.parse().unwrap_or(0);
    unit.add(
        "INSERT INTO counter (bucket, kind, prefix, next) VALUES ($1, 'nik', $2, $3) \
         ON CONFLICT (bucket, kind, prefix) DO UPDATE SET next = excluded.next \
         WHERE counter.next < excluded.next",
        vec![
            Cell::from(bucket(prefix)),
            Cell::from(prefix),
            Cell::from(serial + 1),
        ],
    );
}

async fn serial(
    app: &App,
    case: CaseId,
    kind: &str,
    prefix: &str,
    name: &str,
) -> Result<i64, AppError> {
    let unit = store::allotment::unit(bucket(prefix), kind, prefix, case, name);
    let done = app.store.commit("allot", unit).await?;
    let row = done
        .first()
        .ok_or(AppError::Invariant("an allotment gives one number"))?;
    Ok(row.int("number")?)
}

/// Numbers of one prefix lie in one bucket, whoever asks for them.
pub(crate) fn bucket(prefix: &str) -> Bucket {
    let hash = sha256(&[prefix.as_bytes()]);
    Bucket(u16::from_be_bytes([hash[0], hash[1]]) % BUCKETS)
}

fn nik_prefix(
    scene: &Scene<'_>,
    product: &str,
    (area, born, sex): (&str, &str, &str),
) -> Result<String, AppError> {
    let area = text(scene, product, area)?;
    let born: Date = match scene.fill(product, born) {
        Some(Value::Date(date)) => date,
        _ => return Err(AppError::Invariant("a NIK needs a birth date")),
    };
    let sex = if text(scene, product, sex)? == Sex::Female.code() {
        Sex::Female
    } else {
        Sex::Male
    };
    if area.len() < 6 {
        return Err(AppError::Invariant("a NIK needs a district"));
    }
    Ok(Nik::prefix(&area[..6], born, sex))
}

fn text(scene: &Scene<'_>, product: &str, template: &str) -> Result<String, AppError> {
    match scene.fill(product, template) {
        Some(Value::Text(text)) => Ok(text),
        Some(_) | None => Err(AppError::Invariant("a number's template gives text")),
    }
}
