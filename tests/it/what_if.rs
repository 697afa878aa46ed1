//! What a changed rule would have decided of the past: exact where enough people are meant, silent where they are few.

use crate::desk::{Answers, Desk, Options, sigap};
use base::Date;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// So many mothers get everything they ask for.
const MOTHERS: usize = 27;
const PRODUCTS: [&str; 3] = ["nik", "akta", "kartu_keluarga"];
const RULES: &str = "services/akta-lahir/rules.toml";
const LATE: &str = "days(answers.birth_date, today) > 60";
/// A field of the mother that is the same of all of them.
const ALIKE: &str = "mother.nationality";

/// A country in which births were decided and which stands still since, and how old each child was that day.
struct Past {
    desk: Desk,
    days: Vec<i64>,
}

/// The past that tests which run at the same time look at together; it goes when the last of them is done.
fn past() -> Arc<Past> {
    static SHARED: Mutex<Weak<Past>> = Mutex::new(Weak::new());
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    shared.upgrade().unwrap_or_else(|| {
        let past = Arc::new(lived());
        *shared = Arc::downgrade(&past);
        past
    })
}

fn lived() -> Past {
    let mut desk = Desk::open_with(&Options {
        residents: 1_200,
        newborns: 400,
        ..Options::default()
    });
    let lines = |name: &str| -> Vec<Value> {
        let text = std::fs::read_to_string(desk.data.join("facility").join(name)).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    let births = lines("births.jsonl");
    let born = births.iter().map(|birth| {
        let of = |value: &Value| value.as_str().unwrap().to_owned();
        (of(&birth["key"]), of(&birth["record"]["birth_date"]))
    });
    let born: BTreeMap<String, String> = born.collect();
    let mut days = Vec::new();
    for ready in lines("ready.jsonl").iter().take(MOTHERS) {
        let mut mother = desk.resident(ready["mother"].as_str().unwrap());
        let case = mother.apply(&Answers::new());
        assert_eq!(mother.outcome(&case), "grant");
        let receipt = mother
            .see(&format!("/permohonan/{case}/tanda-terima"))
            .json();
        let today: Date = receipt["facts"]["today"].as_str().unwrap().parse().unwrap();
        let born: Date = born[ready["birth"].as_str().unwrap()].parse().unwrap();
        days.push(i64::from(born.until(today).unwrap().get_days()));
    }
    assert_eq!(days.len(), MOTHERS, "enough families have a newborn");
    days.sort_unstable();
    desk.kill();
    Past { desk, days }
}

/// The shipped country with one more folder beside the data, changed in these places.
fn pack(past: &Past, name: &str, changes: &[(&str, &str, &str)]) -> PathBuf {
    let pack = past.desk.data.join(name);
    crate::replay::copy(Path::new("packs/indonesia"), &pack);
    for (file, old, new) in changes {
        let file = pack.join(file);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains(old), "{} has no {old:?}", file.display());
        std::fs::write(&file, text.replacen(old, new, 1)).unwrap();
    }
    pack
}

/// Asks the program; one at a time, for it locks the folder it looks at.
fn tried(past: &Past, pack: &Path, more: &[&str]) -> (Option<i32>, String) {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let Output {
        status,
        stdout,
        stderr,
    } = sigap()
        .args(["replay", "--all", "--data"])
        .arg(&past.desk.data)
        .arg("--with")
        .arg(pack)
        .args(more)
        .output()
        .unwrap();
    let said = [stdout, stderr].map(|said| String::from_utf8(said).unwrap());
    (status.code(), said.concat())
}

/// The figures of each product, which are the same of all three.
fn figures(past: &Past, pack: &Path, more: &[&str]) -> Value {
    let (code, said) = tried(past, pack, &[more, &["--json"]].concat());
    assert_eq!(code, Some(0), "{said}");
    let told: Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"));
    let services = told["services"].as_array().unwrap();
    let births = services.iter().find(|one| one["service"] == "akta-lahir");
    let products = births.unwrap()["products"].as_array().unwrap();
    assert_eq!(products.len(), PRODUCTS.len());
    let without_name = |product: &Value| {
        let mut product = product.clone();
        product.as_object_mut().unwrap().remove("product");
        product
    };
    let first = without_name(&products[0]);
    assert!(
        products
            .iter()
            .all(|product| without_name(product) == first)
    );
    first
}

/// A limit that so many children were older than, or the next one that ties allow; and how many are.
fn limit(past: &Past, older: usize) -> (i64, usize) {
    let days = &past.days;
    let limit = days[days.len() - older - 1];
    (limit, days.iter().filter(|age| **age > limit).count())
}

fn later(past: &Past, name: &str, limit: i64) -> PathBuf {
    let changed = LATE.replace("60", &limit.to_string());
    pack(past, name, &[(RULES, LATE, &changed)])
}

#[test]
fn a_shorter_limit_refers_exactly_those_who_came_later() {
    let past = past();
    let (limit, older) = limit(&past, 13);
    let told = figures(&past, &later(&past, "shorter", limit), &["--by", ALIKE]);
    assert!((10..=MOTHERS - 10).contains(&older), "{older} of {MOTHERS}");
    assert_eq!(told["decisions"], MOTHERS);
    let becomes = told["becomes"].as_array().unwrap();
    let unchanged = becomes
        .iter()
        .find(|one| one["kind"] == "unchanged")
        .unwrap();
    assert_eq!(unchanged["decisions"], MOTHERS - older);
    let changed = becomes.iter().find(|one| one["kind"] == "changed").unwrap();
    assert_eq!(
        (&changed["from"], &changed["to"]),
        (&"grant".into(), &"refer".into())
    );
    assert_eq!(changed["decisions"], older);
    assert_eq!(changed["gained"][0]["reason"], "reported-late");
    assert_eq!(changed["gained"][0]["law"], "UU 24/2013 art. 32");
    assert_eq!(told["together"], Value::Null);
    assert_eq!(told["reasons"][0]["decisions"], older);
    assert_eq!(told["groups"][0]["group"], "ID");
    assert_eq!(told["groups"][0]["changed"], older);
    assert_eq!(told["groups_together"], Value::Null);
    // The same in words.
    let (code, said) = tried(&past, &later(&past, "shorter", limit), &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains(&format!("{older}  granted -> left to an officer")),
        "{said}"
    );
    assert!(said.contains("now: reported-late: "), "{said}");
}

#[test]
fn a_change_that_few_people_would_feel_is_not_told_and_no_total_gives_it_away() {
    let past = past();
    let (limit, older) = limit(&past, 3);
    assert!((1..10).contains(&older), "{older}");
    let told = figures(&past, &later(&past, "few", limit), &["--by", ALIKE]);
    assert_eq!(told["decisions"], MOTHERS);
    assert_eq!(told["becomes"], Value::Array(Vec::new()));
    assert_eq!(told["together"], MOTHERS);
    assert_eq!(told["reasons"], Value::Array(Vec::new()));
    assert_eq!(told["groups"][0]["together"], MOTHERS);
    let (_, said) = tried(&past, &later(&past, "few", limit), &[]);
    assert!(
        !said.contains("left to an officer") && said.contains("told together"),
        "{said}"
    );
}

#[test]
fn a_group_of_few_people_is_told_with_the_others() {
    let past = past();
    let told = figures(&past, &pack(&past, "alike", &[]), &["--by", "mother.nik"]);
    assert_eq!(told["groups"], Value::Array(Vec::new()));
    assert_eq!(told["groups_together"]["unchanged"], MOTHERS);
    let (code, said) = tried(&past, &pack(&past, "alike", &[]), &["--by", "mother.shoes"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("no service reads mother.shoes"), "{said}");
}

#[test]
fn what_was_never_read_is_named_and_not_guessed() {
    let past = past();
    let form = "services/akta-lahir/form.toml";
    let reads = "fields   = [\"nik\", \"name\", \"birth_date\", \"nationality\", \"district\", \"deceased_on\"]";
    let more = reads.replace("\"nik\", ", "\"nik\", \"marital_status\", ");
    let single = "facts.mother.known && facts.mother.marital_status == \"single\" && days(answers.birth_date, today) <= 60";
    let needing = pack(
        &past,
        "needing",
        &[(form, reads, &more), (RULES, LATE, single)],
    );
    // The checker wants the condition quoted as TOML has it.
    let rules = needing.join(RULES);
    let text = std::fs::read_to_string(&rules).unwrap();
    std::fs::write(
        &rules,
        text.replace(&format!("\"{single}\""), &format!("'{single}'")),
    )
    .unwrap();
    let told = figures(&past, &needing, &[]);
    let becomes = told["becomes"].as_array().unwrap();
    assert_eq!(becomes.len(), 1, "{told}");
    assert_eq!(becomes[0]["kind"], "cannot-say");
    assert_eq!(becomes[0]["needs"][0], "facts.mother.marital_status");
    assert_eq!(becomes[0]["decisions"], MOTHERS);
}

#[test]
fn nothing_is_written_and_the_same_question_has_the_same_answer() {
    let past = past();
    let same = pack(&past, "twice", &[]);
    let first = tried(&past, &same, &["--json"]);
    assert_eq!(first.0, Some(0), "{}", first.1);
    let database = || {
        let files = std::fs::read_dir(past.desk.data.join("db")).unwrap();
        let files = files.map(|file| file.unwrap().path());
        let files = files.filter(|file| file.extension().is_some_and(|kind| kind == "db"));
        let files = files.map(|file| (file.clone(), std::fs::read(&file).unwrap()));
        files.collect::<std::collections::BTreeMap<_, _>>()
    };
    let before = database();
    assert_eq!(tried(&past, &same, &["--json"]), first);
    assert_eq!(database(), before);
}

#[test]
fn a_service_that_is_gone_is_counted_apart() {
    let past = past();
    let gone = pack(&past, "gone", &[]);
    std::fs::remove_dir_all(gone.join("services/akta-lahir")).unwrap();
    // The people of the demonstration try what is left.
    for entry in std::fs::read_dir(gone.join("people")).unwrap() {
        let file = entry.unwrap().path();
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(file, text.replace("\"akta-lahir\"", "\"stnk-tahunan\"")).unwrap();
    }
    let (code, said) = tried(&past, &gone, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains(&format!("{MOTHERS}  decisions that cannot be said")),
        "{said}"
    );
}

#[test]
fn a_broken_pack_and_one_of_another_country_are_refused() {
    let past = past();
    let broken = pack(
        &past,
        "broken",
        &[(RULES, LATE, "days(answers.birth_day, today) > 60")],
    );
    let (code, said) = tried(&past, &broken, &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("rules.toml:") && said.contains("birth_day"),
        "{said}"
    );
    assert!(said.contains("nothing was tried"), "{said}");
    let other = pack(
        &past,
        "other",
        &[("pack.toml", "id = \"indonesia\"", "id = \"wakanda\"")],
    );
    let (code, said) = tried(&past, &other, &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("is the country wakanda"), "{said}");
}
