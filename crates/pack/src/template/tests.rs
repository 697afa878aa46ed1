use super::*;
use crate::rules::tests::world::{World, day, known};
use base::{Fact, Facts, Value};

fn products() -> Vec<Product> {
    let mut product = World::product("akta");
    product.numbers = [("serial".to_owned(), NumberKind::Public)].into();
    vec![product]
}

fn render(source: &str, facts: &Facts) -> Option<Value> {
    let form = World::new().form();
    let numbers: Numbers = [(
        "akta".to_owned(),
        [("serial".to_owned(), "3404-1".to_owned())].into(),
    )]
    .into();
    let context = TemplateContext {
        view: View::new(&form, facts),
        made_on: facts.today,
        product: "akta",
        numbers: &numbers,
        area: &|code| (code == "3404").then(|| "Sleman".to_owned()),
        office_name: "Dinas Sleman",
        office_area: Some("3404"),
        case_id: "C1",
    };
    let template = Template::parse(source).unwrap();
    template.render(&context).unwrap()
}

fn complaints(source: &str) -> Vec<(&'static str, String)> {
    let world = World::new();
    let products = products();
    let scope = TemplateScope {
        rules: world.scope(),
        product: "akta",
        products: &products,
    };
    match Template::parse(source) {
        Err(complaint) => vec![(complaint.code, complaint.mend)],
        Ok(template) => {
            let complaints = template.check(&scope).into_iter();
            complaints.map(|c| (c.code, c.mend)).collect()
        }
    }
}

#[test]
fn a_template_that_is_one_name_keeps_the_kind_of_its_value() {
    let facts = known();
    assert_eq!(
        render("{facts.mother.children}", &facts),
        Some(Value::Int(2))
    );
    assert_eq!(
        render("{answers.birth_date}", &facts),
        Some(Value::Date(day("2026-03-09")))
    );
    assert_eq!(
        render("{today}", &facts),
        Some(Value::Date(day("2026-03-10")))
    );
}

#[test]
fn names_inside_a_sentence_become_text() {
    assert_eq!(
        render(
            "{facts.mother.name}, {today}: {number.serial} {number.akta.serial} {case.id}",
            &known()
        ),
        Some(Value::text("Sri Wahyuni, 2026-03-10: 3404-1 3404-1 C1"))
    );
    assert_eq!(
        render("{area(office.area)} {office.area} {office.name}", &known()),
        Some(Value::text("Sleman 3404 Dinas Sleman"))
    );
    assert_eq!(render("plain", &known()), Some(Value::text("plain")));
}

#[test]
fn the_first_alternative_that_is_there_is_taken() {
    let mut facts = known();
    let source = "{facts.birth.birth_date|answers.child_name}";
    assert_eq!(render(source, &facts), Some(Value::Date(day("2026-03-09"))));
    facts.facts.insert("birth".into(), Fact::Absent);
    assert_eq!(render(source, &facts), Some(Value::text("Bima, Dr.")));
}

#[test]
fn where_a_name_leads_to_nothing_the_whole_template_is_left_out() {
    let mut facts = known();
    facts.facts.insert("birth".into(), Fact::Absent);
    assert_eq!(render("{facts.birth.birth_date}", &facts), None);
    assert_eq!(render("born on {facts.birth.birth_date}", &facts), None);
    assert_eq!(render("{area(answers.child_name)}", &facts), None);
    assert_eq!(render("{number.other.serial}", &facts), None);
}

#[test]
fn a_template_asks_for_the_first_name_that_is_not_known() {
    let world = World::new();
    let form = world.form();
    let mut facts = known();
    facts.facts.remove("mother");
    let template =
        Template::parse("{facts.birth.birth_date|facts.mother.name} {answers.place}").unwrap();
    let asked = template.asked(&View::new(&form, &facts)).unwrap();
    assert_eq!(asked, [Asked::Question("place".into())].into());
    facts.facts.insert("birth".into(), Fact::Absent);
    let asked = template.asked(&View::new(&form, &facts)).unwrap();
    assert!(asked.contains(&Asked::Fact("mother".into())));
}

#[test]
fn mistakes_in_templates_are_told_with_a_mend() {
    for (source, code, mend) in [
        (
            "{facts.mothr.name}",
            "unknown-path",
            "did you mean facts.mother.name?",
        ),
        (
            "{number.serail}",
            "unknown-path",
            "did you mean number.akta.serial?",
        ),
        ("{number.kartu.serial}", "unknown-path", "number"),
        ("{facts.mother.known}", "not-a-value", "name a field"),
        ("{evidence.letter.given}", "not-a-value", "name a field"),
        ("{area(facts.mother.children)}", "wrong-type", "area()"),
        ("{facts.mother.name", "bad-template", "write {path}"),
        ("facts.mother.name}", "bad-template", "write {path}"),
        ("{facts.{mother}.name}", "bad-template", "write {path}"),
        ("{|today}", "bad-template", "write {path}"),
        ("{}", "bad-template", "write {path}"),
    ] {
        let told = complaints(source);
        assert_eq!(told.len(), 1, "{source}: {told:?}");
        assert_eq!(told[0].0, code, "{source}");
        assert!(told[0].1.contains(mend), "{source}: {}", told[0].1);
    }
    assert_eq!(complaints("{applicant.name} {today} {number.serial}"), []);
}

#[test]
fn an_alternative_may_count_only_where_something_else_is_there_or_is_not() {
    let mut facts = known();
    let source = "{facts.mother.name if facts.birth.birth_date.absent|answers.child_name}";
    assert_eq!(render(source, &facts), Some(Value::text("Bima, Dr.")));
    facts.facts.insert("birth".into(), Fact::Absent);
    assert_eq!(render(source, &facts), Some(Value::text("Sri Wahyuni")));
    let both = "{facts.mother.name if facts.birth.birth_date.absent and answers.child_name.absent}";
    assert_eq!(render(both, &facts), None);
    assert_eq!(complaints(source), []);
    assert_eq!(complaints(both), []);
    for wrong in ["{today if today}", "{today if facts.mother.name}"] {
        assert_eq!(complaints(wrong)[0].0, "bad-template", "{wrong}");
    }
}

#[test]
fn an_alternative_may_be_a_text_of_its_own_and_count_for_one_value_only() {
    let mut facts = known();
    let source =
        "{'both' if facts.mother.name == 'Sri Wahyuni' and answers.child_name.known|'none'}";
    assert_eq!(complaints(source), []);
    assert_eq!(render(source, &facts), Some(Value::text("both")));
    facts.facts.insert("mother".into(), Fact::Absent);
    assert_eq!(render(source, &facts), Some(Value::text("none")));
    facts.facts.remove("mother");
    let form = World::new().form();
    let asked = Template::parse(source).unwrap();
    let asked = asked.asked(&View::new(&form, &facts)).unwrap();
    assert_eq!(asked, [Asked::Fact("mother".into())].into());
    for (wrong, code) in [
        ("{today if answers.place == 'hme'}", "unknown-option"),
        ("{today if facts.mother.children == '2'}", "bad-template"),
        ("{today if facts.mothr.name == 'x'}", "unknown-path"),
        ("{today if facts.mother.name == x}", "unknown-path"),
    ] {
        assert_eq!(complaints(wrong)[0].0, code, "{wrong}");
    }
}

#[test]
fn a_condition_that_is_not_known_yet_is_asked_for() {
    let form = World::new().form();
    let mut facts = known();
    facts.facts.remove("birth");
    let source = "{facts.mother.name if facts.birth.birth_date.absent}";
    let asked = Template::parse(source).unwrap();
    let asked = asked.asked(&View::new(&form, &facts)).unwrap();
    assert_eq!(asked, [Asked::Fact("birth".into())].into());
}

#[test]
fn a_date_in_a_number_is_written_in_digits() {
    let number = render("{office.area}-LU-{digits(today)}", &known());
    assert_eq!(number, Some(Value::text("3404-LU-10032026")));
    assert_eq!(complaints("{digits(facts.mother.name)}")[0].0, "wrong-type");
}

#[test]
fn a_template_knows_what_kind_of_value_it_yields() {
    let world = World::new();
    let products = products();
    let scope = TemplateScope {
        rules: world.scope(),
        product: "akta",
        products: &products,
    };
    let kind = |source| Template::parse(source).unwrap().kind(&scope);
    assert_eq!(kind("{answers.birth_date}"), Some(FieldKind::Date));
    assert_eq!(kind("on {answers.birth_date}"), Some(FieldKind::Text));
    assert_eq!(kind("{answers.birth_date|facts.mother.name}"), None);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_a_template_panic(source in "[a-z.{}|()'= ]{0,40}") {
        let _ = Template::parse(&source).map(|template| template.reads());
        let _ = complaints(&source);
    }
}
