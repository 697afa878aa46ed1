//! A country moved from one engine to the other, and back, by the program itself.

use crate::cluster::Cluster;
use crate::desk::{Answers, Desk, SRI, Storage, sigap};
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

const NAME: &str = "Bima Wahyudi Santoso";

fn told(words: &[&str]) -> (bool, String) {
    let told = sigap().args(words).output().unwrap();
    let said = [told.stdout, told.stderr].map(|said| String::from_utf8(said).unwrap());
    (told.status.success(), said.concat())
}

fn copied(from: &str, to: &str) -> String {
    let (done, said) = told(&["copy", "--from", from, "--to", to]);
    assert!(done && !said.contains("DIFFERS"), "{said}");
    said
}

/// What stands between the columns of a table that was copied.
fn rows(said: &str, table: &str) -> String {
    let line = said
        .lines()
        .find(|line| line.starts_with(&format!("{table} ")));
    line.unwrap()
        .split_whitespace()
        .skip(1)
        .collect::<Vec<_>>()
        .join(" ")
}

fn server() -> String {
    let cluster = Cluster::shared();
    cluster.url(&cluster.database())
}

/// A country in a folder, whatever engine this run is for, with one decided case.
fn country() -> (Desk, String) {
    let mut desk = Desk::open_on(Storage::Folder);
    let mut mother = desk.resident(SRI);
    let case = mother.apply(&Answers::from([("child_name", NAME)]));
    crate::desk::until("the outbox to rest", || {
        (desk.count("SELECT count(*) FROM outbox WHERE kind <> 'deadline'") == 0).then_some(())
    });
    desk.kill();
    (desk, case)
}

#[test]
fn a_country_moves_to_a_server_and_back_and_goes_on_there() {
    let (desk, case) = country();
    let (folder, url) = (desk.data.to_str().unwrap().to_owned(), server());
    let there = copied(&folder, &url);
    assert!(there.contains("the copy is whole"), "{there}");
    assert!(rows(&there, "credential").starts_with("2 "), "{there}");
    let (done, said) = told(&["copy", "--from", &url, "--to", &folder]);
    assert!(!done && said.contains("holds data already"), "{said}");
    nobody_goes_on_there(&folder, &[], &url);

    let on = |url: &str| ["audit", "--data", &folder, "--database", url].map(str::to_owned);
    let audit = sigap().args(on(&url)).output().unwrap();
    let audit = String::from_utf8(audit.stdout).unwrap();
    assert!(
        audit.contains("1 cases, 1 receipts replayed, 0 differ"),
        "{audit}"
    );
    let (done, said) = told(&["migrate", "--database", &url]);
    assert!(
        done && said.contains("demo data, 0 migrations brought"),
        "{said}"
    );

    let mut desk = desk.again_on(Storage::at(&url));
    assert_eq!(desk.resident(SRI).outcome(&case), "grant");
    let (done, said) = told(&["copy", "--from", &url, "--to", &format!("{folder}/again")]);
    assert!(!done && said.contains("is in use"), "{said}");

    desk.kill();
    std::fs::remove_dir_all(desk.data.join("db")).unwrap();
    let back = copied(&url, &folder);
    for table in ["cases", "history", "subject_key", "record", "law"] {
        assert_eq!(rows(&there, table), rows(&back, table));
    }
    nobody_goes_on_there(&folder, &["--database", &url], &folder);
    assert_eq!(
        desk.again_on(Storage::Folder).resident(SRI).outcome(&case),
        "grant"
    );
}

/// Whoever would write is told where the data went, and who only looks is let in.
fn nobody_goes_on_there(data: &str, database: &[&str], to: &str) {
    let on = |words: &[&str]| told(&[words, &["--data", data], database].concat());
    let from = database.last().unwrap_or(&data);
    for (done, said) in [
        on(&["demo", "--listen", "127.0.0.1:0"]),
        on(&["outbox", "--revive", "effect"]),
        told(&["copy", "--from", from, "--to", &format!("{data}/again")]),
    ] {
        let undo =
            format!("was moved to {to}: go on there, or bring it back with sigap copy --from");
        assert!(!done && said.contains(&undo), "{said}");
    }
    for (done, said) in [on(&["audit"]), on(&["outbox"])] {
        assert!(done, "{said}");
    }
}

#[test]
fn a_database_is_opened_with_its_own_keys_alone_and_others_write_nothing() {
    let (desk, _) = country();
    let (folder, url) = (desk.data.to_str().unwrap().to_owned(), server());
    copied(&folder, &url);
    let (_, name) = url.rsplit_once('/').unwrap();
    // The copy knows its keys, before anybody worked on it.
    let marks = Cluster::shared().sql(name, "SELECT count(*) FROM meta WHERE key = 'keys'");
    assert_eq!(marks, "1");
    let stranger = format!("{folder}/stranger");
    let demo = ["demo", "--listen", "127.0.0.1:0", "--data", &stranger];
    let (done, said) = told(&[&demo[..], &["--database", &url]].concat());
    assert!(!done && said.contains("belongs to other keys"), "{said}");
    assert!(
        !std::path::Path::new(&stranger)
            .join("keys/instance.key")
            .exists()
    );

    std::fs::write(desk.data.join("keys/instance.key"), [7; 32]).unwrap();
    for words in [&["audit"][..], &["outbox", "--revive", "effect"]] {
        for database in [&[][..], &["--database", &url]] {
            let (done, said) = told(&[words, &["--data", &folder], database].concat());
            let other = said.contains("belongs to other keys") || said.contains("was moved to");
            assert!(!done && other, "{words:?}: {said}");
        }
    }
}

#[test]
fn a_copy_that_was_killed_is_never_opened() {
    let (desk, _) = country();
    let (folder, url) = (desk.data.to_str().unwrap().to_owned(), server());
    let mut copying = sigap()
        .args(["copy", "--from", &folder, "--to", &url])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(copying.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("copying record") {
        line.clear();
        assert!(
            said.read_line(&mut line).unwrap() > 0,
            "it ended before it was killed"
        );
    }
    copying.kill().unwrap();
    copying.wait().unwrap();
    let _ = said.read_to_string(&mut line);
    for words in [
        &["migrate", "--database", &url][..],
        &["audit", "--data", &folder, "--database", &url],
        &[
            "demo",
            "--listen",
            "127.0.0.1:0",
            "--data",
            &folder,
            "--database",
            &url,
        ],
    ] {
        let (done, said) = told(words);
        assert!(
            !done && said.contains("a copy that was not finished"),
            "{words:?}: {said}"
        );
    }
}

#[test]
fn an_empty_database_of_a_server_becomes_a_live_one_and_no_country_grows_there() {
    let url = server();
    let (done, said) = told(&["migrate", "--database", &url]);
    assert!(done && said.contains("brought 0001_first"), "{said}");
    assert!(said.contains("live data"), "{said}");
    let data = std::env::temp_dir().join(format!("sigap-live-never-{}", std::process::id()));
    let demo = [
        "demo",
        "--listen",
        "127.0.0.1:0",
        "--database",
        &url,
        "--data",
    ];
    let (done, said) = told(&[&demo[..], &[data.to_str().unwrap()]].concat());
    assert!(!done && said.contains("demo and live never mix"), "{said}");
    std::fs::remove_dir_all(data).unwrap();
}

#[test]
fn an_address_that_is_refused_is_not_repeated() {
    for url in [
        "postgres://sigap:rahasia@10.0.0.7/negara",
        "postgres://sigap:rahasia@127.0.0.1:1/negara",
        "sigap:rahasia",
    ] {
        let (done, said) = told(&["migrate", "--database", url]);
        assert!(!done && !said.contains("rahasia"), "{said}");
    }
}
