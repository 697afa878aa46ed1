//! Allotting numbers: each its own idempotent unit, before signing. A gap is allowed, a double never.
//!
//! A case keeps the number it drew first, also when it is sent again after midnight or to another office. A NIK is
//! the exception: its prefix says where, when and as what a child was born, so a corrected birth draws a new one.

mod random;

use crate::scene::Scene;
use crate::vault::sha256;
use crate::{App, AppError};
use base::{BUCKETS, Bucket, CaseId, Date, Nik, PublicNumber, Sex, SubjectId, Value};
use pack::model::{NumberKind, Product};
use pack::template::Numbers;
use std::collections::BTreeMap;
use store::{Cell, Done, Row, Store, Unit, allotment, cells};

/// Allots every number that granting these products needs. Asking again for the same case gives the same numbers.
pub(crate) async fn allot(
    app: &App,
    (case, owner): (CaseId, SubjectId),
    granted: &[String],
    scene: &Scene<'_>,
) -> Result<Numbers, AppError> {
    let products = scene.service.products.iter();
    let products = products.filter(|product| granted.contains(&product.id));
    let each = products.map(|product| async move {
        let numbers = of_product(app, (case, owner), product, scene).await?;
        Ok::<_, AppError>((product.id.clone(), numbers))
    });
    let all = futures_util::future::try_join_all(each).await?;
    Ok(all.into_iter().collect())
}

async fn of_product(
    app: &App,
    (case, owner): (CaseId, SubjectId),
    product: &Product,
    scene: &Scene<'_>,
) -> Result<BTreeMap<String, String>, AppError> {
    let mut numbers = BTreeMap::new();
    for (name, kind) in &product.numbers {
        let full = format!("{}.{name}", product.id);
        let number = match kind {
            NumberKind::Random { digits } => {
                random::allot(app, case, (&full, name), *digits).await?
            }
            NumberKind::Public => PublicNumber::new(owner.bucket(), app.dice.bytes()).to_string(),
            NumberKind::Nik { area, born, sex } => {
                let prefix = nik_prefix(scene, &product.id, (area, born, sex))?;
                let serial = fitting(&app.store, case, "nik", &blind(app, &prefix), &full).await?;
                let nik = u32::try_from(serial).ok();
                let nik = nik.and_then(|serial| Nik::from_prefix(&prefix, serial).ok());
                nik.ok_or(AppError::Invariant("a prefix has room for 9999 people"))?
                    .as_str()
                    .to_owned()
            }
            NumberKind::Serial { prefix, width } => {
                let prefix = text(scene, &product.id, prefix)?;
                let (prefix, serial) = serial(&app.store, case, &full, &prefix, &full).await?;
                format!("{prefix}-{serial:0width$}", width = usize::from(*width))
            }
        };
        numbers.insert(name.clone(), number);
    }
    Ok(numbers)
}

/// The first twelve digits of a NIK as the counters know them: they say where, when and as what somebody was born, so
/// only a keyed digest of them is kept.
fn blind(app: &App, prefix: &str) -> String {
    crate::vault::hex(&app.vault.blind("nik-prefix", prefix))
}

/// Marks a NIK that people already carry, so that its serial is never allotted again.
pub(crate) fn taken(unit: &mut Unit, app: &App, nik: &str) {
    let Ok(nik) = Nik::parse(nik) else { return };
    let (prefix, serial) = nik.as_str().split_at(12);
    let serial: i64 = serial.parse().unwrap_or(0);
    let prefix = blind(app, prefix);
    let bucket = bucket(&prefix);
    unit.ahead(
        bucket,
        "INSERT INTO counter (bucket, kind, prefix, next) VALUES ($1, 'nik', $2, $3) \
         ON CONFLICT (bucket, kind, prefix) DO UPDATE SET next = excluded.next \
         WHERE counter.next < excluded.next",
        vec![
            Cell::from(bucket),
            Cell::from(prefix),
            Cell::from(serial + 1),
        ],
    );
}

/// The number of a case with the prefix it was drawn under: the one given, unless it has a number already.
async fn serial(
    store: &Store,
    case: CaseId,
    kind: &str,
    prefix: &str,
    name: &str,
) -> Result<(String, i64), AppError> {
    // Under another prefix it lies in another bucket.
    let named = cells![case, kind, name];
    if let Some(row) = store.query_all(allotment::FIND, &named).await?.first() {
        return read(row);
    }
    let unit = allotment::unit(bucket(prefix), kind, prefix, case, name);
    drawn(&store.commit("allot", unit).await?)
}

/// Tries of one case against itself, with what somebody corrects meanwhile.
const TRIES_MAX: u32 = 4;

/// The number of a case under this very prefix; one drawn under another is given up.
async fn fitting(
    store: &Store,
    case: CaseId,
    kind: &str,
    prefix: &str,
    name: &str,
) -> Result<i64, AppError> {
    for _ in 0..TRIES_MAX {
        let (drawn_under, number) = serial(store, case, kind, prefix, name).await?;
        if drawn_under == prefix {
            return Ok(number);
        }
        let unit = allotment::give_up(bucket(&drawn_under), kind, &drawn_under, case, name);
        store.commit("give-up", unit).await?;
    }
    Err(AppError::Conflict)
}

fn drawn(done: &Done) -> Result<(String, i64), AppError> {
    let row = done.first();
    read(row.ok_or(AppError::Invariant("an allotment gives one number"))?)
}

fn read(row: &Row) -> Result<(String, i64), AppError> {
    Ok((row.text("prefix")?.to_owned(), row.int("number")?))
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

#[cfg(test)]
mod tests {
    use super::*;
    use store::{Mode, Options};

    #[tokio::test]
    async fn a_number_is_of_the_prefix_that_was_asked_for_or_of_none() {
        let room = std::env::temp_dir().join(format!("sigap-fitting-{}", std::process::id()));
        let options = Options {
            files: Some(3),
            ..Options::new(Mode::Demo)
        };
        let store = Store::open(&room, options).unwrap();
        let case = CaseId([7; 16]);
        // Numbers of other tries, under prefixes in other files, which nobody took notice of.
        for prefix in ["early", "late", "later"] {
            let unit = allotment::unit(bucket(prefix), "nik", prefix, case, "nik.nik");
            store.commit("allot", unit).await.unwrap();
        }
        let asked = fitting(&store, case, "nik", "right", "nik.nik").await;
        match asked {
            Ok(number) => assert_eq!(number, 1),
            Err(error) => assert!(matches!(error, AppError::Conflict), "{error:?}"),
        }
        assert_eq!(
            fitting(&store, case, "nik", "right", "nik.nik")
                .await
                .unwrap(),
            1
        );
        let left = store
            .query_all("SELECT prefix FROM allotment", &[])
            .await
            .unwrap();
        let left: Vec<_> = left.iter().map(|row| row.text("prefix").unwrap()).collect();
        assert_eq!(left, ["right"]);
        store.close().await;
        std::fs::remove_dir_all(room).unwrap();
    }
}
