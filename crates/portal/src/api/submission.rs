//! Submission: an application is sent, once, by somebody who looked at it.

use super::answers::incomplete;
use super::call::{Answer, Call, Nothing, ok};
use super::cases::once;
use super::problem::{Kind, Trouble};
use super::shape::case::{Links, Submission, Submitted};
use super::token::Acting;
use app::AppError;
use app::apply::check::check;
use app::apply::submit::{self, Sending, Sent, SubmitError};
use base::Text;
use std::collections::BTreeMap;

pub(crate) async fn submit(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let (app, case) = (&call.portal.app, call.case()?);
    let once = once(&call, &acting)?;
    let Submission { digest } = call.json()?;
    let sending = Sending {
        digest: Some(digest),
        answers: BTreeMap::new(),
        once: Some(once),
    };
    let sent = submit::submit(app, acting.resident, case, &sending, call.now).await;
    match sent.map_err(refused)? {
        Sent::Done => {
            let case = case.to_string();
            let links = Links::of(&case);
            ok(&Submitted { case, links })
        }
        Sent::Already => {
            Err(Trouble::of(Kind::Conflict).saying(Text::portal("problem-already-sent")))
        }
        Sent::Changed(names) => Err(changed(&call, &acting, names).await?),
        Sent::RulesChanged | Sent::Unseen => Err(Trouble::of(Kind::Changed)),
        Sent::Incomplete(_) => Err(incomplete(&call, &acting).await?),
    }
}

fn refused(error: SubmitError) -> Trouble {
    match error {
        SubmitError::App(error @ AppError::KeyReused) => {
            Trouble::explained(Kind::KeyReused, &error)
        }
        error => error.into(),
    }
}

/// What is not as it was shown: each value by its name, with what it is called and what it is now.
async fn changed(call: &Call, acting: &Acting, names: Vec<String>) -> Result<Trouble, Trouble> {
    let (app, case) = (&call.portal.app, call.case()?);
    let mut changed = Vec::new();
    for name in names {
        let marked = check(
            app,
            acting.resident,
            case,
            std::slice::from_ref(&name),
            call.now,
        )
        .await;
        let marked = match marked {
            Ok(view) => view.changed,
            // What was there is not asked any more, or something else is.
            Err(AppError::Conflict) => return incomplete(call, acting).await,
            Err(error) => return Err(error.into()),
        };
        let label = marked.into_iter().next().map(|(label, _, _)| label);
        changed.push((
            name,
            label.unwrap_or_else(|| Text::portal("api-value-gone")),
        ));
    }
    Ok(Trouble::of(Kind::Changed).changed(changed))
}
