use super::*;
use proptest::prelude::*;

const TABLE: &str = "code,name\n32,Jawa Barat\n3204,Kabupaten Bandung\n3273,Kota Bandung\n320405,Cileunyi\n\
320406,Cilengkrang\n3204052001,Cimekar\n3204052002,Cileunyi Kulon\n3204062001,Cilengkrang\n\
3273012001,Sukasari\n327301,Sukasari\n81,Maluku\n8101,Kabupaten Maluku Tengah\n";

fn areas() -> Areas {
    let zones = [("32".to_owned(), Zone::Wib), ("81".to_owned(), Zone::Wit)].into();
    Areas::parse(TABLE, zones).unwrap()
}

fn codes<'a>(areas: impl IntoIterator<Item = Area<'a>>) -> Vec<String> {
    areas.into_iter().map(|area| area.code).collect()
}

#[test]
fn an_area_leads_to_those_of_a_level_that_are_it_or_right_below_it() {
    let areas = Areas::parse(
        "code,name\n32,Jawa Barat\n3273,Kota Bandung\n327301,Sukasari\n327302,Coblong\n",
        BTreeMap::new(),
    )
    .unwrap();
    let codes = |code, level| -> Vec<String> {
        let found = areas.of_level(code, level).into_iter();
        found.map(|area| area.code).collect()
    };
    assert_eq!(codes("3273", Level::District), ["327301", "327302"]);
    assert_eq!(codes("327302", Level::District), ["327302"]);
    assert_eq!(codes("32", Level::Regency), ["3273"]);
    assert!(codes("32", Level::District).is_empty(), "two levels down");
    assert!(codes("327302", Level::Province).is_empty());
}

#[test]
fn an_area_knows_its_name_its_parents_and_its_zone() {
    let areas = areas();
    assert_eq!(areas.name("3204052001"), Some("Cimekar"));
    assert_eq!(Areas::parent("3204052001"), Some("320405"));
    assert_eq!(
        areas.full_name("3204052001").as_deref(),
        Some("Cimekar, Cileunyi, Kabupaten Bandung, Jawa Barat")
    );
    assert_eq!(areas.zone("8101"), Zone::Wit);
    assert_eq!(areas.zone("3204052001"), Zone::Wib);
    assert!(!areas.exists("3204059999") && !areas.exists("32.04") && !areas.exists(""));
}

#[test]
fn what_lies_in_an_area_is_listed_one_level_down() {
    let areas = areas();
    assert_eq!(codes(areas.districts_of("3204")), ["320405", "320406"]);
    assert_eq!(
        codes(areas.villages_of("320405")),
        ["3204052001", "3204052002"]
    );
    assert_eq!(codes(areas.regencies()), ["3204", "3273", "8101"]);
    assert_eq!(codes(areas.provinces()), ["32", "81"]);
    assert_eq!(codes(areas.villages_of("3204")), Vec::<String>::new());
}

#[test]
fn an_area_is_found_by_its_name_and_by_what_it_lies_in() {
    let areas = areas();
    assert_eq!(codes(areas.search("sukasari", 5)), ["327301", "3273012001"]);
    assert_eq!(codes(areas.search("cimekar bandung", 5)), ["3204052001"]);
    assert_eq!(codes(areas.search("cileu", 1)), ["320405"]);
    assert_eq!(codes(areas.search("bandung", 2)), ["3204", "3273"]);
    assert_eq!(codes(areas.search("  ", 5)), Vec::<String>::new());
}

#[test]
fn a_dotted_code_and_a_code_that_comes_twice_are_findings() {
    let findings =
        Areas::parse("code,name\n32.04,Bandung\n32,A\n32,B\n", BTreeMap::new()).unwrap_err();
    let told: Vec<_> = findings.iter().map(|f| (f.code, f.line)).collect();
    assert_eq!(told, [("bad-area", 2), ("area-twice", 0)]);
}

proptest! {
    #[test]
    fn no_table_and_no_query_makes_it_panic(csv in "[0-9a-z,\"\n é]{0,80}", query in ".{0,12}") {
        if let Ok(areas) = Areas::parse(&csv, BTreeMap::new()) {
            let _ = areas.search(&query, 3);
            let _ = areas.full_name(&query);
            let _ = areas.districts_of(&query).count();
        }
    }
}
