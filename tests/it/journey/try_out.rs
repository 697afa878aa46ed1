//! "May I?" over HTTP: anybody asks what would become of an application, and nothing is left behind.

use crate::desk::{Browser, Desk, Page, SRI};
use std::collections::BTreeMap;

const TAX: &str = "/layanan/stnk-tahunan/coba";
const BIRTH: &str = "/layanan/akta-lahir/coba";

/// More than any conversation has.
const TURNS_MAX: usize = 80;

/// What a visitor says, by the name of the thing; to everything else that they do not know.
type Says<'a> = BTreeMap<&'a str, &'a str>;

/// A hidden field as it was before it was written into the page.
fn hidden(page: &Page, name: &str) -> String {
    let raw = page.hidden(name);
    raw.replace("&quot;", "\"").replace("&amp;", "&")
}

/// Fields that answer one thing.
fn fields<'a>(page: &Page, wish: Option<&'a str>) -> Vec<(&'static str, &'a str)> {
    let Some(wish) = wish else {
        assert!(page.has("name=\"unsure\""), "{}", page.text());
        return vec![("unsure", "yes")];
    };
    if !page.has("name=\"day\"") {
        return vec![("value", wish)];
    }
    let mut parts = wish.split('-');
    let mut part = || parts.next().unwrap();
    vec![("year", part()), ("month", part()), ("day", part())]
}

/// Talks until there is an outcome; gives its page and the things that were asked.
fn talk(browser: &mut Browser, path: &str, says: &Says) -> (Page, Vec<String>) {
    let mut page = browser.see(path);
    let mut asked: Vec<String> = Vec::new();
    for _ in 0..TURNS_MAX {
        let thing = page.hidden("thing");
        if thing.is_empty() {
            return (page, asked);
        }
        assert!(!asked.contains(&thing), "{thing} is asked twice");
        let said = hidden(&page, "said");
        let mut form = fields(&page, says.get(thing.as_str()).copied());
        form.extend([("thing", thing.as_str()), ("said", said.as_str())]);
        let next = browser.post(path, &form);
        assert_eq!(next.status, 200, "{thing}: {}", next.text());
        assert_eq!(next.header("set-cookie"), None);
        asked.push(thing);
        page = next;
    }
    panic!("it never ends: {asked:?}")
}

/// Somebody with a motorcycle of their own, the tax nearly due.
fn motorcycle() -> Says<'static> {
    Says::from([
        ("fact.vehicle", "yes"),
        ("field.vehicle.owner_kind", "person"),
        ("has.vehicle.blocked", "no"),
        ("has.vehicle.sold_on", "no"),
        ("field.vehicle.kind", "motorcycle"),
        ("field.vehicle.use", "private"),
        ("field.vehicle.engine_cc", "125"),
        ("field.vehicle.province", "32"),
        ("field.vehicle.ownership_order", "1"),
        ("field.vehicle.tax_until", "2027-01-01"),
        ("field.vehicle.stnk_until", "2029-01-01"),
        ("field.vehicle.tax_base", "12000000"),
        ("fact.owner", "yes"),
        ("has.owner.deceased_on", "no"),
        ("same.applicant.nik.owner.nik", "yes"),
    ])
}

#[test]
fn who_has_no_vehicle_is_told_why_by_which_law_and_what_to_do() {
    let desk = Desk::open();
    let says = Says::from([("fact.vehicle", "no")]);
    for (lang, words) in [
        (
            "",
            ["belum bisa", "Tidak ada kendaraan", "22/2009", "balik nama"],
        ),
        (
            "/en",
            [
                "cannot get it yet",
                "no vehicle",
                "22/2009",
                "transferred at a Samsat",
            ],
        ),
    ] {
        let (page, asked) = talk(&mut desk.guest(), &format!("{lang}{TAX}"), &says);
        assert_eq!(asked, ["fact.vehicle"], "nothing else could change it");
        for word in words {
            assert!(page.has(word), "{word}: {}", page.text());
        }
        assert!(page.has(&format!("/masuk?untuk={lang}/layanan/stnk-tahunan")));
    }
}

#[test]
fn nothing_is_written_nobody_is_known_and_no_answer_is_in_an_address_or_in_the_log() {
    let desk = Desk::open();
    let watch = desk.watch();
    let before = watch.version();
    let mut guest = desk.guest();
    let says = Says::from([
        ("fact.card", "yes"),
        ("fact.facility_birth", "no"),
        ("question.child_status", "own"),
        ("question.child_name", "Zamrud Khatulistiwa"),
    ]);
    let (page, asked) = talk(&mut guest, BIRTH, &says);
    assert!(
        asked.contains(&"question.child_name".to_owned()),
        "{asked:?}"
    );
    assert!(
        page.has("Zamrud Khatulistiwa"),
        "it is shown to whoever said it"
    );
    talk(&mut guest, TAX, &motorcycle());
    assert_eq!(watch.version(), before, "something was written");
    assert_eq!(guest.cookie, None);
    assert_eq!(page.header("cache-control"), Some("private, no-cache"));
    let log = desk.log();
    assert!(
        !log.contains("Zamrud") && !log.contains("fact.card"),
        "{log}"
    );
    desk.resident(SRI).begin("");
    assert_ne!(
        watch.version(),
        before,
        "a real application would have been noticed"
    );
}

#[test]
fn whoever_knows_the_vehicle_is_told_yes_and_what_it_costs() {
    let desk = Desk::open();
    let (page, asked) = talk(&mut desk.guest(), &format!("/en{TAX}"), &motorcycle());
    for thing in &asked {
        assert!(
            !thing.contains("nik") || thing.starts_with("same."),
            "{thing}"
        );
    }
    assert!(page.has("Cost and time"), "{}", page.text());
    assert!(
        page.has("Vehicle tax (PKB)") && page.has("Rp"),
        "{}",
        page.text()
    );
    assert!(page.has("You are not asked these"), "{}", page.text());
}

#[test]
fn who_knows_nothing_is_told_what_it_depends_on_and_never_a_guess() {
    let desk = Desk::open();
    for (path, title) in [
        (TAX, "Hasilnya masih tergantung"),
        (BIRTH, "Hasilnya masih tergantung"),
    ] {
        let (page, asked) = talk(&mut desk.guest(), path, &Says::new());
        assert!(page.has(title), "{asked:?}: {}", page.text());
        assert!(page.has("Saya tidak tahu") && page.has("Dasar hukum"));
        assert!(!page.has("Bisa diberikan</span>"), "{}", page.text());
    }
}

#[test]
fn an_answer_is_changed_and_what_still_counts_is_kept() {
    let desk = Desk::open();
    let mut guest = desk.guest();
    let mut says = motorcycle();
    says.insert("has.vehicle.blocked", "yes");
    says.insert("field.vehicle.blocked", "traffic-fine");
    let (page, _) = talk(&mut guest, &format!("/en{TAX}"), &says);
    assert!(page.has("traffic fine was not paid"), "{}", page.text());
    let said = hidden(&page, "said");
    let change = [("said", said.as_str()), ("change", "has.vehicle.blocked")];
    let asked = guest.post(&format!("/en{TAX}"), &change);
    assert_eq!(asked.hidden("thing"), "has.vehicle.blocked");
    assert!(asked.has("value=\"yes\" checked"), "{}", asked.text());
    let said = hidden(&asked, "said");
    let reply = [
        ("said", said.as_str()),
        ("thing", "has.vehicle.blocked"),
        ("value", "no"),
    ];
    let next = guest.post(&format!("/en{TAX}"), &reply);
    assert!(!next.has("traffic fine"), "{}", next.text());
    assert_ne!(
        next.hidden("thing"),
        "fact.vehicle",
        "what was said is kept"
    );
    let other = guest.post(TAX, &[("said", hidden(&next, "said").as_str())]);
    assert_eq!(
        other.hidden("thing"),
        next.hidden("thing"),
        "in the other language, too"
    );
}

#[test]
fn a_wrong_answer_is_told_in_words_and_a_place_is_looked_for() {
    let desk = Desk::open();
    let mut guest = desk.guest();
    let says = motorcycle();
    let path = format!("/en{TAX}");
    let mut page = guest.see(&path);
    let empty = guest.post(&path, &[("said", ""), ("thing", "fact.vehicle")]);
    assert_eq!(empty.status, 422);
    assert!(empty.has("Choose Yes or No") && empty.has("role=\"alert\""));
    while page.hidden("thing") != "field.vehicle.province" {
        let (thing, said) = (page.hidden("thing"), hidden(&page, "said"));
        let mut form = fields(&page, says.get(thing.as_str()).copied());
        form.extend([("thing", thing.as_str()), ("said", said.as_str())]);
        page = guest.post(&path, &form);
        assert_eq!(page.status, 200, "{}", page.text());
    }
    let said = hidden(&page, "said");
    let about = [("said", said.as_str()), ("thing", "field.vehicle.province")];
    let found = guest.post(&path, &[&about[..], &[("q", "jawa barat")]].concat());
    assert_eq!(found.status, 200);
    assert!(
        found.has("value=\"32\"") && found.has("Jawa Barat"),
        "{}",
        found.text()
    );
    let nowhere = guest.post(&path, &[&about[..], &[("q", "atlantis")]].concat());
    assert!(
        nowhere.has("That place was not found"),
        "{}",
        nowhere.text()
    );
    let regency = guest.post(&path, &[&about[..], &[("value", "3273")]].concat());
    assert_eq!(regency.status, 422);
    assert!(regency.has("no province"), "{}", regency.text());
}

#[test]
fn forged_fields_are_no_answers_and_nothing_breaks() {
    let desk = Desk::open();
    let mut guest = desk.guest();
    assert_eq!(guest.get("/layanan/tidak-ada/coba").status, 404);
    assert_eq!(
        guest
            .post("/layanan/tidak-ada/coba", &[("said", "{}")])
            .status,
        404
    );
    for broken in ["{", "[]", "7", "{\"fact.vehicle\":true}", "\u{0}"] {
        assert_eq!(guest.post(TAX, &[("said", broken)]).status, 422, "{broken}");
    }
    let many: Vec<String> = (0..500).map(|n| format!("\"x{n}\":{{}}")).collect();
    let many = format!("{{{}}}", many.join(","));
    assert_eq!(guest.post(TAX, &[("said", &many)]).status, 422);
    let huge = "x".repeat(70_000);
    assert_eq!(guest.post(TAX, &[("said", &huge)]).status, 413);
    for ignored in [
        "{\"fact.mother\":{\"value\":\"yes\"}}",
        "{\"fact.vehicle\":{\"value\":\"perhaps\"}}",
        "{\"fact.vehicle\":{\"day\":\"1\"}}",
        "{\"question.physical_check\":{\"value\":\"passed\"}}",
        "{\"field.vehicle.kind\":{\"value\":\"car\"}}",
        "{\"field.vehicle.chassis_number\":{\"value\":\"x\"}}",
        "{\"../../x\":{\"value\":\"yes\"}}",
    ] {
        let page = guest.post(TAX, &[("said", ignored)]);
        assert_eq!(page.status, 200, "{ignored}");
        assert_eq!(page.hidden("thing"), "fact.vehicle", "{ignored}");
        assert!(!page.has("id=\"jawaban\""), "{ignored}: nothing was said");
    }
    for (thing, value) in [
        ("fact.mother", "yes"),
        ("rule.not-owner", "<script>"),
        ("field.vehicle.tax_until", "x"),
        ("", ""),
    ] {
        let page = guest.post(TAX, &[("thing", thing), ("value", value)]);
        assert_eq!(page.status, 200, "{thing}");
        assert!(!page.has("<script>"), "{thing}");
    }
    let cross = [
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Sec-Fetch-Site", "cross-site"),
    ];
    assert_eq!(guest.send("POST", TAX, &cross, b"said=").status, 403);
}

#[test]
fn the_page_of_a_service_leads_there_signed_in_or_not() {
    let desk = Desk::open();
    for mut browser in [desk.guest(), desk.resident(SRI)] {
        let page = browser.see("/en/layanan/akta-lahir");
        assert!(page.has("href=\"/en/layanan/akta-lahir/coba\""));
        assert!(page.has("Check first: could I get this?"));
        let (_, asked) = talk(&mut browser, TAX, &Says::from([("fact.vehicle", "no")]));
        assert_eq!(asked.len(), 1);
    }
}

#[test]
fn who_asks_very_often_waits_a_moment_and_loses_nothing() {
    let desk = Desk::open();
    let mut guest = desk.guest();
    let mut say = |lang: &str| {
        let fields = [("thing", "fact.vehicle"), ("value", "no"), ("said", "")];
        guest.post(&format!("{lang}{TAX}"), &fields)
    };
    let answers = (0..1_000).map(|_| say("")).find(|page| page.status != 200);
    let full = answers.unwrap();
    assert_eq!(full.status, 429, "{}", full.text());
    assert_eq!(full.header("retry-after"), Some("1"));
    assert!(full.has("Coba lagi") && full.has("name=\"thing\" value=\"fact.vehicle\""));
    let often = (0..100).map(|_| say("/en")).find(|page| page.status == 429);
    let often = often.unwrap();
    assert!(
        often.has("Wait a moment") && often.has("Try again"),
        "{}",
        often.text()
    );
    // Reading costs little, and others do not wait.
    assert_eq!(guest.get(TAX).status, 200);
    assert_eq!(desk.guest().get("/periksa").status, 200);
}
