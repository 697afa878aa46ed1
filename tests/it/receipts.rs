//! Receipts of earlier laws: they stay here, and replay under the evaluator of today.
//!
//! `tests/receipts/<start of the law hash>/` holds `law.json`, the manifest that the hash is the digest of, and one
//! receipt per file; `tests/receipts/files/` holds the files of all these laws by digest. Only the area table is not
//! copied while the shipped pack still has the same one. Before the law changes, keep what it decided:
//! `SIGAP_PACK=packs/indonesia cargo test --test it -- --ignored keep_receipts`.

use base::{Timestamp, canonical};
use case::{Case, Command, Receipt, Setting};
use pack::law::{Law, Manifest, law};
use pack::law_hash::hex_sha256;
use pack::model::{Pack, Service};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// As much of a hash as a folder is named by.
const PREFIX: usize = 12;
/// A file of a law that is too large to copy for every version of it.
const AREAS: &str = "reference/areas.csv";
/// Scenarios whose receipts are kept: every kind of outcome, and several reasons at once.
const KEPT: [&str; 6] = [
    "married-parents-hospital-birth",
    "reported-late",
    "found-child",
    "several-reasons",
    "second-twin",
    "single-mother",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn kept() -> PathBuf {
    root().join("tests/receipts")
}

/// Names in a folder, in order.
fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    names
}

pub(crate) fn read_pack(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut left = vec![root.to_owned()];
    while let Some(folder) = left.pop() {
        for path in names(&folder) {
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                files.insert(name.to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn law_files(manifest: &Manifest) -> BTreeMap<String, Vec<u8>> {
    let areas = std::fs::read(root().join("packs/indonesia").join(AREAS)).unwrap();
    let areas_digest = hex_sha256(&areas);
    let mut files = BTreeMap::new();
    for digest in manifest.digests() {
        let file = kept().join("files").join(digest);
        if file.exists() {
            files.insert(digest.to_owned(), std::fs::read(file).unwrap());
        } else if digest == areas_digest {
            files.insert(digest.to_owned(), areas.clone());
        }
    }
    files
}

#[test]
fn receipts_of_every_earlier_law_replay_with_the_present_evaluator() {
    let (mut laws, mut receipts) = (0, 0);
    for folder in names(&kept()) {
        if folder.ends_with("files") || !folder.is_dir() {
            continue;
        }
        let text = std::fs::read(folder.join("law.json")).unwrap();
        let hash = hex_sha256(&text);
        let name = folder.file_name().unwrap().to_str().unwrap();
        assert_eq!(&hash[..PREFIX], name, "a folder bears the hash of its law");
        let manifest = Manifest::read(&hash, &text).unwrap();
        let service = manifest.service("akta-lahir", &law_files(&manifest));
        // An area table that the pack no longer has belongs into the files folder, under its digest.
        let service = service.unwrap_or_else(|bad| panic!("{name}: {bad}"));
        for file in names(&folder) {
            if file.ends_with("law.json") {
                continue;
            }
            let bytes = std::fs::read(&file).unwrap();
            let receipt: Receipt = serde_json::from_slice(&bytes).unwrap();
            assert_eq!(
                case::replay(&service, &receipt),
                Ok(()),
                "{}",
                file.display()
            );
            assert_eq!(canonical(&receipt).unwrap(), bytes, "{}", file.display());
            receipts += 1;
        }
        laws += 1;
    }
    assert!(
        laws >= 2 && receipts >= laws,
        "{laws} laws, {receipts} receipts"
    );
}

#[test]
#[ignore = "writes fixtures: run it before a law changes"]
fn keep_receipts_of_a_law() {
    let folder = std::env::var("SIGAP_PACK").expect("SIGAP_PACK names the folder of a pack");
    let files = read_pack(Path::new(&folder));
    let service = pack::law::service(&files, "akta-lahir").unwrap();
    // The people and what they answer are those of today, so that a law of any day can be asked.
    let pack = Pack::parse(read_pack(&root().join("packs/indonesia"))).unwrap();
    keep(&pack, &service, &law(&files, &service));
}

fn keep(pack: &Pack, service: &Service, law: &Law<'_>) {
    let folder = kept().join(&law.hash[..PREFIX]);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::create_dir_all(kept().join("files")).unwrap();
    std::fs::write(folder.join("law.json"), &law.manifest).unwrap();
    for (digest, bytes) in &law.files {
        if pack.files[AREAS] != *bytes {
            std::fs::write(kept().join("files").join(digest), bytes).unwrap();
        }
    }
    for name in KEPT {
        let file = format!("services/{}/scenarios/{name}.toml", law.service);
        let scenarios = &pack.services[law.service].scenarios;
        let scenario = scenarios.iter().find(|s| s.file == file).unwrap();
        let Ok(facts) = pack::scenario::facts(pack, service, scenario) else {
            continue;
        };
        let now = Timestamp::midnight(facts.today, facts.zone).plus_hours(9);
        let setting = Setting {
            service,
            area: Some("3273"),
            zone: facts.zone,
            calendar: pack.calendar(&service.about.owner),
            reference: base::PaymentReference::new(base::Bucket(1), [1; 8]),
        };
        let command = Command::Submit { facts };
        // A law that asked something else cannot decide on these answers.
        let step = case::advance(&setting, &Case::draft(), command, now);
        let Some(receipt) = step.ok().and_then(|step| step.receipt) else {
            continue;
        };
        let bytes = canonical(&receipt).unwrap();
        std::fs::write(folder.join(format!("{name}.json")), bytes).unwrap();
    }
}
