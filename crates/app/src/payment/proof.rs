//! The proof of payment: what was paid for a case, on paper, for whoever keeps papers. It is made of the history whenever
//! it is asked for, and is no product: what is refused or taken back later was paid all the same.
//!
//! Its code is signed like that of any document. It is looked up by the payment reference, which has too little chance
//! in it to be a public number; so it is checked by its code or its file, and never by its number.

use crate::document::Printed;
use crate::tables::cases::{self, Stored};
use crate::{App, AppError, Resident, show};
use ::credential::SignError;
use ::credential::compact::{self, Checked, Slip};
use ::credential::pdf::{Check, Line, Paper, Renderer};
use base::{CaseId, Date, Lang, PaymentReference, Text, Timestamp, Zone};
use case::{Owed, Received};
use pack::model::{Payment, Service};

/// The kind of slip in its code: no pack can name a product so.
const KIND: &str = "sigap:bukti-pembayaran";
const FILE: &str = "bukti-pembayaran";
const PRODUCT: &str = "payment";

/// A payment that counts, and what it was for.
struct Paid<'a> {
    app: &'a App,
    stored: &'a Stored,
    service: &'a Service,
    payment: &'a Payment,
    owed: &'a Owed,
    received: &'a Received,
}

/// What our books say of a genuine code; its lines are as signed.
pub(crate) struct Proven {
    pub(crate) payee: Text,
    pub(crate) on: Date,
}

/// The proof that a case of mine was paid, in this language. Nothing is written.
pub async fn proof(
    app: &App,
    renderer: &Renderer,
    (resident, lang): (Resident, Lang),
    case: CaseId,
) -> Result<Printed, AppError> {
    let stored = cases::load(app, case, resident.subject).await?;
    let paid = Paid::of(app, &stored).ok_or(AppError::NotFound)?;
    let paper = paid.paper(lang)?;
    let bytes = renderer.pdf(&paper).map_err(|error| {
        tracing::error!(case.id = %case, %error, "a proof of payment cannot be printed");
        AppError::Invariant("a proof of payment prints")
    })?;
    Ok(Printed {
        name: format!("{FILE}-{}.pdf", paid.received.reference),
        bytes,
    })
}

/// Whether a slip is one of a payment.
pub(crate) fn is_proof(checked: &Checked) -> bool {
    checked.slip.vct == KIND
}

/// Whether our books know the payment of a slip whose signature holds.
pub(crate) async fn proven(app: &App, checked: &Checked) -> Result<Option<Proven>, AppError> {
    let Ok(reference) = PaymentReference::parse(&checked.slip.number) else {
        return Ok(None);
    };
    let Some(found) = crate::tables::bill::find(app, reference).await? else {
        return Ok(None);
    };
    let stored = cases::load(app, found.0, found.1).await?;
    let paid = Paid::of(app, &stored).filter(|paid| paid.received.reference == reference);
    Ok(paid.map(|paid| Proven {
        payee: show::agency(&paid.payment.payee),
        on: paid.on(),
    }))
}

impl<'a> Paid<'a> {
    fn of(app: &'a App, stored: &'a Stored) -> Option<Self> {
        let service = app.pack.services.get(&stored.service)?;
        let received = stored.body.case.paid.as_ref()?;
        let mut bills = stored.body.case.bills.iter();
        Some(Self {
            app,
            stored,
            service,
            payment: service.payment.as_ref()?,
            owed: bills.find(|owed| owed.reference == received.reference)?,
            received,
        })
    }

    fn zone(&self) -> Zone {
        let office = self.stored.body.office.as_ref();
        office.map(|office| office.zone).unwrap_or_default()
    }

    /// The day on which it was paid, at the office.
    fn on(&self) -> Date {
        self.at().date(self.zone())
    }

    fn at(&self) -> Timestamp {
        self.received.paid_at
    }

    fn say(&self, lang: Lang, text: &Text) -> String {
        self.app.pack.texts.say(lang, text).into_owned()
    }

    /// Whoever was paid, with the area of the office where it has the case itself.
    fn office(&self, lang: Lang) -> String {
        let agency = self.say(lang, &show::agency(&self.payment.payee));
        let office = self.stored.body.office.as_ref();
        let office = office.filter(|office| office.agency == self.payment.payee);
        let area = office.and_then(|office| self.app.pack.areas.name(office.area.as_deref()?));
        area.map_or_else(|| agency.clone(), |area| format!("{agency} {area}"))
    }

    /// For what, line by line where it is `whole`, how much, when, how, and what the bank knows it by.
    fn lines(&self, lang: Lang, whole: bool) -> Vec<(String, String)> {
        let say = |key: &str| self.say(lang, &Text::portal(key));
        let charges = show::charges(self.service, &self.owed.bill);
        let mut lines = vec![
            (say("case-number"), self.stored.id.to_string()),
            (
                say("proof-service"),
                self.say(lang, &Text::service(&self.service.id, "name")),
            ),
        ];
        let each = charges.lines.iter().filter(|_| whole);
        lines.extend(each.map(|(label, amount)| (self.say(lang, label), amount.to_string())));
        let texts = &self.app.pack.texts;
        lines.push((say("proof-total"), self.received.amount.to_string()));
        let time = texts.time(lang, self.at(), self.zone());
        let at = [texts.short_date(lang, self.on()), time].join(", ");
        lines.push((say("bill-paid-at"), at));
        // The bank's notice does not say which of the two it was.
        lines.push((say("proof-way"), say("proof-way-bank")));
        lines.push((say("bill-bank-id"), self.received.bank_id.clone()));
        lines
    }

    /// What is signed is in the language of the state, whatever the paper speaks. A bill of more lines than a code holds
    /// is signed by what it came to.
    fn slip(&self) -> Result<String, AppError> {
        let signed = match self.signed(true) {
            Err(SignError::TooLong { .. }) => self.signed(false),
            signed => signed,
        };
        signed.map_err(|error| AppError::Sign(error.to_string()))
    }

    fn signed(&self, whole: bool) -> Result<String, SignError> {
        let slip = Slip {
            number: self.received.reference.to_string(),
            vct: KIND.to_owned(),
            product: PRODUCT.to_owned(),
            issued: self.on(),
            office: self.office(Lang::Id),
            lines: self.lines(Lang::Id, whole),
        };
        compact::sign(&slip, self.app.keys.as_ref())
    }

    fn paper(&self, lang: Lang) -> Result<Paper, AppError> {
        let say = |key: &str| self.say(lang, &Text::portal(key));
        let line = |(label, value)| Line { label, value };
        let other = match lang {
            Lang::Id => Lang::En,
            Lang::En => Lang::Id,
        };
        let title = Text::portal("proof-title");
        let day = self.app.pack.texts.short_date(lang, self.on());
        let token = self.slip()?;
        Ok(Paper {
            lang: lang.tag().to_owned(),
            office: self.office(lang),
            agency: self.say(lang, &show::agency(&self.payment.payee)),
            title: self.say(lang, &title),
            second_title: Some((other.tag().to_owned(), self.say(other, &title))),
            number: line((say("proof-reference"), self.received.reference.to_string())),
            issued: line((say("proof-paid"), day)),
            at: self.at(),
            lines: self.lines(lang, true).into_iter().map(line).collect(),
            check: Check {
                heading: say("paper-check"),
                steps: ["paper-check-scan", "proof-check-file"].map(say).to_vec(),
                address: compact::address(&self.app.origin, &token),
                alt: say("paper-qr"),
            },
            note: [say("proof-note"), say("paper-signature")].join(" "),
            mark: self.app.demo.then(|| say("paper-specimen")),
            token,
        })
    }
}
