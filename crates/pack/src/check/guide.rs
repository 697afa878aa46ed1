//! Guides are plain language: short sentences, in both languages.

use super::At;
use crate::finding::Finding;
use base::Lang;

/// How long sentences may be.
struct Limits {
    mean: usize,
    longest: usize,
}

fn limits(lang: Lang) -> Limits {
    match lang {
        Lang::Id => Limits {
            mean: 14,
            longest: 25,
        },
        Lang::En => Limits {
            mean: 18,
            longest: 28,
        },
    }
}

pub(super) fn check(at: &At<'_>, findings: &mut Vec<Finding>) {
    for lang in Lang::ALL {
        let file = at.file(&format!("guide.{}.md", lang.tag()));
        if let Some(guide) = at.service.guides.get(&lang) {
            findings.extend(hard(&file, guide, lang));
        } else {
            let told = "there is no guide in this language";
            let mend = "explain in plain words who it is for, what it takes and what comes of it";
            findings.push(Finding::new(file, 0, "no-guide", told, mend));
        }
    }
}

/// Sentences that are too long, each by itself and all of them on average.
fn hard(file: &str, guide: &str, lang: Lang) -> Vec<Finding> {
    let Limits { mean, longest } = limits(lang);
    let sentences = sentences(guide);
    let mut findings = Vec::new();
    for sentence in &sentences {
        if sentence.words > longest {
            let start: String = sentence.text.chars().take(40).collect();
            let told = format!("the sentence \"{start}…\" has {} words", sentence.words);
            let mend = format!("split it: at most {longest} words");
            findings.push(Finding::new(
                file,
                sentence.line,
                "hard-to-read",
                told,
                mend,
            ));
        }
    }
    let words: usize = sentences.iter().map(|sentence| sentence.words).sum();
    if words > mean * sentences.len() {
        let average = words / sentences.len().max(1);
        let told = format!("its sentences have more than {mean} words on average ({average})");
        let mend = "split the longest ones, and say one thing at a time";
        findings.push(Finding::new(file, 0, "hard-to-read", told, mend));
    }
    findings
}

struct Sentence {
    line: usize,
    words: usize,
    text: String,
}

/// The sentences of a Markdown text. Headings are none; an item of a list, a row of a table and a paragraph each
/// end what stands before them.
fn sentences(guide: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut open: Option<Sentence> = None;
    for (at, raw) in guide.lines().enumerate() {
        let text = raw.trim();
        let starts_anew =
            text.is_empty() || text.starts_with(['#', '-', '*', '|', '>', '+']) || numbered(text);
        if starts_anew {
            sentences.extend(open.take());
        }
        if text.starts_with('#') {
            continue;
        }
        for word in text
            .split_whitespace()
            .filter(|w| w.contains(char::is_alphanumeric))
        {
            let sentence = open.get_or_insert_with(|| Sentence {
                line: at + 1,
                words: 0,
                text: String::new(),
            });
            let is_number_of_item = sentence.words == 0 && numbered(word);
            if !is_number_of_item {
                sentence.words += 1;
                sentence.text.push_str(word);
                sentence.text.push(' ');
            }
            if ends(word) && sentence.words > 0 {
                sentences.extend(open.take());
            }
        }
    }
    sentences.extend(open);
    sentences.retain(|sentence| sentence.words > 0);
    sentences
}

/// "3." or "3. Bring …".
fn numbered(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    first
        .strip_suffix(['.', ')'])
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a word ends a sentence; an abbreviation of the law does not.
fn ends(word: &str) -> bool {
    let bare = word.trim_end_matches(['"', ')', '*', '_', '\u{201d}']);
    let abbreviated = ["art.", "no.", "ps.", "dr.", "jl.", "e.g.", "i.e."];
    bare.ends_with(['.', '!', '?', ':', ';'])
        && !abbreviated.contains(&bare.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(guide: &str) -> Vec<usize> {
        sentences(guide).iter().map(|s| s.words).collect()
    }

    #[test]
    fn sentences_end_at_stops_items_and_paragraphs() {
        let guide = "# A heading of five words\n\nOne two three. Four\nfive six.\n\n- an item\n- another one\n\n1. Bring it.\nUU 24/2013 art. 27 says so.";
        assert_eq!(words(guide), [3, 3, 2, 2, 2, 6]);
    }

    #[test]
    fn a_long_sentence_is_told_with_its_line() {
        let long = format!("Short one.\n\n{} end.", "word ".repeat(30));
        let findings = hard("g.md", &long, Lang::Id);
        assert_eq!(findings.len(), 2, "{findings:?}");
        assert_eq!((findings[0].line, findings[0].code), (3, "hard-to-read"));
        assert!(hard("g.md", "", Lang::Id).is_empty());
    }
}
