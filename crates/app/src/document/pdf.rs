//! The printed document: signed, rendered, and remembered by its hash before anyone holds it.

use super::lines::{own_in_force, printed};
use crate::tables::credential::{self, Issued};
use crate::vault::sha256;
use crate::{App, AppError, Resident};
use ::credential::SignError;
use ::credential::compact::{self, Slip};
use ::credential::pdf::{Check, Line, Paper, RENDERER, Renderer};
use base::{Arg, Lang, PublicNumber, Text, Timestamp};
use store::Unit;

/// A PDF and the name to save it under.
pub struct Printed {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Renders a document of mine that still counts. Its hash is durable before the bytes leave, so that `/periksa` knows
/// this very file.
pub async fn pdf(
    app: &App,
    renderer: &Renderer,
    resident: Resident,
    number: PublicNumber,
    now: Timestamp,
) -> Result<Printed, AppError> {
    let issued = own_in_force(app, resident, number).await?;
    let paper = paper(app, &issued)?;
    let bytes = renderer.pdf(&paper).map_err(|error| {
        tracing::error!(service = issued.content.service, %error, "a document cannot be printed");
        AppError::Invariant("a document of a checked pack prints")
    })?;
    let mut unit = Unit::of(issued.owner.bucket());
    credential::add_rendering(&mut unit, &issued, (sha256(&[&bytes]), RENDERER), now);
    app.store.commit("print", unit).await?;
    Ok(Printed {
        name: format!("{}-{number}.pdf", issued.product),
        bytes,
    })
}

/// What the QR code of a document holds: the signed slip.
pub(crate) fn slip(app: &App, issued: &Issued) -> Result<String, AppError> {
    let service = app
        .pack
        .services
        .get(&issued.content.service)
        .ok_or(AppError::NotFound)?;
    let product = service
        .products
        .iter()
        .find(|product| product.id == issued.product);
    let mut slip = Slip {
        number: issued.content.number.clone(),
        vct: product
            .and_then(|product| product.vct.clone())
            .unwrap_or_default(),
        product: issued.product.clone(),
        issued: issued.at.date(issued.content.office.zone),
        office: office_name(app, issued).1,
        lines: printed(app, issued),
    };
    let lines = slip.lines.len();
    loop {
        match compact::sign(&slip, app.keys.as_ref()) {
            Ok(token) => return Ok(token),
            // A code that holds more could not be read by a phone. What is left out is said to be, and stands on the paper.
            Err(SignError::TooLong { .. }) if slip.lines.len() > 1 => {
                shorten(app, &mut slip, lines);
            }
            Err(error) => return Err(AppError::Sign(error.to_string())),
        }
    }
}

/// Takes the last line out, of `lines` that there were, and says last how many are missing.
fn shorten(app: &App, slip: &mut Slip, lines: usize) {
    let more = app.pack.texts.say(Lang::Id, &Text::portal("paper-more"));
    if slip.lines.last().is_some_and(|(label, _)| *label == more) {
        slip.lines.pop();
    }
    slip.lines.pop();
    let missing = i64::try_from(lines - slip.lines.len()).unwrap_or(i64::MAX);
    let text = Text::portal("paper-more-text").with("n", Arg::Int(missing));
    let text = app.pack.texts.say(Lang::Id, &text).into_owned();
    slip.lines.push((more.into_owned(), text));
}

/// Agency and office, as the head of a document names them.
fn office_name(app: &App, issued: &Issued) -> (String, String) {
    let office = &issued.content.office;
    let agency = app
        .pack
        .texts
        .say(Lang::Id, &crate::show::agency(&office.agency))
        .into_owned();
    let area = office
        .area
        .as_deref()
        .and_then(|code| app.pack.areas.name(code));
    let full = area.map_or_else(|| agency.clone(), |area| format!("{agency} {area}"));
    (agency, full)
}

/// The last words of the page: what this document does not say, if its service has words for that, and who signed it.
fn note(app: &App, issued: &Issued, signature: String) -> String {
    let key = format!("document-{}-note", issued.product);
    let own = Text::service(&issued.content.service, key);
    if app.pack.texts.has(Lang::Id, &own.owner, &own.key) {
        [&app.pack.texts.say(Lang::Id, &own), " ", &signature].concat()
    } else {
        signature
    }
}

fn paper(app: &App, issued: &Issued) -> Result<Paper, AppError> {
    let say = |key: &str| {
        app.pack
            .texts
            .say(Lang::Id, &Text::portal(key))
            .into_owned()
    };
    let title = Text::service(
        &issued.content.service,
        format!("document-{}-title", issued.product),
    );
    let (agency, office) = office_name(app, issued);
    let zone = issued.content.office.zone;
    let token = slip(app, issued)?;
    let line = |(label, value)| Line { label, value };
    Ok(Paper {
        lang: Lang::Id.tag().to_owned(),
        agency,
        office,
        title: app.pack.texts.say(Lang::Id, &title).into_owned(),
        second_title: Some((
            Lang::En.tag().to_owned(),
            app.pack.texts.say(Lang::En, &title).into_owned(),
        )),
        number: line((say("paper-number"), issued.content.number.clone())),
        issued: line((
            say("paper-issued"),
            app.pack.texts.short_date(Lang::Id, issued.at.date(zone)),
        )),
        at: issued.at,
        lines: printed(app, issued).into_iter().map(line).collect(),
        check: Check {
            heading: say("paper-check"),
            steps: ["paper-check-scan", "paper-check-type", "paper-check-file"]
                .map(say)
                .to_vec(),
            address: compact::address(&app.origin, &token),
            alt: say("paper-qr"),
        },
        note: note(app, issued, say("paper-signature")),
        mark: app.demo.then(|| say("paper-specimen")),
        token,
    })
}
