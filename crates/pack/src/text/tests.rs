//! Sentences, dates, times and money in both languages.

use super::*;
use base::Rupiah;
use proptest::prelude::*;
use std::time::Instant;

const MONTHS: &str = "month-1 = Januari\nmonth-2 = Februari\nmonth-3 = Maret\nmonth-4 = April\nmonth-5 = Mei\n\
month-6 = Juni\nmonth-7 = Juli\nmonth-8 = Agustus\nmonth-9 = September\nmonth-10 = Oktober\nmonth-11 = November\n\
month-12 = Desember\nweekday-1 = Senin\nweekday-2 = Selasa\nweekday-3 = Rabu\nweekday-4 = Kamis\nweekday-5 = Jumat\n\
weekday-6 = Sabtu\nweekday-7 = Minggu\n";

fn texts() -> Texts {
    let mut texts = Texts::default();
    let words = format!(
        "{MONTHS}greet = Halo, {{ $name }}.\nplain = Isi bagian ini.\nlong = Baris satu\n    baris dua.\n\
         outer = Pesan: {{ greet }}\ncount = {{ $n ->\n    [one] satu\n   *[other] {{ $n }} hari\n }}\n"
    );
    texts
        .add(Lang::Id, Owner::Pack, "text/id.ftl", &words)
        .unwrap();
    let english = "greet = Hello, { $name }.\ncount = { $n ->\n    [one] one day\n   *[other] { $n } days\n }\n";
    texts
        .add(Lang::En, Owner::Pack, "text/en.ftl", english)
        .unwrap();
    texts
}

fn night() -> Timestamp {
    let day = Date::constant(2026, 11, 26);
    Timestamp::midnight(day, Zone::Wib).plus_seconds(20 * 3600 + 41 * 60)
}

#[test]
fn words_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Texts>();
}

#[test]
fn a_plain_message_is_borrowed_and_a_missing_one_shows_its_key() {
    let texts = texts();
    assert!(matches!(
        texts.say(Lang::Id, &Text::pack("plain")),
        Cow::Borrowed("Isi bagian ini.")
    ));
    assert_eq!(
        texts.say(Lang::Id, &Text::pack("long")),
        "Baris satu\nbaris dua."
    );
    assert_eq!(texts.say(Lang::Id, &Text::pack("gone")), "⟦gone⟧");
    assert_eq!(texts.say(Lang::Id, &Text::portal("plain")), "⟦plain⟧");
}

#[test]
fn names_are_put_in_without_invisible_marks() {
    let greet = Text::pack("greet").with("name", Arg::Str("Sri".into()));
    assert_eq!(texts().say(Lang::Id, &greet), "Halo, Sri.");
}

#[test]
fn plurals_follow_the_language() {
    let one = Text::pack("count").with("n", Arg::Int(1));
    let three = Text::pack("count").with("n", Arg::Int(3));
    let texts = texts();
    assert_eq!(texts.say(Lang::En, &one), "one day");
    assert_eq!(texts.say(Lang::En, &three), "3 days");
    assert_eq!(texts.say(Lang::Id, &one), "1 hari");
}

#[test]
fn dates_times_and_money_are_written_as_people_write_them() {
    let texts = texts();
    let day = Date::constant(2026, 11, 26);
    assert_eq!(texts.date(Lang::Id, day), "Kamis, 26 November 2026");
    assert_eq!(texts.short_date(Lang::Id, day), "26 November 2026");
    assert_eq!(texts.time(Lang::Id, night(), Zone::Wib), "20.41 WIB");
    assert_eq!(texts.time_of_day(Lang::Id, "20:41"), "20.41");
    assert_eq!(texts.time_of_day(Lang::En, "20:41"), "20:41");
    assert_eq!(texts.time(Lang::En, night(), Zone::Wita), "21:41 WITA");
    assert_eq!(
        texts.long_time(Lang::Id, night(), Zone::Wib),
        "Kamis, 26 November 2026, 20.41 WIB"
    );
    let fee = Text::pack("greet").with("name", Arg::Money(Rupiah(50_000)));
    assert_eq!(texts.say(Lang::Id, &fee), "Halo, Rp50.000.");
    let when = Text::pack("greet").with("name", Arg::Time(night()));
    assert_eq!(texts.say_in(Lang::Id, &when, Zone::Wit), "Halo, 22.41 WIT.");
}

#[test]
fn a_text_inside_a_text_is_said_in_the_same_language() {
    let inner = Text::pack("greet").with("name", Arg::Str("Budi".into()));
    let outer = Text::pack("greet").with("name", Arg::Text(Box::new(inner)));
    assert_eq!(texts().say(Lang::En, &outer), "Hello, Hello, Budi..");
}

#[test]
fn placeholders_are_found_also_through_other_messages() {
    let texts = texts();
    let owner = Owner::Pack;
    assert_eq!(
        texts.placeholders(Lang::Id, &owner, "outer"),
        ["name".to_owned()].into()
    );
    assert_eq!(
        texts.placeholders(Lang::Id, &owner, "count"),
        ["n".to_owned()].into()
    );
    assert!(texts.keys(Lang::Id, &owner).any(|key| key == "plain"));
    assert_eq!(
        texts.place(Lang::Id, &owner, "greet"),
        Some(("text/id.ftl", 20))
    );
    assert!(texts.missing_calendar_keys(Lang::Id).is_empty());
    assert_eq!(texts.missing_calendar_keys(Lang::En).len(), 19);
}

#[test]
fn a_key_said_twice_and_a_broken_line_are_findings_with_their_lines() {
    let mut texts = Texts::default();
    let source = "name = Akta\nname = Akta lagi\nbroken\n";
    let findings = texts
        .add(Lang::Id, Owner::Portal, "text/id.ftl", source)
        .unwrap_err();
    let told: Vec<_> = findings.iter().map(|f| (f.code, f.line)).collect();
    assert!(told.contains(&("bad-words", 3)), "{findings:?}");
    assert!(told.contains(&("key-twice", 2)), "{findings:?}");
}

#[test]
fn saying_a_plain_message_takes_well_under_a_microsecond() {
    let texts = texts();
    let text = Text::pack("plain");
    let started = Instant::now();
    let mut bytes = 0;
    for _ in 0..100_000 {
        bytes += texts.say(Lang::Id, std::hint::black_box(&text)).len();
    }
    let each = started.elapsed().as_nanos() / 100_000;
    assert_eq!(bytes, 1_500_000);
    // Unoptimised and on a busy machine it is still far below; a lock or a formatting run would not be.
    assert!(each < 5_000, "{each} ns");
}

proptest! {
    #[test]
    fn no_file_of_words_makes_the_reader_panic(source in "[a-z={}$\\[\\]*>\\-. \n\"]{0,80}") {
        let mut texts = Texts::default();
        let _ = texts.add(Lang::Id, Owner::Portal, "text/id.ftl", &source);
        let keys: Vec<String> = texts.keys(Lang::Id, &Owner::Portal).map(str::to_owned).collect();
        for key in keys {
            let _ = texts.say(Lang::Id, &Text::portal(key));
        }
    }
}
