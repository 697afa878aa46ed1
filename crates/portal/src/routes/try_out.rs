//! "May I?": a conversation of forms. Nobody signs in, nothing is kept, and no answer stands in an address.

use crate::http::{Answer, Asked, Failure};
use crate::pages;
use app::apply::Typed;
use app::try_out::{Saying, UNSURE, try_out};
use app::view::try_out::TryStep;
use axum::http::{HeaderValue, StatusCode, header};
use base::{Fault, Problem};
use pack::maybe::Depth;

/// Fields that answer something, of any kind.
const FIELDS: [&str; 7] = ["value", "day", "month", "year", "hour", "minute", "q"];

/// The browser may keep a page for its own way back, where it would else ask to send the form again. Nobody in between
/// may.
const KEPT: &str = "private, no-cache";

pub(super) async fn show(asked: Asked) -> Answer {
    answer(&asked, None)
}

pub(super) async fn say(asked: Asked) -> Answer {
    wait_if_often(&asked)?;
    let typed = typed(&asked);
    let reply = asked.form.get("thing").map(|thing| (thing, &typed));
    answer(&asked, reply)
}

/// What was said is worked out anew with every answer, for whoever asks.
fn wait_if_often(asked: &Asked) -> Result<(), Failure> {
    match asked.portal.tries.wait_seconds(asked.sender, asked.now) {
        None => Ok(()),
        Some(seconds) => {
            let problem = Problem::of(Fault::TooOften, "problem-try-often");
            let again = format!("/layanan/{}/coba", asked.param("service"));
            Err(Failure::wait(problem.next(again), seconds))
        }
    }
}

fn answer(asked: &Asked, reply: Option<(&str, &Typed)>) -> Answer {
    let depth = match asked.form.get("depth") {
        Some("reasons") => Depth::Reasons,
        _ => Depth::Outcome,
    };
    let saying = Saying {
        said: asked.form.get("said").unwrap_or_default(),
        reply,
        change: asked.form.get("change"),
        depth,
    };
    let view = try_out(&asked.portal.app, asked.param("service"), saying, asked.now)?;
    let wrong = matches!(&view.step, TryStep::Ask(one) if one.question.error.is_some());
    let status = if wrong {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let mut page = asked.page_with(status, pages::try_out::page(&asked.ctx(), &view))?;
    let kept = HeaderValue::from_static(KEPT);
    page.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(page)
}

/// What was typed. "I do not know" is all that is said, whatever else the form held.
fn typed(asked: &Asked) -> Typed {
    if asked.form.get(UNSURE).is_some() {
        return Typed::from([(UNSURE.to_owned(), "yes".to_owned())]);
    }
    let fields = asked.form.fields.iter();
    let answers = fields.filter(|(name, _)| FIELDS.contains(&name.as_str()));
    answers.cloned().collect()
}
