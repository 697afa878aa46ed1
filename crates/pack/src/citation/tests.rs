use super::{Act, Article, BadCitation, Citation, Edition};
use crate::model::Pack;
use crate::sample;
use base::Lang;

fn article(number: &str, paragraph: Option<&str>, letter: Option<char>) -> Article {
    Article {
        number: number.to_owned(),
        paragraph: paragraph.map(str::to_owned),
        letter,
    }
}

fn indonesia() -> Pack {
    Pack::parse(sample::folder("../../packs/indonesia")).unwrap()
}

fn said(written: &str, lang: Lang) -> String {
    Citation::parse(written)
        .unwrap()
        .say(&indonesia().texts, lang)
}

#[test]
fn a_citation_is_read_into_acts_articles_paragraphs_letters_and_forms() {
    let read = Citation::parse(
        "UU 24/2013 art. 27(1)(b), 28 and 79A; Permendagri 109/2019, form F-2.01; KUHPerdata art. 4(b)",
    )
    .unwrap();
    let [law, rule, code] = read.sources() else {
        panic!("three sources")
    };
    let edition = Some(Edition {
        number: "24".to_owned(),
        year: 2013,
    });
    assert_eq!(
        law.act,
        Act {
            kind: "UU".to_owned(),
            edition
        }
    );
    let exact = article("27", Some("1"), Some('b'));
    assert_eq!(
        law.articles,
        [exact, article("28", None, None), article("79A", None, None)]
    );
    assert_eq!(rule.forms, ["F-2.01"]);
    assert_eq!(
        code.act,
        Act {
            kind: "KUHPerdata".to_owned(),
            edition: None
        }
    );
    assert_eq!(code.articles, [article("4", None, Some('b'))]);
}

#[test]
fn what_amended_an_act_is_read_apart() {
    let read = Citation::parse("UU 23/2006, amended by UU 24/2013").unwrap();
    let [source] = read.sources() else {
        panic!("one source")
    };
    assert_eq!(source.act.name_key(), "act-uu-23-2006");
    assert_eq!(source.amended_by[0].name_key(), "act-uu-24-2013");
}

#[test]
fn what_the_notation_does_not_know_is_refused_with_the_words_it_stumbles_on() {
    let bad = |written: &str| Citation::parse(written).unwrap_err();
    let act = |text: &str| BadCitation::Act(text.to_owned());
    assert_eq!(bad(" "), BadCitation::Empty);
    assert_eq!(bad("UU 24/2013;"), act(""));
    assert_eq!(bad("UU 24"), act("UU 24"));
    assert_eq!(bad("UU 24/2013 pasal 27"), act("UU 24/2013 pasal 27"));
    assert_eq!(bad("law 24/2013"), act("law 24/2013"));
    assert_eq!(
        bad("UU 24/2013 art. x"),
        BadCitation::Article("x".to_owned())
    );
    assert_eq!(
        bad("UU 24/2013 art. 27(1"),
        BadCitation::Article("27(1".to_owned())
    );
    assert_eq!(
        bad("UU 24/2013 art. 27(1)(2)"),
        BadCitation::Article("27(1)(2)".to_owned())
    );
    assert_eq!(
        bad("UU 24/2013, form two"),
        BadCitation::Form("two".to_owned())
    );
    assert_eq!(
        bad("UU 24/2013, on people"),
        BadCitation::Rest("on people".to_owned())
    );
    let long = ["UU 24/2013"; 30].join("; ");
    assert_eq!(bad(&long), BadCitation::TooMany);
}

#[test]
fn a_citation_of_an_earlier_day_that_cannot_be_read_is_said_as_it_was_written() {
    let old = "UU 23/2006, amended by UU 24/2013, on population administration";
    let read = Citation::from(old);
    assert!(read.sources().is_empty());
    assert_eq!(read.say(&indonesia().texts, Lang::Id), old);
}

#[test]
fn each_language_cites_in_its_own_words() {
    let laws = [
        (
            "UU 24/2013 art. 27(1)(b) and 68",
            "UU 24/2013 Pasal 27 ayat (1) huruf b dan Pasal 68",
            "Law 24/2013, Article 27(1)(b) and Article 68",
        ),
        (
            "Permendagri 109/2019, form F-2.01",
            "Permendagri 109/2019, formulir F-2.01",
            "Minister of Home Affairs Regulation 109/2019, form F-2.01",
        ),
        (
            "UU 1/1974 art. 42; KUHPerdata art. 255",
            "UU 1/1974 Pasal 42; KUHPerdata Pasal 255",
            "Law 1/1974, Article 42; Civil Code, Article 255",
        ),
        (
            "UU 23/2006, amended by UU 24/2013",
            "UU 23/2006, diubah dengan UU 24/2013",
            "Law 23/2006, amended by Law 24/2013",
        ),
    ];
    for (written, indonesian, english) in laws {
        assert_eq!(said(written, Lang::Id), indonesian);
        assert_eq!(said(written, Lang::En), english);
    }
}

#[test]
fn an_act_is_named_where_the_pack_knows_its_name() {
    let texts = indonesia().texts;
    let law = Citation::parse("UU 24/2013 art. 27").unwrap();
    assert_eq!(
        law.say_named(&texts, Lang::Id),
        "UU 24/2013 Pasal 27 (Administrasi Kependudukan)"
    );
    assert_eq!(
        law.say_named(&texts, Lang::En),
        "Law 24/2013, Article 27 (population administration)"
    );
}
