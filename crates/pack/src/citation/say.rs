//! A citation in the words of a language: "UU 24/2013 Pasal 27 ayat (1) huruf b", "Law 24/2013, Article 27(1)(b)".
//! How acts, articles and forms are cited is a custom of the country, so the words are the pack's.

use super::{Act, Article, Citation, Source};
use crate::text::Texts;
use base::{Arg, Lang, Owner, Text};
use std::collections::BTreeSet;

/// Words that some citation of the pack needs, beside those of its acts.
const AND: &str = "law-and";
const ARTICLES: &str = "law-articles";
const FORM: &str = "law-form";
const AMENDED: &str = "law-amended";
const NAMED: &str = "law-named";

impl Citation {
    /// The sources as lawyers of this language cite them.
    pub fn say(&self, texts: &Texts, lang: Lang) -> String {
        self.said(texts, lang, false)
    }

    /// The same, each act with its name: for those who do not know it by its number.
    pub fn say_named(&self, texts: &Texts, lang: Lang) -> String {
        self.said(texts, lang, true)
    }

    fn said(&self, texts: &Texts, lang: Lang, named: bool) -> String {
        if self.sources.is_empty() {
            return self.written.clone();
        }
        let say = Say { texts, lang };
        let said: Vec<String> = self.sources.iter().map(|s| say.source(s, named)).collect();
        said.join("; ")
    }

    /// Keys of the words it is said with: those a pack must have, and those it may have.
    pub(crate) fn keys(&self) -> (BTreeSet<String>, BTreeSet<String>) {
        let (mut must, mut may) = (BTreeSet::new(), BTreeSet::new());
        for source in &self.sources {
            for act in std::iter::once(&source.act).chain(&source.amended_by) {
                must.insert(act.kind_key());
                may.insert(act.name_key());
            }
            must.extend(
                source
                    .articles
                    .iter()
                    .map(|article| key(article).to_owned()),
            );
            let used = [
                (ARTICLES, !source.articles.is_empty()),
                (FORM, !source.forms.is_empty()),
                (AMENDED, !source.amended_by.is_empty()),
                (
                    AND,
                    [
                        source.articles.len(),
                        source.forms.len(),
                        source.amended_by.len(),
                    ]
                    .iter()
                    .any(|n| *n > 1),
                ),
            ];
            must.extend(
                used.iter()
                    .filter(|(_, is)| *is)
                    .map(|(key, _)| (*key).to_owned()),
            );
        }
        may.insert(NAMED.to_owned());
        (must, may)
    }
}

/// Where the words come from.
struct Say<'t> {
    texts: &'t Texts,
    lang: Lang,
}

impl Say<'_> {
    fn source(&self, source: &Source, named: bool) -> String {
        let mut said = self.act(&source.act);
        if !source.articles.is_empty() {
            let articles = source.articles.iter().map(|a| self.article(a)).collect();
            said = self.words(ARTICLES, [("act", said), ("articles", self.list(articles))]);
        }
        if !source.forms.is_empty() {
            let forms = self.list(source.forms.clone());
            said = self.words(FORM, [("act", said), ("form", forms)]);
        }
        if named && let Some(name) = self.name(&source.act) {
            said = self.words(NAMED, [("law", said), ("name", name)]);
        }
        if !source.amended_by.is_empty() {
            let by = source.amended_by.iter().map(|act| self.act(act)).collect();
            said = self.words(AMENDED, [("act", said), ("by", self.list(by))]);
        }
        said
    }

    fn act(&self, act: &Act) -> String {
        let number = act.edition.as_ref();
        let number = number.map_or_else(String::new, |e| format!("{}/{}", e.number, e.year));
        self.words(&act.kind_key(), [("number", number)])
    }

    fn name(&self, act: &Act) -> Option<String> {
        let key = act.name_key();
        let has = self.texts.has(self.lang, &Owner::Pack, &key);
        has.then(|| self.words(&key, []))
    }

    fn article(&self, article: &Article) -> String {
        let letter = article.letter.map(String::from).unwrap_or_default();
        let paragraph = article.paragraph.clone().unwrap_or_default();
        let number = article.number.clone();
        let args = [
            ("article", number),
            ("paragraph", paragraph),
            ("letter", letter),
        ];
        self.words(key(article), args)
    }

    /// "a", "a and b", "a, b and c".
    fn list(&self, mut all: Vec<String>) -> String {
        let last = all.pop().unwrap_or_default();
        if all.is_empty() {
            return last;
        }
        self.words(AND, [("before", all.join(", ")), ("last", last)])
    }

    fn words<const N: usize>(&self, key: &str, args: [(&str, String); N]) -> String {
        let args = args.into_iter();
        let text = args.fold(Text::pack(key), |text, (name, arg)| {
            text.with(name, Arg::Str(arg))
        });
        self.texts.say(self.lang, &text).into_owned()
    }
}

/// The words for a place, by how exactly it is named.
fn key(article: &Article) -> &'static str {
    match (&article.paragraph, article.letter) {
        (None, None) => "law-article",
        (Some(_), None) => "law-paragraph",
        (None, Some(_)) => "law-article-letter",
        (Some(_), Some(_)) => "law-letter",
    }
}
