//! The kinds of problems, each explained in both languages at the address that its problems bear.

use super::call::{Answer, Call, Nothing, ok};
use super::problem::{Kind, Trouble};
use super::shape::problem::{ProblemKind, ProblemWords};
use base::Lang;

pub(crate) async fn show(call: Call) -> Answer {
    std::future::ready(shown(&call)).await
}

fn shown(call: &Call) -> Answer {
    let Nothing {} = call.query()?;
    let kind = Kind::of(call.param("problem")).ok_or_else(Trouble::not_found)?;
    let words = |lang| {
        let texts = &call.portal.app.pack.texts;
        ProblemWords {
            title: texts.say(lang, &kind.title()).into_owned(),
            about: texts.say(lang, &kind.about()).into_owned(),
        }
    };
    ok(&ProblemKind {
        id: kind.id().to_owned(),
        status: kind.status().as_u16(),
        id_words: words(Lang::Id),
        en_words: words(Lang::En),
    })
}
