//! Finding a service by what a person types: informal words, typing errors, either language.

use crate::model::{Pack, Service};
use crate::text::Texts;
use base::{Lang, Owner};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Words of a query beyond this are ignored.
const WORDS_MAX: usize = 12;
/// So are further signs of one word.
const WORD_SIGNS_MAX: usize = 32;
/// Of a query's pieces at least this share, by weight, must occur in what a service says of itself.
const SCORE_MIN: f32 = 0.45;
/// A summary says many things in passing; a name and a synonym say what the service is.
const SUMMARY_WEIGHT: f32 = 0.6;
/// Words of the other language count a little less than those of the page.
const OTHER_LANGUAGE: f32 = 0.9;

/// One service that fits, from 0 to 1; the best comes first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    pub service: String,
    pub score: f32,
}

/// The index over names, summaries and synonyms of every service, made once when the pack is read.
#[derive(Debug, Default)]
pub struct Finder {
    services: Vec<String>,
    indonesian: Index,
    english: Index,
}

/// For every piece of three to five signs: which services say it, and how loudly.
#[derive(Debug, Default)]
struct Index {
    pieces: HashMap<String, Vec<(usize, f32)>>,
    count: usize,
}

/// Services that fit `query`, best first; nothing where none fits well enough.
pub fn find(pack: &Pack, lang: Lang, query: &str) -> Vec<Hit> {
    pack.finder.find(lang, query)
}

impl Finder {
    pub fn new(services: &BTreeMap<String, Service>, texts: &Texts) -> Self {
        Self {
            services: services.keys().cloned().collect(),
            indonesian: Index::new(services, texts, Lang::Id),
            english: Index::new(services, texts, Lang::En),
        }
    }

    pub fn find(&self, lang: Lang, query: &str) -> Vec<Hit> {
        let words = words(query);
        let (own, other) = match lang {
            Lang::Id => (&self.indonesian, &self.english),
            Lang::En => (&self.english, &self.indonesian),
        };
        let own = own.scores(&words);
        let other = other.scores(&words);
        let mut hits: Vec<Hit> = self
            .services
            .iter()
            .zip(own.into_iter().zip(other))
            .map(|(service, (own, other))| Hit {
                service: service.clone(),
                score: own.max(other * OTHER_LANGUAGE),
            })
            .filter(|hit| hit.score >= SCORE_MIN)
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        hits
    }
}

impl Index {
    fn new(services: &BTreeMap<String, Service>, texts: &Texts, lang: Lang) -> Self {
        let mut index = Self {
            pieces: HashMap::new(),
            count: services.len(),
        };
        for (at, service) in services.values().enumerate() {
            let owner = Owner::Service(service.id.clone());
            let plain = |key| texts.plain(lang, &owner, key).unwrap_or_default();
            index.add(at, plain("summary"), SUMMARY_WEIGHT);
            index.add(at, plain("name"), 1.0);
            index.add(at, &service.id.replace('-', " "), 1.0);
            for synonym in service.about.synonyms.get(&lang).into_iter().flatten() {
                index.add(at, synonym, 1.0);
            }
        }
        index
    }

    fn add(&mut self, service: usize, text: &str, weight: f32) {
        for piece in text
            .split_whitespace()
            .flat_map(words)
            .flat_map(|word| pieces(&word))
        {
            let said_by = self.pieces.entry(piece).or_default();
            match said_by.last_mut() {
                Some((last, loudest)) if *last == service => *loudest = loudest.max(weight),
                _ => said_by.push((service, weight)),
            }
        }
    }

    /// The share of the query each service covers. A piece counts more the fewer services say it.
    fn scores(&self, words: &[String]) -> Vec<f32> {
        let mut scores = vec![0.0; self.count];
        let mut whole = 0.0;
        let all: HashSet<String> = words.iter().flat_map(|word| pieces(word)).collect();
        for piece in all {
            let said_by = self.pieces.get(&piece).map_or(&[][..], Vec::as_slice);
            let rare = rarity(self.count, said_by.len());
            whole += rare;
            for (service, weight) in said_by {
                scores[*service] += rare * weight;
            }
        }
        if whole > 0.0 {
            for score in &mut scores {
                *score /= whole;
            }
        }
        scores
    }
}

/// From about 1 for what every service says upwards. What nobody says tells only that something else was meant.
fn rarity(services: usize, said_by: usize) -> f32 {
    let count = |number: usize| f32::from(u16::try_from(number).unwrap_or(u16::MAX));
    if said_by == 0 {
        return 1.0;
    }
    1.0 + (count(services) / count(said_by)).ln()
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(WORDS_MAX)
        .map(|word| word.chars().take(WORD_SIGNS_MAX).collect())
        .collect()
}

/// All runs of three to five signs of a word whose ends are marked, so that starts and ends count.
fn pieces(word: &str) -> Vec<String> {
    let marked: Vec<char> = format!("_{word}_").chars().collect();
    let mut pieces = Vec::new();
    for length in 3..=5 {
        for run in marked.windows(length) {
            pieces.push(run.iter().collect());
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use proptest::prelude::*;

    /// The sample with a second and a third service, so that rarity means something.
    fn finder() -> Finder {
        let mut files = sample::files();
        let others = [
            ("kartu-keluarga", "Kartu keluarga", "kk", "family card"),
            (
                "pindah-datang",
                "Pindah alamat",
                "pindah rumah",
                "moving house",
            ),
        ];
        for (id, name, id_words, en_words) in others {
            for file in ["service.toml", "form.toml", "rules.toml", "output.toml"] {
                let source = files[&format!("services/akta-lahir/{file}")].clone();
                let mut text = String::from_utf8(source).unwrap();
                if let Some(at) = text.find("[synonyms]") {
                    text.truncate(at);
                    text.push_str("[synonyms]\n");
                    for (lang, said) in [("id", id_words), ("en", en_words)] {
                        text.extend([lang, " = [\"", said, "\"]\n"]);
                    }
                }
                files.insert(format!("services/{id}/{file}"), text.into_bytes());
            }
            let words = format!("name = {name}\nsummary = Urus {name} untuk Anda.\n");
            files.insert(format!("services/{id}/id.ftl"), words.into_bytes());
        }
        let pack = Pack::parse(files).unwrap_or_else(|told| panic!("{}", sample::told(&told)));
        pack.finder
    }

    fn best(finder: &Finder, lang: Lang, query: &str) -> Option<String> {
        let hits = finder.find(lang, query);
        hits.into_iter().next().map(|hit| hit.service)
    }

    #[test]
    fn a_birth_certificate_is_found_by_what_people_call_it() {
        let finder = finder();
        for query in [
            "surat lahir",
            "akte bayi",
            "akta klahiran",
            "AKTA KELAHIRAN",
            "birth certificate",
            "akta lahir anak saya",
            "bikin akte kelahiran",
            "birht certifcate",
        ] {
            for lang in Lang::ALL {
                let found = best(&finder, lang, query);
                assert_eq!(found.as_deref(), Some("akta-lahir"), "{query} in {lang:?}");
            }
        }
    }

    #[test]
    fn the_right_one_of_several_services_comes_first() {
        let finder = finder();
        assert_eq!(
            best(&finder, Lang::Id, "kartu kluarga").as_deref(),
            Some("kartu-keluarga")
        );
        assert_eq!(
            best(&finder, Lang::Id, "kk").as_deref(),
            Some("kartu-keluarga")
        );
        assert_eq!(
            best(&finder, Lang::Id, "pindah").as_deref(),
            Some("pindah-datang")
        );
        assert_eq!(
            best(&finder, Lang::Id, "moving house").as_deref(),
            Some("pindah-datang")
        );
    }

    #[test]
    fn what_no_service_offers_finds_nothing() {
        let finder = finder();
        for query in [
            "",
            "   ",
            "resep nasi goreng",
            "xyzzy",
            "??",
            "weather tomorrow",
        ] {
            assert_eq!(best(&finder, Lang::Id, query), None, "{query}");
        }
    }

    proptest! {
        #[test]
        fn no_query_makes_the_finder_panic(query in ".{0,60}") {
            let finder = Finder { services: vec!["a".into()], ..Finder::default() };
            let _ = finder.find(Lang::Id, &query);
        }
    }
}
