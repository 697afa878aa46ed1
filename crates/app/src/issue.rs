//! Issuing: the claims of a granted product are filled in and signed.

use crate::scene::Scene;
use crate::status::{self, Place};
use crate::tables::credential::Content;
use crate::{App, AppError};
use base::Timestamp;
use credential::sd_jwt;
use pack::model::{Product, Service};
use serde_json::Value as Json;

/// A signed credential that is not stored yet.
pub(crate) struct Issuance {
    pub(crate) product: String,
    pub(crate) content: Content,
    /// Where its revocation will be found.
    pub(crate) place: Place,
}

/// The claim by which a stranger may recognise whose document it is.
const NAME_CLAIM: &str = "name";

/// Signs what is granted, except products without a credential.
pub(crate) async fn issue(
    app: &App,
    service: &Service,
    granted: &[String],
    scene: &Scene<'_>,
    now: Timestamp,
) -> Result<Vec<Issuance>, AppError> {
    let products = service
        .products
        .iter()
        .filter(|product| granted.contains(&product.id));
    let mut issued = Vec::new();
    for product in products {
        issued.extend(issue_one(app, service, product, scene, now).await?);
    }
    Ok(issued)
}

async fn issue_one(
    app: &App,
    service: &Service,
    product: &Product,
    scene: &Scene<'_>,
    now: Timestamp,
) -> Result<Option<Issuance>, AppError> {
    let (Some(vct), Some(office)) = (&product.vct, scene.office) else {
        return Ok(None);
    };
    let Some(number) = number_of(product, scene) else {
        return Ok(None);
    };
    let place = app.lists.reserve(&app.store, &app.dice).await?;
    let filled = product
        .claims
        .iter()
        .filter_map(|(name, template)| Some((name.clone(), scene.fill(&product.id, template)?)));
    let claims: Vec<(String, base::Value)> = filled.collect();
    let json = |always: bool| {
        let these = claims
            .iter()
            .filter(|(name, _)| product.always.contains(name) == always);
        these
            .map(|(name, value)| (name.clone(), plain(value)))
            .collect()
    };
    let signed = sd_jwt::Claims {
        vct: vct.clone(),
        iat: now,
        nbf: now,
        exp: None,
        sub: None,
        status: sd_jwt::Status {
            uri: status::address(app, place.list),
            slot: place.slot,
        },
        always: json(true),
        selective: json(false),
        cnf: None,
    };
    let sd_jwt = sd_jwt::issue(&signed, app.keys.as_ref(), &mut &app.dice)
        .map_err(|error| AppError::Sign(error.to_string()))?;
    let value_of = |claim: &str| {
        claims
            .iter()
            .find(|(name, _)| name == claim)
            .map(|(_, v)| v.clone())
    };
    let lines = product.document.iter().flat_map(|document| &document.lines);
    let lines = lines.filter_map(|line| Some((line.label.clone(), value_of(&line.claim)?)));
    Ok(Some(Issuance {
        product: product.id.clone(),
        place,
        content: Content {
            number,
            service: service.id.clone(),
            office: office.clone(),
            sd_jwt,
            lines: lines.collect(),
            name: value_of(NAME_CLAIM).map(text).unwrap_or_default(),
        },
    }))
}

/// The public number of a product: the only one of its numbers that strangers may look up.
fn number_of(product: &Product, scene: &Scene<'_>) -> Option<String> {
    let public = product
        .numbers
        .iter()
        .find(|(_, kind)| **kind == pack::model::NumberKind::Public);
    scene.numbers.get(&product.id)?.get(public?.0).cloned()
}

fn text(value: base::Value) -> String {
    match value {
        base::Value::Text(text) => text,
        other => plain(&other).to_string(),
    }
}

/// A value as a claim: dates as ISO 8601, money as whole rupiah.
fn plain(value: &base::Value) -> Json {
    match value {
        base::Value::Bool(yes) => Json::Bool(*yes),
        base::Value::Int(number) => Json::from(*number),
        base::Value::Money(amount) => Json::from(amount.0),
        base::Value::Text(text) => Json::from(text.as_str()),
        base::Value::Date(date) => Json::from(date.to_string()),
        base::Value::List(rows) => {
            let row = |row: &base::Record| {
                Json::Object(
                    row.0
                        .iter()
                        .map(|(name, value)| (name.clone(), plain(value)))
                        .collect(),
                )
            };
            Json::Array(rows.iter().map(row).collect())
        }
    }
}
