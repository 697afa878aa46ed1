//! Laws of every right to act, whatever its terms.

use super::*;
use base::RowId;
use proptest::prelude::*;

const SERVICES: [&str; 3] = ["akta-lahir", "stnk-tahunan", "nib"];

fn basis() -> impl Strategy<Value = Basis> {
    let mandate = RowId([7; 16]);
    prop::sample::select(vec![
        Basis::Parent,
        Basis::Mandate { mandate },
        Basis::Director,
        Basis::Staff { mandate },
        Basis::Counter { mandate },
    ])
}

fn time() -> impl Strategy<Value = Timestamp> {
    (0..4_000_000_000_000_i64).prop_map(|ms| Timestamp::from_micros(ms * 1_000))
}

fn services() -> impl Strategy<Value = Services> {
    let some = prop::collection::btree_set(prop::sample::select(SERVICES.to_vec()), 0..3);
    let some = some.prop_map(|these| Services::These(these.into_iter().map(Into::into).collect()));
    prop_oneof![Just(Services::All), some]
}

fn terms() -> impl Strategy<Value = Terms> {
    (services(), time(), time()).prop_map(|(services, from, until)| Terms {
        services,
        from,
        until,
        worth: Assurance::High,
    })
}

fn asked() -> impl Strategy<Value = (usize, &'static str, Timestamp)> {
    (0..5_usize, prop::sample::select(SERVICES.to_vec()), time())
}

fn made(&(what, service, at): &(usize, &'static str, Timestamp)) -> Asked<'static> {
    match what {
        0 => Asked::Begin { service },
        1 => Asked::Case {
            service,
            case: CaseId::at(at, [3; 10]),
        },
        2 => Asked::Cases,
        3 => Asked::Whole,
        _ => Asked::Mandates,
    }
}

fn day(after: i64) -> Date {
    Timestamp::from_micros(0).plus_hours(24 * after).date(ZONE)
}

proptest! {
    #[test]
    fn nothing_is_covered_once_the_time_is_over(
        basis in basis(), terms in terms(), asked in asked(), later in 0..1_000_000_000_i64,
    ) {
        let now = Timestamp::from_micros(terms.until.micros() + later);
        prop_assert_eq!(covers(basis, &terms, made(&asked), now), Cover::Ended);
    }

    #[test]
    fn no_service_is_used_that_the_terms_do_not_name(
        basis in basis(), terms in terms(), asked in asked(), now in time(),
    ) {
        let asked = made(&asked);
        if covers(basis, &terms, asked, now) == Cover::Yes
            && let Asked::Begin { service } | Asked::Case { service, .. } = asked
        {
            prop_assert!(terms.services.has(service));
        }
    }

    #[test]
    fn what_was_begun_before_a_mandate_stays_out_of_sight(
        basis in basis(), terms in terms(), at in time(), now in time(),
    ) {
        let case = CaseId::at(at, [3; 10]);
        let asked = Asked::Case { service: "nib", case };
        if covers(basis, &terms, asked, now) == Cover::Yes {
            prop_assert!(at >= terms.from);
        }
    }

    #[test]
    fn a_longer_time_or_more_services_never_cover_less(
        basis in basis(), terms in terms(), asked in asked(), now in time(), more in 0..1_000_000_i64,
    ) {
        let wider = Terms {
            services: Services::All,
            from: Timestamp::from_micros(terms.from.micros() - more),
            until: Timestamp::from_micros(terms.until.micros() + more),
            worth: terms.worth,
        };
        if covers(basis, &terms, made(&asked), now) == Cover::Yes {
            prop_assert_eq!(covers(basis, &wider, made(&asked), now), Cover::Yes);
        }
    }

    #[test]
    fn only_whose_register_says_so_sees_more_than_cases(basis in basis(), terms in terms(), now in time()) {
        if covers(basis, &terms, Asked::Whole, now) == Cover::Yes {
            prop_assert!(basis.mandate().is_none());
        }
    }

    #[test]
    fn nobody_gives_on_a_mandate_that_was_given_to_them(basis in basis(), terms in terms(), now in time()) {
        if covers(basis, &terms, Asked::Mandates, now) == Cover::Yes {
            prop_assert!(basis == Basis::Director);
        }
    }

    #[test]
    fn a_mandate_lasts_a_year_at_most(today in 0..40_000_i64, ahead in -400..800_i64) {
        let lawful = is_lawful_end(day(today + ahead), day(today));
        prop_assert_eq!(lawful, (0..DAYS_MAX).contains(&ahead));
    }

    #[test]
    fn a_birthday_comes_when_that_many_years_are_over(days in 0..30_000_i64) {
        let born = day(days);
        let day = birthday(born, 17);
        prop_assert_eq!(i32::from(day.year()), i32::from(born.year()) + 17);
        prop_assert_eq!(day.month(), born.month());
        prop_assert!(day.day() == born.day() || (born.day() == 29 && day.day() == 28));
    }
}

#[test]
fn a_name_is_the_same_in_capitals_and_with_other_signs() {
    assert_eq!(plain_name("  SRI  Wahyuni"), plain_name("Sri Wahyuni"));
    assert_eq!(plain_name("Siti Nur'aini"), plain_name("siti nur aini"));
    assert_ne!(plain_name("Budi Santoso"), plain_name("Budi Santosa"));
}
