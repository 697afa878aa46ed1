//! Parts of pages that follow from the pack and the language alone: written once, then kept.
//!
//! The pack cannot change while the program runs, so nothing here is ever thrown away; there are as many parts as
//! services and languages.

use base::Lang;
use maud::Markup;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// By language, kind of page and service.
type Key = (Lang, &'static str, String);

#[derive(Debug, Default)]
pub(crate) struct Kept(RwLock<HashMap<Key, Arc<Markup>>>);

impl Kept {
    /// The part of that name, written by `write` if it was not asked for before. It must say nothing of whoever asks,
    /// nor of the time.
    pub(crate) fn part<E>(
        &self,
        lang: Lang,
        page: &'static str,
        service: &str,
        write: impl FnOnce() -> Result<Markup, E>,
    ) -> Result<Arc<Markup>, E> {
        let key = (lang, page, service.to_owned());
        let parts = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(part) = parts.get(&key) {
            return Ok(Arc::clone(part));
        }
        drop(parts);
        let part = Arc::new(write()?);
        let mut parts = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(parts.entry(key).or_insert(part)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maud::html;

    #[test]
    fn a_part_is_written_once_for_each_language_and_a_failure_is_not_kept() {
        let kept = Kept::default();
        let mut written = 0;
        for lang in [Lang::Id, Lang::En, Lang::Id] {
            let part = kept.part(lang, "service", "akta-lahir", || {
                written += 1;
                Ok::<_, ()>(html! { (lang.tag()) })
            });
            assert_eq!(part.unwrap().0, lang.tag());
        }
        assert_eq!(written, 2);
        let missing = kept.part(Lang::Id, "service", "akta", || Err("no such service"));
        assert_eq!(missing.err(), Some("no such service"));
        let found = kept.part(Lang::Id, "service", "akta", || {
            Ok::<_, ()>(html! { "akta" })
        });
        assert_eq!(found.unwrap().0, "akta");
    }
}
