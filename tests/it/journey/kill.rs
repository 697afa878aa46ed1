//! Power cuts: the program is killed at random moments under load and started again on the same files.

use crate::desk::{Browser, Desk, Options, Storage, until};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const ROUNDS: u64 = 8;
const PEOPLE_AT_ONCE: usize = 4;

/// What was promised so far.
#[derive(Default)]
struct Book {
    next: AtomicUsize,
    /// Mother and case of each submission that was answered.
    sent: Mutex<Vec<(String, String)>>,
}

/// Mothers with a newborn that nobody registered yet and that the rules grant.
fn ready(desk: &Desk) -> Vec<String> {
    let text = std::fs::read_to_string(desk.data.join("facility/ready.jsonl")).unwrap();
    let lines = text
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines
        .map(|line| line["mother"].as_str().unwrap().to_owned())
        .collect()
}

/// One application that may be cut off anywhere. Gives the case once its submission was answered.
fn apply(browser: &mut Browser, mother: &str) -> Option<String> {
    let signed_in = browser.try_post("/demo/sign-in", &[("nik", mother)])?;
    browser.token = signed_in.json()["csrf"].as_str()?.to_owned();
    let begun = browser
        .try_post("/layanan/akta-lahir/mulai", &[])?
        .location();
    let case = begun
        .strip_prefix("/permohonan/")?
        .strip_suffix("/isi")?
        .to_owned();
    let name = format!(
        "Bayi {}",
        mother
            .chars()
            .map(|c| char::from(b'a' + c as u8 % 10))
            .collect::<String>()
    );
    let page = format!("/permohonan/{case}");
    browser.try_post(&format!("{page}/isi/child_name"), &[("value", &name)])?;
    let check = browser
        .try_send("GET", &format!("{page}/periksa"), &[], b"")
        .ok()?;
    let digest = check.hidden("digest");
    let sent = browser.try_post(&format!("{page}/kirim"), &[("digest", &digest)])?;
    assert_eq!(sent.location(), page, "{mother}");
    Some(case)
}

/// Applies for one mother after the other until the program is gone.
fn load(
    desk: &Desk,
    mothers: &Arc<Vec<String>>,
    book: &Arc<Book>,
) -> Vec<std::thread::JoinHandle<()>> {
    let people = (0..PEOPLE_AT_ONCE).map(|_| {
        let (guest, mothers, book) = (desk.guest(), Arc::clone(mothers), Arc::clone(book));
        std::thread::spawn(move || {
            while let Some(mother) = mothers.get(book.next.fetch_add(1, Ordering::SeqCst)) {
                let mut browser = guest.clone();
                let Some(case) = apply(&mut browser, mother) else {
                    return;
                };
                book.sent.lock().unwrap().push((mother.clone(), case));
            }
        })
    });
    people.collect()
}

/// A moment between 100 and 900 ms, different in each round and the same in each run.
fn moment(round: u64) -> Duration {
    let mixed = (round + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
    Duration::from_millis(100 + mixed % 800)
}

#[test]
fn nothing_that_was_acknowledged_is_lost_and_nothing_is_done_twice() {
    let mut desk = Desk::open_with(&Options {
        residents: 900,
        newborns: 900,
        ..Options::default()
    });
    let mothers = Arc::new(ready(&desk));
    let people = desk.count("SELECT count(*) FROM subject");
    let records = desk.count("SELECT count(*) FROM record");
    let book = Arc::new(Book::default());
    for round in 0..ROUNDS {
        let people = load(&desk, &mothers, &book);
        std::thread::sleep(moment(round));
        desk.kill();
        for one in people {
            one.join().unwrap();
        }
        desk = desk.again();
    }
    let sent = std::mem::take(&mut *book.sent.lock().unwrap());
    assert!(
        sent.len() > 8,
        "only {} of {} applied under load",
        sent.len(),
        mothers.len()
    );
    let open = "SELECT count(*) FROM outbox WHERE kind <> 'deadline'";
    until("every effect to come about", || {
        (desk.count(open) == 0).then_some(())
    });

    for (mother, case) in &sent {
        let mut browser = desk.resident(mother);
        assert_eq!(browser.outcome(case), "grant", "{mother} {case}");
    }
    done_once(&desk, (people, records), &sent);
    super::record::recorded_once(&desk);
    let told = desk.audit();
    assert!(told.contains("0 differ"), "{told}");
}

/// Every decided case has its effects exactly once; a case that nobody was told of is a draft or decided as well.
fn done_once(desk: &Desk, (people, records): (i64, i64), sent: &[(String, String)]) {
    let decided = desk.count("SELECT count(*) FROM cases WHERE stage = 'decided'");
    assert!(decided >= i64::try_from(sent.len()).unwrap());
    assert_eq!(
        desk.count("SELECT count(*) FROM cases WHERE stage NOT IN ('decided', 'draft')"),
        0
    );
    let twice = "SELECT count(*) FROM (SELECT 1 FROM history WHERE kind = 'submitted' \
                 GROUP BY case_id HAVING count(*) > 1) AS again";
    assert_eq!(desk.count(twice), 0, "sent once");
    assert_eq!(desk.count("SELECT count(*) FROM effect_done"), 3 * decided);
    assert_eq!(desk.count("SELECT count(*) FROM credential"), 2 * decided);
    assert_eq!(
        desk.count("SELECT count(*) FROM subject"),
        people + decided,
        "each child once"
    );
    // One record of the child, one new version of the card.
    assert_eq!(
        desk.count("SELECT count(*) FROM record"),
        records + 2 * decided
    );
    assert_eq!(
        desk.count("SELECT count(*) FROM record WHERE register = 'keluarga' AND version = 2"),
        decided
    );
    assert_eq!(desk.count("SELECT count(*) FROM outbox WHERE dead = 1"), 0);
    let notices = std::fs::read_to_string(desk.data.join("facility/notices.jsonl")).unwrap();
    let told: BTreeSet<_> = notices
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            line["notice"]["key"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(
        i64::try_from(told.len()).unwrap(),
        decided,
        "the facility knows each birth"
    );
    assert_eq!(notices.lines().count(), told.len(), "and was told once");
}

#[test]
fn a_full_disk_is_told_and_what_was_acknowledged_is_still_there() {
    // The limit is one of SQLite's files; a server that is full is met in the tests of the store.
    if Storage::is_server() {
        return;
    }
    let desk = Desk::open_with(&Options {
        newborns: 900,
        ..Options::default()
    });
    let mothers = ready(&desk);
    let pages = desk.pages();
    let desk = desk.again_with(&Options {
        newborns: 900,
        pages_max: Some(pages + 24),
        ..Options::default()
    });
    let mut sent = Vec::new();
    let full = mothers.iter().find_map(|mother| {
        let mut browser = desk.resident(mother);
        let page = browser.post("/en/layanan/akta-lahir/mulai", &[]);
        if page.status != 303 {
            return Some(page);
        }
        let case = page
            .location()
            .replace("/en/permohonan/", "")
            .replace("/isi", "");
        let base = format!("/en/permohonan/{case}");
        let page = browser.post(
            &format!("{base}/isi/child_name"),
            &[("value", "Bima Santoso")],
        );
        if page.status != 303 {
            return Some(page);
        }
        let digest = browser.see(&format!("{base}/periksa")).hidden("digest");
        let page = browser.post(&format!("{base}/kirim"), &[("digest", &digest)]);
        if page.status != 303 {
            return Some(page);
        }
        sent.push((mother.clone(), case));
        None
    });
    let page = full.expect("the disk becomes full");
    assert_eq!(page.status, 503, "{}", page.text());
    assert!(page.has("<html lang=\"en\""), "a page says so");
    desk.guest().see("/layanan/akta-lahir");

    let desk = desk.again();
    until("every effect to come about", || {
        (desk.count("SELECT count(*) FROM outbox WHERE kind <> 'deadline'") == 0).then_some(())
    });
    for (mother, case) in &sent {
        assert_eq!(
            desk.resident(mother).outcome(case),
            "grant",
            "{mother} {case}"
        );
    }
    assert!(desk.audit().contains("0 differ"));
}
