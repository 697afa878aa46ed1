//! Checking: everything once more before it is sent, with a keyed digest of what was shown. Reads only.

use super::{Dossier, Reading, early, form, gather};
use crate::tables::{cases, evidence};
use crate::view::{AnswerRow, Charges, CheckView, EvidenceFile, Held, HeldState, Shown};
use crate::{App, AppError, Resident, same, show};
use base::{CaseId, Text, Timestamp, Value};
use pack::model::{Asked, Service};
use pack::rules::{self, View};
use std::collections::BTreeMap;

/// The check page of a draft; `changed` names what moved since the person last looked, as [`differing`] gave it.
/// A draft with something left to give is [`AppError::Conflict`]: the form comes first.
pub async fn check(
    app: &App,
    resident: Resident,
    case: CaseId,
    changed: &[String],
    now: Timestamp,
) -> Result<CheckView, AppError> {
    let stored = cases::load(app, case, resident.subject).await?;
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    if !stored.body.case.stage.takes_answers() {
        return Err(AppError::Conflict);
    }
    let dossier = gather(app, &stored, service, Reading::Recall, now).await?;
    let needs = form::needs(service, &dossier.facts)?;
    if needs.iter().any(|asked| !matches!(asked, Asked::Fact(_))) {
        return Err(AppError::Conflict);
    }
    let seen = Seen::of(app, service, &dossier);
    let mut files: BTreeMap<String, Vec<EvidenceFile>> = BTreeMap::new();
    for (kind, file) in evidence::list(app, &stored).await? {
        files.entry(kind).or_default().push(file);
    }
    let down = seen
        .held
        .iter()
        .filter(|held| held.state == HeldState::Down);
    let mut refused = Vec::new();
    for question in &service.form.questions {
        let reasons = early::reasons(service, &dossier.facts, &question.id, now)?;
        refused.extend(reasons.into_iter().map(|why| (question.id.clone(), why)));
    }
    Ok(CheckView {
        case,
        service: service.id.clone(),
        digest: seen.digest(app),
        changed: seen.marked(changed),
        down: down.map(|held| held.register.clone()).collect(),
        refused,
        confirm: Vec::new(),
        held: seen.held,
        answers: seen.answers,
        charges: seen.charges,
        evidence: files.into_iter().collect(),
    })
}

/// What a person sees on the check page.
pub(super) struct Seen {
    held: Vec<Held>,
    answers: Vec<AnswerRow>,
    charges: Option<Charges>,
    /// What the rules read and the page does not show, one entry for each register's record.
    hidden: Vec<(String, Text, String)>,
}

/// Hex digits of the digest of one value: enough to notice a change, too few to guess a value from.
const DIGITS: usize = 12;

impl Seen {
    pub(super) fn of(app: &App, service: &Service, dossier: &Dossier) -> Self {
        Self {
            held: show::held(&app.pack, service, &dossier.facts),
            answers: show::answers(&app.pack, service, &dossier.facts),
            charges: charges(service, dossier),
            hidden: hidden(app, service, dossier),
        }
    }

    /// `name:digest` of every value, one per line of the panel, keyed so that it cannot be computed outside.
    pub(super) fn digest(&self, app: &App) -> String {
        let part = |name: &str, value: &str| {
            let mac = app.vault.seen(format!("{name}\n{value}").as_bytes());
            format!("{name}:{}", &mac[..DIGITS])
        };
        let values = self.values().into_iter();
        let values = values.map(|(name, _, shown)| part(&name, &format!("{shown:?}")));
        let hidden = self.hidden.iter();
        let hidden = hidden.map(|(name, _, value)| part(name, value));
        values.chain(hidden).collect::<Vec<_>>().join(" ")
    }

    /// The names whose values differ from those a digest was made of.
    pub(super) fn differing(&self, app: &App, digest: &str) -> Vec<String> {
        let now = self.digest(app);
        let parts = |digest: &str| -> BTreeMap<String, String> {
            let split = digest.split(' ').filter_map(|part| part.rsplit_once(':'));
            split
                .map(|(name, mac)| (name.to_owned(), mac.to_owned()))
                .collect()
        };
        let (before, now) = (parts(digest), parts(&now));
        let names = before.keys().chain(now.keys());
        let mut differ: Vec<String> = names
            .filter(|name| !is_same(before.get(*name), now.get(*name)))
            .cloned()
            .collect();
        differ.sort();
        differ.dedup();
        differ
    }

    fn marked(&self, changed: &[String]) -> Vec<(Text, Option<Shown>, Option<Shown>)> {
        let values = self
            .values()
            .into_iter()
            .filter(|(name, _, _)| changed.contains(name));
        let hidden = self.hidden.iter();
        let hidden = hidden.filter(|(name, _, _)| changed.contains(name));
        values
            .map(|(_, label, shown)| (label, None, shown))
            .chain(hidden.map(|(_, label, _)| (label.clone(), None, None)))
            .collect()
    }

    fn values(&self) -> Vec<(String, Text, Option<Shown>)> {
        let held = self.held.iter().flat_map(|held| {
            let state = (
                format!("{}.{:?}", held.fact, held.state),
                held.register.clone(),
                None,
            );
            let fields = held.fields.iter().map(|(label, shown)| {
                let name = format!("{}.{}", held.fact, label.key);
                (name, label.clone(), Some(shown.clone()))
            });
            std::iter::once(state).chain(fields)
        });
        let answers = self.answers.iter().map(|row| {
            (
                format!("answers.{}", row.question),
                row.label.clone(),
                Some(row.value.clone()),
            )
        });
        let total = self.charges.iter().map(|charges| {
            let total = Shown::Value(Value::Money(charges.total));
            ("bill".to_owned(), Text::portal("bill-total"), Some(total))
        });
        held.chain(answers).chain(total).collect()
    }
}

/// What it would cost; nothing while something is not known, for then nobody can say.
fn charges(service: &Service, dossier: &Dossier) -> Option<Charges> {
    let bill = pack::bill(service, &dossier.facts).ok().flatten()?;
    Some(show::charges(service, &bill))
}

/// Whether two digests agree, without telling how far.
fn is_same(a: Option<&String>, b: Option<&String>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Single values that are read but not shown, such as the number a birth was registered under; of several records, those
/// of the one that was picked. A list that grows, as a family card's members do, is left to the rules.
fn hidden(app: &App, service: &Service, dossier: &Dossier) -> Vec<(String, Text, String)> {
    let view = View::new(&service.form, &dossier.facts);
    let whole = service.form.facts.iter();
    let whole = whole.filter(|(_, need)| need.is_read());
    let records = whole.filter_map(|(name, need)| {
        let Ok(rules::Seen::Known(sourced)) = view.fact(name) else {
            return None;
        };
        let register = app.pack.registers.get(&need.register)?;
        let unseen = |field: &String| register.fields.get(field).is_some_and(|field| !field.shown);
        let fields = sourced.record.0.iter();
        let fields: Vec<_> = fields
            .filter(|(field, value)| unseen(field) && !matches!(value, Value::List(_)))
            .collect();
        let label = Text::register(&register.id, "name");
        Some((format!("{name}.hidden"), label, format!("{fields:?}")))
    });
    records.collect()
}
