//! The form: shows what is held and asks the one thing that comes next. Reads only.

use super::{Reading, early, gather, kind};
use crate::tables::cases::{self, Stored};
use crate::tables::evidence;
use crate::view::{Ask, EvidenceView, FormView, QuestionView, Shown};
use crate::{App, AppError, Resident, show};
use base::{Answers, CaseId, Date, Fact, Facts, Timestamp};
use pack::areas::Level;
use pack::model::{Asked, EvidenceNeed, Kind, Pack, Question, Service};
use pack::rules::NONE_OF_THESE;
use std::collections::BTreeMap;

/// What the form opens at.
#[derive(Clone, Copy, Debug)]
pub enum At<'a> {
    /// The first thing still to be given.
    Next,
    Question(&'a str),
    /// A question whose options are searched for: its id and the words to search.
    Search(&'a str, &'a str),
    Evidence(&'a str),
}

/// The form of a draft at `at`. A sent case has no form: [`AppError::Conflict`].
pub async fn form(
    app: &App,
    resident: Resident,
    case: CaseId,
    at: At<'_>,
    now: Timestamp,
) -> Result<FormView, AppError> {
    let stored = cases::load(app, case, resident.subject).await?;
    if !stored.body.case.stage.takes_answers() {
        return Err(AppError::Conflict);
    }
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    let dossier = gather(app, &stored, service, Reading::Recall, now).await?;
    let needs = needs(service, &dossier.facts)?;
    let steps = steps(service, &dossier.facts, &needs)?;
    let wanted = match at {
        At::Next => needs
            .iter()
            .find(|asked| !matches!(asked, Asked::Fact(_)))
            .cloned(),
        At::Question(id) | At::Search(id, _) => Some(Asked::Question(id.to_owned())),
        At::Evidence(kind) => Some(Asked::Evidence(kind.to_owned())),
    };
    let step = wanted
        .as_ref()
        .and_then(|wanted| steps.iter().position(|step| step == wanted));
    let mut ask = ask(app, &stored, service, &dossier.facts, wanted.as_ref()).await?;
    if let Ask::Question(question) = &mut ask {
        question.refused = early::reasons(service, &dossier.facts, &question.id, now)?;
    }
    if let (At::Search(_, words), Ask::Question(question)) = (at, &mut ask) {
        search(app, service, question, (words, dossier.facts.today));
    }
    let back = match step {
        Some(at) => at.checked_sub(1).and_then(|before| steps.get(before)),
        None => steps.last(),
    };
    Ok(FormView {
        case,
        service: service.id.clone(),
        held: show::held(&app.pack, service, &dossier.facts),
        ask,
        step: step.map_or(steps.len(), |at| at) + 1,
        steps: steps.len() + 1,
        back: back.map(path_of),
        saved_at: stored.updated,
        rules_changed: stored.law_hash != service.law_hash,
    })
}

pub(super) fn needs(service: &Service, facts: &Facts) -> Result<Vec<Asked>, AppError> {
    pack::needs(service, facts).map_err(|error| {
        tracing::error!(service = service.id, %error, "the rules failed");
        AppError::Invariant("rules of a checked pack run")
    })
}

/// Everything a person gives in this case, given or still to be given, in the order of the form.
fn steps(service: &Service, facts: &Facts, needs: &[Asked]) -> Result<Vec<Asked>, AppError> {
    let mut steps = Vec::new();
    for question in &service.form.questions {
        let asked = Asked::Question(question.id.clone());
        let mut without = facts.clone();
        // An answer already given counts as a step if it would be asked were it not there.
        let given = without.answers.remove(&question.id).is_some();
        let applies = given && still_asked(service, question, &without)?;
        if needs.contains(&asked) || applies {
            steps.push(asked);
        }
    }
    for need in &service.form.evidence {
        let asked = Asked::Evidence(need.kind.clone());
        if needs.contains(&asked) || facts.evidence.contains_key(&need.kind) {
            steps.push(asked);
        }
    }
    Ok(steps)
}

fn still_asked(service: &Service, question: &Question, without: &Facts) -> Result<bool, AppError> {
    let asked = Asked::Question(question.id.clone());
    Ok(needs(service, without)?.contains(&asked))
}

fn path_of(asked: &Asked) -> String {
    match asked {
        Asked::Question(id) | Asked::Fact(id) => format!("isi/{id}"),
        Asked::Evidence(kind) => format!("bukti/{kind}"),
    }
}

pub(super) async fn ask(
    app: &App,
    stored: &Stored,
    service: &Service,
    facts: &Facts,
    wanted: Option<&Asked>,
) -> Result<Ask, AppError> {
    match wanted {
        None | Some(Asked::Fact(_)) => Ok(Ask::Nothing),
        Some(Asked::Question(id)) => {
            let question = super::answer::find(&service.form.questions, id)?;
            let answers = &stored.body.answers;
            Ok(Ask::Question(question_view(
                app, answers, service, facts, question,
            )))
        }
        Some(Asked::Evidence(kind)) => {
            let need = service.form.evidence.iter().find(|need| need.kind == *kind);
            let need: &EvidenceNeed = need.ok_or(AppError::NotFound)?;
            let files = evidence::list(app, stored).await?;
            let mine = files
                .into_iter()
                .filter(|(of, _)| of == kind)
                .map(|(_, file)| file);
            Ok(Ask::Evidence(EvidenceView {
                kind: kind.clone(),
                law: need.law.clone(),
                files: mine.collect(),
                error: None,
            }))
        }
    }
}

pub(crate) fn question_view(
    app: &App,
    answers: &Answers,
    service: &Service,
    facts: &Facts,
    question: &Question,
) -> QuestionView {
    let typed = answers
        .get(&question.id)
        .map(|value| kind::typed(question.kind, value))
        .unwrap_or_default();
    QuestionView {
        id: question.id.clone(),
        kind: question.kind,
        law: question.law.clone(),
        bounds: question.min.zip(question.max),
        options: options(&app.pack, service, facts, question),
        refused: Vec::new(),
        typed: BTreeMap::from_iter(typed),
        error: None,
    }
}

/// What can be chosen: its id, and its words.
pub(crate) type Options = Vec<(String, Vec<Shown>)>;

fn options(pack: &Pack, service: &Service, facts: &Facts, question: &Question) -> Options {
    if question.kind == Kind::Pick {
        return candidates(pack, service, facts, question).unwrap_or_default();
    }
    let words = |option: &String| {
        let value = base::Value::text(option);
        (
            option.clone(),
            vec![show::answer(pack, service, question, &value)],
        )
    };
    question.options.iter().map(words).collect()
}

/// The records a pick offers, by their key; and last that it is none of them, since a register may lack the very
/// record a person means.
fn candidates(
    pack: &Pack,
    service: &Service,
    facts: &Facts,
    question: &Question,
) -> Option<Options> {
    let (fact, fields) = question.pick.as_ref()?;
    let key = service.form.facts.get(fact)?.key.as_ref()?;
    let records = match facts.facts.get(fact)? {
        Fact::Choice(records) => records.as_slice(),
        Fact::Known(only) => std::slice::from_ref(only),
        Fact::Absent | Fact::Unknown(_) => return None,
    };
    let offered = records.iter().filter_map(|sourced| {
        let shown = show::option(pack, service, fact, fields, sourced);
        Some((sourced.record.text(key)?.to_owned(), shown))
    });
    let none = show::none_of_these(pack, service, &question.id);
    let none = (NONE_OF_THESE.to_owned(), vec![none]);
    Some(offered.chain([none]).collect())
}

/// Areas offered for the words of one search.
const AREAS_MAX: usize = 20;
/// Rows of a table offered for the words of one search.
const CODES_MAX: usize = 20;
/// Areas of any level looked through for them.
const AREAS_SEARCHED: usize = 200;

/// Puts what fits `words` into a question that is searched: rows of its table; or areas of the level it asks for, found
/// by their own name or by that of what they lie in.
pub(crate) fn search(
    app: &App,
    service: &Service,
    view: &mut QuestionView,
    (words, today): (&str, Date),
) {
    view.typed.insert("q".to_owned(), words.to_owned());
    let questions = &service.form.questions;
    let question = questions.iter().find(|question| question.id == view.id);
    if view.kind == Kind::Code {
        let table = question.and_then(|question| question.table.as_deref());
        let rows = table.map(|table| table.search(words, today, CODES_MAX));
        let rows = rows.unwrap_or_default().into_iter();
        let titled = rows.map(|(code, row)| (code.to_owned(), vec![show::titled(code, Some(row))]));
        view.options = titled.collect();
        return;
    }
    if view.kind != Kind::Area || words.trim().is_empty() {
        return;
    }
    let level = question.and_then(|question| question.level);
    view.options = areas_like(&app.pack, level, words);
}

/// Areas of a level that fit `words`, by their code.
pub(crate) fn areas_like(pack: &Pack, level: Option<Level>, words: &str) -> Options {
    let level = level.unwrap_or(Level::District);
    let areas = &pack.areas;
    let found = areas.search(words, AREAS_SEARCHED).into_iter();
    let mut codes: Vec<String> = found
        .flat_map(|area| areas.of_level(&area.code, level))
        .map(|area| area.code)
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    codes.retain(|code| seen.insert(code.clone()));
    codes.truncate(AREAS_MAX);
    let codes = codes.into_iter();
    codes
        .map(|code| {
            let name = areas.full_name(&code).unwrap_or_default();
            (code, vec![Shown::Value(base::Value::text(name))])
        })
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use base::{Sourced, Text, Value, Zone};
    use std::path::Path;

    /// The country that is shipped.
    pub(in crate::apply) fn country() -> Pack {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/indonesia");
        let (mut files, mut left) = (BTreeMap::new(), vec![root.clone()]);
        while let Some(folder) = left.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    left.push(path);
                } else {
                    let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
                    files.insert(name.replace('\\', "/"), std::fs::read(&path).unwrap());
                }
            }
        }
        Pack::parse(files).unwrap()
    }

    fn twin(id: &str, time: &str) -> Sourced {
        Sourced {
            register: "kelahiran-faskes".to_owned(),
            subject: None,
            version: 1,
            known_from: Timestamp::from_micros(0),
            record: [
                ("birth_id", Value::text(id)),
                ("birth_time", Value::text(time)),
            ]
            .into(),
        }
    }

    #[test]
    fn a_pick_offers_none_of_these_last_and_asks_the_rest_after_it() {
        let pack = country();
        let service = &pack.services["akta-lahir"];
        let mut facts = Facts::empty("2026-03-10".parse().unwrap(), Zone::Wib);
        let births = vec![twin("B-1", "08:15"), twin("B-2", "08:31")];
        let mother = Sourced {
            record: [
                ("nik", Value::text("N-1")),
                ("name", Value::text("Dewi")),
                ("members", Value::List(Vec::new())),
            ]
            .into(),
            ..twin("", "")
        };
        for fact in ["card", "mother_on_card"] {
            facts
                .facts
                .insert(fact.to_owned(), Fact::Known(mother.clone()));
        }
        let said = ("which_mother".to_owned(), Value::text("N-1"));
        facts.answers.extend([said]);
        facts
            .facts
            .insert("facility_birth".to_owned(), Fact::Choice(births));
        let mut questions = service.form.questions.iter();
        let question = questions.find(|q| q.id == "which_birth").unwrap();
        let offered = options(&pack, service, &facts, question);
        let ids: Vec<&str> = offered.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["B-1", "B-2", NONE_OF_THESE]);

        let typed = kind::Typed::from([("value".to_owned(), NONE_OF_THESE.to_owned())]);
        let answer = kind::parse(&pack, question, &typed).unwrap();
        facts.answers.insert(question.id.clone(), answer);
        let asked = needs(service, &facts).unwrap();
        for id in ["child_status", "birth_date", "birth_time", "sex"] {
            assert!(asked.contains(&Asked::Question(id.to_owned())), "{id}");
        }
        let told = show::answers(&pack, service, &facts);
        let told: Vec<_> = told.into_iter().map(|row| row.value).collect();
        let none = Shown::Words(Text::portal("pick-none"));
        let dewi = Shown::Picked(vec![Shown::Value(Value::text("Dewi"))]);
        assert_eq!(told[..2], [dewi, none]);
    }
}
